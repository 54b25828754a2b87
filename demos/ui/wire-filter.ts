// Which messages the reader wants to see. No DOM.

import type { Side } from '#demos/contract.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { isControl, OPCODE } from '#wire/websocket-frame.ts';
import { contentOf } from '#wire/websocket-message.ts';
import type { LadderRow, MessageKey } from './wire-rows.ts';

export const messageKinds = ['request', 'response', 'text', 'binary', 'control', 'octets', 'dns'] as const;
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
  if (filter.words.trim() === '') texts = new WeakMap();
  if (!isFiltering(filter)) return rows;
  const passed = new Set<MessageKey>();
  const kept = rows.filter((row) => {
    if (row.kind !== 'message') return true;
    // A frame shows where its message does: the words may stand across two frames.
    const isKept = row.part ? passed.has(row.part.whole) : passes(row.message, filter);
    if (isKept) passed.add(row.key);
    return isKept;
  });
  return kept.filter((row, index) => row.kind !== 'exchange' || kept[index + 1]?.kind === 'message');
}

function passes(message: WireMessage, { from, kind, words }: WireFilter): boolean {
  if (from !== undefined && message.from !== from) return false;
  if (kind !== undefined && kindOf(message) !== kind) return false;
  return words.trim() === '' || searchText(message).includes(words.trim().toLowerCase());
}

/** A continuation frame whose beginning is no longer kept counts as binary: its octets are all that is known. */
function kindOf({ protocol, from, bytes }: WireMessage): MessageKind {
  if (protocol === 'http') return from === 'client' ? 'request' : 'response';
  if (protocol === 'packet') return 'octets';
  if (protocol !== 'websocket') return protocol;
  const opcode = (bytes[0] ?? 0) & 0x0f;
  if (isControl(opcode)) return 'control';
  return opcode === OPCODE.text ? 'text' : 'binary';
}

/** Octets of a message that are searched. */
const searched = 65_536;
/** Kept while words are looked for: each further letter then costs no decoding. */
let texts = new WeakMap<WireMessage, string>();

function searchText(message: WireMessage): string {
  const known = texts.get(message);
  if (known !== undefined) return known;
  const pieces = piecesOf(message);
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const said = pieces.map((piece) => decoder.decode(piece, { stream: true })).join('');
  const text = `${message.summary}\n${said}`.toLowerCase();
  texts.set(message, text);
  return text;
}

function piecesOf(message: WireMessage): readonly Uint8Array[] {
  if (message.protocol === 'http') return httpPieces(message);
  return [message.protocol === 'websocket' ? contentOf(message, searched) : message.bytes.subarray(0, searched)];
}

/** The head, then the content without the framing of its chunks (RFC 9112 §7.1). */
function httpPieces({ bytes, fields }: WireMessage): readonly Uint8Array[] {
  const content = fields.find(({ name }) => name === 'content');
  const data = content?.children?.flatMap(({ children = [] }) => children.filter(isData)) ?? [];
  if (!content || data.length === 0) return [bytes.subarray(0, searched)];
  return [
    bytes.subarray(0, content.start),
    ...data.map(({ start, end }) => bytes.subarray(start, Math.min(end, searched))),
  ];
}

function isData({ name }: FieldNode): boolean {
  return name === 'chunk-data';
}
