// Data compressed by DEFLATE, read (RFC 1951), one run of whole blocks after another: what one run says, the next may
// repeat. Made for octets from anybody: bounded to the octet, and the same verdict as zlib's on what is damaged.

import { BitReader, DeflateStop, type DeflateProblem } from './deflate-bits.ts';
import { END_OF_BLOCK, FIXED, readCodes, readDistance, readLength, type BlockCodes } from './deflate-block.ts';

/** What a run says, and where it cannot be read on: why. `plain` then goes as far as it could be read. */
export interface Inflated {
  readonly plain: Uint8Array;
  readonly problem: DeflateProblem | undefined;
}

/** The farthest that DEFLATE can refer back. */
const FARTHEST = 32_768;

export class Inflater {
  /** What was said: of earlier runs at least the window, then this run. */
  #said = new Uint8Array(1_024);
  #end = 0;
  /** Octets of this run, at most. */
  #limit = 0;
  #start = 0;
  readonly #window: number;

  /** How far back a run may refer is 2 to the power of `windowBits`, 8 to 15. */
  constructor(windowBits: number) {
    this.#window = 2 ** windowBits;
  }

  /**
   * Reads blocks until `data` ends, blocks after a final one too (RFC 7692 §7.2.3.4). Says at most `limit` octets; more
   * are `too-long`. Never throws.
   */
  read(data: Uint8Array, limit: number): Inflated {
    this.#forgetOld();
    this.#start = this.#end;
    this.#limit = limit;
    const problem = this.#readBlocks(new BitReader(data));
    return { plain: this.#said.slice(this.#start, this.#end), problem };
  }

  /** The next run begins with nothing to refer to. */
  forget(): void {
    this.#end = 0;
  }

  #readBlocks(reader: BitReader): DeflateProblem | undefined {
    try {
      while (!reader.isAtEnd) this.#readBlock(reader);
      return undefined;
    } catch (stop) {
      if (stop instanceof DeflateStop) return stop.problem;
      throw stop;
    }
  }

  #readBlock(reader: BitReader): void {
    const isFinal = reader.take(1) === 1;
    const type = reader.take(2);
    if (type === 3) throw new DeflateStop('corrupt');
    if (type === 0) this.#readStored(reader);
    else this.#readSymbols(reader, type === 1 ? FIXED : readCodes(reader));
    if (isFinal) reader.align();
  }

  #readStored(reader: BitReader): void {
    reader.align();
    const [length, complement] = [reader.take(16), reader.take(16)];
    if ((length ^ complement) !== 0xffff) throw new DeflateStop('corrupt');
    const octets = reader.octets(length);
    this.#makeRoom(octets.length);
    this.#said.set(octets, this.#end);
    this.#end += octets.length;
    if (octets.length < length) throw new DeflateStop('truncated');
  }

  #readSymbols(reader: BitReader, { lengths, distances }: BlockCodes): void {
    for (;;) {
      const symbol = reader.symbol(lengths);
      if (symbol === END_OF_BLOCK) return;
      if (symbol < END_OF_BLOCK) {
        this.#makeRoom(1);
        this.#said[this.#end++] = symbol;
      } else this.#repeat(readLength(reader, symbol), readDistance(reader, reader.symbol(distances)));
    }
  }

  /** What is repeated may reach into the repetition itself (RFC 1951 §3.2.3). */
  #repeat(length: number, distance: number): void {
    if (distance > this.#end) throw new DeflateStop('corrupt');
    if (distance > this.#window) throw new DeflateStop('too-far');
    this.#makeRoom(length);
    for (const end = this.#end + length; this.#end < end; this.#end++)
      this.#said[this.#end] = this.#said[this.#end - distance]!;
  }

  #makeRoom(octets: number): void {
    const end = this.#end + octets;
    if (end - this.#start > this.#limit) throw new DeflateStop('too-long');
    if (end <= this.#said.length) return;
    const larger = new Uint8Array(Math.max(end, this.#said.length * 2));
    larger.set(this.#said.subarray(0, this.#end));
    this.#said = larger;
  }

  /** Not at every run: the cost of moving the window is spread over what was said since. */
  #forgetOld(): void {
    if (this.#end < 2 * FARTHEST) return;
    const kept = this.#said.subarray(this.#end - FARTHEST, this.#end);
    this.#said = kept.slice();
    this.#end = FARTHEST;
  }
}
