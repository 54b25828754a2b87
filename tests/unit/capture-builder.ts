// Capture files written field by field, right or wrong, in either byte order: what our own writer cannot write.

/** 16, 32 and 64 bits as numbers of this order; octets and texts as they are. */
type Part = Uint8Array | string | { readonly bits: 16 | 32 | 64; readonly value: number | bigint };

export const u16 = (value: number): Part => ({ bits: 16, value });
export const u32 = (value: number): Part => ({ bits: 32, value });
export const u64 = (value: bigint): Part => ({ bits: 64, value });

export type Order = 'little' | 'big';

export function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const octets = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    octets.set(piece, at);
    at += piece.length;
  }
  return octets;
}

export function build(order: Order, ...parts: readonly Part[]): Uint8Array<ArrayBuffer> {
  return joined(parts.map((part) => octetsOf(order, part)));
}

function octetsOf(order: Order, part: Part): Uint8Array {
  if (typeof part === 'string') return new TextEncoder().encode(part);
  if (part instanceof Uint8Array) return part;
  const view = new DataView(new ArrayBuffer(part.bits / 8));
  const isLittle = order === 'little';
  if (part.bits === 64) view.setBigUint64(0, BigInt.asUintN(64, BigInt(part.value)), isLittle);
  else if (part.bits === 32) view.setUint32(0, Number(part.value), isLittle);
  else view.setUint16(0, Number(part.value), isLittle);
  return new Uint8Array(view.buffer);
}

export interface PcapRecord {
  readonly seconds: number;
  readonly fraction: number;
  readonly bytes: Uint8Array;
  readonly originalLength?: number;
}

export function pcap(
  records: readonly PcapRecord[],
  { order = 'little', magic = 0xa1b2c3d4, snapLength = 262_144, link = 1, major = 2 }: PcapHeader = {},
): Uint8Array<ArrayBuffer> {
  const header = build(order, u32(magic), u16(major), u16(4), u32(0), u32(0), u32(snapLength), u32(link));
  const written = records.map(({ seconds, fraction, bytes, originalLength = bytes.length }) =>
    build(order, u32(seconds), u32(fraction), u32(bytes.length), u32(originalLength), bytes),
  );
  return joined([header, ...written]);
}

interface PcapHeader {
  readonly order?: Order;
  readonly magic?: number;
  readonly snapLength?: number;
  readonly link?: number;
  readonly major?: number;
}

/** A block with its two lengths, each as told or as it is; the body is padded to 32 bits. */
export function block(
  order: Order,
  type: number,
  body: readonly Part[],
  lengths: { readonly first?: number; readonly last?: number } = {},
): Uint8Array<ArrayBuffer> {
  const content = padded(build(order, ...body));
  const { first = content.length + 12, last = first } = lengths;
  return build(order, u32(type), u32(first), content, u32(last));
}

export function padded(octets: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(octets.length / 4) * 4);
  whole.set(octets);
  return whole;
}

export function option(order: Order, code: number, value: Uint8Array | string): Uint8Array {
  const octets = typeof value === 'string' ? new TextEncoder().encode(value) : value;
  return build(order, u16(code), u16(octets.length), padded(octets));
}

export function section(order: Order, options: readonly Uint8Array[] = [], length = -1n, major = 1): Uint8Array {
  return block(order, 0x0a0d0d0a, [u32(0x1a2b3c4d), u16(major), u16(0), u64(length), ...options]);
}

export function interfaceBlock(
  order: Order,
  options: readonly Uint8Array[] = [],
  link = 1,
  snapLength = 0,
): Uint8Array {
  return block(order, 1, [u16(link), u16(0), u32(snapLength), ...options]);
}

/** `ticks` in the units of the interface. */
export function enhancedPacket(
  order: Order,
  bytes: Uint8Array,
  { ticks = 0n, number = 0, options = [], originalLength = bytes.length, claimed = bytes.length }: PacketParts = {},
): Uint8Array {
  const [high, low] = [Number(ticks >> 32n), Number(ticks & 0xffffffffn)];
  const fixed = [u32(number), u32(high), u32(low), u32(claimed), u32(originalLength)];
  return block(order, 6, [...fixed, padded(bytes), ...options]);
}

interface PacketParts {
  readonly ticks?: bigint;
  readonly number?: number;
  readonly options?: readonly Uint8Array[];
  readonly originalLength?: number;
  /** The captured length that is written. */
  readonly claimed?: number;
}
