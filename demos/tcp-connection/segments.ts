// The segments of the first TCP connection in a capture, and the states that they lead both ends through.

import type { Side, TcpState, TcpStates } from '#demos/contract.ts';
import { readCapture } from '#wire/capture-file.ts';
import type { CapturedPacket } from '#wire/captured-packet.ts';
import type { TcpFacts } from '#wire/layer.ts';
import { decodePacket } from '#wire/packet.ts';
import { sequenceDistance } from '#wire/tcp.ts';

export interface Segment {
  /** Its place among the packets of the file, from 1, as Wireshark counts. */
  readonly packet: number;
  /** Milliseconds since the connection's first segment. */
  readonly since: number;
  readonly from: Side;
  /** In the order in which Wireshark names them. */
  readonly flags: readonly ('SYN' | 'FIN' | 'RST' | 'PSH' | 'ACK')[];
  /** Counted from each side's first number, as Wireshark does. */
  readonly seq: number;
  readonly ack: number | undefined;
  /** Octets of data. */
  readonly length: number;
  /** The same octets were seen before: their acknowledgement did not come in time. */
  readonly isAgain: boolean;
  /** As RFC 9293 §3.3.2 has them once it is sent, and has arrived. */
  readonly states: TcpStates;
}

export interface Recording {
  /** Milliseconds since 1970, of its first packet; undefined where the file does not say it. */
  readonly at: number | undefined;
  readonly segments: readonly Segment[];
}

interface Seen extends TcpFacts {
  readonly packet: number;
  readonly at: number;
}

/** Never throws. A file without a connection has no segments. */
export function readRecording(bytes: Uint8Array): Recording {
  const { packets } = readCapture(bytes);
  const seen = packets.flatMap((packet, index) => segmentIn(packet, index + 1));
  const first = seen.find(({ syn, ack }) => syn && !ack);
  if (!first) return { at: packets[0]?.at, segments: [] };
  const own = seen.filter(
    ({ packet, sourcePort, destinationPort }) =>
      packet >= first.packet &&
      [sourcePort, destinationPort].includes(first.sourcePort) &&
      [sourcePort, destinationPort].includes(first.destinationPort),
  );
  return { at: packets[0]?.at, segments: follow(own, first) };
}

function segmentIn({ bytes, linkType, at = 0 }: CapturedPacket, packet: number): Seen[] {
  const { tcp } = decodePacket(bytes, linkType).facts;
  return tcp ? [{ ...tcp, packet, at }] : [];
}

function follow(seen: readonly Seen[], first: Seen): Segment[] {
  const start: Partial<Record<Side, number>> = {};
  const furthest: Record<Side, number> = { client: 0, server: 0 };
  const ends = new Ends();
  return seen.map((one) => {
    const from: Side = one.sourcePort === first.sourcePort ? 'client' : 'server';
    const other: Side = from === 'client' ? 'server' : 'client';
    const origin = (start[from] ??= one.sequence);
    const seq = sequenceDistance(origin, one.sequence);
    const size = one.dataLength + (one.syn || one.fin ? 1 : 0);
    const isAgain = size > 0 && seq + size <= furthest[from];
    furthest[from] = Math.max(furthest[from], seq + size);
    const ack = one.ack ? sequenceDistance(start[other] ?? one.acknowledgment, one.acknowledgment) : undefined;
    ends.pass(from, one, (ack ?? 0) >= furthest[other]);
    const { packet, dataLength } = one;
    const since = one.at - first.at;
    return { packet, since, from, flags: flagsOf(one), seq, ack, length: dataLength, isAgain, states: ends.now };
  });
}

function flagsOf({ syn, fin, rst, psh, ack }: TcpFacts): Segment['flags'] {
  const flags = { SYN: syn, FIN: fin, RST: rst, PSH: psh, ACK: ack };
  return (Object.keys(flags) as (keyof typeof flags)[]).filter((name) => flags[name]);
}

/** Both ends, as the segments move them along the diagram of RFC 9293 §3.3.2; one that nobody sends moves nothing. */
class Ends {
  #states: Record<Side, TcpState> = { client: 'CLOSED', server: 'LISTEN' };
  #fin: Partial<Record<Side, boolean>> = {};

  get now(): TcpStates {
    return { ...this.#states };
  }

  /** `acknowledgesAll`: everything that the other side has sent so far, its FIN included. */
  pass(from: Side, { syn, fin, rst, ack }: TcpFacts, acknowledgesAll: boolean): void {
    const to: Side = from === 'client' ? 'server' : 'client';
    if (rst) return void (this.#states = { client: 'CLOSED', server: 'CLOSED' });
    if (syn) return this.#open(from, ack);
    if (ack && acknowledgesAll) this.#acknowledge(to);
    if (!fin) return;
    this.#fin[from] = true;
    this.#move(from, { ESTABLISHED: 'FIN-WAIT-1', 'CLOSE-WAIT': 'LAST-ACK' });
    this.#move(to, { ESTABLISHED: 'CLOSE-WAIT', 'FIN-WAIT-1': 'CLOSING', 'FIN-WAIT-2': 'TIME-WAIT' });
  }

  #open(from: Side, ack: boolean): void {
    if (from === 'client' && !ack) this.#states = { client: 'SYN-SENT', server: 'SYN-RECEIVED' };
    if (from === 'server' && ack) this.#move('client', { 'SYN-SENT': 'ESTABLISHED' });
  }

  #acknowledge(of: Side): void {
    this.#move(of, { 'SYN-RECEIVED': 'ESTABLISHED' });
    if (this.#fin[of]) this.#move(of, { 'FIN-WAIT-1': 'FIN-WAIT-2', CLOSING: 'TIME-WAIT', 'LAST-ACK': 'CLOSED' });
  }

  #move(side: Side, moves: Partial<Record<TcpState, TcpState>>): void {
    this.#states[side] = moves[this.#states[side]] ?? this.#states[side];
  }
}
