// IPv6 and its extension headers (RFC 8200 §3 and §4).

import { ipv6Address } from './addresses.ts';
import { hexNumber, type FieldCursor, type Said } from './field-cursor.ts';
import { protocolLayer, protocolSaid } from './ip-numbers.ts';
import type { Layer } from './layer.ts';

/** Hop-by-hop, routing, destination options: next header, length in units of 8 octets beyond the first. */
const optionHeaders = new Map([
  [0, 'ipv6-hop-by-hop'],
  [43, 'ipv6-routing'],
  [60, 'ipv6-destination-options'],
] as const);
const fragmentHeader = 44;
/** More than any sender needs; RFC 8200 §4.1 expects each kind once, destination options twice. */
const mostHeaders = 8;

export const ipv6: Layer = {
  section: 'RFC 8200 §3',
  read(cursor, facts) {
    cursor.bits(4, [
      ['ip-version', 4, versionSaid],
      ['ipv6-traffic-class', 8, (value) => ({ value: hexNumber(value, 1), meaning: { key: 'ipv6-traffic-class' } })],
      [
        'ipv6-flow-label',
        20,
        (value) => ({ value: `0x${value.toString(16).padStart(5, '0')}`, meaning: { key: 'ipv6-flow-label' } }),
      ],
    ]);
    // After the length: next header and hop limit, two addresses.
    const available = cursor.left - 2 - 2 - 32;
    const length = cursor.number('ipv6-payload-length', 2, (value) => lengthSaid(value, available));
    let next = cursor.number('ipv6-next-header', 1, nextSaid);
    cursor.number('ipv6-hop-limit', 1, (value) => ({ meaning: { key: 'ip-ttl', values: { hops: value } } }));
    const source = cursor.octets('ip-source', 16, addressSaid);
    const destination = cursor.octets('ip-destination', 16, addressSaid);
    // A jumbogram says 0 (RFC 2675): then all that was captured belongs to it.
    const sentEnd = cursor.offset + length;
    const end = length === 0 ? cursor.end : Math.min(cursor.end, sentEnd);
    facts.summary = `IPv6 ${ipv6Address(source)} → ${ipv6Address(destination)}`;
    let isFragment = false;
    let isFirst = true;
    for (let count = 0; count < mostHeaders; count += 1) {
      const name = optionHeaders.get(next as 0 | 43 | 60);
      if (name) cursor.group(name, () => void (next = readOptions(cursor)));
      else if (next === fragmentHeader) {
        cursor.group('ipv6-fragment', () => {
          const fragment = readFragment(cursor);
          next = fragment.next;
          isFragment ||= fragment.isPart;
          isFirst &&= fragment.offset === 0;
          return undefined;
        });
      } else break;
    }
    facts.ip ??= { source, destination, protocol: next, isFragment, missing: Math.max(0, sentEnd - cursor.end) };
    return { layer: isFirst ? protocolLayer(next) : 'data', start: cursor.offset, end: Math.max(cursor.offset, end) };
  },
};

function readOptions(cursor: FieldCursor): number {
  const next = cursor.number('ipv6-next-header', 1, nextSaid);
  const units = cursor.number('ipv6-extension-length', 1, (value) => ({ value: String(8 + value * 8) }));
  cursor.octets('ipv6-extension-data', 6 + units * 8);
  return next;
}

function readFragment(cursor: FieldCursor): { next: number; offset: number; isPart: boolean } {
  const next = cursor.number('ipv6-next-header', 1, nextSaid);
  cursor.number('ipv6-extension-reserved', 1);
  const [offset = 0, , more = 0] = cursor.bits(2, [
    ['ip-fragment-offset', 13, (value) => ({ value: String(value * 8), meaning: { key: 'ip-fragment-offset' } })],
    ['ipv6-fragment-reserved', 2],
    ['ip-more-fragments', 1, (value) => ({ meaning: { key: value === 1 ? 'ip-more-fragments' : 'ip-last-fragment' } })],
  ]);
  cursor.number('ip-identification', 4, (value) => ({
    value: hexNumber(value, 4),
    meaning: { key: 'ip-identification' },
  }));
  return { next, offset, isPart: offset > 0 || more === 1 };
}

function versionSaid(value: number): Said {
  if (value === 6) return { meaning: { key: 'ip-version' } };
  return { fault: { key: 'ip-version-wrong', section: 'RFC 8200 §3', values: { expected: 6 } } };
}

function lengthSaid(length: number, available: number): Said {
  const said: Said = { meaning: { key: 'ipv6-payload-length' } };
  if (length <= available) return said;
  return { ...said, fault: { key: 'truncated', section: 'RFC 8200 §3', values: { missing: length - available } } };
}

function nextSaid(value: number): Said {
  const extension = value === fragmentHeader ? 'ipv6-fragment' : optionHeaders.get(value as 0 | 43 | 60);
  return extension ? { meaning: { key: 'ipv6-extension-follows' } } : protocolSaid(value);
}

/** Which of the special ranges an address lies in (RFC 4291 §2.4, RFC 4193, RFC 3849). */
function addressSaid(octets: Uint8Array): Said {
  const [a = 0, b = 0, c = 0, d = 0] = octets;
  const value = ipv6Address(octets);
  if (value === '::1') return { value, meaning: { key: 'ip-loopback' } };
  if (value === '::') return { value, meaning: { key: 'ip-unspecified' } };
  if (a === 0xfe && (b & 0xc0) === 0x80) return { value, meaning: { key: 'ip-link-local' } };
  if ((a & 0xfe) === 0xfc) return { value, meaning: { key: 'ip-private' } };
  if (a === 0x20 && b === 0x01 && c === 0x0d && d === 0xb8) return { value, meaning: { key: 'ip-documentation' } };
  return { value, meaning: { key: a === 0xff ? 'ip-multicast' : 'ip-public' } };
}
