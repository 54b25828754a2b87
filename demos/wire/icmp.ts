// ICMP and ICMPv6: what the network itself has to say (RFC 792, RFC 4443), and who is my neighbour (RFC 4861 §4).

import { ipv6Address, macAddress } from './addresses.ts';
import { addWords, foldChecksum } from './checksum.ts';
import { hexNumber, type FieldCursor, type Said } from './field-cursor.ts';
import type { Layer, PacketFacts } from './layer.ts';
import type { FieldName } from './text.ts';
import { readTransportChecksum } from './transport-checksum.ts';

type Kind =
  | 'echo-reply'
  | 'echo-request'
  | 'destination-unreachable'
  | 'time-exceeded'
  | 'packet-too-big'
  | 'redirect'
  | 'router-solicitation'
  | 'router-advertisement'
  | 'neighbor-solicitation'
  | 'neighbor-advertisement';

const kinds4: Record<number, Kind> = {
  0: 'echo-reply',
  3: 'destination-unreachable',
  5: 'redirect',
  8: 'echo-request',
  11: 'time-exceeded',
};
const kinds6: Record<number, Kind> = {
  1: 'destination-unreachable',
  2: 'packet-too-big',
  3: 'time-exceeded',
  128: 'echo-request',
  129: 'echo-reply',
  133: 'router-solicitation',
  134: 'router-advertisement',
  135: 'neighbor-solicitation',
  136: 'neighbor-advertisement',
};

export const icmp: Layer = {
  section: 'RFC 792',
  read(cursor, facts) {
    const kind = readStart(cursor, kinds4, facts, 'ICMP', (start) => readOwnChecksum(cursor, facts, start));
    return readRest(cursor, kind);
  },
};

export const icmpv6: Layer = {
  section: 'RFC 4443 §2.1',
  read(cursor, facts) {
    const kind = readStart(cursor, kinds6, facts, 'ICMPv6', (start) =>
      readTransportChecksum(cursor, facts, {
        name: 'icmp-checksum',
        section: 'RFC 4443 §2.3',
        protocol: 58,
        start,
        isWhole: true,
      }),
    );
    if (kind === 'neighbor-solicitation' || kind === 'neighbor-advertisement') return readNeighbor(cursor, kind, facts);
    return readRest(cursor, kind);
  },
};

function readStart(
  cursor: FieldCursor,
  kinds: Record<number, Kind>,
  facts: PacketFacts,
  protocol: string,
  readChecksum: (start: number) => void,
): Kind | undefined {
  const start = cursor.offset;
  const type = cursor.number('icmp-type', 1, (value) => {
    const kind = kinds[value];
    return kind ? { value: `${value} (${kind})`, meaning: { key: `icmp-${kind}` } } : {};
  });
  cursor.number('icmp-code', 1);
  readChecksum(start);
  const kind = kinds[type];
  facts.summary = `${protocol} ${kind?.replaceAll('-', ' ') ?? type}`;
  return kind;
}

function readOwnChecksum(cursor: FieldCursor, { ip }: PacketFacts, start: number): void {
  cursor.number('icmp-checksum', 2, (value) => {
    const said: Said = { value: hexNumber(value, 2), meaning: { key: 'icmp-checksum' } };
    const sum = addWords(0, cursor.bytes.subarray(start, cursor.end));
    if (foldChecksum(sum) === 0 || ip?.isFragment || (ip?.missing ?? 0) > 0) return said;
    const right = hexNumber(foldChecksum(sum - value), 2);
    return { ...said, fault: { key: 'transport-checksum-wrong', section: 'RFC 792', values: { right } } };
  });
}

function readRest(cursor: FieldCursor, kind: Kind | undefined): undefined {
  if (kind === 'echo-request' || kind === 'echo-reply') {
    cursor.number('icmp-identifier', 2, (value) => ({
      value: hexNumber(value, 2),
      meaning: { key: 'icmp-identifier' },
    }));
    cursor.number('icmp-sequence', 2, () => ({ meaning: { key: 'icmp-sequence' } }));
    if (cursor.left > 0) cursor.octets('icmp-data', cursor.left, () => ({ meaning: { key: 'icmp-data' } }));
    return undefined;
  }
  const isError = kind === 'destination-unreachable' || kind === 'time-exceeded' || kind === 'packet-too-big';
  if (isError) {
    cursor.octets('icmp-unused', 4);
    if (cursor.left > 0) cursor.octets('icmp-original', cursor.left, () => ({ meaning: { key: 'icmp-original' } }));
  } else if (cursor.left > 0) cursor.octets('icmp-data', cursor.left);
  return undefined;
}

function readNeighbor(cursor: FieldCursor, kind: Kind, facts: PacketFacts): undefined {
  if (kind === 'neighbor-advertisement') {
    cursor.bits(4, [
      ['nd-router', 1],
      ['nd-solicited', 1],
      ['nd-override', 1],
      ['icmp-unused', 29],
    ]);
  } else cursor.octets('icmp-unused', 4);
  const target = cursor.octets('nd-target', 16, (octets) => ({
    value: ipv6Address(octets),
    meaning: { key: 'nd-target' },
  }));
  facts.summary = `ICMPv6 ${ipv6Address(target)}${kind === 'neighbor-solicitation' ? '?' : ' = …'}`;
  readNeighborOptions(cursor);
  return undefined;
}

const optionNames: Record<number, FieldName> = { 1: 'nd-source-mac', 2: 'nd-target-mac' };

/** Type, length in units of 8 octets, value (RFC 4861 §4.6); a length of 0 ends the reading. */
function readNeighborOptions(cursor: FieldCursor): void {
  while (cursor.left >= 2) {
    const units = cursor.peek(1, 1) ?? 0;
    const name = optionNames[cursor.peek(1) ?? 0];
    if (units === 0) {
      const fault = { key: 'option-length', section: 'RFC 4861 §4.6', values: { length: 0 } } as const;
      cursor.octets('option', cursor.left, () => ({ fault }));
      return;
    }
    cursor.group('option', () => {
      cursor.number('option-kind', 1);
      cursor.number('option-length', 1, (value) => ({ value: String(value * 8) }));
      const isMac = name !== undefined && units === 1;
      const octets = cursor.octets(isMac ? name : 'option-data', units * 8 - 2, (value) =>
        isMac ? { value: macAddress(value) } : {},
      );
      return { value: isMac ? macAddress(octets) : '' };
    });
  }
}
