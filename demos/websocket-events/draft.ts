// A frame as it is being composed: every bit of its header free to be wrong.

import { applyMask } from '#wire/websocket-frame.ts';

/** `shortest` as the rules want it; 16 and 64 bits whether needed or not; `huge`: 64 bits that promise far too much. */
export type LengthForm = 'shortest' | '16' | '64' | 'huge';
export const lengthForms: readonly LengthForm[] = ['shortest', '16', '64', 'huge'];

export interface Draft {
  readonly fin: boolean;
  /** RSV1 to RSV3 as a number from 0 to 7. */
  readonly rsv: number;
  /** 0 to 15. */
  readonly opcode: number;
  readonly isMasked: boolean;
  readonly form: LengthForm;
  /** Text, or octets in hexadecimal where `isHex`. */
  readonly payload: string;
  readonly isHex: boolean;
}

/** UTF-16 code units of a payload as it is typed. */
export const longestPayload = 400;
/** What a `huge` length promises: 2^40 octets. */
const promised = 2n ** 40n;

export interface FramePart {
  readonly name: 'bits' | 'length' | 'key' | 'payload';
  readonly octets: Uint8Array;
}

/** Octets of the payload; undefined where hexadecimal is asked for and something else stands there. */
export function payloadOf({ payload, isHex }: Pick<Draft, 'payload' | 'isHex'>): Uint8Array | undefined {
  if (!isHex) return new TextEncoder().encode(payload);
  const digits = payload.replace(/\s+/g, '');
  if (!/^(?:[0-9a-f]{2})*$/i.test(digits)) return undefined;
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** The frame part by part, in order; `mask` has four octets. Undefined where the payload cannot be read. */
export function composeFrame(draft: Draft, mask: Uint8Array): readonly FramePart[] | undefined {
  const payload = payloadOf(draft)?.slice();
  if (!payload) return undefined;
  const bits = Uint8Array.of((draft.fin ? 0x80 : 0) | (draft.rsv << 4) | draft.opcode);
  const length = lengthOctets(draft, payload.length);
  if (!draft.isMasked)
    return [
      { name: 'bits', octets: bits },
      { name: 'length', octets: length },
      { name: 'payload', octets: payload },
    ];
  applyMask(payload, mask);
  return [
    { name: 'bits', octets: bits },
    { name: 'length', octets: length },
    { name: 'key', octets: mask },
    { name: 'payload', octets: payload },
  ];
}

export function octetsOfParts(parts: readonly FramePart[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(({ octets }) => [...octets]));
}

/** MASK, the seven bits, and the octets of the longer forms (RFC 6455 §5.2). */
function lengthOctets({ form, isMasked }: Draft, length: number): Uint8Array {
  const bit = isMasked ? 0x80 : 0;
  const needed = length > 125 ? '16' : 'short';
  const used = form === 'shortest' ? needed : form;
  if (used === 'short') return Uint8Array.of(bit | length);
  const octets = new Uint8Array(used === '16' ? 3 : 9);
  const view = new DataView(octets.buffer);
  octets[0] = bit | (used === '16' ? 126 : 127);
  if (used === '16') view.setUint16(1, length);
  else view.setBigUint64(1, used === 'huge' ? promised : BigInt(length));
  return octets;
}

export type PresetName =
  | 'text'
  | 'first'
  | 'last'
  | 'ping'
  | 'close'
  | 'unmasked'
  | 'rsv'
  | 'reserved'
  | 'utf8'
  | 'form'
  | 'big'
  | 'code';

const plain: Draft = {
  fin: true,
  rsv: 0,
  opcode: 1,
  isMasked: true,
  form: 'shortest',
  payload: 'café',
  isHex: false,
};

/** The first five are right, the others break one rule each. */
export const presets: Readonly<Record<PresetName, Draft>> = {
  text: plain,
  first: { ...plain, fin: false, payload: 'ca' },
  last: { ...plain, opcode: 0, payload: 'fé' },
  ping: { ...plain, opcode: 9, payload: 'coucou' },
  close: { ...plain, opcode: 8, payload: '03 e8', isHex: true },
  unmasked: { ...plain, isMasked: false },
  rsv: { ...plain, rsv: 4 },
  reserved: { ...plain, opcode: 3 },
  utf8: { ...plain, payload: 'c3 28', isHex: true },
  form: { ...plain, form: '16' },
  big: { ...plain, form: 'huge' },
  code: { ...plain, opcode: 8, payload: '03 ed', isHex: true },
};
