// Octets as the literals of three languages: a POSIX shell, Python, JavaScript.

import { octetsOf } from '#wire/http1-octets.ts';

/** The text that octets are in UTF-8; undefined where they are none, or hold control characters other than tab and line feed. */
export function readable(octets: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets);
    return /[^\P{Cc}\t\n]/u.test(text) ? undefined : text;
  } catch {
    return undefined;
  }
}

/** One word of a shell, of text with one character per octet. What is not text needs `$'…'`, which bash and zsh know. */
export function shellWord(octetText: string): string {
  const text = readable(octetsOf(octetText));
  if (text === undefined) return `$'${escapeOctets(octetsOf(octetText), "'")}'`;
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** What `printf` needs to write these octets, in any shell: octal, for `\x` is not POSIX. */
export function printfWord(octets: Uint8Array): string {
  return `'${Array.from(octets, (octet) => `\\${octet.toString(8).padStart(3, '0')}`).join('')}'`;
}

/** A Python `bytes` literal. */
export function pythonBytes(octets: Uint8Array): string {
  return `b'${escapeOctets(octets, "'")}'`;
}

/** A Python `str` literal: JSON's escapes are Python's too, but for half surrogate pairs, which no UTF-8 has. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

/** A JavaScript expression. */
export function scriptOctets(octets: Uint8Array): string {
  const text = readable(octets);
  return text === undefined ? `Buffer.from('${hexOf(octets)}', 'hex')` : `Buffer.from(${JSON.stringify(text)})`;
}

export function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}

function escapeOctets(octets: Uint8Array, quote: string): string {
  return Array.from(octets, (octet) => {
    const sign = String.fromCharCode(octet);
    if (sign === quote || sign === '\\') return `\\${sign}`;
    return octet >= 0x20 && octet < 0x7f ? sign : `\\x${octet.toString(16).padStart(2, '0')}`;
  }).join('');
}
