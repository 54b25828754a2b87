// Which messages the reader wants to see. No DOM.

import type { Side } from '#demos/contract.ts';
import { asText } from '#demos/copy-as/dump.ts';
import type { WireMessage } from '#wire/field.ts';
import { isControl, OPCODE } from '#wire/websocket-frame.ts';
import type { LadderRow } from './wire-rows.ts';

export const messageKinds = ['http', 'text', 'binary', 'control'] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface WireFilter {
  /** Undefined: both. */
  readonly from: Side | undefined;
  /** Undefined: all. */
  readonly kind: MessageKind | undefined;
  /** Found anywhere in the decoded text, without regard to case; empty: everything. */
  readonly words: string;
}

export const noFilter: WireFilter = { from: undefined, kind: undefined, words: '' };

export function isFiltering({ from, kind, words }: WireFilter): boolean {
  return from !== undefined || kind !== undefined || words.trim() !== '';
}

/** The rows of messages that pass, and of what stands between them; an exchange of which none passes is left out. */
export function filterRows(rows: readonly LadderRow[], filter: WireFilter): readonly LadderRow[] {
  if (!isFiltering(filter)) return rows;
  const kept = rows.filter((row) => (row.kind === 'message' ? passes(row.message, filter) : row.kind !== 'parts'));
  return kept.filter((row, index) => row.kind !== 'exchange' || kept[index + 1]?.kind === 'message');
}

function passes(message: WireMessage, { from, kind, words }: WireFilter): boolean {
  if (from !== undefined && message.from !== from) return false;
  if (kind !== undefined && !isOfKind(message, kind)) return false;
  return searchText(message).includes(words.trim().toLowerCase());
}

/** A continuation frame may carry either kind of data. */
function isOfKind({ protocol, bytes }: WireMessage, kind: MessageKind): boolean {
  if (protocol === 'http') return kind === 'http';
  const opcode = (bytes[0] ?? 0) & 0x0f;
  if (isControl(opcode)) return kind === 'control';
  if (opcode === OPCODE.continuation) return kind === 'text' || kind === 'binary';
  return kind === (opcode === OPCODE.text ? 'text' : 'binary');
}

/** Octets of a message that are searched. */
const searched = 65_536;
const texts = new WeakMap<WireMessage, string>();

function searchText(message: WireMessage): string {
  const known = texts.get(message);
  if (known !== undefined) return known;
  const isLong = message.bytes.length > searched;
  const text = asText(isLong ? { ...message, bytes: message.bytes.subarray(0, searched) } : message);
  const found = `${message.summary}\n${text}`.toLowerCase();
  texts.set(message, found);
  return found;
}
