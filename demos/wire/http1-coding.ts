// Content codings (RFC 9110 §8.4): what was packed, for whom reads along. Only gzip, the one that everybody speaks.

import { Gunzip } from 'fflate';
import type { Field } from '#demos/contract.ts';
import { membersOf } from './http1-message.ts';
import { join } from './http1-octets.ts';

/** Octets unpacked at most: some bytes of gzip can hold a thousand times as many (a decompression bomb). */
export const mostUnpacked = 65_536;

/** Octets given to the unpacker at once, so that it can be stopped in time. */
const slice = 256;

export interface Unpacked {
  /** The beginning of what was packed, at most `mostUnpacked` octets. */
  readonly bytes: Uint8Array;
  /** `part`: more is to come, or more than fits; `bad`: no gzip, from some octet on. */
  readonly end: 'whole' | 'part' | 'bad';
}

/** Whether gzip is the only coding of the content. */
export function isGzip(headers: readonly Field[]): boolean {
  const codings = membersOf(headers, 'content-encoding');
  return codings.length === 1 && ['gzip', 'x-gzip'].includes(codings[0] ?? '');
}

/** Unpacks as much as there is, within bounds. Never throws. */
export function unpackGzip(pieces: readonly Uint8Array[]): Unpacked {
  const packed = join(
    pieces,
    pieces.reduce((sum, { length }) => sum + length, 0),
  );
  const found: Uint8Array[] = [];
  let length = 0;
  let isLast = false;
  const gunzip = new Gunzip((bytes) => {
    found.push(bytes);
    length += bytes.length;
  });
  const read = (end: Unpacked['end']): Unpacked => ({ bytes: join(found, length).slice(0, mostUnpacked), end });
  try {
    for (let at = 0; at < packed.length; at += slice) {
      if (length > mostUnpacked) break;
      isLast = at + slice >= packed.length;
      gunzip.push(packed.slice(at, at + slice), false);
    }
  } catch {
    return read('bad');
  }
  return read(isLast && length <= mostUnpacked && isComplete(packed, length) ? 'whole' : 'part');
}

/** The last four octets of gzip say how much was packed, modulo 2³² (RFC 1952 §2.3.1). */
function isComplete(packed: Uint8Array, length: number): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = packed.subarray(-4);
  return packed.length >= 18 && (a | (b << 8) | (c << 16) | (d << 24)) >>> 0 === length;
}
