// What passes between a page and the server that all pages of one browser share: byte streams, cut into messages.

import type { PortAddress, WireEvent } from '#demos/contract.ts';

/** About one connection, which the page has numbered. Both sides say the last four. */
export type StreamMessage =
  | { readonly type: 'open'; readonly stream: number; readonly to?: PortAddress }
  | { readonly type: 'accepted'; readonly stream: number }
  | { readonly type: 'refused'; readonly stream: number; readonly reason: string }
  | { readonly type: 'data'; readonly stream: number; readonly bytes: Uint8Array }
  /** The reader has taken so many octets: as many more may follow. */
  | { readonly type: 'taken'; readonly stream: number; readonly octets: number }
  | { readonly type: 'end'; readonly stream: number }
  | { readonly type: 'cut'; readonly stream: number };

/** About one conversation of datagrams, numbered among the connections. Both sides say `datagram`; the page `close`. */
export type DatagramMessage =
  | { readonly type: 'open-datagrams'; readonly stream: number; readonly to: PortAddress }
  | { readonly type: 'accepted'; readonly stream: number }
  | { readonly type: 'refused'; readonly stream: number; readonly reason: string }
  | { readonly type: 'datagram'; readonly stream: number; readonly bytes: Uint8Array }
  | { readonly type: 'close'; readonly stream: number };

export type LinkMessage =
  | StreamMessage
  | DatagramMessage
  /** The server's first message: it runs. */
  | { readonly type: 'ready' }
  /** The page's first: what passes on the wire is wanted. */
  | { readonly type: 'watch' }
  | { readonly type: 'wire'; readonly event: WireEvent }
  /** The page goes away. */
  | { readonly type: 'leave' };

/** A message channel between the two, in order and without loss: a MessagePort. */
export interface MessageLink {
  post(message: LinkMessage): void;
  listen(listener: (message: LinkMessage) => void): void;
}

/** Octets that may be on their way in one direction of one connection before the writer waits. */
export const window = 65_536;
