// What the encoder writes, the decoder reads back: every message, and every name in it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeDns } from '#wire/dns.ts';
import { encodeDns, encodeDnsWithin } from '#wire/dns-encode.ts';
import type { DnsData, DnsMessage, DnsRecord } from '#wire/dns-message.ts';
import type { FieldNode } from '#wire/field.ts';

const octet = fc.integer({ min: 0, max: 255 });
const word = fc.integer({ min: 0, max: 0xffff });
const long = fc.integer({ min: 0, max: 0xffff_ffff });

/** As the decoder writes it (RFC 4343 §2.1). */
function presented(label: readonly number[]): string {
  return label
    .map((one) => {
      if (one === 0x2e || one === 0x5c) return `\\${String.fromCharCode(one)}`;
      return one > 0x20 && one < 0x7f ? String.fromCharCode(one) : `\\${String(one).padStart(3, '0')}`;
    })
    .join('');
}

const plainLabel = fc.constantFrom('www', 'WWW', 'campus', 'example', 'a', '*', '_tcp', 'x'.repeat(63));
const anyLabel = fc.array(octet, { minLength: 1, maxLength: 63 }).map(presented);
const name = fc
  .array(fc.oneof({ weight: 3, arbitrary: plainLabel }, anyLabel), { maxLength: 3 })
  .map((labels) => (labels.length === 0 ? '.' : labels.join('.')));

const ipv4 = fc.tuple(octet, octet, octet, octet).map((octets) => octets.join('.'));
/** In the one form of RFC 5952, as the decoder has it. */
const ipv6 = fc.constantFrom('::', '::1', '1::', '2001:db8::80', '1:2:3:4:5:6:7:8', '1:0:2::3', 'fe80::1:0:0:2');
const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .filter((one) => new TextEncoder().encode(one).length <= 255 && !one.startsWith('\ufeff'));

const kinds: Record<number, fc.Arbitrary<DnsData>> = {
  1: ipv4.map((address) => ({ type: 'address', address })),
  28: ipv6.map((address) => ({ type: 'address', address })),
  2: name.map((target) => ({ type: 'name', name: target })),
  5: name.map((target) => ({ type: 'name', name: target })),
  12: name.map((target) => ({ type: 'name', name: target })),
  15: fc.record({ type: fc.constant('mail' as const), preference: word, name }),
  16: fc.array(text, { minLength: 1, maxLength: 4 }).map((texts) => ({ type: 'text', texts })),
  6: fc.record({
    type: fc.constant('authority' as const),
    server: name,
    mailbox: name,
    serial: long,
    refresh: long,
    retry: long,
    expire: long,
    minimum: long,
  }),
  33: fc.record({ type: fc.constant('service' as const), priority: word, weight: word, port: word, name }),
  999: fc.uint8Array({ maxLength: 40 }).map((octets) => ({ type: 'octets', octets })),
};

const record: fc.Arbitrary<DnsRecord> = fc.oneof(
  ...Object.entries(kinds).map(([kind, data]) =>
    fc.record({ name, kind: fc.constant(Number(kind)), class: word, ttl: long, data }),
  ),
);

const message: fc.Arbitrary<DnsMessage> = fc.record({
  id: word,
  isResponse: fc.boolean(),
  opcode: fc.integer({ min: 0, max: 15 }),
  isAuthoritative: fc.boolean(),
  isTruncated: fc.boolean(),
  recursionDesired: fc.boolean(),
  recursionAvailable: fc.boolean(),
  code: fc.integer({ min: 0, max: 15 }),
  questions: fc.array(fc.record({ name, type: word, class: word }), { maxLength: 2 }),
  answers: fc.array(record, { maxLength: 4 }),
  authorities: fc.array(record, { maxLength: 2 }),
  additionals: fc.array(record, { maxLength: 2 }),
});

const faults = (fields: readonly FieldNode[]): unknown[] =>
  fields.flatMap(({ fault, children = [] }) => [...(fault ? [fault] : []), ...faults(children)]);

const base: DnsMessage = {
  id: 0x1234,
  isResponse: true,
  opcode: 0,
  isAuthoritative: true,
  isTruncated: false,
  recursionDesired: false,
  recursionAvailable: false,
  code: 0,
  questions: [{ name: 'www.campus.example', type: 1, class: 1 }],
  answers: [],
  authorities: [],
  additionals: [],
};

