// The octets of one side of an exchange, joined, and from which piece, and so from when, each of them is.

import type { Side } from '#demos/contract.ts';
import { join } from './http1-octets.ts';

/** What the tap saw at one time from one side; `at` in milliseconds on the host's clock. */
export interface WireChunk {
  readonly from: Side;
  readonly at: number;
  readonly bytes: Uint8Array;
}

interface Piece {
  readonly chunk: WireChunk;
  /** Offset after its last octet. */
  readonly end: number;
  /** Its place among the pieces of both sides. */
  readonly order: number;
}

export class SideOctets {
  readonly from: Side;
  readonly bytes: Uint8Array;
  readonly #pieces: Piece[] = [];

  constructor(chunks: readonly WireChunk[], from: Side) {
    this.from = from;
    let end = 0;
    for (const [order, chunk] of chunks.entries()) {
      if (chunk.from !== from || chunk.bytes.length === 0) continue;
      end += chunk.bytes.length;
      this.#pieces.push({ chunk, end, order });
    }
    this.bytes = join(
      this.#pieces.map(({ chunk }) => chunk.bytes),
      end,
    );
  }

  /** When the octet at `offset` passed. */
  timeOf(offset: number): number {
    return this.#pieceOf(offset)?.chunk.at ?? 0;
  }

  /** The place, among both sides' pieces, of the one that holds the octet at `offset`. */
  orderOf(offset: number): number {
    return this.#pieceOf(offset)?.order ?? 0;
  }

  /** The pieces from `offset` on; the first of them may be cut. */
  chunksFrom(offset: number): WireChunk[] {
    return this.#pieces
      .filter(({ end }) => end > offset)
      .map(({ chunk, end }) => ({
        ...chunk,
        bytes: chunk.bytes.subarray(Math.max(0, chunk.bytes.length - (end - offset))),
      }));
  }

  #pieceOf(offset: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#pieces[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return this.#pieces[low];
  }
}
