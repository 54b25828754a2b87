// DNS messages written (RFC 1035 §4.1): what a name server sends, and whoever asks it.

import type { DnsData, DnsMessage, DnsRecord } from './dns-message.ts';
import { DnsWriter } from './dns-writer.ts';

/** OPT, the record that is none (RFC 6891 §6.1). */
export const optType = 41;

const longestMessage = 65_535;
const longestText = 255;

/**
 * The message in octets, names compressed; Z, AD and CD are 0. `code` is the header's four bits, the rest of a longer one
 * stands in the OPT record. Throws a RangeError for what has no such form: a number too large, a name or a text too long.
 */
export function encodeDns(message: DnsMessage): Uint8Array {
  const writer = new DnsWriter();
  writer.number(message.id, 2);
  writer.number(flagsOf(message), 2);
  const sections = [message.answers, message.authorities, message.additionals];
  writer.number(message.questions.length, 2);
  for (const { length } of sections) writer.number(length, 2);
  for (const { name, type, class: dnsClass } of message.questions) {
    writer.name(name);
    writer.number(type, 2);
    writer.number(dnsClass, 2);
  }
  for (const record of sections.flat()) writeRecord(writer, record);
  const { bytes } = writer;
  if (bytes.length > longestMessage) throw new RangeError(`A message has ${longestMessage} octets at most. Say less.`);
  return bytes;
}

/**
 * The same in at most `limit` octets (512 or more): without the additional records, which nobody asked for, or else with
 * TC set and no records at all but OPT (RFC 2181 §9): half an answer would be taken for a whole one.
 */
export function encodeDnsWithin(message: DnsMessage, limit: number): Uint8Array {
  const whole = encodeDns(message);
  if (whole.length <= limit) return whole;
  const additionals = message.additionals.filter(({ kind }) => kind === optType);
  const bare = encodeDns({ ...message, additionals });
  if (bare.length <= limit) return bare;
  return encodeDns({ ...message, isTruncated: true, answers: [], authorities: [], additionals });
}

function flagsOf(message: DnsMessage): number {
  const { opcode, code } = message;
  if (opcode >> 4 !== 0 || code >> 4 !== 0)
    throw new RangeError(`OPCODE ${opcode} and RCODE ${code} have four bits each.`);
  const bits: readonly (readonly [boolean, number])[] = [
    [message.isResponse, 0x8000],
    [message.isAuthoritative, 0x0400],
    [message.isTruncated, 0x0200],
    [message.recursionDesired, 0x0100],
    [message.recursionAvailable, 0x0080],
  ];
  return bits.reduce((flags, [isSet, bit]) => (isSet ? flags | bit : flags), (opcode << 11) | code);
}

function writeRecord(writer: DnsWriter, { name, kind, class: dnsClass, ttl, data }: DnsRecord): void {
  writer.name(name);
  writer.number(kind, 2);
  writer.number(dnsClass, 2);
  writer.number(ttl, 4);
  writer.measured(() => writeData(writer, data));
}

function writeData(writer: DnsWriter, data: DnsData): void {
  switch (data.type) {
    case 'address':
      return writer.octets(addressOctets(data.address));
    case 'name':
      return writer.name(data.name);
    case 'mail':
      writer.number(data.preference, 2);
      return writer.name(data.name);
    case 'text':
      return data.texts.forEach((text) => writeText(writer, text));
    case 'authority':
      writer.name(data.server);
      writer.name(data.mailbox);
      return [data.serial, data.refresh, data.retry, data.expire, data.minimum].forEach((one) => writer.number(one, 4));
    case 'service':
      [data.priority, data.weight, data.port].forEach((one) => writer.number(one, 2));
      // RFC 2782: no compression of the target.
      return writer.wholeName(data.name);
    case 'octets':
      return writer.octets(data.octets);
  }
}

function writeText(writer: DnsWriter, text: string): void {
  const octets = new TextEncoder().encode(text);
  if (octets.length > longestText) throw new RangeError(`A text has ${longestText} octets at most. Make two.`);
  writer.number(octets.length, 1);
  writer.octets(octets);
}

/** 4 octets of `192.0.2.1`, 16 of `2001:db8::1`. Throws a RangeError for anything else. */
function addressOctets(address: string): number[] {
  const octets = address.includes(':')
    ? ipv6Octets(address)
    : address.split('.').map((part) => asNumber(part, 10, 0xff));
  if (octets.length !== 16 && octets.length !== 4) throw new RangeError(`${address} is no address.`);
  return octets;
}

/** `::` stands for as many zero groups as are missing (RFC 4291 §2.2). */
function ipv6Octets(address: string): number[] {
  const [head = '', tail] = address.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':').map((group) => asNumber(group, 16, 0xffff)));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  return [...before, ...Array<number>(missing).fill(0), ...after].flatMap((group) => [group >> 8, group & 0xff]);
}

function asNumber(text: string, radix: 10 | 16, most: number): number {
  const isNumber = radix === 10 ? /^\d{1,3}$/.test(text) : /^[0-9a-f]{1,4}$/i.test(text);
  const value = isNumber ? Number.parseInt(text, radix) : Number.NaN;
  if (!(value <= most)) throw new RangeError(`“${text}” is no part of an address.`);
  return value;
}
