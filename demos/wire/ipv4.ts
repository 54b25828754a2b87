// IPv4: the address on the envelope (RFC 791 §3.1).

import { ipv4Address } from './addresses.ts';
import { addWords, foldChecksum } from './checksum.ts';
import { hexNumber, type BitField, type FieldCursor, type Said } from './field-cursor.ts';
import { protocolLayer, protocolSaid } from './ip-numbers.ts';
import type { Layer, Payload } from './layer.ts';

const shortestHeader = 20;

export const ipv4: Layer = {
  section: 'RFC 791 §3.1',
  read(cursor, facts) {
    const start = cursor.offset;
    const [, words = 0] = cursor.bits(1, firstBits);
    cursor.bits(1, serviceBits);
    const available = cursor.end - start;
    const total = cursor.number('ip-total-length', 2, (value) => totalSaid(value, words * 4, available));
    cursor.number('ip-identification', 2, (value) => ({
      value: hexNumber(value, 2),
      meaning: { key: 'ip-identification' },
    }));
    const [, , more = 0, offset = 0] = cursor.bits(2, fragmentBits);
    cursor.number('ip-ttl', 1, (value) => ({
      meaning: { key: value === 0 ? 'ip-ttl-zero' : 'ip-ttl', values: { hops: value } },
    }));
    const protocol = cursor.number('ip-protocol', 1, protocolSaid);
    readChecksum(cursor, start, words * 4);
    const source = cursor.octets('ip-source', 4, (octets) => addressSaid(octets));
    const destination = cursor.octets('ip-destination', 4, (octets) => addressSaid(octets));
    const headerEnd = start + Math.max(words * 4, shortestHeader);
    if (headerEnd > cursor.offset) cursor.octets('ip-options', headerEnd - cursor.offset);
    facts.ip ??= {
      source,
      destination,
      protocol,
      isFragment: more === 1 || offset > 0,
      missing: Math.max(0, start + total - cursor.end),
    };
    facts.summary = `IPv4 ${ipv4Address(source)} → ${ipv4Address(destination)}`;
    // Segmentation offload writes 0: then all that was captured belongs to it.
    const end = total === 0 ? cursor.end : Math.min(cursor.end, start + total);
    return carried(cursor, offset > 0 ? 'data' : protocolLayer(protocol), end);
  },
};

function carried(cursor: FieldCursor, layer: Payload['layer'], end: number): Payload {
  return { layer, start: cursor.offset, end: Math.max(cursor.offset, end) };
}

function readChecksum(cursor: FieldCursor, start: number, length: number): void {
  const header = cursor.bytes.subarray(start, start + length);
  const isWhole = length >= shortestHeader && start + length <= cursor.end;
  cursor.number('ip-checksum', 2, (value) => {
    const said: Said = { value: hexNumber(value, 2), meaning: { key: 'ip-checksum' } };
    if (!isWhole || foldChecksum(addWords(0, header)) === 0) return said;
    const right = foldChecksum(addWords(0, header) - value);
    return {
      ...said,
      fault: { key: 'checksum-wrong', section: 'RFC 791 §3.1', values: { right: hexNumber(right, 2) } },
    };
  });
}

function versionSaid(value: number): Said {
  if (value === 4) return { meaning: { key: 'ip-version' } };
  return { fault: { key: 'ip-version-wrong', section: 'RFC 791 §3.1', values: { expected: 4 } } };
}

function headerLengthSaid(words: number): Said {
  const said: Said = { value: String(words * 4), meaning: { key: 'ip-header-length', values: { words } } };
  return words >= 5 ? said : { ...said, fault: { key: 'ip-header-short', section: 'RFC 791 §3.1' } };
}

function totalSaid(total: number, header: number, available: number): Said {
  const meaning = { key: 'ip-total-length', values: { data: Math.max(0, total - header) } } as const;
  if (total === 0) return { meaning: { key: 'ip-total-length-zero' } };
  if (total < header) return { meaning, fault: { key: 'ip-total-short', section: 'RFC 791 §3.1', values: { header } } };
  if (total <= available) return { meaning };
  return { meaning, fault: { key: 'truncated', section: 'RFC 791 §3.1', values: { missing: total - available } } };
}

/** One of two sayings, made once: every packet needs them. */
function either(one: Said, zero: Said): (value: number) => Said {
  return (value) => (value === 1 ? one : zero);
}

const firstBits: readonly BitField[] = [
  ['ip-version', 4, versionSaid],
  ['ip-header-length', 4, headerLengthSaid],
];
const serviceBits: readonly BitField[] = [
  ['ip-dscp', 6, (value) => ({ meaning: { key: value === 0 ? 'ip-dscp-default' : 'ip-dscp' } })],
  ['ip-ecn', 2, ecnSaid],
];
const fragmentBits: readonly BitField[] = [
  ['ip-flag-reserved', 1, either({ fault: { key: 'ip-reserved-bit', section: 'RFC 791 §3.1' } }, {})],
  ['ip-dont-fragment', 1, either({ meaning: { key: 'ip-dont-fragment' } }, { meaning: { key: 'ip-may-fragment' } })],
  ['ip-more-fragments', 1, either({ meaning: { key: 'ip-more-fragments' } }, { meaning: { key: 'ip-last-fragment' } })],
  ['ip-fragment-offset', 13, (value) => ({ value: String(value * 8), meaning: { key: 'ip-fragment-offset' } })],
];

const ecnWords: Record<number, string> = { 0: 'Not-ECT', 1: 'ECT(1)', 2: 'ECT(0)', 3: 'CE' };

function ecnSaid(value: number): Said {
  return { value: `${value} (${ecnWords[value]})`, meaning: { key: value === 3 ? 'ip-ecn-congested' : 'ip-ecn' } };
}

/** Which of the special ranges an address lies in, if any (RFC 6890). */
export function addressSaid(octets: Uint8Array): Said {
  const [a = 0, b = 0, c = 0] = octets;
  const value = ipv4Address(octets);
  if (a === 127) return { value, meaning: { key: 'ip-loopback' } };
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168))
    return { value, meaning: { key: 'ip-private' } };
  if (a === 169 && b === 254) return { value, meaning: { key: 'ip-link-local' } };
  const isDocumentation =
    (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113);
  if (isDocumentation) return { value, meaning: { key: 'ip-documentation' } };
  if (a >= 224 && a < 240) return { value, meaning: { key: 'ip-multicast' } };
  return { value, meaning: { key: octets.every((octet) => octet === 255) ? 'ip-broadcast' : 'ip-public' } };
}
