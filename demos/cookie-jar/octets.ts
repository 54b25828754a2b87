// A Set-Cookie value is octets, not characters (RFC 6265bis §5.8.3, last note). Inside the jar they are text with one
// character each, U+0000–U+00FF; here they come in and are shown.

import { octetsOf, textOf } from '#wire/http1-octets.ts';

const LONGEST_SHOWN = 60;

/** Text of octets; a string that holds more than octets, as a script may write, is taken as UTF-8. */
export function asOctetText(line: string | Uint8Array): string {
  if (typeof line !== 'string') return textOf(line);
  return /[^\0-\u00ff]/.test(line) ? textOf(new TextEncoder().encode(line)) : line;
}

/** Index of the first control character, or -1; a tab is white space here (RFC 6265bis §5.6). */
export function controlIndex(text: string): number {
  for (let at = 0; at < text.length; at += 1) if (isControl(text.charCodeAt(at)) && text[at] !== '\t') return at;
  return -1;
}

/** Octets as a reader meets them: UTF-8, control characters visible, at most 60 characters. */
export function shown(octetText: string): string {
  const text = new TextDecoder().decode(octetsOf(octetText.slice(0, 4 * LONGEST_SHOWN)));
  const visible = Array.from(text, visibly);
  return visible.length > LONGEST_SHOWN ? `${visible.slice(0, LONGEST_SHOWN).join('')}…` : visible.join('');
}

/** Control characters as Control Pictures (U+2400): ␀ to ␟, and ␡. */
function visibly(character: string): string {
  const code = character.charCodeAt(0);
  if (!isControl(code)) return character;
  return String.fromCharCode(code === 0x7f ? 0x2421 : 0x2400 + code);
}

function isControl(code: number): boolean {
  return code < 0x20 || code === 0x7f;
}
