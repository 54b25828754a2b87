// The classic capture file of libpcap and tcpdump (draft-ietf-opsawg-pcap): one header, then one record per packet.

import { faultItem } from './capture-faults.ts';
import { viewOf, type CaptureItem } from './captured-packet.ts';

const fileHeaderLength = 24;
const recordHeaderLength = 16;

/** What the magic number says: the byte order, and how many parts a second's fraction counts. */
export interface PcapMagic {
  readonly isLittle: boolean;
  readonly perSecond: 1_000_000 | 1_000_000_000;
}

/** Undefined where these octets begin no pcap file. */
export function pcapMagic(bytes: Uint8Array): PcapMagic | undefined {
  if (bytes.length < 4) return undefined;
  const view = viewOf(bytes);
  for (const isLittle of [true, false]) {
    const magic = view.getUint32(0, isLittle);
    if (magic === 0xa1b2c3d4) return { isLittle, perSecond: 1_000_000 };
    if (magic === 0xa1b23c4d) return { isLittle, perSecond: 1_000_000_000 };
  }
  return undefined;
}

/** One item at a time, as it is asked for; ends at the first record whose end cannot be found. */
export function* readPcap(bytes: Uint8Array, { isLittle, perSecond }: PcapMagic): Generator<CaptureItem> {
  if (bytes.length < fileHeaderLength) {
    yield faultItem('file-header-cut', 0, { left: bytes.length });
    return;
  }
  const view = viewOf(bytes);
  const number = (offset: number): number => view.getUint32(offset, isLittle);
  const major = view.getUint16(4, isLittle);
  if (major !== 2) {
    yield faultItem('pcap-version', 4, { version: `${major}.${view.getUint16(6, isLittle)}` });
    return;
  }
  const [snapLength, link] = [number(16), number(20)];
  // The length of a frame check sequence (P and FCS len) may stand there; 11 bits must be 0.
  if ((link & 0x0bff0000) !== 0) yield faultItem('reserved-bits', 20);
  const linkType = link & 0xffff;
  yield { type: 'interface', linkType };
  let offset = fileHeaderLength;
  while (offset < bytes.length) {
    const left = bytes.length - offset - recordHeaderLength;
    if (left < 0) {
      yield faultItem('record-header-cut', offset, { left: bytes.length - offset });
      return;
    }
    const [seconds, fraction, length] = [number(offset), number(offset + 4), number(offset + 8)];
    if (length > left) {
      yield faultItem('record-cut', offset, { length, left });
      return;
    }
    if (snapLength > 0 && length > snapLength) {
      yield faultItem('longer-than-snap', offset + 8, { length, limit: snapLength });
    }
    if (fraction >= perSecond) yield faultItem('second-fraction', offset + 4, { value: fraction });
    const start = offset + recordHeaderLength;
    yield {
      type: 'packet',
      packet: {
        at: seconds * 1_000 + fraction / (perSecond / 1_000),
        bytes: bytes.subarray(start, start + length),
        originalLength: number(offset + 12),
        linkType,
        offset,
      },
    };
    offset = start + length;
  }
}
