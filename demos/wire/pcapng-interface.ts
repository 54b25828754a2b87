// One interface of a pcapng section: what its packets are made of, and how its clock is read (pcapng §4.2).

import { faultItem } from './capture-faults.ts';
import type { CaptureItem } from './captured-packet.ts';
import { OPTION, readOptions, textOption, type BlockOption } from './pcapng-options.ts';

export interface CaptureInterface {
  readonly linkType: number;
  /** Octets kept of each packet; 0 for all. */
  readonly snapLength: number;
  readonly name?: string;
  /** A time in milliseconds is `ticks * factor / divisor + offset`. */
  readonly factor: number;
  readonly divisor: number;
  readonly offset: number;
}

/** The furthest time that a Date can hold, in milliseconds either way (ECMA-262 §21.4.1.1). */
const lastTime = 8.64e15;
const microseconds = 6;

/** `start` and `end` of the block's body. */
export function readInterface(
  bytes: Uint8Array,
  view: DataView,
  { start, end, isLittle }: { start: number; end: number; isLittle: boolean },
): { readonly described: CaptureInterface; readonly faults: readonly CaptureItem[] } {
  const { options, faults } = readOptions(view, start + 8, end, isLittle);
  const find = (code: number): BlockOption | undefined => options.find((option) => option.code === code);
  const wrong = (option: BlockOption): CaptureItem =>
    faultItem('option-length', option.start - 4, { length: option.end - option.start });
  const [name, resolution, shift] = [find(OPTION.interfaceName), find(OPTION.timeResolution), find(OPTION.timeOffset)];
  const hasResolution = resolution && resolution.end - resolution.start === 1;
  const hasShift = shift && shift.end - shift.start === 8;
  return {
    described: {
      linkType: view.getUint16(start, isLittle),
      snapLength: view.getUint32(start + 4, isLittle),
      ...(name && { name: textOption(bytes, name) }),
      ...scaleOf(hasResolution ? view.getUint8(resolution.start) : microseconds),
      offset: hasShift ? Number(view.getBigInt64(shift.start, isLittle)) * 1_000 : 0,
    },
    faults: [
      ...faults,
      ...(resolution && !hasResolution ? [wrong(resolution)] : []),
      ...(shift && !hasShift ? [wrong(shift)] : []),
    ],
  };
}

/** if_tsresol: a negative power of 10, or of 2 where the highest bit is set. Divides by whole numbers, which doubles hold. */
function scaleOf(resolution: number): { factor: number; divisor: number } {
  const power = resolution & 0x7f;
  if (resolution >= 0x80) return { factor: 1_000, divisor: 2 ** power };
  return power >= 3 ? { factor: 1, divisor: 10 ** (power - 3) } : { factor: 10 ** (3 - power), divisor: 1 };
}

/** Milliseconds since 1970; undefined where no calendar reaches. */
export function timeOf({ factor, divisor, offset }: CaptureInterface, high: number, low: number): number | undefined {
  const at = ((high * 2 ** 32 + low) * factor) / divisor + offset;
  return Math.abs(at) <= lastTime ? at : undefined;
}
