// Exchanges as the rows of a ladder. No DOM.

import type { ExportedExchange } from '#demos/copy-as/export-pcapng.ts';
import type { WireMessage } from '#wire/field.ts';
import { FragmentedMessage, isContinuation, isFirstOfSeveral, isLast } from '#wire/websocket-message.ts';
import { faultPath } from './wire-tree.ts';

/** What the view needs of an exchange; the log's exchanges have it. */
export interface ViewedExchange extends ExportedExchange {
  readonly omitted?: { readonly messages: number; readonly octets: number };
}

/** Names a message for as long as its exchange is kept, for example `4f…:12`; it stays when older messages are let go. */
export type MessageKey = string;

export type LadderRow =
  | MessageRow
  | { readonly kind: 'exchange'; readonly key: string; readonly number: number }
  | { readonly kind: 'omitted'; readonly key: string; readonly messages: number }
  | { readonly kind: 'cut'; readonly key: string };

export interface MessageRow {
  readonly kind: 'message';
  readonly key: MessageKey;
  readonly message: WireMessage;
  /** Milliseconds since the exchange's first octet that is still kept. */
  readonly since: number;
  readonly hasFault: boolean;
  /** Of a frame: which one it is of a message in several, from 1, and the key of that message's own row, above it. */
  readonly part?: { readonly number: number; readonly whole: MessageKey };
}

/**
 * One row per message in the order of the exchanges, with a heading for each exchange where there are several. The frames
 * of a message in several have rows of their own, each at its time, while the message's key is among the `unfolded`.
 */
export function ladderRows(
  exchanges: readonly ViewedExchange[],
  unfolded: ReadonlySet<MessageKey> = new Set(),
): readonly LadderRow[] {
  const numbered = exchanges.map((exchange, index) => ({ exchange, number: index + 1 }));
  const shown = numbered.filter(({ exchange }) => exchange.messages.length > 0);
  const isAlone = shown.length === 1;
  return shown.flatMap(({ exchange, number }): readonly LadderRow[] => {
    const rows = visible(exchangeRows(exchange), unfolded);
    return isAlone ? rows : [{ kind: 'exchange', key: exchange.id, number }, ...rows];
  });
}

function visible({ rows, hasParts }: ExchangeRows, unfolded: ReadonlySet<MessageKey>): readonly LadderRow[] {
  if (!hasParts) return rows;
  return rows.filter((row) => row.kind !== 'message' || !row.part || unfolded.has(row.part.whole));
}

/** The frames of a message in several; undefined for every other message. */
export function framesOf({ message }: MessageRow): readonly WireMessage[] | undefined {
  return message instanceof FragmentedMessage ? message.frames : undefined;
}

/** The key of the message that a frame is part of, shown or not; undefined where there is none. */
export function wholeOf(exchanges: readonly ViewedExchange[], key: MessageKey | undefined): MessageKey | undefined {
  const exchange = exchanges.find(({ id }) => key?.startsWith(`${id}:`));
  const row = exchange && exchangeRows(exchange).rows.find((candidate) => candidate.key === key);
  return row?.kind === 'message' ? row.part?.whole : undefined;
}

/** The message to show while nobody has chosen one: the newest. */
export function newest(rows: readonly LadderRow[]): MessageRow | undefined {
  return rows.findLast((row) => row.kind === 'message');
}

/** Where a message's row is; −1 where it is no longer, or no key is given. */
export function indexOfRow(rows: readonly LadderRow[], key: MessageKey | undefined): number {
  return key === undefined ? -1 : rows.findIndex((row) => row.key === key);
}

export function rowOf(rows: readonly LadderRow[], key: MessageKey | undefined): MessageRow | undefined {
  const row = rows[indexOfRow(rows, key)];
  return row?.kind === 'message' ? row : undefined;
}

/** How many messages there are; frames of one count once. */
export function countMessages(rows: readonly LadderRow[]): number {
  return rows.reduce((count, row) => (row.kind === 'message' && !row.part ? count + 1 : count), 0);
}

/** How many messages came after the one named `key`; all of them when it is no longer kept. */
export function messagesAfter(rows: readonly LadderRow[], key: MessageKey | undefined): number {
  return countMessages(rows.slice(indexOfRow(rows, key) + 1));
}

