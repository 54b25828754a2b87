// Text both ways, one countdown a connection.
//
// Client: a whole number of seconds from 1 to 3600 in decimal digits (no sign, no leading zero) starts the countdown, or
// starts it again in place of the one that runs; `cancel` stops it. White space around either is ignored (space, tab, CR,
// LF): programs that send whole lines send their ends, too.
//
// Server: the number at once, then one number a second down to `0`. `cancel` is answered by silence: after it no number
// follows, whether one was running or not. Anything else, binary messages included, gets one message that begins with
// `error: ` and says what is accepted; the connection stays open, and a running countdown goes on. The sentence is French
// where the handshake's Accept-Language begins with French, else English; a page, whose script cannot choose that field,
// may write `?language=fr` or `?language=en` instead.

import type { Rate } from '#demos/rate-limit.ts';

/** Where the WebSocket listens. */
export const path = '/demos/countdown';

/** GET answers with the number of countdowns that the server runs for this visitor now, as a line of text. */
export const runningPath = `${path}/running`;

/** Longest countdown, in seconds. */
export const longest = 3_600;

/** How every refusal begins, in either language. */
export const refusalMark = 'error: ';

/** Messages that one connection may send; above that it is closed with 1008. */
export const messageRate: Rate = { perSecond: 50, burst: 200 };

export type Order = { readonly type: 'start'; readonly seconds: number } | { readonly type: 'cancel' };

const ORDER = /^[ \t\r\n]*(cancel|[1-9]\d{0,3})[ \t\r\n]*$/;

/** What a message asks for; undefined where it is to be refused. */
export function readOrder(data: string | Uint8Array): Order | undefined {
  const word = typeof data === 'string' ? ORDER.exec(data)?.[1] : undefined;
  if (word === undefined) return undefined;
  if (word === 'cancel') return { type: 'cancel' };
  const seconds = Number(word);
  return seconds <= longest ? { type: 'start', seconds } : undefined;
}
