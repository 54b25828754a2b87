// The checksums of TCP, UDP and ICMPv6, which cover the addresses of the layer below (RFC 9293 §3.1, RFC 768, RFC 4443 §2.3).

import { addWords, foldChecksum, pseudoHeaderSum } from './checksum.ts';
import { hexNumber, type FieldCursor, type Said } from './field-cursor.ts';
import type { FieldName } from './text.ts';
import type { PacketFacts } from './layer.ts';

interface Covered {
  readonly name: FieldName;
  readonly section: string;
  readonly protocol: number;
  /** First octet of the header that holds the checksum. */
  readonly start: number;
  /** False where the octets that it covers are not all here. */
  readonly isWhole: boolean;
}

/** Reads the two octets and says whether they are right, where that can be known. */
export function readTransportChecksum(cursor: FieldCursor, facts: PacketFacts, covered: Covered): void {
  const { name, section, protocol, start, isWhole } = covered;
  const { ip } = facts;
  cursor.number(name, 2, (value) => {
    const said: Said = { value: hexNumber(value, 2), meaning: { key: 'transport-checksum' } };
    if (!isWhole || !ip || ip.isFragment || ip.missing > 0) return said;
    const segment = cursor.bytes.subarray(start, cursor.end);
    const sum = addWords(pseudoHeaderSum(ip.source, ip.destination, protocol, segment.length), segment);
    if (foldChecksum(sum) === 0) return said;
    const right = hexNumber(foldChecksum(sum - value), 2);
    return { ...said, fault: { key: 'transport-checksum-wrong', section, values: { right } } };
  });
}
