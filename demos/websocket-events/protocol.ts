// The laboratory's server: it says what it received, and misbehaves on request. Text both ways.
//
// `close`, `close CODE` and `close CODE REASON`: the server closes, with 1000 where no code is given; a code that must not
// be sent gets one message beginning with `error: `. `kill`: it cuts the connection without a close frame. `letters N`: it
// sends N letters in one message. Anything else, binary messages included, gets one message that says what arrived. The
// sentences are French where the handshake's Accept-Language begins with French, or where the query says `language=fr`.

import type { Rate } from '#demos/rate-limit.ts';
import { isCloseCode } from '#wire/websocket-rules.ts';

/** Where the WebSocket listens. */
export const path = '/demos/websocket-events';

/** Octets of one message; a longer one closes the connection with 1009. */
export const longestMessage = 65_536;

/** Letters that one message of the server may have: enough for a length of eight octets. */
export const mostLetters = 70_000;

/** Octets of UTF-8 in a reason (RFC 6455 §5.5). */
export const longestReason = 123;

export const messageRate: Rate = { perSecond: 20, burst: 60 };

export type Order =
  | { readonly type: 'close'; readonly code: number; readonly reason: string }
  | { readonly type: 'kill' }
  | { readonly type: 'letters'; readonly count: number }
  /** Almost an order. */
  | { readonly type: 'wrong'; readonly why: 'code' | 'reason' | 'letters'; readonly given: string };

/** What a text asks for; undefined where it is only a text. White space around an order is ignored. */
export function readOrder(text: string): Order | undefined {
  const [, word = '', rest = ''] = /^\s*(close|kill|letters)(?:\s+([^]*?))?\s*$/.exec(text) ?? [];
  if (word === 'kill' && rest === '') return { type: 'kill' };
  if (word === 'close') return readClosing(rest);
  if (word === 'letters') return readLetters(rest);
  return undefined;
}

function readClosing(rest: string): Order {
  const [, digits = '', reason = ''] = /^(\S*)(?:\s+([^]*))?$/.exec(rest) ?? [];
  const code = digits === '' ? 1000 : /^\d{1,5}$/.test(digits) ? Number(digits) : Number.NaN;
  if (!isCloseCode(code)) return { type: 'wrong', why: 'code', given: digits.slice(0, 20) };
  const octets = new TextEncoder().encode(reason).length;
  if (octets > longestReason) return { type: 'wrong', why: 'reason', given: String(octets) };
  return { type: 'close', code, reason };
}

function readLetters(rest: string): Order {
  const count = /^\d{1,6}$/.test(rest) ? Number(rest) : 0;
  if (count < 1 || count > mostLetters) return { type: 'wrong', why: 'letters', given: rest.slice(0, 20) };
  return { type: 'letters', count };
}
