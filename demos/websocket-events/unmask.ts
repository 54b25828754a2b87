// A frame taken apart: its header, and its payload before and after the mask, octet beside octet.

import { OPCODE, readHeader, type FrameHeader } from '#wire/websocket-frame.ts';
import type { SeenFrame } from './reading.ts';

export interface Unmasked {
  readonly index: number;
  /** As it travelled. */
  readonly wire: number;
  /** Octet `index` mod 4 of the key; undefined where nothing is masked. */
  readonly key: number | undefined;
  readonly plain: number;
  /** The plain octet as ASCII, a middle dot where it is none; a space that does not collapse. */
  readonly character: string;
}

export interface OpenedFrame {
  readonly header: FrameHeader;
  /** As far as its octets are kept. */
  readonly payload: readonly Unmasked[];
  /** Octets of payload that are not kept. */
  readonly left: number;
}

export function openFrame({ octets, size }: SeenFrame): OpenedFrame {
  const header = readHeader(Uint8Array.from(octets));
  const start = header.size ?? octets.length;
  const payload = octets.slice(start).map((wire, index): Unmasked => {
    const key = header.mask?.[index % 4];
    const plain = wire ^ (key ?? 0);
    return { index, wire, key, plain, character: characterOf(plain) };
  });
  return { header, payload, left: size - octets.length };
}

export type OpcodeName = keyof typeof OPCODE | 'reserved';

export function opcodeName(opcode: number): OpcodeName {
  const names = Object.keys(OPCODE) as (keyof typeof OPCODE)[];
  return names.find((name) => OPCODE[name] === opcode) ?? 'reserved';
}

export function bitsOf(octet: number): string {
  return octet.toString(2).padStart(8, '0');
}

function characterOf(octet: number): string {
  if (octet === 0x20) return '\u00a0';
  return octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·';
}
