// The options at a block's end (pcapng §3.5): a code, a length, a value padded to 32 bits, until code 0 or the block's end.

import { faultItem } from './capture-faults.ts';
import type { CaptureItem } from './captured-packet.ts';

export const OPTION = {
  end: 0,
  comment: 1,
  interfaceName: 2,
  packetFlags: 2,
  application: 4,
  timeResolution: 9,
  timeOffset: 14,
} as const;

export interface BlockOption {
  readonly code: number;
  readonly start: number;
  readonly end: number;
}

export interface BlockOptions {
  readonly options: readonly BlockOption[];
  /** At most one: where a length is impossible, the options after it are lost. */
  readonly faults: readonly CaptureItem[];
}

const none: BlockOptions = { options: [], faults: [] };

/** Between `start` and `end` of the file. */
export function readOptions(view: DataView, start: number, end: number, isLittle: boolean): BlockOptions {
  if (end - start < 4) return none;
  const options: BlockOption[] = [];
  let at = start;
  while (at + 4 <= end) {
    const code = view.getUint16(at, isLittle);
    if (code === OPTION.end) break;
    const length = view.getUint16(at + 2, isLittle);
    const from = at + 4;
    if (length > end - from) return { options, faults: [faultItem('option-length', at, { length })] };
    options.push({ code, start: from, end: from + length });
    at = from + padded(length);
  }
  return { options, faults: [] };
}

/** To the next multiple of 4. */
export function padded(length: number): number {
  return Math.ceil(length / 4) * 4;
}

/** A string ends before the first zero octet, wherever its length says it does (pcapng §3.5). */
export function textOption(bytes: Uint8Array, { start, end }: BlockOption): string {
  const value = bytes.subarray(start, end);
  const zero = value.indexOf(0);
  return new TextDecoder('utf-8').decode(zero < 0 ? value : value.subarray(0, zero));
}
