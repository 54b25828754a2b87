// The messages of an exchange on a demo's own port: each piece that passed is one, decoded once.

import type { Carriage } from '#demos/contract.ts';
import { decodePiece } from '#wire/decode-piece.ts';
import type { WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';

export class PieceRecord {
  private readonly over: Carriage;
  private readonly pieces: WireMessage[] = [];

  constructor(over: Carriage) {
    this.over = over;
  }

  get count(): number {
    return this.pieces.length;
  }

  /** Octets of memory beside those that came. */
  get weight(): number {
    return 0;
  }

  push(chunk: WireChunk): void {
    this.pieces.push(decodePiece(chunk, this.over));
  }

  messages(): readonly WireMessage[] {
    return [...this.pieces];
  }

  /** Lets go of the oldest: so many, or as many as hold so many octets. Returns them. */
  drop({ frames = 0, octets = 0 }: { frames?: number; octets?: number }): readonly WireMessage[] {
    let freed = 0;
    let count = 0;
    while (count < this.pieces.length && (count < frames || freed < octets))
      freed += this.pieces[count++]?.bytes.length ?? 0;
    return this.pieces.splice(0, count);
  }
}
