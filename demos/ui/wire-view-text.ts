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
  follow: 'Follow',
  newer: { one: '{count} newer', other: '{count} newer' } satisfies Plural,
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
  frames: { one: '{count} frame', other: '{count} frames' } satisfies Plural,
  part: 'frame {number}',
  folded: 'put together, Right arrow shows them',
  unfolded: 'shown below, Left arrow puts them away',
  asTable: 'Table',
  tools: 'What you can do with the wire',
  filter: 'Filter',
  search: 'Words',
  searchAll: 'Words in heads and contents, unmasked',
  bothSides: 'both sides',
  kind: 'Kind of message',
  allKinds: 'all kinds',
  kinds: {
    request: 'HTTP requests',
    response: 'HTTP responses',
    text: 'WebSocket text',
    binary: 'WebSocket binary',
    control: 'WebSocket control',
    octets: 'plain TCP or UDP',
    dns: 'DNS',
  } satisfies Record<MessageKind, string>,
  passing: '{shown} of {total}',
  clearFilter: 'Show all',
  noneShown: 'No message passes the filter.',
  export: 'Export…',
  copyAs: 'Copy as',
  formats: {
    hex: 'hexadecimal',
    text: 'text',
    curl: 'curl',
    httpie: 'HTTPie',
    python: 'Python',
    node: 'Node.js',
  } satisfies Record<CopyFormat, string>,
  copied: 'Copied',
  copiedAs: 'Copied: {format}',
  download: 'Download for Wireshark',
  thisExchange: 'this exchange (pcapng)',
  allExchanges: 'all {count} exchanges (pcapng)',
  downloaded: 'Downloaded',
  downloadedAs: 'Downloaded: {name}',
  copyByHand: 'Copy this by hand: the clipboard is closed here.',
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
  hint: 'Press a message: its bytes.',
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
  follow: 'Suivre',
  newer: { one: '{count} nouveau', other: '{count} nouveaux' },
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
  frames: { one: '{count} trame', other: '{count} trames' },
  part: 'trame {number}',
  folded: 'réunies, la flèche droite les montre',
  unfolded: 'montrées dessous, la flèche gauche les range',
  asTable: 'Tableau',
  tools: 'Ce que vous pouvez faire du fil',
  filter: 'Filtrer',
  search: 'Mots',
  searchAll: 'Mots cherchés dans les en-têtes et les contenus démasqués',
  bothSides: '2 côtés',
  kind: 'Genre de message',
  allKinds: 'tout genre',
  kinds: {
    request: 'requêtes HTTP',
    response: 'réponses HTTP',
    text: 'WebSocket : texte',
    binary: 'WebSocket : binaire',
    control: 'WebSocket : contrôle',
    octets: 'TCP ou UDP sans plus',
    dns: 'DNS',
  },
  passing: '{shown} sur {total}',
  clearFilter: 'Tout voir',
  noneShown: 'Aucun message ne passe le filtre.',
  export: 'Exporter…',
  copyAs: 'Copier en',
  formats: { hex: 'hexadécimal', text: 'texte', curl: 'curl', httpie: 'HTTPie', python: 'Python', node: 'Node.js' },
  copied: 'Copié',
  copiedAs: 'Copié : {format}',
  download: 'Télécharger pour Wireshark',
  thisExchange: 'cet échange (pcapng)',
  allExchanges: 'les {count} échanges (pcapng)',
  downloaded: 'Téléchargé',
  downloadedAs: 'Téléchargé : {name}',
  copyByHand: 'À copier à la main : ici, le presse-papiers est fermé.',
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
  hint: 'Un message s’ouvre d’un appui.',
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
