// One connection as the tap saw it: the key and the answer of its handshake, and its newest frames, octet for octet.

import type { Side, WireEvent } from '#demos/contract.ts';
import { join } from '#wire/http1-octets.ts';
import { readHeader } from '#wire/websocket-frame.ts';

export interface SeenFrame {
  /** From 1, over both directions. */
  readonly number: number;
  readonly from: Side;
  /** Header and payload as they travelled, at most `mostOctets`. */
  readonly octets: readonly number[];
  /** All of its octets. */
  readonly size: number;
}

export interface Seen {
  /** Values of Sec-WebSocket-Key and Sec-WebSocket-Accept; undefined while they have not passed. */
  readonly key?: string | undefined;
  readonly accept?: string | undefined;
  /** The newest `mostFrames`. */
  readonly frames: readonly SeenFrame[];
}

export const nothingSeen: Seen = { frames: [] };

/** A header and 66 octets of payload. */
const mostOctets = 80;
const mostFrames = 12;
/** Octets of a frame, or of a message's head, that is not whole yet; after that its direction is no longer followed. */
const mostWaiting = 131_072;

interface Direction {
  waiting: Uint8Array;
  isHttp: boolean;
  isLost: boolean;
}

export class LineReading {
  readonly #exchange: string;
  readonly #directions: Readonly<Record<Side, Direction>> = { client: begun(), server: begun() };
  #seen: Seen = nothingSeen;
  #count = 0;

  /** `exchange`: the connection's name on the wire. */
  constructor(exchange: string) {
    this.#exchange = exchange;
  }

  get seen(): Seen {
    return this.#seen;
  }

  /** Whether anything new is seen. */
  take(event: WireEvent): boolean {
    if (event.type !== 'bytes' || event.exchange !== this.#exchange) return false;
    const before = this.#seen;
    const direction = this.#directions[event.from];
    if (direction.isLost) return false;
    direction.waiting = join([direction.waiting, event.bytes], direction.waiting.length + event.bytes.length);
    if (direction.isHttp) this.#readHead(direction, event.from);
    if (!direction.isHttp) this.#readFrames(direction, event.from);
    if (direction.waiting.length > mostWaiting) direction.isLost = true;
    return this.#seen !== before;
  }

  #readHead(direction: Direction, from: Side): void {
    const text = latin1(direction.waiting);
    const end = text.indexOf('\r\n\r\n');
    if (end < 0) return;
    direction.isHttp = false;
    direction.waiting = direction.waiting.slice(end + 4);
    const name = from === 'client' ? 'key' : 'accept';
    const value = new RegExp(`\\r\\nsec-websocket-${name}:[ \\t]*([^\\r]*?)[ \\t]*(?:\\r|$)`, 'i').exec(
      text.slice(0, end),
    )?.[1];
    // Any answer but 101 leaves the direction in HTTP: no frames follow.
    direction.isLost = from === 'server' && !text.startsWith('HTTP/1.1 101 ');
    this.#seen = { ...this.#seen, [name]: value };
  }

  #readFrames(direction: Direction, from: Side): void {
    while (direction.waiting.length > 0) {
      const { size, length } = readHeader(direction.waiting.subarray(0, 14));
      if (size === undefined || length === undefined || direction.waiting.length < size + length) return;
      this.#add(from, direction.waiting.subarray(0, size + length));
      direction.waiting = direction.waiting.slice(size + length);
    }
  }

  #add(from: Side, octets: Uint8Array): void {
    this.#count += 1;
    const frame = { number: this.#count, from, octets: [...octets.subarray(0, mostOctets)], size: octets.length };
    this.#seen = { ...this.#seen, frames: [...this.#seen.frames, frame].slice(-mostFrames) };
  }
}

function begun(): Direction {
  return { waiting: new Uint8Array(), isHttp: true, isLost: false };
}

function latin1(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += String.fromCharCode(octet);
  return text;
}
