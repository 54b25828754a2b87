// A request as it is typed: text in which every octet can be written. Enter is CR LF, `\n` a lone LF, `\xHH` any octet.

import { join, octetsOf } from '#wire/http1-octets.ts';

export type OctetsRead =
  | { readonly ok: true; readonly octets: Uint8Array }
  /** An escape that is none: the backslash and what follows it. */
  | { readonly ok: false; readonly escape: string };

const escapes = new Map([
  ['\\r', '\r'],
  ['\\n', '\n'],
  ['\\t', '\t'],
  ['\\0', '\0'],
  ['\\\\', '\\'],
]);

/** The octets that a text stands for. Characters outside ASCII go as UTF-8. */
export function readOctets(text: string): OctetsRead {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  const pieces = lines.match(/\\x[0-9A-Fa-f]{2}|\\[rnt0\\]|\\[^]{0,3}|[^\\]+/g) ?? [];
  const bad = pieces.find((piece) => piece.startsWith('\\') && !isEscape(piece));
  if (bad !== undefined) return { ok: false, escape: bad };
  const octets = pieces.map(octetsIn);
  const length = octets.reduce((sum, one) => sum + one.length, 0);
  return { ok: true, octets: join(octets, length) };
}

function isEscape(piece: string): boolean {
  return escapes.has(piece) || /^\\x[0-9A-Fa-f]{2}$/.test(piece);
}

function octetsIn(piece: string): Uint8Array {
  if (piece.startsWith('\\x')) return Uint8Array.of(Number.parseInt(piece.slice(2), 16));
  return new TextEncoder().encode(escapes.get(piece) ?? piece.replaceAll('\n', '\r\n'));
}

/** A text that stands for these octets: characters where they are UTF-8 and can be seen, escapes for all others. */
export function writeOctets(octets: Uint8Array): string {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    return written(text, (sign) => hexOf(new TextEncoder().encode(sign)));
  } catch {
    const text = Array.from(octets, (octet) => String.fromCharCode(octet)).join('');
    return written(text, (sign) => hexOf(octetsOf(sign)), /[\x80-\xff]/g);
  }
}

function written(text: string, hex: (sign: string) => string, besides?: RegExp): string {
  const lines = text.split('\r\n').map((line) => {
    const plain = line.replaceAll('\\', '\\\\').replaceAll('\r', '\\r').replaceAll('\n', '\\n').replaceAll('\t', '\\t');
    const visible = plain.replace(/[\p{Cc}\u2028\u2029\ufeff]/gu, hex);
    return besides ? visible.replace(besides, hex) : visible;
  });
  return lines.join('\n');
}

function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => `\\x${octet.toString(16).padStart(2, '0')}`).join('');
}
