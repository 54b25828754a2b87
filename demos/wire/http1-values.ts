// Octets as a reader sees them: bounded, and without characters that would not show.

import { textOf } from './http1-octets.ts';

/** Greatest length of a field's value, in characters (field.ts). */
const VALUE = 1_000;
/** Octets of content that are looked at to show it: enough for VALUE characters of four octets each. */
export const SAMPLE = 4 * VALUE;

/** Octets of a line, one character each; control characters as their pictures. */
export function lineText(octets: Uint8Array): string {
  return clip(textOf(octets.subarray(0, VALUE + 1)), VALUE).replace(/\p{Cc}/gu, picture);
}

/** The beginning of some content as text; undefined where it is none. Unless it is whole, its last character may be cut. */
export function contentText(sample: readonly Uint8Array[], isWhole: boolean): string | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    const texts = sample.map((piece) => decoder.decode(piece, { stream: true }));
    const text = texts.join('') + (isWhole ? decoder.decode() : '');
    return /[^\P{Cc}\s]/u.test(text) ? undefined : clip(text, VALUE);
  } catch {
    return undefined;
  }
}

/** At most `length` characters, an ellipsis for what is left out; no half surrogate pair. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Unicode's own signs for C0 and DEL (U+2400–U+2421); there are none for C1. */
function picture(control: string): string {
  const code = control.charCodeAt(0);
  if (code > 0x7f) return '\ufffd';
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
}
