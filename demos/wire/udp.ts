// UDP: ports, a length, a checksum, and no promise (RFC 768).

import type { FieldCursor, Said } from './field-cursor.ts';
import type { Layer } from './layer.ts';
import { portSaid } from './ports.ts';
import { readTransportChecksum } from './transport-checksum.ts';

const headerLength = 8;
/** DNS and multicast DNS; 8453 is where this course's own server answers. */
const dnsPorts = new Set([53, 5353, 8453]);

export const udp: Layer = {
  section: 'RFC 768',
  read(cursor, facts) {
    const start = cursor.offset;
    const sourcePort = cursor.number('source-port', 2, portSaid);
    const destinationPort = cursor.number('destination-port', 2, portSaid);
    const available = cursor.end - start;
    const length = cursor.number('udp-length', 2, (value) =>
      lengthSaid(value, available, facts.ip?.isFragment ?? false),
    );
    readChecksum(cursor, facts, start, length);
    facts.udp ??= { sourcePort, destinationPort };
    facts.summary = `UDP ${sourcePort} → ${destinationPort} (${Math.max(0, length - headerLength)})`;
    const isDns = dnsPorts.has(sourcePort) || dnsPorts.has(destinationPort);
    const end = Math.max(cursor.offset, Math.min(cursor.end, start + length));
    return { layer: isDns && end > cursor.offset ? 'dns' : 'data', start: cursor.offset, end };
  },
};

/** Over IPv4 a sender may leave the checksum out and write 0. */
function readChecksum(cursor: FieldCursor, facts: Parameters<Layer['read']>[1], start: number, length: number): void {
  if (cursor.peek(2) === 0) {
    cursor.number('udp-checksum', 2, () => ({ value: '0x0000', meaning: { key: 'udp-checksum-none' } }));
    return;
  }
  const isWhole = start + length === cursor.end;
  readTransportChecksum(cursor, facts, { name: 'udp-checksum', section: 'RFC 768', protocol: 17, start, isWhole });
}

function lengthSaid(length: number, available: number, isFragment: boolean): Said {
  const meaning = { key: 'udp-length', values: { data: Math.max(0, length - headerLength) } } as const;
  if (length < headerLength) return { meaning, fault: { key: 'udp-length-short', section: 'RFC 768' } };
  if (length <= available || isFragment) return { meaning };
  return { meaning, fault: { key: 'truncated', section: 'RFC 768', values: { missing: length - available } } };
}