/** The next row that can be chosen, `step` rows on; stays within the ladder. */
export function neighbour(
  rows: readonly LadderRow[],
  key: MessageKey | undefined,
  step: number,
): MessageRow | undefined {
  const messages = rows.filter((row) => row.kind === 'message');
  const index = messages.findIndex((row) => row.key === key);
  return messages[Math.min(Math.max(index + step, 0), messages.length - 1)];
}

interface ExchangeRows {
  readonly rows: readonly LadderRow[];
  readonly hasParts: boolean;
}

const rowsByExchange = new WeakMap<ViewedExchange, ExchangeRows>();
const faultByMessage = new WeakMap<WireMessage, boolean>();
const wholeByLastFrame = new WeakMap<WireMessage, FragmentedMessage>();

/** Remembered by identity, so that a busy exchange does not make all the others anew. */
function exchangeRows(exchange: ViewedExchange): ExchangeRows {
  const known = rowsByExchange.get(exchange);
  if (known) return known;
  const { id, messages, omitted } = exchange;
  const dropped = omitted?.messages ?? 0;
  const first = messages[0]?.at ?? 0;
  const handshake = handshakeLength(messages);
  const wholes = wholesOf(messages);
  const keyAt = (index: number): MessageKey => `${id}:${index < handshake ? index : index + dropped}`;
  const rows: LadderRow[] = [];
  for (const [index, message] of messages.entries()) {
    if (index === handshake && dropped > 0) rows.push({ kind: 'omitted', key: `${id}:omitted`, messages: dropped });
    const [key, since, whole] = [keyAt(index), message.at - first, wholes.get(message)];
    const own = { kind: 'message', key, message, since, hasFault: isFaulty(message) } as const;
    if (!whole) {
      rows.push(own);
      continue;
    }
    const wholeKey = `${keyAt(whole.index)}+`;
    if (whole.number === 1) {
      const hasFault = whole.frames.some(isFaulty);
      rows.push({ kind: 'message', key: wholeKey, message: fragmented(whole.frames), since, hasFault });
    }
    rows.push({ ...own, part: { number: whole.number, whole: wholeKey } });
  }
  // Of a long conversation even the newest frames may have been let go.
  if (dropped > 0 && handshake === messages.length)
    rows.push({ kind: 'omitted', key: `${id}:omitted`, messages: dropped });
  if (exchange.isCut) rows.push({ kind: 'cut', key: `${id}:cut` });
  const made = { rows, hasParts: wholes.size > 0 };
  rowsByExchange.set(exchange, made);
  return made;
}

interface Whole {
  /** Of its first frame among the exchange's messages. */
  readonly index: number;
  readonly frames: [WireMessage, ...WireMessage[]];
}

/** For each frame of a message in several: that message, and which of its frames it is. A first frame that is lost leaves the others alone. */
function wholesOf(messages: readonly WireMessage[]): ReadonlyMap<WireMessage, Whole & { readonly number: number }> {
  const open: Partial<Record<WireMessage['from'], Whole>> = {};
  const found = new Map<WireMessage, Whole & { readonly number: number }>();
  for (const [index, message] of messages.entries()) {
    if (message.protocol !== 'websocket') continue;
    const begun = isContinuation(message) ? open[message.from] : undefined;
    if (!begun && !isFirstOfSeveral(message)) continue;
    const whole: Whole = begun ?? { index, frames: [message] };
    if (begun) begun.frames.push(message);
    found.set(message, { ...whole, number: whole.frames.length });
    if (isLast(message)) delete open[message.from];
    else open[message.from] = whole;
  }
  return found;
}

/** One object as long as no frame is added: the details stay what they are. */
function fragmented(frames: readonly [WireMessage, ...WireMessage[]]): FragmentedMessage {
  const last = frames.at(-1) ?? frames[0];
  const known = wholeByLastFrame.get(last);
  if (known?.frames.length === frames.length && known.frames[0] === frames[0]) return known;
  const made = new FragmentedMessage(frames);
  wholeByLastFrame.set(last, made);
  return made;
}

/** The handshake is never let go: what is omitted stood between it and the frames that follow. */
function handshakeLength(messages: readonly WireMessage[]): number {
  const first = messages.findIndex(({ protocol }) => protocol !== 'http');
  return first < 0 ? messages.length : first;
}

function isFaulty(message: WireMessage): boolean {
  const known = faultByMessage.get(message);
  if (known !== undefined) return known;
  const isFault = faultPath(message.fields) !== undefined;
  faultByMessage.set(message, isFault);
  return isFault;
}
