// The words of the countdown, in both languages: the widget's, and what the server says.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';
import type { Phase } from './model.ts';

/** What the server says where it counts nothing. */
export type ServerSentence = 'accepted' | 'upgrade' | 'elsewhere' | 'method';

export type ExperimentName = 'zero' | 'negative' | 'words' | 'huge' | 'binary' | 'leave';

const en = {
  heading: 'Countdown',
  question:
    'You send 3. The server counts down to 0, one number a second. How many messages come, and how long does it take?',
  choices: {
    three: '3 messages in 3 seconds',
    posts: '4 messages in 3 seconds',
    four: '4 messages in 4 seconds',
  },
  explanation: '3, 2, 1, 0: four fence posts, and three gaps of one second between them.',
  countdowns: 'Countdowns, one connection each',
  lane: 'Countdown {id}',
  noNumber: 'no number yet',
  phases: {
    idle: 'ready',
    counting: 'counting',
    done: 'done',
    cancelled: 'cancelled',
    left: 'left',
    lost: 'cut off',
  } satisfies Record<Phase, string>,
  connecting: 'connecting',
  add: 'One more',
  remove: 'Remove countdown {id}',
  toSend: 'Text to send to countdown {id}',
  send: 'Send',
  cancel: 'Cancel',
  hangUp: 'Hang up',
  noArrivals: 'Send a number of seconds: each arrival is timed here.',
  first: '{number} came at once; it starts the stopwatch.',
  punctual: '{number} came {after} ms after {from}. Furthest from its second: {ms} ms.',
  times: 'On time?',
  columns: ['number', 'ms after the first', 'off by'],
  noDrift: 'Each number is due at its own second after the start. A late one makes no other late: there is no drift.',
  ask: 'Ask the server',
  running: 'how many it runs for you',
  runs: 'it runs {count} for you',
  left: '{before} before the goodbye, {after} after it',
  failed: 'the connection did not open',
  commands: {
    prompt: 'Python: a prompt; type 3, or cancel (pip install websockets)',
    python: 'Python: a whole client',
    node: 'Node: the WebSocket of browsers',
    curl: 'curl: how many run for clients without a cookie',
  } satisfies Record<CommandName, string>,
  experiments: {
    zero: ['Send 0', 'Zero seconds are no countdown.'],
    negative: ['Send -5', 'Counting up from the past? Refused, and what runs goes on.'],
    words: ['Send “ten”', 'A person would understand.'],
    huge: ['Send 20,000 nines', 'Longer than the universe has lasted. Refused before it is even a number.'],
    binary: ['Send the byte 33', 'In hexadecimal, 33 is the digit 3: but in a binary message.'],
    leave: ['Leave in the middle', 'Does the server count on for nobody? It tells, before and after.'],
  } satisfies Record<ExperimentName, readonly [label: string, hint: string]>,
  ten: 'ten',
  server: {
    accepted: 'send a whole number of seconds from 1 to 3600, or cancel.',
    upgrade:
      'A WebSocket lives here: send it 3 and it counts down. Come back with Upgrade: websocket and Connection: Upgrade.',
    elsewhere:
      'Nothing here. The countdown is at /demos/countdown, the number of those that run at /demos/countdown/running',
    method: 'Allowed here: GET, HEAD',
  } satisfies Record<ServerSentence, string>,
};

export type CountdownText = typeof en;

const fr: CountdownText = {
  heading: 'Compte à rebours',
  question:
    'Vous envoyez 3. Le serveur compte jusqu’à 0, un nombre par seconde. Combien de messages arrivent, et en combien de temps ?',
  choices: {
    three: '3 messages en 3 secondes',
    posts: '4 messages en 3 secondes',
    four: '4 messages en 4 secondes',
  },
  explanation: '3, 2, 1, 0 : quatre piquets, et trois intervalles d’une seconde entre eux.',
  countdowns: 'Comptes à rebours, une connexion chacun',
  lane: 'Compte à rebours {id}',
  noNumber: 'pas encore de nombre',
  phases: {
    idle: 'prêt',
    counting: 'en cours',
    done: 'terminé',
    cancelled: 'annulé',
    left: 'quitté',
    lost: 'coupé',
  },
  connecting: 'connexion',
  add: 'Un de plus',
  remove: 'Enlever le compte à rebours {id}',
  toSend: 'Texte à envoyer au compte à rebours {id}',
  send: 'Envoyer',
  cancel: 'Annuler',
  hangUp: 'Raccrocher',
  noArrivals: 'Envoyez un nombre de secondes : chaque arrivée est chronométrée ici.',
  first: '{number} est venu tout de suite ; il lance le chronomètre.',
  punctual: '{number} est venu {after} ms après {from}. Au plus loin de sa seconde : {ms} ms.',
  times: 'À l’heure ?',
  columns: ['nombre', 'ms après le premier', 'écart'],
  noDrift: 'Chaque nombre a sa propre seconde après le départ. Un retard n’en retarde aucun autre : pas de dérive.',
  ask: 'Demander au serveur',
  running: 'combien il en mène pour vous',
  runs: 'il en mène {count} pour vous',
  left: '{before} avant l’au revoir, {after} après',
  failed: 'la connexion ne s’est pas ouverte',
  commands: {
    prompt: 'Python : une invite ; tapez 3, ou cancel (pip install websockets)',
    python: 'Python : un client entier',
    node: 'Node : le WebSocket des navigateurs',
    curl: 'curl : combien sont en cours pour les clients sans cookie',
  },
  experiments: {
    zero: ['Envoyer 0', 'Zéro seconde, ce n’est pas un compte à rebours.'],
    negative: ['Envoyer -5', 'Remonter du passé ? Refusé, et ce qui court continue.'],
    words: ['Envoyer « dix »', 'Une personne comprendrait.'],
    huge: ['Envoyer 20 000 neufs', 'Plus que l’âge de l’univers. Refusé avant même d’être un nombre.'],
    binary: ['Envoyer l’octet 33', 'En hexadécimal, 33 est le chiffre 3 : mais dans un message binaire.'],
    leave: ['Partir au milieu', 'Le serveur compte-t-il encore pour personne ? Il le dit, avant et après.'],
  },
  ten: 'dix',
  server: {
    accepted: 'envoyez un nombre entier de secondes, de 1 à 3600, ou cancel.',
    upgrade:
      'Ici habite un WebSocket : envoyez-lui 3, il compte à rebours. Revenez avec Upgrade: websocket et Connection: Upgrade.',
    elsewhere:
      'Rien ici. Le compte à rebours est à l’adresse /demos/countdown, le nombre de ceux qui courent à /demos/countdown/running',
    method: 'Permis ici : GET, HEAD',
  },
};

export const countdownText: Record<Language, CountdownText> = { fr, en };
