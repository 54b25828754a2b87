// Exchanges as the rows of a ladder. No DOM.

import type { WireMessage } from '#wire/field.ts';
import { isControl, OPCODE } from '#wire/websocket-frame.ts';
import { faultPath } from './wire-tree.ts';

/** What the view needs of an exchange; the log's exchanges have it. */
export interface ViewedExchange {
  readonly id: string;
  readonly messages: readonly WireMessage[];
  readonly omitted?: { readonly messages: number; readonly octets: number };
  /** The record ends before the exchange did. */
  readonly isCut?: boolean;
}

/** Names a message for as long as its exchange is kept, for example `4f…:12`; it stays when older messages are let go. */
export type MessageKey = string;

export type LadderRow =
  | MessageRow
  | { readonly kind: 'exchange'; readonly key: string; readonly number: number }
  | { readonly kind: 'omitted'; readonly key: string; readonly messages: number }
  /** Stands before the first frame of a message that came in several (RFC 6455 §5.4). */
  | { readonly kind: 'parts'; readonly key: string; readonly frames: number }
  | { readonly kind: 'cut'; readonly key: string };

export interface MessageRow {
  readonly kind: 'message';
  readonly key: MessageKey;
  readonly message: WireMessage;
  /** Milliseconds since the exchange's first octet that is still kept. */
  readonly since: number;
  readonly hasFault: boolean;
  /** Which frame of its message it is, from 1, where there are several. */
  readonly part: number | undefined;
}

/** One row per message in the order of the exchanges, with a heading for each exchange where there are several. */
export function ladderRows(exchanges: readonly ViewedExchange[]): readonly LadderRow[] {
  const shown = exchanges.filter(({ messages }) => messages.length > 0);
  if (shown.length === 1) return shown.flatMap(exchangeRows);
  return shown.flatMap((exchange) => [
    { kind: 'exchange', key: exchange.id, number: exchanges.indexOf(exchange) + 1 },
    ...exchangeRows(exchange),
  ]);
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

/** How many messages came after the one named `key`; all of them when it is no longer kept. */
export function messagesAfter(rows: readonly LadderRow[], key: MessageKey | undefined): number {
  return rows.slice(indexOfRow(rows, key) + 1).filter(({ kind }) => kind === 'message').length;
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

const rowsByExchange = new WeakMap<ViewedExchange, readonly LadderRow[]>();
const faultByMessage = new WeakMap<WireMessage, boolean>();

/** Remembered by identity, so that a busy exchange does not make all the others anew. */
function exchangeRows(exchange: ViewedExchange): readonly LadderRow[] {
  const known = rowsByExchange.get(exchange);
  if (known) return known;
  const { id, messages, omitted } = exchange;
  const dropped = omitted?.messages ?? 0;
  const first = messages[0]?.at ?? 0;
  const handshake = handshakeLength(messages);
  const parts = partsOf(messages);
  const rows = messages.flatMap((message, index): LadderRow[] => {
    const key = `${id}:${index < handshake ? index : index + dropped}`;
    const { part, frames = 0 } = parts[index] ?? {};
    const before: LadderRow[] = [];
    if (index === handshake && dropped > 0) before.push({ kind: 'omitted', key: `${id}:omitted`, messages: dropped });
    if (part === 1 && frames > 1) before.push({ kind: 'parts', key: `${key}:parts`, frames });
    const [since, hasFault] = [message.at - first, isFaulty(message)];
    return [...before, { kind: 'message', key, message, since, hasFault, part }];
  });
  // Of a long conversation even the newest frames may have been let go.
  if (dropped > 0 && handshake === messages.length)
    rows.push({ kind: 'omitted', key: `${id}:omitted`, messages: dropped });
  if (exchange.isCut) rows.push({ kind: 'cut', key: `${id}:cut` });
  rowsByExchange.set(exchange, rows);
  return rows;
}

interface Part {
  readonly part: number;
  frames: number;
}

/** For each frame of a message in several frames, which one it is; the first one's `frames` counts them all, so far. */
function partsOf(messages: readonly WireMessage[]): readonly (Part | undefined)[] {
  const open: Record<WireMessage['from'], Part | undefined> = { client: undefined, server: undefined };
  return messages.map(({ from, protocol, bytes }) => {
    const [first = 0] = bytes;
    const opcode = first & 0x0f;
    if (protocol !== 'websocket' || isControl(opcode)) return undefined;
    const isLast = first >= 0x80;
    const begun = opcode === OPCODE.continuation ? open[from] : undefined;
    if (!begun && isLast) return undefined;
    const head = begun ?? { part: 1, frames: 0 };
    head.frames += 1;
    open[from] = isLast ? undefined : head;
    return begun ? { part: head.frames, frames: 0 } : head;
  });
}

/** The handshake is never let go: what is omitted stood between it and the frames that follow. */
function handshakeLength(messages: readonly WireMessage[]): number {
  const first = messages.findIndex(({ protocol }) => protocol === 'websocket');
  return first < 0 ? messages.length : first;
}

function isFaulty(message: WireMessage): boolean {
  const known = faultByMessage.get(message);
  if (known !== undefined) return known;
  const isFault = faultPath(message.fields) !== undefined;
  faultByMessage.set(message, isFault);
  return isFault;
}
