// One WebSocket frame (RFC 6455 §5.2): its octets written, and its header read as far as octets have come.

/** The opcodes that RFC 6455 §5.2 defines; every other one is reserved. */
export const OPCODE = { continuation: 0x0, text: 0x1, binary: 0x2, close: 0x8, ping: 0x9, pong: 0xa } as const;

export interface Frame {
  /** Whether the message ends here. */
  readonly fin: boolean;
  /** RSV1 to RSV3 as a number from 0 to 7; 0 unless an extension was agreed. */
  readonly rsv: number;
  /** 0 to 15. */
  readonly opcode: number;
  /** Four octets from a client, undefined from a server. */
  readonly mask: Uint8Array | undefined;
  /** Unmasked. */
  readonly payload: Uint8Array;
}

/** What is known of a header so far. A field is undefined while its octets are missing. */
export interface FrameHeader {
  readonly fin: boolean;
  readonly rsv: number;
  readonly opcode: number;
  readonly masked: boolean | undefined;
  /** The seven bits of the second octet: the length itself, or 126 or 127. */
  readonly shortLength: number | undefined;
  /** Octets of payload; 2^53 − 1 stands for more, and 2^63 for a length whose first bit is 1 (RFC 6455 §5.2). */
  readonly length: number | undefined;
  readonly mask: Uint8Array | undefined;
  /** Octets before the payload, 2 to 14; undefined until all of them are there. */
  readonly size: number | undefined;
}

/** Of the longest header: two octets, a length of eight, a key of four. */
export const LONGEST_HEADER = 14;

export function isControl(opcode: number): boolean {
  return opcode >= 0x8;
}

/** Octets of extended payload length that the seven bits announce. */
export function extendedLengthSize(shortLength: number): 0 | 2 | 8 {
  if (shortLength < 126) return 0;
  return shortLength === 126 ? 2 : 8;
}

/**
 * Writes any frame, wrong ones too, with the shortest length form. Throws a RangeError where a value does not fit its
 * bits.
 */
export function encodeFrame(frame: Frame): Uint8Array {
  checkRanges(frame);
  const { fin, rsv, opcode, mask, payload } = frame;
  const size = 2 + extendedLengthSize(shortLengthOf(payload.length)) + (mask ? 4 : 0);
  const bytes = new Uint8Array(size + payload.length);
  bytes[0] = (fin ? 0x80 : 0) | (rsv << 4) | opcode;
  bytes[1] = (mask ? 0x80 : 0) | shortLengthOf(payload.length);
  writeExtendedLength(bytes, payload.length);
  bytes.set(payload, size);
  if (!mask) return bytes;
  bytes.set(mask, size - 4);
  applyMask(bytes.subarray(size), mask);
  return bytes;
}

/** Reads the header at the start of `bytes`, at least one octet, without judging it. */
export function readHeader(bytes: Uint8Array): FrameHeader {
  const [first = 0, second] = bytes;
  const start = { fin: first >= 0x80, rsv: (first >> 4) & 0x7, opcode: first & 0xf };
  if (second === undefined) {
    return { ...start, masked: undefined, shortLength: undefined, length: undefined, mask: undefined, size: undefined };
  }
  const masked = second >= 0x80;
  const shortLength = second & 0x7f;
  const keyStart = 2 + extendedLengthSize(shortLength);
  const size = keyStart + (masked ? 4 : 0);
  const length = bytes.length < keyStart ? undefined : readLength(bytes, shortLength);
  const isWhole = bytes.length >= size;
  const mask = masked && isWhole ? bytes.slice(keyStart, size) : undefined;
  return { ...start, masked, shortLength, length, mask, size: isWhole ? size : undefined };
}

/** Masks or unmasks in place (RFC 6455 §5.3). `position` is the place of the first octet in the payload. */
export function applyMask(bytes: Uint8Array, mask: Uint8Array, position = 0): void {
  for (let index = 0; index < bytes.length; index++) {
    bytes[index] = bytes[index]! ^ mask[(position + index) & 3]!;
  }
}

function shortLengthOf(length: number): number {
  if (length <= 125) return length;
  return length <= 0xffff ? 126 : 127;
}

function writeExtendedLength(bytes: Uint8Array, length: number): void {
  const view = new DataView(bytes.buffer);
  if (length > 0xffff) view.setBigUint64(2, BigInt(length));
  else if (length > 125) view.setUint16(2, length);
}

function readLength(bytes: Uint8Array, shortLength: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  if (shortLength < 127) return shortLength === 126 ? view.getUint16(2) : shortLength;
  if (view.getUint8(2) >= 0x80) return 2 ** 63;
  return Math.min(Number(view.getBigUint64(2)), Number.MAX_SAFE_INTEGER);
}

function checkRanges({ rsv, opcode, mask }: Frame): void {
  if (!isIntegerWithin(rsv, 7)) throw new RangeError(`rsv is ${rsv}: give a whole number from 0 to 7.`);
  if (!isIntegerWithin(opcode, 15)) throw new RangeError(`opcode is ${opcode}: give a whole number from 0 to 15.`);
  if (mask && mask.length !== 4) throw new RangeError(`The masking key has ${mask.length} octets: give four.`);
}

function isIntegerWithin(value: number, most: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= most;
}
