// One exchange as the TCP conversation that it may have been: the octets and times are the tap's, all around them is not.

import type { Side } from '#demos/contract.ts';
import type { WireChunk } from './http1-side.ts';
import {
  encodeEthernet,
  encodeIpv4,
  encodeTcp,
  encodeUdp,
  PROTOCOL_TCP,
  PROTOCOL_UDP,
  TCP_FLAG,
} from './packet-encode.ts';
import type { WrittenPacket } from './pcapng-writer.ts';

export interface TappedExchange {
  /** Its name on the wire: the same name gives the same sequence numbers. */
  readonly id: string;
  /** In the order in which they passed; each makes segments of its own. */
  readonly chunks: readonly WireChunk[];
  readonly openedAt: number;
  /** Whether it was closed in order, cut by the side that `resetBy` names, or goes on: then it has no end. */
  readonly closedAt: number | undefined;
  readonly resetBy: Side | undefined;
}

export interface ConversationPlan {
  readonly clientPort: number;
  /** 80 where Wireshark shall read HTTP without being told. */
  readonly serverPort: number;
  /** Of the first packet. */
  readonly comment: string;
}

/** Octets of a segment on an Ethernet of 1,500 (RFC 9293 §3.7.1). */
const longestSegment = 1_460;
const window = 0xffff;
const ipv4 = 0x0800;
const maximumSegmentSize = Uint8Array.of(2, 4, longestSegment >> 8, longestSegment & 0xff);
const nothing = new Uint8Array(0);

/** For documentation: they belong to nobody (RFC 9542 §2.1.2, RFC 5737 §3). */
const places = {
  client: { mac: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 1), address: Uint8Array.of(192, 0, 2, 1) },
  server: { mac: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 2), address: Uint8Array.of(198, 51, 100, 1) },
} as const satisfies Record<Side, object>;

/** The frames in order of time. Their TCP payloads are the chunks' octets, no more and no less. */
export function synthesiseConversation(exchange: TappedExchange, plan: ConversationPlan): WrittenPacket[] {
  const conversation = new Conversation(exchange, plan);
  conversation.open();
  for (const chunk of exchange.chunks) conversation.carry(chunk);
  if (exchange.closedAt !== undefined) conversation.close(exchange.closedAt, exchange.resetBy);
  return conversation.packets;
}

/** Datagrams: each chunk is one, and nothing opens or ends them. */
export function synthesiseDatagrams(chunks: readonly WireChunk[], plan: ConversationPlan): WrittenPacket[] {
  const ports = { client: plan.clientPort, server: plan.serverPort };
  return chunks.map(({ from, at, bytes }, index) => {
    const addresses = { source: places[from].address, destination: places[other(from)].address };
    const datagram = { sourcePort: ports[from], destinationPort: ports[other(from)], payload: bytes };
    const payload = encodeUdp(datagram, addresses);
    const packet = encodeIpv4({ ...addresses, identification: index & 0xffff, protocol: PROTOCOL_UDP, payload });
    const frame = { source: places[from].mac, destination: places[other(from)].mac, etherType: ipv4, payload: packet };
    return { at, bytes: encodeEthernet(frame), ...(index === 0 && { comment: plan.comment }) };
  });
}

interface End {
  readonly port: number;
  /** Of the next octet. */
  sequence: number;
  identification: number;
}

class Conversation {
  readonly packets: WrittenPacket[] = [];
  readonly #ends: Record<Side, End>;
  readonly #comment: string;
  /** Time never goes back, though a clock may. */
  #now: number;

  constructor({ id, openedAt }: TappedExchange, { clientPort, serverPort, comment }: ConversationPlan) {
    const first = numberFrom(id);
    this.#ends = {
      client: { port: clientPort, sequence: first, identification: first & 0xffff },
      server: { port: serverPort, sequence: ~first >>> 0, identification: ~first & 0xffff },
    };
    this.#now = openedAt;
    this.#comment = comment;
  }

  /** The three-way handshake (RFC 9293 §3.5). */
  open(): void {
    this.#send('client', TCP_FLAG.syn);
    this.#send('server', TCP_FLAG.syn | TCP_FLAG.ack);
    this.#send('client', TCP_FLAG.ack);
  }

  /** At least every second segment is acknowledged (RFC 9293 §3.8.6.3), and each chunk's last. */
  carry({ from, at, bytes }: WireChunk): void {
    this.#now = Math.max(this.#now, at);
    for (let start = 0, count = 1; start < bytes.length; start += longestSegment, count += 1) {
      const payload = bytes.subarray(start, start + longestSegment);
      const isLast = start + payload.length === bytes.length;
      this.#send(from, TCP_FLAG.ack | (isLast ? TCP_FLAG.psh : 0), payload);
      if (isLast || count % 2 === 0) this.#send(other(from), TCP_FLAG.ack);
    }
  }

  /** The server is the first to close, as WebSocket asks (RFC 6455 §7.1.1) and `Connection: close` means. */
  close(at: number, resetBy: Side | undefined): void {
    this.#now = Math.max(this.#now, at);
    if (resetBy) return this.#send(resetBy, TCP_FLAG.rst | TCP_FLAG.ack);
    this.#send('server', TCP_FLAG.fin | TCP_FLAG.ack);
    this.#send('client', TCP_FLAG.fin | TCP_FLAG.ack);
    this.#send('server', TCP_FLAG.ack);
  }

  #send(from: Side, flags: number, payload: Uint8Array = nothing): void {
    const [sender, receiver] = [this.#ends[from], this.#ends[other(from)]];
    const [source, destination] = [places[from], places[other(from)]];
    const addresses = { source: source.address, destination: destination.address };
    const segment = encodeTcp(
      {
        sourcePort: sender.port,
        destinationPort: receiver.port,
        sequence: sender.sequence,
        acknowledgement: flags & TCP_FLAG.ack ? receiver.sequence : 0,
        flags,
        window,
        options: flags & TCP_FLAG.syn ? maximumSegmentSize : nothing,
        payload,
      },
      addresses,
    );
    const { identification } = sender;
    const packet = encodeIpv4({ ...addresses, identification, protocol: PROTOCOL_TCP, payload: segment });
    const frame = { source: source.mac, destination: destination.mac, etherType: ipv4, payload: packet };
    const isFirst = this.packets.length === 0;
    this.packets.push({ at: this.#now, bytes: encodeEthernet(frame), ...(isFirst && { comment: this.#comment }) });
    // SYN and FIN count as one octet each (RFC 9293 §3.4).
    const length = payload.length + (flags & (TCP_FLAG.syn | TCP_FLAG.fin) ? 1 : 0);
    sender.sequence = (sender.sequence + length) >>> 0;
    sender.identification = (identification + 1) & 0xffff;
  }
}

function other(side: Side): Side {
  return side === 'client' ? 'server' : 'client';
}

/** 32 bits of a name (FNV-1a). */
export function numberFrom(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193) >>> 0;
  return hash;
}
