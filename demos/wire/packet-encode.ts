// Headers written around octets: TCP (RFC 9293 §3.1), UDP (RFC 768), IPv4 (RFC 791 §3.1), Ethernet II (IEEE 802.3 §3.2.6), checksums right.

import { viewOf } from './captured-packet.ts';
import { addWords, foldChecksum, pseudoHeaderSum } from './checksum.ts';

export const TCP_FLAG = { fin: 0x01, syn: 0x02, rst: 0x04, psh: 0x08, ack: 0x10 } as const;
export const PROTOCOL_TCP = 6;
export const PROTOCOL_UDP = 17;

export interface TcpSegment {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  /** 0 where the ACK flag is not set. */
  readonly acknowledgement: number;
  /** Of `TCP_FLAG`, added. */
  readonly flags: number;
  readonly window: number;
  /** A multiple of 4 octets, at most 40. */
  readonly options: Uint8Array;
  readonly payload: Uint8Array;
}

/** Two ends of four octets each: a transport's checksum covers them. */
export interface IpAddresses {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
}

export function encodeTcp(segment: TcpSegment, { source, destination }: IpAddresses): Uint8Array {
  const { options, payload } = segment;
  const headerLength = 20 + options.length;
  const octets = new Uint8Array(headerLength + payload.length);
  const view = viewOf(octets);
  view.setUint16(0, segment.sourcePort);
  view.setUint16(2, segment.destinationPort);
  view.setUint32(4, segment.sequence);
  view.setUint32(8, segment.acknowledgement);
  view.setUint8(12, (headerLength / 4) << 4);
  view.setUint8(13, segment.flags);
  view.setUint16(14, segment.window);
  octets.set(options, 20);
  octets.set(payload, headerLength);
  const sum = pseudoHeaderSum(source, destination, PROTOCOL_TCP, octets.length);
  view.setUint16(16, foldChecksum(addWords(sum, octets)));
  return octets;
}

export interface UdpDatagram {
  readonly sourcePort: number;
  readonly destinationPort: number;
  /** At most 65,507 octets. */
  readonly payload: Uint8Array;
}

export function encodeUdp(datagram: UdpDatagram, { source, destination }: IpAddresses): Uint8Array {
  const octets = new Uint8Array(8 + datagram.payload.length);
  const view = viewOf(octets);
  view.setUint16(0, datagram.sourcePort);
  view.setUint16(2, datagram.destinationPort);
  view.setUint16(4, octets.length);
  octets.set(datagram.payload, 8);
  const sum = pseudoHeaderSum(source, destination, PROTOCOL_UDP, octets.length);
  // A sum of 0 would say that there is none: it is written as its other form.
  view.setUint16(6, foldChecksum(addWords(sum, octets)) || 0xffff);
  return octets;
}

export interface Ipv4Packet extends IpAddresses {
  readonly identification: number;
  readonly protocol: number;
  /** At most 65,515 octets. */
  readonly payload: Uint8Array;
}

/** Never to be fragmented; 64 hops to go. */
export function encodeIpv4({ source, destination, identification, protocol, payload }: Ipv4Packet): Uint8Array {
  const octets = new Uint8Array(20 + payload.length);
  const view = viewOf(octets);
  view.setUint8(0, 0x45);
  view.setUint16(2, octets.length);
  view.setUint16(4, identification);
  view.setUint16(6, 0x4000);
  view.setUint8(8, 64);
  view.setUint8(9, protocol);
  octets.set(source, 12);
  octets.set(destination, 16);
  view.setUint16(10, foldChecksum(addWords(0, octets.subarray(0, 20))));
  octets.set(payload, 20);
  return octets;
}

export interface EthernetFrame {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  readonly etherType: number;
  readonly payload: Uint8Array;
}

/** As a capture on the sending machine sees it: neither padded to 60 octets nor with its check sequence. */
export function encodeEthernet({ source, destination, etherType, payload }: EthernetFrame): Uint8Array {
  const octets = new Uint8Array(14 + payload.length);
  octets.set(destination, 0);
  octets.set(source, 6);
  viewOf(octets).setUint16(12, etherType);
  octets.set(payload, 14);
  return octets;
}
