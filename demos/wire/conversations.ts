// The TCP connections of a capture: who talked to whom, which segment did what, and the octets in order again.

import { ipv4Address, ipv6Address } from './addresses.ts';
import type { Side } from '#demos/contract.ts';
import type { WireChunk } from './http1-side.ts';
import type { PacketFacts, TcpFacts } from './layer.ts';
import { TcpDirection, type SegmentNote } from './tcp-direction.ts';

export interface Endpoint {
  /** In the usual notation; IPv6 without brackets. */
  readonly address: string;
  readonly port: number;
}

/** One packet of a connection, as the connection sees it. */
export interface TcpSegment {
  /** Index of the packet in the capture. */
  readonly packet: number;
  readonly from: Side;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly at: number;
  /** Relative to the start that each side drew at random: its SYN has 0, its first octet of data 1. */
  readonly sequence: number;
  /** Relative too; undefined without ACK. */
  readonly acknowledgment: number | undefined;
  /** Octets of data as they were sent. */
  readonly length: number;
  readonly tcp: TcpFacts;
  readonly note: SegmentNote | undefined;
}

export interface Conversation {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly segments: readonly TcpSegment[];
  /** What each side wrote, in order and once; the piece that a segment completed has that segment's time. */
  readonly chunks: readonly WireChunk[];
  /** Both directions ended by FIN, or one by RST. */
  readonly isEnded: boolean;
  /** Octets are missing in the capture that later ones have passed: what came after them is not in `chunks`. */
  readonly hasGap: boolean;
}

/** One packet, for `Conversations.add`. */
export interface SeenPacket {
  readonly index: number;
  readonly at: number;
  readonly bytes: Uint8Array;
  readonly facts: PacketFacts;
}

/** Grows packet by packet, in the order of the capture; costs no more memory than views and a record a segment. */
export class Conversations {
  private readonly byEnds = new Map<string, Connection>();
  private readonly connections: Connection[] = [];

  /** Ignores what is not TCP, and fragments. Returns the segment as it was placed. */
  add(packet: SeenPacket): TcpSegment | undefined {
    const { ip, tcp } = packet.facts;
    if (!ip || !tcp || ip.isFragment) return undefined;
    const write = ip.source.length === 4 ? ipv4Address : ipv6Address;
    const source = { address: write(ip.source), port: tcp.sourcePort };
    const destination = { address: write(ip.destination), port: tcp.destinationPort };
    const key = keyOf(source, destination);
    const known = this.byEnds.get(key);
    if (known && !known.isReopenedBy(tcp)) return known.add(packet, tcp, source);
    const connection = new Connection(source, destination, tcp);
    this.byEnds.set(key, connection);
    this.connections.push(connection);
    return connection.add(packet, tcp, source);
  }

  all(): readonly Conversation[] {
    return this.connections;
  }
}

class Connection implements Conversation {
  readonly client: Endpoint;
  readonly server: Endpoint;
  readonly segments: TcpSegment[] = [];
  readonly chunks: WireChunk[] = [];
  private readonly directions: { client?: TcpDirection; server?: TcpDirection } = {};
  private wasReset = false;

  /** Who sends a SYN without ACK is the client; in the middle of a connection, who has the higher port. */
  constructor(source: Endpoint, destination: Endpoint, tcp: TcpFacts) {
    const isFromClient = tcp.syn ? !tcp.ack : source.port >= destination.port;
    this.client = isFromClient ? source : destination;
    this.server = isFromClient ? destination : source;
  }

  get isEnded(): boolean {
    const { client, server } = this.directions;
    return this.wasReset || (client?.isEnded === true && server?.isEnded === true);
  }

  get hasGap(): boolean {
    const { client, server } = this.directions;
    return client?.hasGap === true || server?.hasGap === true;
  }

  /** A SYN on the same ports once the connection is over begins another one (RFC 9293 §3.6.1). */
  isReopenedBy({ syn, ack }: TcpFacts): boolean {
    return syn && !ack && this.isEnded;
  }

  add({ index, at, bytes }: SeenPacket, tcp: TcpFacts, source: Endpoint): TcpSegment {
    const isClient = source.port === this.client.port && source.address === this.client.address;
    const from: Side = isClient ? 'client' : 'server';
    const direction = (this.directions[from] ??= new TcpDirection(tcp));
    const other = this.directions[isClient ? 'server' : 'client'];
    const { sequence, note, delivered } = direction.place(tcp, bytes.subarray(tcp.dataStart, tcp.dataEnd));
    for (const piece of delivered) this.chunks.push({ from, at, bytes: piece });
    if (tcp.rst) this.wasReset = true;
    const acknowledgment = tcp.ack ? (other?.relative(tcp.acknowledgment) ?? 1) : undefined;
    const segment = { packet: index, from, at, sequence, acknowledgment, length: tcp.dataLength, tcp, note };
    this.segments.push(segment);
    return segment;
  }
}

function keyOf(a: Endpoint, b: Endpoint): string {
  const [first, second] = [`${a.address} ${a.port}`, `${b.address} ${b.port}`];
  return first < second ? `${first} ${second}` : `${second} ${first}`;
}
