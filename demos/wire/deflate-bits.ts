// DEFLATE's smallest parts: bits, least significant first, and Huffman codes (RFC 1951 §3.1.1, §3.2.2).

/** Why compressed data cannot be read on. */
export type DeflateProblem = 'corrupt' | 'truncated' | 'too-far' | 'too-long';

/** Ends a reading from within; never leaves the decoder. */
export class DeflateStop extends Error {
  readonly problem: DeflateProblem;

  constructor(problem: DeflateProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Throws a `truncated` stop where octets are missing. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;
  #held = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length && this.#count === 0;
  }

  /** 0 to 16 bits as a number. */
  take(count: number): number {
    while (this.#count < count) {
      if (this.#at === this.#bytes.length) throw new DeflateStop('truncated');
      this.#held |= this.#bytes[this.#at++]! << this.#count;
      this.#count += 8;
    }
    const value = this.#held & ((1 << count) - 1);
    this.#held >>= count;
    this.#count -= count;
    return value;
  }

  /** Lets go of what is left of an octet. */
  align(): void {
    this.#held = 0;
    this.#count = 0;
  }

  /** So many whole octets, or as many as there are. To be called where the reader is aligned. */
  octets(length: number): Uint8Array {
    const octets = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += octets.length;
    return octets;
  }

  /** The next symbol of a code; `corrupt` where the bits are none of it. */
  symbol({ counts, symbols }: HuffmanCode): number {
    let [code, first, index] = [0, 0, 0];
    for (let length = 1; length <= LONGEST_CODE; length++) {
      code |= this.take(1);
      const count = counts[length]!;
      if (code - first < count) return symbols[index + code - first]!;
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    throw new DeflateStop('corrupt');
  }
}

const LONGEST_CODE = 15;

/** A code as its lengths determine it: how many codes of each length there are, and whose they are, in order. */
export interface HuffmanCode {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/**
 * Makes the code of these lengths, 0 for a symbol that has none. More codes than bits allow are `corrupt`; so are fewer,
 * but for a code of at most one symbol where `mayBeShort` (RFC 1951 §3.2.7 has a single distance code of one bit).
 */
export function huffmanCode(lengths: Uint8Array, { mayBeShort }: { readonly mayBeShort: boolean }): HuffmanCode {
  const counts = new Uint16Array(LONGEST_CODE + 1);
  for (const length of lengths) counts[length]! += 1;
  const used = lengths.length - counts[0]!;
  const isShort = used === 0 || (used === 1 && counts[1] === 1);
  const left = codesLeft(counts);
  if (left < 0 || (left > 0 && !(mayBeShort && isShort))) throw new DeflateStop('corrupt');
  const next = new Uint16Array(LONGEST_CODE + 1);
  for (let length = 1; length < LONGEST_CODE; length++) next[length + 1] = next[length]! + counts[length]!;
  const symbols = new Uint16Array(used);
  for (const [symbol, length] of lengths.entries()) if (length > 0) symbols[next[length]!++] = symbol;
  counts[0] = 0;
  return { counts, symbols };
}

/** Codes of the longest length that nobody has; below zero where there are too many. */
function codesLeft(counts: Uint16Array): number {
  let left = 1;
  for (let length = 1; length <= LONGEST_CODE && left >= 0; length++) left = left * 2 - counts[length]!;
  return left;
}
