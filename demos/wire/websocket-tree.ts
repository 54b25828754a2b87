// One frame for the eye: its tree of named fields, and its line for the ladder (RFC 6455 §5.2).

import type { Fault, FieldNode, Meaning } from './field.ts';
import { readClose } from './websocket-close.ts';
import { OPCODE, type FrameHeader } from './websocket-frame.ts';
import type { ReadMessage } from './websocket-inflate.ts';
import {
  finFault,
  lengthFault,
  maskFault,
  opcodeFault,
  RSV1,
  rsvFault,
  shortLengthFault,
  type FrameContext,
  type FrameFault,
} from './websocket-rules.ts';
import type { WebSocketMeaningKey } from './websocket-text.ts';
import { decodeUtf8 } from './websocket-utf8.ts';

/** Characters of a value that a tree shows; octets beyond are counted by the view. */
const MOST_VALUE = 1_000;
const MOST_SUMMARY = 120;

const names: Record<number, 'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong'> = {
  0x0: 'continuation',
  0x1: 'text',
  0x2: 'binary',
  0x8: 'close',
  0x9: 'ping',
  0xa: 'pong',
};

export function headerNodes(header: FrameHeader, context: FrameContext, available: number): FieldNode[] {
  const { fin, rsv, opcode, masked, shortLength = 0, size, mask } = header;
  const nodes = [
    bitNode(0, 0, 0, 'fin', fin ? '1' : '0', meaning(fin ? 'fin-last' : 'fin-more'), finFault(header)),
    bitNode(0, 1, 3, 'rsv', rsv.toString(2).padStart(3, '0'), rsvMeaning(header, context), rsvFault(header, context)),
    bitNode(0, 4, 7, 'opcode', opcodeWords(opcode), opcodeMeaning(opcode), opcodeFault(header, context)),
  ];
  if (masked === undefined) return nodes;
  const lengthSaid =
    shortLength === 0
      ? 'length-none'
      : shortLength < 126
        ? 'length-short'
        : shortLength === 126
          ? 'length-16'
          : 'length-64';
  nodes.push(
    bitNode(
      1,
      0,
      0,
      'mask',
      masked ? '1' : '0',
      meaning(context.from === 'client' ? 'mask-client' : 'mask-server'),
      maskFault(header, context),
    ),
    bitNode(1, 1, 7, 'payload-length', String(shortLength), meaning(lengthSaid), shortLengthFault(header)),
  );
  const keyStart = size === undefined ? available : size - (mask ? 4 : 0);
  if (keyStart > 2 && header.length !== undefined) {
    const length = String(header.length);
    nodes.push(
      node(2, keyStart, 'extended-payload-length', length, meaning('length-extended', { length }), lengthFault(header)),
    );
  }
  if (mask && size !== undefined) nodes.push(node(keyStart, size, 'masking-key', hex(mask), meaning('masking-key')));
  return nodes;
}

function rsvMeaning({ rsv, opcode }: FrameHeader, { isDeflateAgreed = false }: FrameContext): Meaning | undefined {
  if (rsv !== 0) return isDeflateAgreed && rsv === RSV1 ? meaning('rsv-compressed') : undefined;
  if (!isDeflateAgreed) return meaning('rsv-zero');
  const isFirst = opcode === OPCODE.text || opcode === OPCODE.binary;
  return meaning(isFirst ? 'rsv-uncompressed' : 'rsv-later');
}

/** A frame's place in a compressed message. */
export interface CompressedPart {
  readonly isText: boolean;
  /** Of the message so far, this one included. */
  readonly frames: number;
  /** With the last frame: the message. */
  readonly whole?: ReadMessage;
}

/** What is said of a payload beside its octets; the fault of a text, or of a close frame's words. */
export interface PayloadNews {
  readonly fault?: FrameFault | undefined;
  readonly part?: CompressedPart | undefined;
}

export function payloadNodes(
  header: FrameHeader,
  payload: Uint8Array,
  bytes: Uint8Array,
  { fault, part }: PayloadNews,
): FieldNode[] {
  const { size, mask, opcode } = header;
  if (size === undefined) return [];
  if (payload.length === 0) return [];
  const plain = part ? [compressedNode(part, payload, size, fault)] : contentNodes(opcode, payload, size, fault);
  if (!mask) return plain;
  const whole = node(size, bytes.length, 'payload-data', hex(bytes.subarray(size)), meaning('payload-masked'));
  return [{ ...whole, children: plain }];
}

function compressedNode(
  part: CompressedPart,
  payload: Uint8Array,
  start: number,
  fault: FrameFault | undefined,
): FieldNode {
  const { whole, frames } = part;
  const means = !whole
    ? meaning('payload-compressed-part')
    : frames === 1
      ? meaning('payload-compressed')
      : meaning('payload-compressed-end', { count: frames });
  const end = start + payload.length;
  const own = node(start, end, 'compressed-data', hex(payload), means, whole?.fault);
  const plain = whole && plainNode(whole, part.isText, start, end, fault);
  return plain ? { ...own, children: [plain] } : own;
}

/** The message of which a last, empty frame is the end: under the length that says that the frame is empty. */
export function withMessage(fields: readonly FieldNode[], { part, fault }: PayloadNews): readonly FieldNode[] {
  const message = part?.whole;
  if (!message) return fields;
  return fields.map((field) => {
    const isPlace = field.name === 'payload-length';
    const plain = isPlace ? plainNode(message, part.isText, field.start, field.end, fault) : undefined;
    return plain ? { ...field, children: [plain] } : field;
  });
}

