// The words and numbers of the wire view. What fields are called and mean stands in the wire's own text.

import type { Language, Side } from '#demos/contract.ts';
import type { CopyFormat } from '#demos/copy-as/copy-as.ts';
import { fill } from '#demos/fill.ts';
import type { MessageKind } from './wire-filter.ts';

interface Plural {
  readonly one: string;
  readonly other: string;
}

const en = {
  view: 'The wire',
  side: { client: 'client', server: 'server' } satisfies Record<Side, string>,
  direction: { client: 'client to server', server: 'server to client' } satisfies Record<Side, string>,
  ladder: 'Messages in order of time',
  exchange: 'Exchange {number}',
  omitted: {
    one: '{count} earlier message no longer kept',
    other: '{count} earlier messages no longer kept',
  } satisfies Plural,
  cut: 'The record is full and ends here.',
  incomplete: 'still arriving',
  fault: 'fault',
  follow: 'Follow the newest',
  newer: { one: '{count} newer message', other: '{count} newer messages' } satisfies Plural,
  octets: { one: '{count} byte', other: '{count} bytes' } satisfies Plural,
  range: { one: 'byte {start}', other: 'bytes {start}–{last}' } satisfies Plural,
  bits: { one: 'bit {start}', other: 'bits {start}–{last}' } satisfies Plural,
  octetsPane: 'Bytes in hexadecimal, arrow keys move from one to the next',
  octetAt: 'byte {offset}, hexadecimal {hex}, {field}',
  noField: 'no field',
  fieldsPane: 'Fields of this message',
  reading: 'The field you are at',
  masked: 'text as sent',
  unmasked: 'text unmasked',
  unmask: 'Unmask the text column',
  parts: {
    one: 'A message in {count} frame',
    other: 'A message in {count} frames',
  } satisfies Plural,
  asTable: 'Table',
  tools: 'What you can do with the wire',
  filter: 'Filter',
  search: 'Find in what was sent',
  bothSides: 'both sides',
  kind: 'Kind of message',
  allKinds: 'all kinds',
  kinds: { http: 'HTTP', text: 'text', binary: 'binary', control: 'control' } satisfies Record<MessageKind, string>,
  passing: '{shown} of {total}',
  clearFilter: 'Show all',
  noneShown: 'No message passes the filter.',
  copyAs: 'Copy as…',
  formats: {
    hex: 'hexadecimal',
    text: 'text',
    curl: 'curl',
    httpie: 'HTTPie',
    python: 'Python',
    node: 'Node.js',
  } satisfies Record<CopyFormat, string>,
  copied: 'Copied as {format}.',
  copyByHand: 'Copy this by hand: the clipboard is closed to pages that came over plain HTTP.',
  close: 'Close',
  compare: 'Compare',
  compared: 'Both exchanges, field beside field',
  exchangeToCompare: 'Exchange {letter}',
  onlyDifferences: 'Only differences',
  differences: { one: '{count} difference', other: '{count} differences' } satisfies Plural,
  changed: 'differs',
  onlyA: 'only in A',
  onlyB: 'only in B',
  full: 'Full screen',
  leaveFull: 'Leave full screen',
  hint: 'Press a message to see its bytes.',
  back: 'Back',
  backToAll: 'Back to all messages',
  messagesTable: 'Messages',
  fieldsTable: 'Fields of message {number}: {summary}',
  number: 'No.',
  from: 'From',
  time: 'Time',
  message: 'Message',
  size: 'Bytes',
  offset: 'Bytes',
  field: 'Field',
  value: 'Value',
  meaning: 'Meaning',
  showFields: 'Show the fields of message {number}',
  more: 'Show {count} more',
  rest: { one: '{count} more byte is not shown here', other: '{count} more bytes are not shown here' } satisfies Plural,
  arrived: {
    one: '{count} new message, {from}: {summary}',
    other: '{count} new messages, the last {from}: {summary}',
  } satisfies Plural,
  empty: 'Nothing has passed yet.',
};

export type WireViewText = typeof en;

