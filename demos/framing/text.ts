// The words of the widget, in both languages.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';
import type { ExperimentName } from './experiments.ts';
import type { Way } from './model.ts';
import type { Problem, Rule } from './protocol.ts';

const en = {
  heading: 'Framing',
  question: 'Three orders leave in one write. The server takes each read for an order. How many orders does it hear?',
  choices: { one: 'one', three: 'three', depends: 'two, as a rule' },
  explanation: 'One write, one read, one long order: nobody told TCP where an order ends.',
  orders: ['1 coffee', '1 tea', '2 croissants'],
  rule: 'An order ends…',
  rules: { naive: 'with the read', lines: 'with the line', length: 'by its length' } satisfies Record<Rule, string>,
  message: 'Order {number}',
  ways: {
    together: 'All in one write',
    apart: 'Three, one by one',
    hurry: 'Three at once, ×5',
    pieces: 'Order 3 in pieces',
  } satisfies Record<Way, string>,
  runs: 'What the server read',
  none: 'Nothing was sent yet. Each box will be one read of the server.',
  reads: { one: '{count} read', other: '{count} reads' },
  read: 'read {number}',
  right: 'understood: {heard}',
  wrong: 'misunderstood: {heard}',
  nothing: 'nothing',
  luck: 'Same program, same bytes: how many reads there are is luck. {host}',
  luckOn: {
    server: 'On a real network it is luck with worse odds.',
    'in-page': 'In this browser everything is near: on a real network it varies more.',
  },
  waiting: '{count} bytes still wait for the rest.',
  problems: {
    'too-long': 'The server refused: longer than 1,000 bytes, or said to be.',
    unfinished: 'The client ended in mid-message: {count} bytes were never understood.',
  } satisfies Record<Problem, string>,
  cut: 'The connection was cut.',
  against: 'sent with {client}, read by {server}',
  short: { naive: 'no rule', lines: 'lines', length: 'lengths' } satisfies Record<Rule, string>,
  commands: {
    naive: 'Python, no rule: run it several times',
    lines: 'Python, lines',
    length: 'Python, lengths in four bytes',
    nc: 'nc, lines',
  } satisfies Record<CommandName, string>,
  accented: 'crème brûlée',
  experiments: {
    disagree: ['Lengths to a server of lines', 'Two ends, two rules. Who is right?'],
    newline: ['An order with a line end in it', 'One order goes, two arrive.'],
    characters: [
      'Count characters instead of bytes',
      'An é is two bytes. The length is off by three, and then all is.',
    ],
    giant: ['Announce four billion bytes', 'A server that believed it would wait, or fill its memory.'],
    unfinished: ['Hang up in mid-order', 'The last line has no end.'],
  } satisfies Record<ExperimentName, readonly [label: string, hint: string]>,
};

export type FramingText = typeof en;

const fr: FramingText = {
  heading: 'Découpage des messages',
  question:
    'Trois commandes partent en un seul envoi. Le serveur prend chaque lecture pour une commande. Combien en entend-il ?',
  choices: { one: 'une', three: 'trois', depends: 'deux, en général' },
  explanation: 'Un envoi, une lecture, une longue commande : personne n’a dit à TCP où elle finit.',
  orders: ['1 café', '1 thé', '2 croissants'],
  rule: 'Une commande finit…',
  rules: { naive: 'à la lecture', lines: 'à la ligne', length: 'à sa longueur' },
  message: 'Commande {number}',
  ways: {
    together: 'Tout en un envoi',
    apart: 'Trois, un par un',
    hurry: 'Trois d’affilée, ×5',
    pieces: 'La 3 en morceaux',
  },
  runs: 'Ce que le serveur a lu',
  none: 'Rien n’est encore parti. Chaque case sera une lecture du serveur.',
  reads: { one: '{count} lecture', other: '{count} lectures' },
  read: 'lecture {number}',
  right: 'compris : {heard}',
  wrong: 'compris de travers : {heard}',
  nothing: 'rien',
  luck: 'Même programme, mêmes octets : le nombre de lectures tient de la chance. {host}',
  luckOn: {
    server: 'Sur un vrai réseau, c’est une chance plus capricieuse encore.',
    'in-page': 'Dans ce navigateur, tout est proche : sur un vrai réseau, cela varie davantage.',
  },
  waiting: '{count} octets attendent encore la suite.',
  problems: {
    'too-long': 'Le serveur a refusé : plus de 1 000 octets, ou une longueur qui les annonce.',
    unfinished: 'Le client a raccroché au milieu d’un message : {count} octets n’ont jamais été compris.',
  },
  cut: 'La connexion a été coupée.',
  against: 'envoyé avec {client}, lu avec {server}',
  short: { naive: 'aucune règle', lines: 'des lignes', length: 'des longueurs' },
  commands: {
    naive: 'Python, sans règle : à lancer plusieurs fois',
    lines: 'Python, lignes',
    length: 'Python, longueurs sur quatre octets',
    nc: 'nc, lignes',
  },
  accented: 'crème brûlée',
  experiments: {
    disagree: ['Des longueurs pour un serveur de lignes', 'Deux bouts, deux règles. Qui a raison ?'],
    newline: ['Une commande avec une fin de ligne dedans', 'Une commande part, deux arrivent.'],
    characters: [
      'Compter les caractères au lieu des octets',
      'Un é fait deux octets. La longueur se trompe de trois, et tout le reste avec elle.',
    ],
    giant: ['Annoncer quatre milliards d’octets', 'Un serveur qui le croirait attendrait, ou remplirait sa mémoire.'],
    unfinished: ['Raccrocher au milieu d’une commande', 'La dernière ligne n’a pas de fin.'],
  },
};

export const framingText: Record<Language, FramingText> = { fr, en };
