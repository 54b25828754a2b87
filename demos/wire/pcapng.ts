// The capture file of Wireshark (draft-ietf-opsawg-pcapng): blocks in sections, each section with its own byte order.

import { faultItem } from './capture-faults.ts';
import { viewOf, type CapturedPacket, type CaptureItem } from './captured-packet.ts';
import { octetWords } from './foreign-file.ts';
import { readInterface, timeOf, type CaptureInterface } from './pcapng-interface.ts';
import { OPTION, padded, readOptions, textOption } from './pcapng-options.ts';

export const BLOCK = {
  section: 0x0a0d0d0a,
  interface: 1,
  /** Obsolete (pcapng Appendix A), and still met. */
  packet: 2,
  simplePacket: 3,
  enhancedPacket: 6,
  secrets: 10,
} as const;

export const BYTE_ORDER = 0x1a2b3c4d;

/** Octets of a block's body before its options or its data. */
const fixedLengths: Readonly<Record<number, number>> = {
  [BLOCK.section]: 16,
  [BLOCK.interface]: 8,
  [BLOCK.packet]: 20,
  [BLOCK.simplePacket]: 4,
  [BLOCK.enhancedPacket]: 20,
  [BLOCK.secrets]: 8,
};

/** Far more than any machine has; what a packet refers to is kept until its section ends. */
const mostInterfaces = 10_000;

interface Block {
  readonly type: number;
  readonly offset: number;
  /** Of the body. */
  readonly start: number;
  readonly end: number;
  readonly isLittle: boolean;
}

/** Where a packet stands, whichever of the three blocks it has. */
interface Place {
  readonly from: CaptureInterface;
  readonly start: number;
  readonly length: number;
  readonly originalLength: number;
  readonly at: number | undefined;
}

export function isPcapng(bytes: Uint8Array): boolean {
  return bytes.length >= 4 && viewOf(bytes).getUint32(0) === BLOCK.section;
}

/** One item at a time, as it is asked for; ends at the first block whose end cannot be found. */
export function* readPcapng(bytes: Uint8Array): Generator<CaptureItem> {
  const file = new PcapngFile(bytes);
  while (file.isOpen) yield* file.next();
}

class PcapngFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #offset = 0;
  #isLittle = false;
  /** False in a section of a version that is not known: its blocks are skipped (pcapng §3.4). */
  #isKnown = true;
  #interfaces: CaptureInterface[] = [];

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }

  get isOpen(): boolean {
    return this.#offset < this.#bytes.length;
  }

  /** What the next block gives. A block whose end is unknown is the last one. */
  next(): readonly CaptureItem[] {
    const offset = this.#offset;
    const left = this.#bytes.length - offset;
    this.#offset = this.#bytes.length;
    if (left < 8) return [faultItem('block-header-cut', offset, { left })];
    const isSection = this.#view.getUint32(offset) === BLOCK.section;
    if (isSection && left < 12) return [faultItem('block-header-cut', offset, { left })];
    if (isSection && !this.#readByteOrder(offset + 8)) {
      return [
        faultItem('byte-order', offset + 8, { octets: octetWords(this.#bytes.subarray(offset + 8, offset + 12)) }),
      ];
    }
    const length = this.#number(offset + 4);
    const least = isSection ? 28 : 12;
    if (length < least || length % 4 !== 0) return [faultItem('block-length', offset + 4, { length, least })];
    if (length > left) return [faultItem('block-cut', offset, { length, left })];
    this.#offset = offset + length;
    const end = this.#offset - 4;
    const block = { type: this.#number(offset), offset, start: offset + 8, end, isLittle: this.#isLittle };
    const items = this.#read(block);
    const last = this.#number(end);
    return last === length ? items : [...items, faultItem('block-length-differs', end, { first: length, last })];
  }

  #number(offset: number): number {
    return this.#view.getUint32(offset, this.#isLittle);
  }

  /** A section says it by how it writes one number (pcapng §4.1). */
  #readByteOrder(offset: number): boolean {
    const isLittle = this.#view.getUint32(offset, true) === BYTE_ORDER;
    if (!isLittle && this.#view.getUint32(offset) !== BYTE_ORDER) return false;
    this.#isLittle = isLittle;
    return true;
  }

  /** Other blocks (names, statistics, vendors' own) hold nothing that is shown here. */
  #read(block: Block): readonly CaptureItem[] {
    const { type, offset, start, end } = block;
    if (!this.#isKnown && type !== BLOCK.section) return [];
    if (end - start < (fixedLengths[type] ?? 0)) return [faultItem('block-short', offset, { type })];
    if (type === BLOCK.enhancedPacket) return this.#readEnhanced(block);
    if (type === BLOCK.section) return this.#openSection(block);
    if (type === BLOCK.interface) return this.#describe(block);
    if (type === BLOCK.simplePacket) return this.#readSimple(block);
    if (type === BLOCK.packet) return this.#readObsolete(block);
    if (type === BLOCK.secrets) return this.#readSecrets(block);
    return [];
  }

  #openSection({ start }: Block): readonly CaptureItem[] {
    const isLittle = this.#isLittle;
    const major = this.#view.getUint16(start + 4, isLittle);
    const length = this.#view.getBigInt64(start + 8, isLittle);
    this.#interfaces = [];
    this.#isKnown = major === 1;
    if (!this.#isKnown) {
      return [
        faultItem('section-version', start + 4, { version: `${major}.${this.#view.getUint16(start + 6, isLittle)}` }),
      ];
    }
    const isPossible = length === -1n || (length >= 0n && length % 4n === 0n);
    return isPossible ? [] : [faultItem('section-length', start + 8, { length: String(length) })];
  }

  #describe(block: Block): readonly CaptureItem[] {
    if (this.#interfaces.length === mostInterfaces) {
      this.#offset = this.#bytes.length;
      return [faultItem('too-many-interfaces', block.offset, { limit: mostInterfaces })];
    }
    const { described, faults } = readInterface(this.#bytes, this.#view, block);
    this.#interfaces.push(described);
    return [{ type: 'interface', linkType: described.linkType }, ...faults];
  }

  #readEnhanced(block: Block): readonly CaptureItem[] {
    return this.#readPacket(block, this.#number(block.start));
  }

  /** As the enhanced one, but for a shorter interface number and a count of drops (pcapng Appendix A). */
  #readObsolete(block: Block): readonly CaptureItem[] {
    return this.#readPacket(block, this.#view.getUint16(block.start, block.isLittle));
  }

  #readPacket(block: Block, number: number): readonly CaptureItem[] {
    const { start } = block;
    const from = this.#interfaces[number];
    if (!from) return [faultItem('unknown-interface', start, { number })];
    const at = timeOf(from, this.#number(start + 4), this.#number(start + 8));
    const [length, originalLength] = [this.#number(start + 12), this.#number(start + 16)];
    const items = this.#placed(block, { from, start: start + 20, length, originalLength, at });
    return at === undefined ? [...items, faultItem('time-out-of-range', start + 4)] : items;
  }

  /** Of interface 0, without a time; how much was kept follows from the interface and the block (pcapng §4.4). */
  #readSimple(block: Block): readonly CaptureItem[] {
    const from = this.#interfaces[0];
    if (!from) return [faultItem('unknown-interface', block.offset, { number: 0 })];
    const originalLength = this.#number(block.start);
    const length = Math.min(originalLength, from.snapLength || originalLength);
    return this.#placed(block, { from, start: block.start + 4, length, originalLength, at: undefined });
  }

  #placed(block: Block, place: Place): readonly CaptureItem[] {
    const { from, start, length, originalLength, at } = place;
    const left = block.end - start;
    if (length > left) return [faultItem('packet-length', block.offset, { length, left })];
    const packet: CapturedPacket = {
      at,
      bytes: this.#bytes.subarray(start, start + length),
      originalLength,
      linkType: from.linkType,
      ...(from.name !== undefined && { interfaceName: from.name }),
      offset: block.offset,
    };
    const optionsAt = start + padded(length);
    if (block.type === BLOCK.simplePacket || optionsAt >= block.end) return [{ type: 'packet', packet }];
    return this.#withOptions(packet, block, optionsAt);
  }

  /** Comments and flags; both packet blocks that have options number these alike. */
  #withOptions(packet: CapturedPacket, { end, isLittle }: Block, start: number): readonly CaptureItem[] {
    const { options, faults } = readOptions(this.#view, start, end, isLittle);
    const comments = options.filter(({ code }) => code === OPTION.comment);
    const flags = options.find(({ code }) => code === OPTION.packetFlags);
    const hasFlags = flags && flags.end - flags.start === 4;
    // The two lowest bits (pcapng §4.3.1).
    const direction = hasFlags
      ? ([undefined, 'inbound', 'outbound'] as const)[this.#number(flags.start) & 3]
      : undefined;
    const comment = comments.map((option) => textOption(this.#bytes, option)).join('\n');
    const full: CapturedPacket = {
      ...packet,
      ...(comments.length > 0 && { comment }),
      ...(direction && { direction }),
    };
    const wrong =
      flags && !hasFlags ? [faultItem('option-length', flags.start - 4, { length: flags.end - flags.start })] : [];
    return [{ type: 'packet', packet: full }, ...faults, ...wrong];
  }

  #readSecrets({ offset, start, end }: Block): readonly CaptureItem[] {
    const length = this.#number(start + 4);
    const left = end - start - 8;
    if (length > left) return [faultItem('packet-length', offset, { length, left })];
    const bytes = this.#bytes.subarray(start + 8, start + 8 + length);
    return [{ type: 'secrets', secrets: { kind: this.#number(start), bytes, offset } }];
  }
}