/** Undefined where nothing could be read. */
function plainNode(
  { compressed, plain, fault: cause }: ReadMessage,
  isText: boolean,
  start: number,
  end: number,
  fault: FrameFault | undefined,
): FieldNode | undefined {
  if (cause && plain.length === 0) return undefined;
  const key = cause ? 'payload-plain-part' : isText ? 'payload-plain-text' : 'payload-plain-binary';
  const value = isText && !fault ? textStart(plain) : hex(plain);
  return node(start, end, 'plain-data', value, meaning(key, { compressed, plain: plain.length }), fault);
}

/** As much of a text as a tree shows; it may end within a character. */
function textStart(plain: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(plain.subarray(0, 4 * MOST_VALUE), { stream: true }).slice(0, MOST_VALUE);
}

function contentNodes(opcode: number, payload: Uint8Array, start: number, fault: FrameFault | undefined): FieldNode[] {
  const end = start + payload.length;
  if (opcode === OPCODE.close && payload.length >= 2) return closeNodes(payload, start, fault);
  return [node(start, end, 'application-data', payloadWords(opcode, payload), payloadMeaning(opcode, payload), fault)];
}

function closeNodes(payload: Uint8Array, start: number, fault: FrameFault | undefined): FieldNode[] {
  const code = (payload[0] ?? 0) * 256 + (payload[1] ?? 0);
  const isReason = fault?.code === 1007;
  const nodes = [node(start, start + 2, 'close-code', String(code), codeMeaning(code), isReason ? undefined : fault)];
  if (payload.length === 2) return nodes;
  const { reason } = readClose(payload);
  const shown = reason || hex(payload.subarray(2));
  nodes.push(
    node(
      start + 2,
      start + payload.length,
      'close-reason',
      shown,
      meaning('close-reason'),
      isReason ? fault : undefined,
    ),
  );
  return nodes;
}

export function summaryOf({ opcode, fin }: FrameHeader, payload: Uint8Array, part?: CompressedPart): string {
  const more = fin ? '' : ' …';
  const words = part ? compressedWords(opcode, payload, part) : summaryWords(opcode, payload);
  return `${names[opcode] ?? `opcode ${opcode.toString(16).toUpperCase()}`} ${words}${more}`
    .trim()
    .slice(0, MOST_SUMMARY);
}

/** The text itself where one frame is the whole message; else how much travelled. */
function compressedWords(opcode: number, payload: Uint8Array, { whole, frames }: CompressedPart): string {
  return whole && !whole.fault && frames === 1 ? summaryWords(opcode, whole.plain) : `(${payload.length})`;
}

function summaryWords(opcode: number, payload: Uint8Array): string {
  if (opcode === OPCODE.close)
    return payload.length < 2 ? '' : `${readClose(payload).code} ${readClose(payload).reason}`;
  const text = opcode === OPCODE.text ? decodeUtf8(payload.subarray(0, 400)) : undefined;
  if (text !== undefined) return `"${text}"`;
  return payload.length === 0 ? '' : `(${payload.length})`;
}

function opcodeWords(opcode: number): string {
  const digit = opcode.toString(16).toUpperCase();
  const name = names[opcode];
  return name ? `${digit} (${name})` : digit;
}

function opcodeMeaning(opcode: number): Meaning | undefined {
  const name = names[opcode];
  return name ? meaning(`opcode-${name}`) : undefined;
}

function payloadWords(opcode: number, payload: Uint8Array): string {
  const text = opcode === OPCODE.binary ? undefined : decodeUtf8(payload);
  return (text ?? hex(payload)).slice(0, MOST_VALUE);
}

function payloadMeaning(opcode: number, payload: Uint8Array): Meaning | undefined {
  if (opcode === OPCODE.ping) return meaning('payload-ping');
  if (opcode === OPCODE.pong) return meaning('payload-pong');
  if (opcode === OPCODE.close) return meaning('close-payload');
  const isText = opcode !== OPCODE.binary && decodeUtf8(payload) !== undefined;
  return meaning(isText ? 'payload-text' : 'payload-binary');
}

const knownCodes = new Set([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014]);

function codeMeaning(code: number): Meaning | undefined {
  if (knownCodes.has(code)) return meaning(`close-${code}` as WebSocketMeaningKey);
  if (code >= 3000 && code <= 3999) return meaning('close-registered');
  return code >= 4000 && code <= 4999 ? meaning('close-private') : undefined;
}

function meaning(key: WebSocketMeaningKey, values?: Record<string, string | number>): Meaning {
  return values ? { key, values } : { key };
}

export function asFault({ key, section, values }: Omit<FrameFault, 'code'>): Fault {
  return values ? { key, section, values } : { key, section };
}

export function node(
  start: number,
  end: number,
  name: FieldNode['name'],
  value: string,
  means?: Meaning,
  fault?: FrameFault,
): FieldNode {
  return { start, end, name, value, ...(means && { meaning: means }), ...(fault && { fault: asFault(fault) }) };
}

function bitNode(
  octet: number,
  from: number,
  to: number,
  name: FieldNode['name'],
  value: string,
  means?: Meaning,
  fault?: FrameFault,
): FieldNode {
  return { ...node(octet, octet + 1, name, value, means, fault), bits: { from, to } };
}

export function hex(bytes: Uint8Array): string {
  const shown = bytes.subarray(0, 300);
  return Array.from(shown, (octet) => octet.toString(16).padStart(2, '0')).join(' ');
}
