// What the encoder writes, opened by tshark: nothing malformed, and the records that were meant.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { answerQuery } from '#demos/dns-lookup/name-server.ts';
import { offeredTypes, presets } from '#demos/dns-lookup/presets.ts';
import { makeQuery } from '#demos/dns-lookup/query.ts';
import { encodeIpv4 } from '#wire/packet-encode.ts';
import { joined, pcap } from './capture-builder.ts';
import { faultsIn, fieldsOf, readWithTshark } from './tshark.ts';

const folder = mkdtempSync(join(tmpdir(), 'dns-'));
afterAll(() => rmSync(folder, { recursive: true }));

const address = Uint8Array.of(127, 0, 0, 1);
const linkTypeRaw = 101;

/** An IPv4 packet with one datagram from or to port 53; without a checksum, which UDP allows (RFC 768). */
function packet(payload: Uint8Array, from: number, to: number, identification: number): Uint8Array {
  const length = 8 + payload.length;
  const header = Uint8Array.of(from >> 8, from & 0xff, to >> 8, to & 0xff, length >> 8, length & 0xff, 0, 0);
  const udp = { source: address, destination: address, identification, protocol: 17 };
  return encodeIpv4({ ...udp, payload: joined([header, payload]) });
}

it('tshark finds nothing malformed in any question or answer, and the same names and addresses', () => {
  const names = [
    ...new Set([...Object.values(presets).map(({ name }) => name), 'rules.campus.example', 'nowhere.localhost', '.']),
  ];
  const questions = names.flatMap((name) => offeredTypes.map((type) => ({ name, type })));
  const packets = questions.flatMap((question, index) => {
    const query = makeQuery(question, index, { edns: index % 2 === 0 });
    const answer = answerQuery(query, 'udp') ?? new Uint8Array();
    return [packet(query, 40_000 + index, 53, 2 * index), packet(answer, 53, 40_000 + index, 2 * index + 1)];
  });
  const file = join(folder, 'answers.pcap');
  const records = packets.map((bytes, index) => ({ seconds: index, fraction: 0, bytes }));
  writeFileSync(file, pcap(records, { link: linkTypeRaw }));
  const read = readWithTshark(file);
  expect(read).toHaveLength(packets.length);
  expect(faultsIn(read)).toEqual([]);
  const values = (field: string) => read.flatMap((one) => fieldsOf(one, field).map(({ show }) => show));
  expect(values('dns.id').map(Number)).toEqual(questions.flatMap((_, index) => [index, index]));
  expect(new Set(values('dns.a'))).toContain('192.0.2.80');
  expect(new Set(values('dns.aaaa'))).toContain('2001:db8::80');
  expect(new Set(values('dns.cname'))).toEqual(new Set(['library.campus.example', 'www.campus.example']));
  expect(new Set(values('dns.mx.mail_exchange'))).toContain('mail.campus.example');
  expect(new Set(values('dns.soa.mname'))).toContain('ns1.campus.example');
});
