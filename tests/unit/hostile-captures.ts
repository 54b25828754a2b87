// Captures made to be as dear to decode as their octets allow. For the tests, and for the figures.

import { encodeEthernet, encodeIpv4, encodeTcp, encodeUdp, PROTOCOL_TCP, PROTOCOL_UDP } from '#wire/packet-encode.ts';

const source = Uint8Array.of(192, 0, 2, 1);
const destination = Uint8Array.of(198, 51, 100, 1);
const mac = new Uint8Array(6);

function ip(protocol: number, payload: Uint8Array): Uint8Array {
  const packet = encodeIpv4({ source, destination, identification: 1, protocol, payload });
  return encodeEthernet({ source: mac, destination: mac, etherType: 0x0800, payload: packet });
}

function dns(body: Uint8Array, questions: number, answers: number): Uint8Array {
  const head = Uint8Array.of(0, 1, 0x80, 0, questions >> 8, questions, answers >> 8, answers, 0, 0, 0, 0);
  const payload = Uint8Array.from([...head, ...body]);
  return ip(PROTOCOL_UDP, encodeUdp({ sourcePort: 53, destinationPort: 40_000, payload }, { source, destination }));
}

function tcp(payload: Uint8Array, options = new Uint8Array(), sequence = 1): Uint8Array {
  const ports = { sourcePort: 40_000, destinationPort: 443 };
  const segment = { ...ports, sequence, acknowledgement: 1, flags: 0x18, window: 1, options, payload };
  return ip(PROTOCOL_TCP, encodeTcp(segment, { source, destination }));
}

const repeated = (octets: readonly number[], length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => octets[index % octets.length] ?? 0);

/** A name of 127 labels, then records of eleven octets that all point to it. */
const longName = [...repeated([1, 0x61], 252), 0];
const pointing = [...longName, 0, 1, 0, 1, ...repeated([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 0, 0, 0], 60_000)];

/** By what they are: the packets of one that has about so many octets. */
export const hostileCaptures: Readonly<Record<string, (octets: number) => readonly Uint8Array[]>> = {
  'names of one-letter labels': filledWith(dns(repeated([...longName, 0, 1, 0, 1], 64_000), 248, 0)),
  'records that point to a long name': filledWith(dns(Uint8Array.from(pointing), 1, 5_000)),
  'names of characters that are none': filledWith(
    dns(repeated([63, ...repeated([0], 63), 0, 0, 1, 0, 1], 64_000), 940, 0),
  ),
  'headers full of options': filledWith(tcp(new Uint8Array(), new Uint8Array(40).fill(1))),
  'records of one octet': filledWith(tcp(repeated([23, 3, 3, 0, 1, 0], 60_000))),
  'empty segments': filledWith(tcp(new Uint8Array())),
  'segments that come too early': (octets) =>
    Array.from({ length: octets / 60 }, (_, index) => tcp(Uint8Array.of(index), undefined, octets - 2 * index)),
};

function filledWith(packet: Uint8Array): (octets: number) => readonly Uint8Array[] {
  return (octets) => Array.from({ length: Math.ceil(octets / packet.length) }, () => packet);
}
