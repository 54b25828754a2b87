// A capture file page by page: nothing is decoded before it is asked for, so that a large file opens at once.

import type { Side } from '#demos/contract.ts';
import { numberAt } from './field-cursor.ts';
import type { CaptureFault, CapturedPacket } from './captured-packet.ts';
import { readCapture } from './capture-file.ts';
import { Conversations, type TcpSegment } from './conversations.ts';
import type { SegmentNote } from './tcp-direction.ts';
import type { WireMessage } from './field.ts';
import { decodePacket, isKnownLinkType } from './packet.ts';
import { packetMessage } from './packet-message.ts';

/** What is known once a file is open. */
export interface CaptureFacts {
  readonly format: 'pcap' | 'pcapng' | undefined;
  readonly packets: number;
  /** Octets of all packets as they were on the wire. */
  readonly octets: number;
  /** Milliseconds from the first to the last packet. */
  readonly duration: number;
  /** When the first packet passed; undefined where the file does not say it. */
  readonly startedAt: number | undefined;
  /** LINKTYPE values that are not decoded. */
  readonly unknownLinkTypes: readonly number[];
  readonly faults: readonly CaptureFault[];
}

/** Packets `from` to `from + messages.length − 1`, from 0. */
export interface CapturePage {
  readonly from: number;
  readonly messages: readonly WireMessage[];
  /** LINKTYPE_ value of the first of them; 1, Ethernet, where there is none. */
  readonly linkType: number;
  /** What each is in its TCP connection, where that is worth a word. */
  readonly notes: readonly (SegmentNote | undefined)[];
}

export class CaptureReader {
  readonly facts: CaptureFacts;
  private readonly packets: readonly CapturedPacket[];
  private readonly conversations = new Conversations();
  private readonly segments: (TcpSegment | undefined)[] = [];
  private readonly home: string;

  /** `bytes` stay in use. Never throws: what cannot be read is among `facts.faults`. */
  constructor(bytes: Uint8Array) {
    const { format, linkTypes, packets, faults } = readCapture(bytes);
    const [first, last] = [packets[0], packets.at(-1)];
    this.packets = packets;
    this.home = first ? senderOf(first) : '';
    this.facts = {
      format,
      packets: packets.length,
      octets: packets.reduce((sum, packet) => sum + packet.originalLength, 0),
      duration: Math.max(0, (last?.at ?? 0) - (first?.at ?? 0)),
      startedAt: first?.at,
      unknownLinkTypes: linkTypes.filter((linkType) => !isKnownLinkType(linkType)),
      faults,
    };
  }

  /** At most `count` packets from `from` on. Connections need all packets before: a far page takes longer than the first. */
  page(from: number, count: number): CapturePage {
    const packets = this.packets.slice(from, from + count);
    this.follow(from + packets.length);
    const messages = packets.map((packet, index) => {
      const decoded = decodePacket(packet.bytes, packet.linkType);
      return packetMessage(packet, decoded, this.sideOf(packet), this.segments[from + index]);
    });
    return {
      from,
      messages,
      linkType: packets[0]?.linkType ?? 1,
      notes: packets.map((_, index) => this.segments[from + index]?.note),
    };
  }

  private follow(end: number): void {
    for (let index = this.segments.length; index < end; index += 1) {
      const packet = this.packets[index];
      if (!packet) return;
      const { facts } = decodePacket(packet.bytes, packet.linkType);
      this.segments.push(this.conversations.add({ index, at: packet.at ?? 0, bytes: packet.bytes, facts }));
    }
  }

  /** Who sent the first packet stands at the left for the whole capture: in most it is the machine that captured. */
  private sideOf(packet: CapturedPacket): Side {
    return senderOf(packet) === this.home ? 'client' : 'server';
  }
}

/** The octets that name the sender at the lowest layer that has any. */
function senderOf({ bytes, linkType }: CapturedPacket): string {
  if (linkType === 1) return bytes.subarray(6, 12).join();
  if (linkType === 113) return bytes.subarray(6, 14).join();
  if (linkType === 276) return bytes.subarray(12, 20).join();
  const start = linkType === 0 || linkType === 108 ? 4 : 0;
  const version = bytes.length > start ? numberAt(bytes, start, 1) >> 4 : 0;
  return (version === 6 ? bytes.subarray(start + 8, start + 24) : bytes.subarray(start + 12, start + 16)).join();
}
