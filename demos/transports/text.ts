// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';
import type { FollowerStatus } from './followers.ts';
import type { Lane } from './protocol.ts';

export type ExperimentName = 'cut' | 'burst' | 'slow';
export type FigureName = 'mean' | 'worst' | 'requests' | 'wasted' | 'up' | 'down' | 'each';

const en = {
  heading: 'Four ways to the same news',
  question:
    'Four customers want the same news: one asks every 2 seconds, one lets Patrick hold the question, one listens to a stream, one to a WebSocket. Who is the last to know?',
  choices: { poll: 'the one who asks', wait: 'the held question', stream: 'the stream', socket: 'the WebSocket' },
  explanation:
    'Only the one who asks makes news wait. The other three know at once; what they cost is another question.',
  start: 'Open all four',
  stop: 'Close all',
  publish: 'Publish',
  publishLabel: 'News to publish; empty: Patrick finds some',
  placeholder: 'The coffee is ready.',
  pace: 'Polling every',
  seconds: '{seconds} s',
  milliseconds: '{ms} ms',
  automatic: 'When to publish',
  everyPublication: { 0: 'when I press', 3: 'every 3 s', 10: 'every 10 s' },
  lanes: {
    poll: 'Polling',
    wait: 'Long polling',
    stream: 'Server-Sent Events',
    socket: 'WebSocket',
  } satisfies Record<Lane, string>,
  by: { eventSource: 'stream: EventSource', fetch: 'stream: fetch' },
  status: {
    off: 'closed',
    connecting: 'connecting',
    listening: 'open',
    away: 'cut off, coming back',
    over: 'given up',
  } satisfies Record<FollowerStatus | 'off', string>,
  line: '{wait} · {requests} · {octets}',
  oneRequest: '1 request',
  requests: '{count} requests',
  octets: '{count} B',
  kilo: '{count} kB',
  noWait: 'no news yet',
  timeline: '{lane}, the last 30 seconds: {questions} requests, {known} pieces of news.',
  ago: '{seconds} s ago',
  now: 'now',
  legend: { asked: 'request', waits: 'news waits', passes: 'passes' },
  newest: 'Newest:',
  noNews: 'No news yet.',
  figures: 'Figures',
  figure: {
    mean: 'wait, mean',
    worst: 'wait, worst',
    requests: 'requests',
    wasted: 'for nothing',
    up: 'octets sent',
    down: 'octets received',
    each: 'octets a news',
  } satisfies Record<FigureName, string>,
  figuresCaption: 'Since the four were opened, counted on the wire',
  noFigures: 'Open all four and publish: the figures of each come here.',
  none: '–',
  refused: 'The server refused this news: {sentence}',
  cutRemark:
    'Nobody has missed the news of the time of the cut: the stream came back with Last-Event-ID, the WebSocket because our program says what it knows.',
  commands: {
    publish: 'Publish, in one terminal (curl): 201',
    poll: 'Polling (curl): 200 with everything so far, or 204 before any',
    wait: 'Long polling (curl): no answer until you publish, 204 after 25 s',
    stream: 'Server-Sent Events (curl -N): publish, and read (Ctrl+C)',
    resume: 'The stream, resumed: everything after number 0 (Ctrl+C)',
    python: 'WebSocket (pip install websockets): everything after number 0',
    node: 'The same in Node (Ctrl+C)',
  } satisfies Record<CommandName, string>,
  experiments: {
    cut: [
      'Cut the connections',
      'The server hangs up on all, and publishes while they are away. Watch who comes back, and with which fields.',
    ],
    burst: ['Publish five at once', 'Polling gets them in one answer. And the other three?'],
    slow: ['Poll every 10 seconds', 'Fewer requests than ever, and the coffee is cold.'],
  } satisfies Record<ExperimentName, readonly [string, string]>,
};

export type TransportsText = typeof en;

