// From octets to lines: only CR LF together end one (RFC 9112 §2.2 lets a recipient be laxer; two recipients that differ
// in this are how requests are smuggled).

import { Line } from './http1-line.ts';
import { CR, LF, textOf } from './http1-octets.ts';

/** Octets on their way to whoever reads them. */
export class Cursor {
  readonly bytes: Uint8Array;
  /** Index of the next octet. */
  at = 0;
  readonly #base: number;

  constructor(bytes: Uint8Array, offset: number) {
    this.bytes = bytes;
    this.#base = offset;
  }

  /** Offset of the next octet on the connection. */
  get offset(): number {
    return this.#base + this.at;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** The next octets, as a view: `count` of them or what there is. */
  take(count: number): Uint8Array {
    const octets = this.bytes.subarray(this.at, this.at + count);
    this.at += octets.length;
    return octets;
  }
}

/** A line, or what there is of one that cannot be read on: up to and with the octet at fault, or its first `limit` octets. */
export type LineRead =
  | { readonly type: 'line'; readonly line: Line }
  | {
      readonly type: 'bare-cr' | 'bare-lf' | 'too-long';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    };

type Stop = { readonly type: 'none' | 'line' | 'bare-cr' | 'bare-lf'; readonly at: number };

const NONE = new Uint8Array();

/** Holds one unfinished line, never more than the limit; how the octets were cut into pieces makes no difference. */
export class LineBuffer {
  #held = NONE;
  #length = 0;

  /** Octets of the line that has begun and not ended. */
  get length(): number {
    return this.#length;
  }

  /** Takes the line's next octets; undefined while its end is missing. `limit` counts the CRLF. */
  read(cursor: Cursor, limit: number): LineRead | undefined {
    const start = cursor.offset - this.#length;
    // One octet past the limit is enough to know that the line is too long.
    const window = cursor.bytes.subarray(cursor.at, cursor.at + limit + 1 - this.#length);
    const stop = this.#findStop(window);
    if (this.#length + stop.at >= limit) return this.#fault('too-long', start, cursor.take(limit - this.#length));
    if (stop.type === 'none') {
      this.#hold(cursor.take(window.length));
      return undefined;
    }
    if (stop.type === 'line') {
      const octets = this.#finish(cursor.take(stop.at + 1));
      return { type: 'line', line: new Line(octets.subarray(0, -2), start) };
    }
    // A bare CR is noticed at the octet after it, which is left alone.
    return this.#fault(stop.type, start, cursor.take(stop.type === 'bare-cr' ? stop.at : stop.at + 1));
  }

  /** The first octet that decides: the LF of a line's end, a bare LF, or what follows a bare CR. */
  #findStop(window: Uint8Array): Stop {
    if (this.#length > 0 && this.#held[this.#length - 1] === CR) {
      return { type: window[0] === LF ? 'line' : 'bare-cr', at: 0 };
    }
    const lf = window.indexOf(LF);
    const cr = window.indexOf(CR);
    if (lf >= 0 && (cr < 0 || lf < cr)) return { type: 'bare-lf', at: lf };
    if (cr < 0 || cr + 1 === window.length) return { type: 'none', at: window.length - 1 };
    return { type: window[cr + 1] === LF ? 'line' : 'bare-cr', at: cr + 1 };
  }

  #fault(type: 'bare-cr' | 'bare-lf' | 'too-long', start: number, octets: Uint8Array): LineRead {
    const text = textOf(this.#finish(octets));
    return { type, text, start, end: start + text.length };
  }

  #hold(octets: Uint8Array): void {
    const needed = this.#length + octets.length;
    if (needed > this.#held.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#held.length, 64));
      larger.set(this.#held.subarray(0, this.#length));
      this.#held = larger;
    }
    this.#held.set(octets, this.#length);
    this.#length = needed;
  }

  /** The whole line, valid until the next read. */
  #finish(octets: Uint8Array): Uint8Array {
    if (this.#length === 0) return octets;
    this.#hold(octets);
    const line = this.#held.subarray(0, this.#length);
    this.#length = 0;
    return line;
  }
}
