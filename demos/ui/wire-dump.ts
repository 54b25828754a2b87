// Octets as lines of hex and text, and the geometry between an octet and its place. Lengths are in `ch`. No DOM.

/** A run of octets, `end` excluded. */
export interface OctetRange {
  readonly start: number;
  readonly end: number;
}

interface DumpLine {
  readonly offset: number;
  /** `47 45 54 20  2f`: one space between octets, two between groups of four. */
  readonly hex: string;
  /** Printable ASCII; a dot for any other octet. */
  readonly text: string;
}

/** A stretch of one line, in `ch` from the column's edge. */
export interface Stretch {
  readonly left: number;
  readonly width: number;
}

/** Width of the space between two octets; the font's own space is 1. */
const gap = 0.6;
const group = 4;
const pitch = 2 + gap;

export function dumpLine(octets: Uint8Array, text: Uint8Array, offset: number, perLine: number): DumpLine {
  const end = Math.min(offset + perLine, octets.length);
  let hex = '';
  let shown = '';
  for (let at = offset; at < end; at++) {
    if (at > offset) hex += (at - offset) % group === 0 ? '  ' : ' ';
    hex += hexOctet(octets[at] ?? 0);
    shown += printable(text[at] ?? 0);
  }
  return { offset, hex, text: shown };
}

export function hexOctet(octet: number): string {
  return octet.toString(16).padStart(2, '0');
}

/** How octets and fields share a width: beside each other, or one above the other. */
export interface Arrangement {
  readonly isBeside: boolean;
  readonly perLine: 16 | 8 | 4;
}

/** The longest lines that leave the fields room beside them; in a narrow place the longest that fit. `width` in ch. */
export function arrange(width: number, digits: number): Arrangement {
  const beside = ([16, 8, 4] as const).find((perLine) => dumpWidth(perLine, digits) + fieldsRoom[perLine] <= width);
  if (beside) return { isBeside: true, perLine: beside };
  const alone = ([16, 8] as const).find((perLine) => dumpWidth(perLine, digits) <= width);
  return { isBeside: false, perLine: alone ?? 4 };
}

/** What the fields need beside lines of each length: a longer line is worth having only where they keep their ease. */
const fieldsRoom = { 16: 40, 8: 26, 4: 26 };

/** Width of a whole line: offset, hex and text, with a space of 1.5 after each: the last is for the scroll bar. */
export function dumpWidth(perLine: number, digits: number): number {
  return digits + 1.5 + hexWidth(perLine) + 1.5 + perLine + 1.5;
}

/** Width of the hex column. */
export function hexWidth(perLine: number): number {
  return left(perLine - 1) + 2;
}

/** Digits that every offset of a message is written with; at least two, so that short frames line up with each other. */
export function offsetDigits(octets: number): number {
  return Math.max(String(Math.max(octets - 1, 0)).length, 2);
}

/** Where a range lies in the hex column of the line at `offset`; undefined where it does not. */
export function hexStretch(range: OctetRange, offset: number, perLine: number): Stretch | undefined {
  const part = onLine(range, offset, perLine);
  return part && { left: left(part.start), width: left(part.end - 1) + 2 - left(part.start) };
}

/** Where a range lies in the text column of the line at `offset`; undefined where it does not. */
export function textStretch(range: OctetRange, offset: number, perLine: number): Stretch | undefined {
  const part = onLine(range, offset, perLine);
  return part && { left: part.start, width: part.end - part.start };
}

/** The octet at `x` ch of the hex column, and the bit (0 is the highest): the left half of its left digit is bit 0. */
export function atHex(x: number, perLine: number): { index: number; bit: number } {
  let index = 0;
  while (index < perLine - 1 && x >= left(index + 1) - gap / 2) index++;
  const bit = Math.floor((x - left(index)) * 4);
  return { index, bit: Math.min(Math.max(bit, 0), 7) };
}

/** Octets of a masked frame with its payload unmasked, for reading beside the real ones (RFC 6455 §5.3). */
export function unmask(octets: Uint8Array, key: OctetRange, payload: OctetRange): Uint8Array {
  const plain = octets.slice();
  for (let at = payload.start; at < payload.end; at++) {
    plain[at] = (octets[at] ?? 0) ^ (octets[key.start + ((at - payload.start) % 4)] ?? 0);
  }
  return plain;
}

function left(index: number): number {
  return index * pitch + Math.floor(index / group) * gap;
}

function onLine({ start, end }: OctetRange, offset: number, perLine: number): OctetRange | undefined {
  const from = Math.max(start - offset, 0);
  const to = Math.min(end - offset, perLine);
  return from < to ? { start: from, end: to } : undefined;
}

function printable(octet: number): string {
  return octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '·';
}