const fr: TransportsText = {
  heading: 'La même nouvelle, par quatre chemins',
  question:
    'Une nouvelle, quatre clients : l’un demande toutes les 2 s, l’autre laisse sa question, deux écoutent (flux, WebSocket). Qui l’apprend en dernier ?',
  choices: { poll: 'celui qui demande', wait: 'la question gardée', stream: 'le flux', socket: 'le WebSocket' },
  explanation:
    'Seul celui qui demande fait attendre la nouvelle. Les trois autres savent aussitôt ; ce qu’ils coûtent est une autre question.',
  start: 'Ouvrir les quatre',
  stop: 'Tout fermer',
  publish: 'Publier',
  publishLabel: 'Nouvelle à publier ; vide : Patrick en trouve une',
  placeholder: 'Le café est prêt.',
  pace: 'Scrutation toutes les',
  seconds: '{seconds} s',
  milliseconds: '{ms} ms',
  automatic: 'Quand publier',
  everyPublication: { 0: 'quand j’appuie', 3: 'toutes les 3 s', 10: 'toutes les 10 s' },
  lanes: {
    poll: 'Scrutation',
    wait: 'Scrutation longue',
    stream: 'Server-Sent Events',
    socket: 'WebSocket',
  },
  by: { eventSource: 'flux : EventSource', fetch: 'flux : fetch' },
  status: {
    off: 'fermé',
    connecting: 'connexion',
    listening: 'ouvert',
    away: 'coupé, revient',
    over: 'abandonné',
  },
  line: '{wait} · {requests} · {octets}',
  oneRequest: '1 requête',
  requests: '{count} requêtes',
  octets: '{count} o',
  kilo: '{count} ko',
  noWait: 'rien encore',
  timeline: '{lane}, les 30 dernières secondes : {questions} requêtes, {known} nouvelles.',
  ago: 'il y a {seconds} s',
  now: 'maintenant',
  legend: { asked: 'requête', waits: 'elle attend', passes: 'elle passe' },
  newest: 'Dernière :',
  noNews: 'Pas encore de nouvelle.',
  figures: 'Chiffres',
  figure: {
    mean: 'attente, moyenne',
    worst: 'attente, au pire',
    requests: 'requêtes',
    wasted: 'pour rien',
    up: 'octets envoyés',
    down: 'octets reçus',
    each: 'octets par nouvelle',
  },
  figuresCaption: 'Depuis l’ouverture des quatre, comptés sur le fil',
  noFigures: 'Ouvrez les quatre et publiez : les chiffres de chacun viendront ici.',
  none: '–',
  refused: 'Le serveur a refusé cette nouvelle : {sentence}',
  cutRemark:
    'Personne n’a manqué la nouvelle parue pendant la coupure : le flux est revenu avec Last-Event-ID, le WebSocket parce que notre programme dit ce qu’il sait.',
  commands: {
    publish: 'Publier, dans un terminal (curl) : 201',
    poll: 'Scrutation (curl) : 200 et tout jusqu’ici, ou 204 s’il n’y a rien',
    wait: 'Scrutation longue (curl) : pas de réponse avant que vous publiiez ; 204 après 25 s',
    stream: 'Server-Sent Events (curl -N) : publiez, et lisez (Ctrl+C)',
    resume: 'Le flux, repris : tout ce qui suit le numéro 0 (Ctrl+C)',
    python: 'WebSocket (pip install websockets) : tout ce qui suit le numéro 0',
    node: 'La même chose avec Node (Ctrl+C)',
  },
  experiments: {
    cut: [
      'Couper les connexions',
      'Le serveur raccroche au nez de tous, et publie pendant leur absence. Regardez qui revient, et avec quels champs.',
    ],
    burst: ['Publier cinq nouvelles d’un coup', 'La scrutation les reçoit en une réponse. Et les trois autres ?'],
    slow: ['Scruter toutes les 10 secondes', 'Moins de requêtes que jamais, et le café est froid.'],
  },
};

export const transportsText: Record<Language, TransportsText> = { fr, en };
