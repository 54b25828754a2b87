// Exported datagrams, streams on a demo's own port, and packets that were captured: tshark reads them as what they are.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Carriage } from '#demos/contract.ts';
import { asPcapng, type ExportedExchange } from '#demos/copy-as/export-pcapng.ts';
import { WireLog } from '#ui/wire-log.ts';
import { readCapture } from '#wire/capture-file.ts';
import type { WireChunk } from '#wire/http1-side.ts';
import { complaintsOf, followTcp, rowsOf } from './tshark-fields.ts';

const directory = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(directory, { recursive: true }));

const at = Date.UTC(2026, 0, 31, 14, 5, 9);

function saved(exchange: ExportedExchange): string {
  const file = join(directory, `${exchange.id}.pcapng`);
  writeFileSync(file, asPcapng([exchange], 'en', at).bytes);
  return file;
}

function logged(id: string, over: Carriage, said: readonly Omit<WireChunk, 'at'>[]): ExportedExchange {
  const log = new WireLog();
  log.add({ type: 'opened', exchange: id, demo: 'echo', at, over });
  said.forEach(({ from, bytes }, index) => log.add({ type: 'bytes', exchange: id, from, at: at + index, bytes }));
  log.add({ type: 'closed', exchange: id, at: at + 100 });
  const [exchange] = log.exchanges();
  if (!exchange) throw new Error('nothing was logged');
  return exchange;
}

/** The octets of UDP in a recording: real questions and answers. */
function datagrams(name: string): Omit<WireChunk, 'at'>[] {
  const { packets } = readCapture(new Uint8Array(readFileSync(`media/captures/${name}`)));
  const rows = rowsOf(`media/captures/${name}`, ['frame.number', 'udp.srcport'], 'udp');
  return rows.map(([number = '', port]) => ({
    from: port === '53' ? 'server' : 'client',
    bytes: packets[Number(number) - 1]?.bytes.subarray(42) ?? new Uint8Array(),
  }));
}

test('datagrams of DNS come back as DNS, with right checksums', () => {
  const said = datagrams('dns-records.pcapng');
  const file = saved(logged('dns', { transport: 'udp', port: 8453, protocol: 'dns' }, said));
  expect(complaintsOf(file)).toEqual([]);
  expect(rowsOf(file, ['dns.qry.name', 'dns.qry.type', 'dns.flags.rcode'], 'dns')).toEqual(
    rowsOf('media/captures/dns-records.pcapng', ['dns.qry.name', 'dns.qry.type', 'dns.flags.rcode'], 'dns && udp'),
  );
  expect(rowsOf(file, ['frame.number', 'udp.checksum.status'], 'udp').every(([, status]) => status !== '0')).toBe(true);
});

test('an odd datagram and an empty one too', () => {
  const said = [Uint8Array.of(1, 2, 3), new Uint8Array(), new Uint8Array(65_507)].map((bytes) => ({
    from: 'client' as const,
    bytes,
  }));
  const exchange = logged('odd', { transport: 'udp', port: 9_000, protocol: 'octets' }, said);
  expect(complaintsOf(saved(exchange))).toEqual([]);
});

test('a stream on a port of its own keeps its port', () => {
  const said = ['un', 'deux', 'trois'].map((text) => ({
    from: 'client' as const,
    bytes: new TextEncoder().encode(text),
  }));
  const file = saved(logged('own', { transport: 'tcp', port: 8_431, protocol: 'octets' }, said));
  expect(complaintsOf(file)).toEqual([]);
  expect(new Set(rowsOf(file, ['tcp.dstport'], 'tcp.len > 0').flat())).toEqual(new Set(['8431']));
  expect(followTcp(file, 0).client.toString()).toBe('undeuxtrois');
});

test.each(['http.pcapng', 'cooked.pcap', 'ping-ipv6.pcap'])('packets of %s are exported as they are', (name) => {
  const original = readCapture(new Uint8Array(readFileSync(`media/captures/${name}`)));
  const packets = original.packets.map(({ at: time = 0, bytes }) => ({ at: time, bytes }));
  const captured = { packets, linkType: original.linkTypes[0] ?? 1, isModel: false };
  const { bytes } = asPcapng([{ id: name, messages: [], captured }], 'fr', at);
  const read = readCapture(bytes);
  expect(read.faults).toEqual([]);
  expect(read.linkTypes).toEqual(original.linkTypes);
  expect(read.packets.map((packet) => Buffer.from(packet.bytes).toString('hex'))).toEqual(
    packets.map((packet) => Buffer.from(packet.bytes).toString('hex')),
  );
});
