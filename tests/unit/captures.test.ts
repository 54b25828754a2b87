// The committed captures, seen by tshark: whole, with right checksums, and what their README says they are.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '#server/root.ts';
import { faultsIn, fieldsOf, protocolsOf, readWithTshark, type Packet } from './tshark.ts';

const folder = join(root, 'media/captures');
const files = readdirSync(folder).filter((name) => name !== 'README.md');
const readme = readFileSync(join(folder, 'README.md'), 'utf8');

interface Described {
  readonly packets: number;
  readonly protocols: readonly string[];
  readonly link: string;
  readonly form: string;
}

const described = new Map<string, Described>(
  [...readme.matchAll(/^\| `(\S+)` +\| (\d+) +\| ([^|]*?) +\| ([^|]*?) +\| ([^|]*?) +\|$/gm)].map(
    ([, file = '', packets, protocols = '', link = '', form = '']) => [
      file,
      { packets: Number(packets), protocols: protocols.split(', '), link, form },
    ],
  ),
);

const headers: Readonly<Record<string, string>> = { Ethernet: 'eth', 'Linux cooked': 'sll', 'Linux cooked v2': 'sll' };

/** What a file begins with (PCAP: draft-ietf-opsawg-pcap, PCAPNG: draft-ietf-opsawg-pcapng). */
const beginnings: Readonly<Record<string, string>> = {
  pcapng: '0a0d0d0a',
  pcap: 'd4c3b2a1',
  'pcap with nanoseconds': '4d3cb2a1',
};

const read = new Map<string, Packet[]>();

/** A start of tshark takes longer than its work here. */
function packetsOf(file: string): Packet[] {
  const packets = read.get(file) ?? readWithTshark(join(folder, file));
  read.set(file, packets);
  return packets;
}

it('has a line of the README for each file and a file for each line', () => {
  expect([...described.keys()].sort()).toEqual([...files].sort());
});

it('is dated', () => {
  expect(readme).toMatch(/<!-- recorded -->\n\nRecorded on \d{4}-\d\d-\d\d with .+\n\n<!-- end -->/);
});

it('asks for few octets', () => {
  const sizes = files.map((file) => statSync(join(folder, file)).size);
  expect(Math.max(...sizes)).toBeLessThan(16_384);
});

describe.each([...described])('%s', (file, { packets: count, protocols, link, form }) => {
  const packets = () => packetsOf(file);

  it('holds nothing malformed and no wrong checksum', () => {
    expect(faultsIn(packets())).toEqual([]);
    const checksums = packets().flatMap((packet) =>
      ['ip', 'tcp', 'udp', 'icmp', 'icmpv6'].flatMap((name) => fieldsOf(packet, `${name}.checksum.status`)),
    );
    // 1: tshark computed it and it is right.
    expect(new Set(checksums.map(({ show }) => show))).toEqual(new Set(['1']));
  });

  it('is what the README says', () => {
    expect(packets()).toHaveLength(count);
    const found = new Set(packets().flatMap(protocolsOf));
    expect([...found]).toEqual(expect.arrayContaining([...protocols]));
    expect(packets().map((packet) => protocolsOf(packet)[0])).toEqual(packets().map(() => headers[link]));
    expect(readFileSync(join(folder, file)).subarray(0, 4).toString('hex')).toBe(beginnings[form]);
  });
});

it('shows each capture’s point', () => {
  const shown = (file: string, field: string) =>
    packetsOf(file).flatMap((packet) => fieldsOf(packet, field).map(({ show }) => show));

  expect(shown('redirect.pcapng', 'http.response.code')).toEqual(['301', '200']);
  expect(shown('keep-alive.pcapng', 'http.response.code')).toEqual(['200', '200']);
  expect(new Set(shown('keep-alive.pcapng', 'tcp.stream'))).toEqual(new Set(['0']));
  expect(shown('refused.pcapng', 'tcp.flags.reset')).toEqual(['0', '1']);
  expect(shown('nxdomain.pcapng', 'dns.flags.rcode')).toEqual(['3']);
  expect(shown('lost-request.pcapng', 'tcp.analysis.retransmission')).toHaveLength(1);
  expect(shown('retransmission.pcapng', 'tcp.analysis.retransmission')).toHaveLength(1);
  expect(shown('websocket-chat.pcapng', 'websocket.opcode')).toEqual(['1', '1', '1', '1', '1', '8', '8']);
  expect(shown('websocket-deflate.pcapng', 'websocket.pmc')).toEqual(['1', '1', '1', '1', '1', '1', '0', '0']);
  expect(shown('websocket-deflate.pcapng', 'websocket.payload.text').slice(0, 2)).toEqual(['ping', 'gnip']);
  expect(shown('tls.pcapng', 'tls.handshake.extensions_server_name')).toEqual(['deck.lan']);
});

it('reads what tshark wrote with places, values and octets', () => {
  const packet = packetsOf('http.pcapng')[11]!;
  expect(protocolsOf(packet)).toEqual(['eth', 'ip', 'tcp', 'http']);
  expect(fieldsOf(packet, 'ip.dst')).toEqual([
    {
      name: 'ip.dst',
      start: 30,
      length: 4,
      show: '192.168.1.20',
      label: 'Destination Address: 192.168.1.20',
      value: 'c0a80114',
      raw: 'c0a80114',
      inFrame: true,
    },
  ]);
  expect(fieldsOf(packet, 'http.request.line')[0]).toMatchObject({ show: 'Host: deck.lan\r\n', inFrame: true });
  expect(packet.bytes).toHaveLength(packet.layers[0]!.length);
});

it('tells an octet that is not in the frame', () => {
  const text = packetsOf('websocket-chat.pcapng').flatMap((packet) => fieldsOf(packet, 'websocket.payload'))[0]!;
  expect(text.inFrame).toBe(false);
});
