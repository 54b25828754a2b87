// The line before a chunk's data: `chunk-size [ chunk-ext ]` (RFC 9112 §7.1).

import type { Refusal } from './http1-faults.ts';
import type { Http1Limits } from './http1-message.ts';
import type { Line, Part } from './http1-line.ts';

interface ChunkLine {
  readonly parts: readonly Part[];
  readonly size: number;
  /** Octets between the size and the line's end. */
  readonly extensionLength: number;
}

const EXTENSION =
  /[ \t]*;[ \t]*[!#$%&'*+\-.^_`|~0-9A-Za-z]+(?:[ \t]*=[ \t]*(?:[!#$%&'*+\-.^_`|~0-9A-Za-z]+|"(?:[\t \x21\x23-\x5b\x5d-\x7e\x80-\xff]|\\[\t\x20-\x7e\x80-\xff])*"))?/y;

/** Strict: no white space after the size, which some read as its end and some as a mistake. */
export function readChunkLine(
  line: Line,
  limits: Http1Limits,
): ChunkLine | { parts: readonly Part[]; refusal: Refusal } {
  const { text } = line;
  const digits = /^[0-9A-Fa-f]*/.exec(text)?.[0].length ?? 0;
  if (digits === 0) return { parts: [], refusal: line.refuse('chunk-size', 0, text.length || 2) };
  const parts = [line.part('chunk-size', 0, digits)];
  if (digits > limits.chunkSizeDigits) {
    return { parts, refusal: line.refuse('chunk-size-digits', 0, digits, { limit: limits.chunkSizeDigits }) };
  }
  const end = readExtensions(line, digits, parts);
  if (end < text.length) {
    const key = end === digits && !/^[ \t]*;/.test(text.slice(end)) ? 'chunk-size' : 'chunk-extension';
    return { parts, refusal: line.refuse(key, end, text.length) };
  }
  parts.push(line.crlf());
  return { parts, size: Number.parseInt(text.slice(0, digits), 16), extensionLength: text.length - digits };
}

/** Where the last well-formed extension ends; its part leaves the white space before it out. */
function readExtensions(line: Line, from: number, parts: Part[]): number {
  let end = from;
  EXTENSION.lastIndex = end;
  for (let match = EXTENSION.exec(line.text); match; match = EXTENSION.exec(line.text)) {
    const extension = match[0].replace(/^[ \t]+/, '');
    end += match[0].length;
    parts.push(line.part('chunk-ext', end - extension.length, end));
    EXTENSION.lastIndex = end;
  }
  return end;
}
