// What stands at the beginning of a DEFLATE block: which codes its symbols are written in (RFC 1951 §3.2.5 to §3.2.7).

import { DeflateStop, huffmanCode, type BitReader, type HuffmanCode } from './deflate-bits.ts';

/** The codes for literals and lengths, and for distances. */
export interface BlockCodes {
  readonly lengths: HuffmanCode;
  readonly distances: HuffmanCode;
}

/** What a symbol stands for: a number to start from, and how many bits more to add. */
interface Extra {
  readonly base: number;
  readonly bits: number;
}

export const END_OF_BLOCK = 256;

/** Of symbol 257 and those that follow; 286 and 287 never occur. */
const LENGTHS = [...extras(3, 28, 4), { base: 258, bits: 0 }];
const DISTANCES = extras(1, 30, 2);

/** The codes of a block of type 1, which every decoder knows (RFC 1951 §3.2.6). */
export const FIXED: BlockCodes = {
  lengths: huffmanCode(
    Uint8Array.from({ length: 288 }, (_, symbol) => (symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8)),
    { mayBeShort: false },
  ),
  distances: huffmanCode(new Uint8Array(32).fill(5), { mayBeShort: false }),
};

export function readLength(reader: BitReader, symbol: number): number {
  return readExtra(reader, LENGTHS[symbol - END_OF_BLOCK - 1]);
}

export function readDistance(reader: BitReader, symbol: number): number {
  return readExtra(reader, DISTANCES[symbol]);
}

/** The codes that a block of type 2 brings along, written in a code of their own (RFC 1951 §3.2.7). */
export function readCodes(reader: BitReader): BlockCodes {
  const [literals, distances, own] = [reader.take(5) + 257, reader.take(5) + 1, reader.take(4) + 4];
  if (literals > 286 || distances > 30) throw new DeflateStop('corrupt');
  const ownLengths = new Uint8Array(ORDER.length);
  for (const symbol of ORDER.slice(0, own)) ownLengths[symbol] = reader.take(3);
  const lengths = readLengths(reader, huffmanCode(ownLengths, { mayBeShort: false }), literals + distances);
  if (lengths[END_OF_BLOCK] === 0) throw new DeflateStop('corrupt');
  return {
    lengths: huffmanCode(lengths.subarray(0, literals), { mayBeShort: true }),
    distances: huffmanCode(lengths.subarray(literals), { mayBeShort: true }),
  };
}

/** The order in which the code's own lengths are written: the likely ones first. */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function readLengths(reader: BitReader, code: HuffmanCode, count: number): Uint8Array {
  const lengths = new Uint8Array(count);
  for (let at = 0; at < count;) {
    const symbol = reader.symbol(code);
    if (symbol === 16 && at === 0) throw new DeflateStop('corrupt');
    const value = symbol < 16 ? symbol : symbol === 16 ? lengths[at - 1]! : 0;
    const end = at + timesOf(reader, symbol);
    if (end > count) throw new DeflateStop('corrupt');
    lengths.fill(value, at, end);
    at = end;
  }
  return lengths;
}

function timesOf(reader: BitReader, symbol: number): number {
  if (symbol < 16) return 1;
  if (symbol === 16) return 3 + reader.take(2);
  return symbol === 17 ? 3 + reader.take(3) : 11 + reader.take(7);
}

function readExtra(reader: BitReader, extra: Extra | undefined): number {
  if (!extra) throw new DeflateStop('corrupt');
  return extra.base + reader.take(extra.bits);
}

/** The tables of RFC 1951 §3.2.5: after the first `2 * group` symbols each `group` of them takes one bit more. */
function extras(first: number, count: number, group: number): Extra[] {
  let base = first;
  return Array.from({ length: count }, (_, symbol) => {
    const extra = { base, bits: Math.max(0, Math.floor(symbol / group) - 1) };
    base += 2 ** extra.bits;
    return extra;
  });
}