const fr: WireViewText = {
  view: 'Le fil',
  side: { client: 'client', server: 'serveur' },
  direction: { client: 'du client au serveur', server: 'du serveur au client' },
  ladder: 'Messages dans l’ordre du temps',
  exchange: 'Échange {number}',
  omitted: {
    one: '{count} message plus ancien n’est plus gardé',
    other: '{count} messages plus anciens ne sont plus gardés',
  },
  cut: 'Le relevé est plein et s’arrête ici.',
  incomplete: 'encore en route',
  fault: 'erreur',
  follow: 'Suivre les derniers',
  newer: { one: '{count} message plus récent', other: '{count} messages plus récents' },
  octets: { one: '{count} octet', other: '{count} octets' },
  range: { one: 'octet {start}', other: 'octets {start}–{last}' },
  bits: { one: 'bit {start}', other: 'bits {start}–{last}' },
  octetsPane: 'Octets en hexadécimal, les flèches mènent de l’un à l’autre',
  octetAt: 'octet {offset}, hexadécimal {hex}, {field}',
  noField: 'aucun champ',
  fieldsPane: 'Champs de ce message',
  reading: 'Le champ où vous êtes',
  masked: 'texte tel quel',
  unmasked: 'texte démasqué',
  unmask: 'Démasquer la colonne de texte',
  parts: {
    one: 'Un message en {count} trame',
    other: 'Un message en {count} trames',
  },
  asTable: 'Tableau',
  tools: 'Ce que vous pouvez faire du fil',
  filter: 'Filtrer',
  search: 'Chercher dans ce qui a été envoyé',
  bothSides: 'les deux côtés',
  kind: 'Genre de message',
  allKinds: 'tous les genres',
  kinds: { http: 'HTTP', text: 'texte', binary: 'binaire', control: 'contrôle' },
  passing: '{shown} sur {total}',
  clearFilter: 'Tout montrer',
  noneShown: 'Aucun message ne passe le filtre.',
  copyAs: 'Copier en…',
  formats: { hex: 'hexadécimal', text: 'texte', curl: 'curl', httpie: 'HTTPie', python: 'Python', node: 'Node.js' },
  copied: 'Copié en {format}.',
  copyByHand: 'À copier à la main : le presse-papiers est fermé aux pages venues par HTTP sans chiffrement.',
  close: 'Fermer',
  compare: 'Comparer',
  compared: 'Les deux échanges, champ contre champ',
  exchangeToCompare: 'Échange {letter}',
  onlyDifferences: 'Différences seules',
  differences: { one: '{count} différence', other: '{count} différences' },
  changed: 'diffère',
  onlyA: 'dans A seulement',
  onlyB: 'dans B seulement',
  full: 'Plein écran',
  leaveFull: 'Quitter le plein écran',
  hint: 'Appuyez sur un message pour voir ses octets.',
  back: 'Retour',
  backToAll: 'Retour à tous les messages',
  messagesTable: 'Messages',
  fieldsTable: 'Champs du message {number} : {summary}',
  number: 'Nᵒ',
  from: 'De',
  time: 'Temps',
  message: 'Message',
  size: 'Octets',
  offset: 'Octets',
  field: 'Champ',
  value: 'Valeur',
  meaning: 'Sens',
  showFields: 'Montrer les champs du message {number}',
  more: 'En montrer {count} de plus',
  rest: { one: '{count} autre octet n’est pas montré ici', other: '{count} autres octets ne sont pas montrés ici' },
  arrived: {
    one: '{count} nouveau message, {from} : {summary}',
    other: '{count} nouveaux messages, le dernier {from} : {summary}',
  },
  empty: 'Rien n’est encore passé.',
};

export const wireViewText: Record<Language, WireViewText> = { fr, en };

/** A sentence in the number that `count` asks for in this language. */
export function plural(
  language: Language,
  words: Plural,
  count: number,
  values: Record<string, string | number> = {},
): string {
  const form = rules[language].select(count) === 'one' ? words.one : words.other;
  return fill(form, { count: numbers[language].format(count), ...values });
}

export function count(language: Language, value: number): string {
  return numbers[language].format(value);
}

/** A run from `start` to `end` (excluded) in words, counted from 0. */
export function rangeWords(language: Language, words: Plural, start: number, end: number): string {
  const number = numbers[language];
  return fill(end - start === 1 ? words.one : words.other, {
    start: number.format(start),
    last: number.format(end - 1),
  });
}

/** `+0.4 ms`, `+12 ms`, `+1.84 s`, `+31.5 s`: three digits at most, as exact as a reader at the back of the hall can use. */
export function sinceWords(language: Language, milliseconds: number): string {
  const isLong = Math.round(milliseconds) >= 1_000;
  const amount = isLong
    ? milliseconds / 1_000
    : milliseconds < 10
      ? Math.round(milliseconds * 10) / 10
      : Math.round(milliseconds);
  return `+${times[language].format(amount)}\u00a0${isLong ? 's' : 'ms'}`;
}

const numbers: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr'),
  en: new Intl.NumberFormat('en'),
};
const times: Record<Language, Intl.NumberFormat> = {
  fr: new Intl.NumberFormat('fr', { maximumSignificantDigits: 3, useGrouping: false }),
  en: new Intl.NumberFormat('en', { maximumSignificantDigits: 3, useGrouping: false }),
};
const rules: Record<Language, Intl.PluralRules> = { fr: new Intl.PluralRules('fr'), en: new Intl.PluralRules('en') };
