// What the server says in lines, and why it refuses, in both languages.

import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { limits, type ErrorCode } from './protocol.ts';

const en = {
  guest: 'guest {number}',
  welcome: 'You are {name}; /name Ada makes you Ada.',
  alone: 'You are alone so far.',
  here: '{clients} here: {names} and you.',
  joined: '{name} came in ({clients} here)',
  left: '{name} left ({clients} here)',
  renamed: '{from} is now {to}',
  cleared: 'The presenter has cleared the room',
};

const fr: typeof en = {
  guest: 'invité {number}',
  welcome: 'Vous êtes {name} ; /name Ada vous renomme Ada.',
  alone: 'Vous êtes seul pour l’instant.',
  here: '{clients} en ligne : {names} et vous.',
  joined: '{name} arrive ({clients} en ligne)',
  left: '{name} s’en va ({clients} en ligne)',
  renamed: '{from} s’appelle désormais {to}',
  cleared: 'La personne qui présente a vidé la salle',
};

export const linesText: Record<Language, typeof en> = { fr, en };

const errorsInEnglish: Record<ErrorCode, string> = {
  'not-json': 'This is not JSON. Send an object such as {"type":"say","text":"hello"}.',
  shape: 'This server does not know that message. Send a "join" with a "name", or a "say" with a "text".',
  'join-first': 'Nobody knows you yet. Join first: {"type":"join","name":"Ada"}.',
  joined: 'You have joined already. To change your name, leave and come back.',
  'name-empty': 'There is nothing to read in this name. Choose one with a letter or a digit.',
  'name-long': 'This name is too long. Choose one of at most {name} characters.',
  'text-empty': 'This message is empty. Write something in it.',
  'text-long': 'This message is too long. Send at most {text} characters at a time.',
  'slow-down': 'Not so fast: {perSecond} messages a second. The rest of yours wait their turn.',
  flood: 'Too many messages at once. Come back and send at most {perSecond} a second.',
  'too-big': 'This message is too big. Send at most {frame} characters, JSON included.',
  'text-only': 'These are bytes; this chat takes text. Send text messages.',
  full: 'The room is full ({clients} clients). Try again later.',
};

const errorsInFrench: Record<ErrorCode, string> = {
  'not-json': 'Ce n’est pas du JSON. Envoyez un objet, par exemple {"type":"say","text":"bonjour"}.',
  shape: 'Le serveur ne connaît pas ce message. Envoyez un « join » avec un « name », ou un « say » avec un « text ».',
  'join-first': 'Personne ne vous connaît encore. Entrez d’abord : {"type":"join","name":"Ada"}.',
  joined: 'Vous êtes déjà dans la salle. Pour changer de nom, sortez et revenez.',
  'name-empty': 'Il n’y a rien à lire dans ce nom. Prenez-en un qui ait une lettre ou un chiffre.',
  'name-long': 'Ce nom est trop long. Prenez-en un de {name} caractères au plus.',
  'text-empty': 'Ce message est vide. Écrivez-y quelque chose.',
  'text-long': 'Ce message est trop long. Envoyez {text} caractères au plus à la fois.',
  'slow-down': 'Pas si vite : {perSecond} messages par seconde. Les suivants attendent leur tour.',
  flood: 'Trop de messages d’un coup. Revenez, et n’en envoyez que {perSecond} par seconde.',
  'too-big': 'Ce message est trop gros. Envoyez {frame} caractères au plus, JSON compris.',
  'text-only': 'Ce sont des octets ; ici, on parle texte. Envoyez des messages de texte.',
  full: 'La salle est pleine ({clients} clients). Réessayez plus tard.',
};

const errors: Record<Language, Record<ErrorCode, string>> = { fr: errorsInFrench, en: errorsInEnglish };

/** What is wrong, then what to do. */
export function errorSentence(code: ErrorCode, language: Language): string {
  return fill(errors[language][code], limits);
}

const answersInEnglish = {
  lost: 'There is nothing here. The chat is a WebSocket at /demos/chat; its room is described at /demos/chat/room.',
  upgrade: 'This address speaks WebSocket: ask for an upgrade, for example with python3 -m websockets.',
  get: 'The room is only read here: send GET.',
  post: 'A room is not emptied by reading: send POST.',
  presenter: 'Only the presenter empties the room. Ask them.',
};

export type AnswerSentence = keyof typeof answersInEnglish;

const answersInFrench: Record<AnswerSentence, string> = {
  lost: 'Il n’y a rien ici. Le chat est un WebSocket en /demos/chat ; sa salle est décrite en /demos/chat/room.',
  upgrade: 'Cette adresse parle WebSocket : demandez-en l’ouverture, par exemple avec python3 -m websockets.',
  get: 'La salle ne fait que se lire ici : envoyez un GET.',
  post: 'On ne vide pas une salle en la lisant : envoyez un POST.',
  presenter: 'Seule la personne qui présente peut vider la salle. Demandez-lui.',
};

/** Plain HTTP answers, as a person would say them. */
export const answerText: Record<Language, Record<AnswerSentence, string>> = {
  fr: answersInFrench,
  en: answersInEnglish,
};
