// The octets that HTTP's grammar is made of (RFC 9110 §5.6, RFC 5234 B.1). Text is one character per octet, U+0000–U+00FF:
// TextDecoder's `latin1` is windows-1252 and would not give the octets back.

export const CR = 0x0d;
export const LF = 0x0a;
export const SP = 0x20;
const HTAB = 0x09;

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const INVALID_IN_VALUE = /[^\t\x20-\x7e\x80-\xff]/;
// String.fromCharCode takes its octets as arguments; the stack bounds their number.
const SLICE = 4096;

/** token of RFC 9110 §5.6.2. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** Index of the first character that may not stand in a field value or reason phrase (RFC 9110 §5.5), or -1. */
export function invalidValueIndex(text: string): number {
  return text.search(INVALID_IN_VALUE);
}

/** Octets as text, one character each. */
export function textOf(octets: Uint8Array): string {
  let text = '';
  for (let at = 0; at < octets.length; at += SLICE) {
    // `apply` takes any list of numbers; a spread would go through an iterator, many times slower.
    text += String.fromCharCode.apply(undefined, octets.subarray(at, at + SLICE) as unknown as number[]);
  }
  return text;
}

/** Text as octets, one each; characters above U+00FF are the caller's to refuse. */
export function octetsOf(text: string): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) octets[at] = text.charCodeAt(at);
  return octets;
}

/** Where the text between `start` and `end` begins and ends without its surrounding SP and HTAB (OWS). */
export function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  let from = start;
  let to = end;
  while (from < to && isWhiteSpace(text, from)) from += 1;
  while (to > from && isWhiteSpace(text, to - 1)) to -= 1;
  return { start: from, end: to };
}

/** A text without its surrounding SP and HTAB; not String.trim, which also takes U+00A0, an octet like any other here. */
export function trimText(text: string): string {
  const { start, end } = trimmed(text, 0, text.length);
  return text.slice(start, end);
}

export function isWhiteSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === SP || code === HTAB;
}

/** Pieces as one; `length` is the sum of theirs. */
export function join(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    octets.set(piece, at);
    at += piece.length;
  }
  return octets;
}
