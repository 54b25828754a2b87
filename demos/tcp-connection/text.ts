// The words of the widget, in both languages. States and flags keep the names of RFC 9293, which are nobody's language.

import type { Language } from '#demos/contract.ts';
import type { CommandName } from './commands.ts';
import type { Phase } from './model.ts';

export const recordingNames = ['whole', 'lost', 'refused'] as const;
export type RecordingName = (typeof recordingNames)[number];

export const experimentNames = ['half', 'bye', 'reset', 'crash', 'refused'] as const;
export type ExperimentName = (typeof experimentNames)[number];

const en = {
  heading: 'A TCP connection',
  question: 'A program opens a connection, asks for one thing, gets the answer, hangs up. How many segments is that?',
  choices: { two: '2: the question, the answer', five: '5', ten: '10' },
  explanation: 'Ten, as “Segments” shows: 3 to open, 2 for the question, 2 for the answer, 3 to close.',
  word: 'coffee',
  client: 'client',
  server: 'server',
  open: 'Connect',
  send: 'Send',
  toSend: 'A line to send',
  end: 'End my side',
  reset: 'Cut (RST)',
  phases: {
    none: 'no connection',
    connecting: 'connecting…',
    open: 'open both ways',
    'client-ended': 'half-closed, by you',
    'server-ended': 'half-closed, by the server',
    closed: 'closed',
  } satisfies Record<Phase, string>,
  deeds: { connect: 'connect', data: 'data', fin: 'end (FIN)', rst: 'reset (RST)' },
  ladder: 'What happened, in order of time',
  none: 'Connect: each step will appear here, and what state it leaves both ends in.',
  statesFrom: {
    system: 'States: read from the table of this server’s system just after each step.',
    absent: 'States: this server’s system does not tell them.',
    'in-page': 'States: in this browser no system keeps any. See “Segments” for recorded ones.',
  },
  segments: 'Segments',
  recordings: { whole: 'Whole', lost: 'One lost', refused: 'Refused' } satisfies Record<RecordingName, string>,
  told: {
    whole: '{count} segments for one question and its answer.',
    lost: 'The network lost the question: {pause} ms later it goes again, with the same number.',
    refused: 'Nobody listens on that port: one SYN, one RST, and that is all.',
  } satisfies Record<RecordingName, string>,
  recorded: 'Recorded on {date}.',
  computed: 'Real traffic between two machines. States: computed from these segments (RFC 9293, section 3.3.2).',
  again: 'again',
  packet: 'packet {number}',
  unreadable: 'The recording could not be fetched. Is the demo server still running?',
  columns: ['Client', 'Segment', 'Server'],
  commands: { nc: 'nc', python: 'Python', states: 'The states, on the machine itself (Linux)' } satisfies Record<
    CommandName,
    string
  >,
  experiments: {
    half: ['End your side only', 'You have finished; the server has not. Watch FIN-WAIT-2 and CLOSE-WAIT.'],
    bye: ['Let the server end first', 'Whoever ends first keeps TIME-WAIT, once the other has ended too.'],
    reset: ['Cut it short', 'No goodbye: the other end gets an error, and nothing is remembered.'],
    crash: ['Kill the server’s end', 'What you see of it is a reset.'],
    refused: ['Connect where nobody listens', 'Recorded: this page reaches no other port.'],
  } satisfies Record<ExperimentName, readonly [label: string, hint: string]>,
};

export type TcpConnectionText = typeof en;

const fr: TcpConnectionText = {
  heading: 'Une connexion TCP',
  question:
    'Un programme ouvre une connexion, pose une question, reçoit la réponse et raccroche. Combien de segments ?',
  choices: { two: '2 : la question, la réponse', five: '5', ten: '10' },
  explanation: 'Dix, voyez « Segments » : 3 pour ouvrir, 2 pour la question, 2 pour la réponse, 3 pour fermer.',
  word: 'croissant',
  client: 'client',
  server: 'serveur',
  open: 'Connecter',
  send: 'Envoyer',
  toSend: 'Une ligne à envoyer',
  end: 'Fermer mon côté',
  reset: 'Couper (RST)',
  phases: {
    none: 'pas de connexion',
    connecting: 'connexion…',
    open: 'ouverte dans les deux sens',
    'client-ended': 'à moitié fermée, par vous',
    'server-ended': 'à moitié fermée, par le serveur',
    closed: 'fermée',
  },
  deeds: { connect: 'connexion', data: 'données', fin: 'fin (FIN)', rst: 'coupure (RST)' },
  ladder: 'Ce qui s’est passé, dans l’ordre du temps',
  none: 'Connectez : chaque étape s’inscrira ici, avec l’état où elle laisse les deux bouts.',
  statesFrom: {
    system: 'États : lus dans la table du système de ce serveur, juste après chaque étape.',
    absent: 'États : le système de ce serveur ne les dit pas.',
    'in-page': 'États : dans ce navigateur, aucun système n’en tient. « Segments » en montre d’enregistrés.',
  },
  segments: 'Segments',
  recordings: { whole: 'Entière', lost: 'Un perdu', refused: 'Refus' },
  told: {
    whole: '{count} segments pour une question et sa réponse.',
    lost: 'Le réseau a perdu la question : {pause} ms plus tard, elle repart avec le même numéro.',
    refused: 'Personne n’écoute sur ce port : un SYN, un RST, et c’est tout.',
  },
  recorded: 'Enregistré le {date}.',
  computed: 'Vrai trafic entre deux machines. États : déduits de ces segments (RFC 9293, section 3.3.2).',
  again: 'encore',
  packet: 'paquet {number}',
  unreadable: 'L’enregistrement n’a pas pu être chargé. Le serveur de démonstration tourne-t-il encore ?',
  columns: ['Client', 'Segment', 'Serveur'],
  commands: { nc: 'nc', python: 'Python', states: 'Les états, sur la machine même (Linux)' },
  experiments: {
    half: ['Ne fermer que son côté', 'Vous avez fini ; pas le serveur. Guettez FIN-WAIT-2 et CLOSE-WAIT.'],
    bye: [
      'Laisser le serveur finir le premier',
      'Qui finit le premier garde TIME-WAIT, une fois que l’autre a fini aussi.',
    ],
    reset: ['Couper net', 'Sans au revoir : l’autre bout reçoit une erreur, et plus rien n’est gardé.'],
    crash: ['Tuer le bout du serveur', 'De chez vous, on voit une coupure.'],
    refused: ['Connecter où personne n’écoute', 'Enregistré : cette page n’atteint aucun autre port.'],
  },
};

export const tcpConnectionText: Record<Language, TcpConnectionText> = { fr, en };
