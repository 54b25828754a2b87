// The payload of a close frame: nothing, or a code and a reason (RFC 6455 §5.5.1).

import { isCloseCode, type FrameFault } from './websocket-rules.ts';
import { decodeUtf8 } from './websocket-utf8.ts';

/** What the peer said; 1005 stands for "no code" (RFC 6455 §7.1.5). */
export interface CloseWords {
  readonly code: number;
  readonly reason: string;
}

/** Reads a payload in which `closeFault` finds nothing wrong. */
export function readClose(payload: Uint8Array): CloseWords {
  if (payload.length < 2) return { code: 1005, reason: '' };
  return { code: closeCode(payload), reason: decodeUtf8(payload.subarray(2)) ?? '' };
}

/** What is wrong with a whole payload, if anything. */
export function closeFault(payload: Uint8Array): FrameFault | undefined {
  if (payload.length === 0) return undefined;
  if (payload.length === 1) return { code: 1002, key: 'close-payload-single', section: 'RFC 6455 §5.5.1' };
  const code = closeCode(payload);
  if (!isCloseCode(code)) return { code: 1002, key: 'close-code-invalid', section: 'RFC 6455 §7.4', values: { code } };
  if (decodeUtf8(payload.subarray(2)) !== undefined) return undefined;
  return { code: 1007, key: 'utf8-invalid', section: 'RFC 6455 §8.1' };
}

/** Code and reason as a payload; the reason is cut, between characters, to the 123 octets that fit. */
export function writeClose(code: number | undefined, reason: string): Uint8Array {
  if (code === undefined) return new Uint8Array();
  const words = cutToFit(reason);
  const payload = new Uint8Array(2 + words.length);
  payload.set([code >> 8, code & 0xff]);
  payload.set(words, 2);
  return payload;
}

const LONGEST_REASON = 123;

function cutToFit(reason: string): Uint8Array {
  const encoder = new TextEncoder();
  const characters = [...reason];
  let words = encoder.encode(reason);
  while (words.length > LONGEST_REASON) {
    characters.pop();
    words = encoder.encode(characters.join(''));
  }
  return words;
}

function closeCode(payload: Uint8Array): number {
  return (payload[0] ?? 0) * 256 + (payload[1] ?? 0);
}
