// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';

export type ExperimentName = 'hurry' | 'doze' | 'same' | 'star';

const en = {
  heading: 'Polling',
  question:
    'Patrick’s customer asks every 2 seconds. News comes at any moment. How long does a piece of news wait, on average, before the customer knows?',
  choices: { nothing: 'about 0 s', half: 'about 1 s', whole: 'about 2 s' },
  explanation: 'Half the interval on average, the whole of it at worst.',
  start: 'Start asking',
  stop: 'Stop',
  publish: 'Publish now',
  publishLabel: 'News to publish; empty: Patrick finds some',
  placeholder: 'The coffee is ready.',
  interval: 'Every',
  seconds: '{seconds} s',
  conditional: 'Say what I know already (If-None-Match)',
  figures: {
    requests: 'questions',
    wasted: 'for nothing',
    up: 'octets sent',
    down: 'octets received',
    mean: 'wait, mean',
    worst: 'wait, worst',
  },
  none: '–',
  newest: 'Newest:',
  noNews: 'No news yet.',
  timeline: 'The last 30 seconds, on the wire: {questions} questions, {known} pieces of news.',
  patrick: 'Patrick',
  customer: 'customer',
  ago: '{seconds} s ago',
  now: 'now',
  empty: 'Start asking: each question is drawn here, with what it brought.',
  legend: { wasted: 'for nothing', fresh: 'with news', wait: 'news waits' },
  ended: {
    enough: 'That was {count} questions. It stops here; start again whenever you like.',
    unreachable: 'The server was asked in vain. Is it still running? Then start again.',
  },
  refused: 'The server refused this news: {sentence}',
  commands: {
    publish: 'Publish (curl): 201',
    ask: 'Ask (curl): 200 with the newest news, or 204 before any',
    again: 'Ask twice with the same condition (curl): 200, then 304 and no content',
    loop: 'Five questions, one a second (curl): mostly the same octets again',
    python: 'The same in Python',
  } satisfies Record<CommandName, string>,
  experiments: {
    hurry: ['Ask every quarter of a second', 'The wait falls; look at what the octets do.'],
    doze: ['Ask every ten seconds', 'Hardly any octets, and cold coffee.'],
    same: [
      'Turn the condition on',
      'The answers become 304, without content. Still one request and one answer each time.',
    ],
    star: ['Ask with If-None-Match: *', 'A star matches whatever there is: 304 for ever. You will never know.'],
  } satisfies Record<ExperimentName, readonly [string, string]>,
  starred: 'The server answered {status} to If-None-Match: *.',
};

export type PollingText = typeof en;

const fr: PollingText = {
  heading: 'Scrutation',
  question:
    'Le client de Patrick demande toutes les 2 secondes. Une nouvelle arrive à n’importe quel moment. Combien de temps attend-elle, en moyenne, avant que le client la connaisse ?',
  choices: { nothing: 'environ 0 s', half: 'environ 1 s', whole: 'environ 2 s' },
  explanation: 'La moitié de l’intervalle en moyenne, l’intervalle entier au pire.',
  start: 'Demander',
  stop: 'Arrêter',
  publish: 'Publier',
  publishLabel: 'Nouvelle à publier ; vide : Patrick en trouve une',
  placeholder: 'Le café est prêt.',
  interval: 'Toutes les',
  seconds: '{seconds} s',
  conditional: 'Dire ce que je sais déjà (If-None-Match)',
  figures: {
    requests: 'questions',
    wasted: 'pour rien',
    up: 'octets envoyés',
    down: 'octets reçus',
    mean: 'attente, moyenne',
    worst: 'attente, au pire',
  },
  none: '–',
  newest: 'Dernière :',
  noNews: 'Pas encore de nouvelle.',
  timeline: 'Les 30 dernières secondes, sur le fil : {questions} questions, {known} nouvelles.',
  patrick: 'Patrick',
  customer: 'client',
  ago: 'il y a {seconds} s',
  now: 'maintenant',
  empty: 'Demandez : chaque question sera dessinée ici, avec ce qu’elle a rapporté.',
  legend: {
    wasted: 'pour rien',
    fresh: 'avec nouvelle',
    wait: 'elle attend',
  },
  ended: {
    enough: 'Cela fait {count} questions. On s’arrête là ; recommencez quand vous voulez.',
    unreachable: 'Le serveur n’a pas répondu. Tourne-t-il encore ? Alors recommencez.',
  },
  refused: 'Le serveur a refusé cette nouvelle : {sentence}',
  commands: {
    publish: 'Publier (curl) : 201',
    ask: 'Demander (curl) : 200 et les dernières nouvelles, ou 204 s’il n’y en a pas',
    again: 'Deux fois la même condition (curl) : 200, puis 304 sans contenu',
    loop: 'Cinq questions, une par seconde (curl) : presque toujours les mêmes octets',
    python: 'La même chose en Python',
  },
  experiments: {
    hurry: ['Demander tous les quarts de seconde', 'L’attente diminue ; regardez les octets.'],
    doze: ['Demander toutes les dix secondes', 'Presque pas d’octets, et un café froid.'],
    same: [
      'Poser la condition',
      'Les réponses deviennent des 304, sans contenu. Mais toujours une requête et une réponse à chaque fois.',
    ],
    star: [
      'Demander avec If-None-Match: *',
      'L’étoile correspond à tout ce qui existe : 304 à jamais. Vous ne saurez rien.',
    ],
  },
  starred: 'Le serveur a répondu {status} à If-None-Match: *.',
};

export const pollingText: Record<Language, PollingText> = { fr, en };
