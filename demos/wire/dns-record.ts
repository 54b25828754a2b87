// Resource records: what a name server knows of a name (RFC 1035 §3.2 and §4.1.3, EDNS: RFC 6891 §6.1).

import { ipv4Address, ipv6Address } from './addresses.ts';
import { typeName, type DnsData, type DnsRecord } from './dns-message.ts';
import type { DnsNames } from './dns-name.ts';
import { hexNumber, type FieldCursor, type Said } from './field-cursor.ts';

const optType = 41;
const textOf = new TextDecoder();

export function typeSaid(type: number): Said {
  return { value: `${type} (${typeName(type)})`, meaning: { key: 'dns-type', values: { name: typeName(type) } } };
}

export function classSaid(value: number): Said {
  // The top bit of a question or record in multicast DNS has a meaning of its own (RFC 6762 §10.2).
  return value === 1 ? { value: '1 (IN)', meaning: { key: 'dns-class-in' } } : {};
}

/** Reads one record as a group `record`; its data ends where its length says, whatever it holds. */
export function readRecord(cursor: FieldCursor, names: DnsNames): DnsRecord {
  let record: DnsRecord | undefined;
  cursor.group('dns-record', () => {
    const name = names.read(cursor, 'dns-name');
    const kind = cursor.number('dns-type', 2, typeSaid);
    record = kind === optType ? readOptions(cursor, name) : readOrdinary(cursor, names, name, kind);
    return { value: `${name} ${typeName(kind)} ${dataWords(record.data)}`.trim().slice(0, 300) };
  });
  // A group that ends early throws past this line.
  return record as DnsRecord;
}

function readOrdinary(cursor: FieldCursor, names: DnsNames, name: string, kind: number): DnsRecord {
  const dnsClass = cursor.number('dns-class', 2, classSaid);
  const ttl = cursor.number('dns-ttl', 4, (value) => ({ meaning: { key: 'dns-ttl', values: { seconds: value } } }));
  const length = cursor.number('dns-data-length', 2);
  return { name, kind, class: dnsClass, ttl, data: readData(cursor, names, kind, length) };
}

/** A pseudo-record that carries what the 12 octets of the header have no room for. */
function readOptions(cursor: FieldCursor, name: string): DnsRecord {
  const size = cursor.number('edns-size', 2, (value) => ({ meaning: { key: 'edns-size', values: { octets: value } } }));
  const extended = cursor.number('edns-extended-code', 1);
  const version = cursor.number('edns-version', 1);
  const [dnssec = 0, rest = 0] = cursor.bits(2, [
    ['edns-dnssec-ok', 1, (value) => ({ meaning: { key: value === 1 ? 'edns-dnssec-ok' : 'edns-dnssec-off' } })],
    ['edns-zero', 15],
  ]);
  const ttl = extended * 2 ** 24 + version * 2 ** 16 + dnssec * 2 ** 15 + rest;
  const length = cursor.number('dns-data-length', 2);
  const start = cursor.offset;
  const end = start + length;
  while (cursor.offset + 4 <= end && cursor.left >= 4) readOption(cursor);
  if (cursor.offset < end) cursor.octets('dns-data', end - cursor.offset);
  return {
    name,
    kind: optType,
    class: size,
    ttl,
    data: { type: 'octets', octets: cursor.bytes.subarray(start, cursor.offset) },
  };
}

const ednsOptions: Record<number, string> = {
  3: 'NSID',
  8: 'Client Subnet',
  10: 'COOKIE',
  12: 'Padding',
  15: 'Extended DNS Error',
};

function readOption(cursor: FieldCursor): void {
  cursor.group('edns-option', () => {
    const code = cursor.number('edns-option-code', 2);
    const length = cursor.number('option-length', 2);
    if (length > 0) cursor.octets('option-data', length);
    return { value: ednsOptions[code] ?? String(code) };
  });
}

/** The record's data, inside its own length: a name in it may point out of it, but nothing else may reach beyond. */
function readData(cursor: FieldCursor, names: DnsNames, kind: number, length: number): DnsData {
  const [start, end] = [cursor.offset, cursor.offset + length];
  if (end > cursor.end || length === 0) return { type: 'octets', octets: cursor.octets('dns-data', length) };
  const data = cursor.within(end, () => {
    const known = readKnown(cursor, names, kind);
    const fault = { key: 'dns-data-left', section: 'RFC 1035 §3.3' } as const;
    if (cursor.left > 0) cursor.octets('dns-data-left', cursor.left, () => ({ fault }));
    return known;
  });
  return data ?? { type: 'octets', octets: cursor.bytes.subarray(start, end) };
}

function readKnown(cursor: FieldCursor, names: DnsNames, kind: number): DnsData {
  const name = typeName(kind);
  if (name === 'A') return { type: 'address', address: readAddress(cursor, 4, ipv4Address) };
  if (name === 'AAAA') return { type: 'address', address: readAddress(cursor, 16, ipv6Address) };
  if (name === 'NS' || name === 'CNAME' || name === 'PTR')
    return { type: 'name', name: names.read(cursor, 'dns-target') };
  if (name === 'MX')
    return { type: 'mail', preference: cursor.number('mx-preference', 2), name: names.read(cursor, 'dns-target') };
  if (name === 'TXT') return { type: 'text', texts: readTexts(cursor) };
  if (name === 'SOA') return readAuthority(cursor, names);
  if (name === 'SRV') return readService(cursor, names);
  return { type: 'octets', octets: cursor.octets('dns-data', cursor.left) };
}

function readAddress(cursor: FieldCursor, length: number, write: (octets: Uint8Array) => string): string {
  return write(
    cursor.octets('dns-address', length, (octets) => ({ value: write(octets), meaning: { key: 'dns-address' } })),
  );
}

function readTexts(cursor: FieldCursor): string[] {
  const texts: string[] = [];
  while (cursor.left > 0) {
    const length = cursor.number('text-length', 1);
    texts.push(textOf.decode(cursor.octets('dns-text', length, (octets) => ({ value: textOf.decode(octets) }))));
  }
  return texts;
}

function readAuthority(cursor: FieldCursor, names: DnsNames): DnsData {
  return {
    type: 'authority',
    server: names.read(cursor, 'soa-server'),
    mailbox: names.read(cursor, 'soa-mailbox'),
    serial: cursor.number('soa-serial', 4),
    refresh: cursor.number('soa-refresh', 4),
    retry: cursor.number('soa-retry', 4),
    expire: cursor.number('soa-expire', 4),
    minimum: cursor.number('soa-minimum', 4, (seconds) => ({ meaning: { key: 'soa-minimum', values: { seconds } } })),
  };
}

function readService(cursor: FieldCursor, names: DnsNames): DnsData {
  return {
    type: 'service',
    priority: cursor.number('srv-priority', 2),
    weight: cursor.number('srv-weight', 2),
    port: cursor.number('srv-port', 2),
    name: names.read(cursor, 'dns-target'),
  };
}

/** The data in one line, as a zone file would say it. */
export function dataWords(data: DnsData): string {
  switch (data.type) {
    case 'address':
      return data.address;
    case 'name':
      return data.name;
    case 'mail':
      return `${data.preference} ${data.name}`;
    case 'text':
      return data.texts.map((text) => `"${text}"`).join(' ');
    case 'authority':
      return `${data.server} ${data.mailbox} ${data.serial}`;
    case 'service':
      return `${data.priority} ${data.weight} ${data.port} ${data.name}`;
    case 'octets':
      return data.octets.length > 0 ? hexNumber(data.octets[0] ?? 0, 1) + (data.octets.length > 1 ? ' …' : '') : '';
  }
}