const answer = (data: DnsData, kind: number, owner = 'www.campus.example'): DnsRecord => ({
  name: owner,
  kind,
  class: 1,
  ttl: 60,
  data,
});
const hexOf = (bytes: Uint8Array) => Array.from(bytes, (one) => one.toString(16).padStart(2, '0')).join('');

describe('encodeDns', () => {
  it('writes what the decoder reads back', () => {
    fc.assert(
      fc.property(message, (said) => {
        const { message: read, fields, fault } = decodeDns(encodeDns(said));
        expect(fault).toBeUndefined();
        expect(faults(fields)).toEqual([]);
        expect(read).toEqual(said);
      }),
      { numRuns: 300 },
    );
  });

  it('writes a name once, and afterwards where it stands', () => {
    const bytes = encodeDns({ ...base, answers: [answer({ type: 'name', name: 'mail.campus.example' }, 5)] });
    // Owner: pointer to octet 12. Target: `mail`, then a pointer to `campus.example` in octet 16.
    expect(hexOf(bytes).slice(72)).toBe(['c00c00050001', '0000003c', '0007', '046d61696c', 'c010'].join(''));
  });

  it('points at no letters but the very ones that were meant', () => {
    const mixed = encodeDns({
      ...base,
      answers: [answer({ type: 'address', address: '192.0.2.1' }, 1, 'WWW.campus.example')],
    });
    expect(decodeDns(mixed).message?.answers[0]?.name).toBe('WWW.campus.example');
  });

  it('writes the target of SRV out (RFC 2782)', () => {
    const data = { type: 'service', priority: 1, weight: 2, port: 3, name: 'www.campus.example' } as const;
    expect(hexOf(encodeDns({ ...base, answers: [answer(data, 33)] }))).toMatch(
      /037777770663616d707573076578616d706c6500$/,
    );
  });

  it.each([
    ['a label of 64 octets', { ...base, questions: [{ name: 'x'.repeat(64), type: 1, class: 1 }] }],
    ['an empty label', { ...base, questions: [{ name: 'a..b', type: 1, class: 1 }] }],
    ['a name of 256 octets', { ...base, questions: [{ name: Array(128).fill('a').join('.'), type: 1, class: 1 }] }],
    ['an ID of 17 bits', { ...base, id: 0x1_0000 }],
    ['a text of 256 octets', { ...base, answers: [answer({ type: 'text', texts: ['x'.repeat(256)] }, 16)] }],
    ['an address that is none', { ...base, answers: [answer({ type: 'address', address: '192.0.2.256' }, 1)] }],
    ['a shortened address', { ...base, answers: [answer({ type: 'address', address: '192.0.2' }, 1)] }],
    [
      'a message of more than 65,535 octets',
      { ...base, answers: Array(5_000).fill(answer({ type: 'address', address: '::1' }, 28)) },
    ],
  ] satisfies [string, DnsMessage][])('refuses %s', (_, wrong) => {
    expect(() => encodeDns(wrong)).toThrow(RangeError);
  });

  it('takes a name of 255 octets', () => {
    const longest = Array(127).fill('a').join('.');
    const { message: read } = decodeDns(encodeDns({ ...base, questions: [{ name: longest, type: 1, class: 1 }] }));
    expect(read?.questions[0]?.name).toBe(longest);
  });
});

describe('encodeDnsWithin', () => {
  const big = answer({ type: 'text', texts: ['x'.repeat(250), 'y'.repeat(250)] }, 16);
  const small = answer({ type: 'address', address: '192.0.2.1' }, 1);
  const options: DnsRecord = {
    name: '.',
    kind: 41,
    class: 1232,
    ttl: 0,
    data: { type: 'octets', octets: new Uint8Array() },
  };

  it('leaves a message that fits as it is', () => {
    expect(encodeDnsWithin({ ...base, answers: [small] }, 512)).toEqual(encodeDns({ ...base, answers: [small] }));
  });

  it('drops what nobody asked for before it calls itself truncated', () => {
    const { message: read } = decodeDns(
      encodeDnsWithin({ ...base, answers: [small], additionals: [big, options] }, 512),
    );
    expect(read).toMatchObject({ isTruncated: false, answers: [small], additionals: [options] });
  });

  it('says TC, and gives no half answers', () => {
    const { message: read } = decodeDns(encodeDnsWithin({ ...base, answers: [big], additionals: [options] }, 512));
    expect(read).toMatchObject({ isTruncated: true, answers: [], authorities: [], additionals: [options] });
  });
});
