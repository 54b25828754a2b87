// What the decoders of one packet's layers share: what a layer says about what it carries, and what they learn together.

import type { FieldCursor } from './field-cursor.ts';

/** The layers that are known here, by the name of their field in the tree. */
export type LayerName =
  | 'ethernet'
  | 'linux-cooked'
  | 'linux-cooked-2'
  | 'loopback'
  | 'raw-ip'
  | 'arp'
  | 'ipv4'
  | 'ipv6'
  | 'icmp'
  | 'icmpv6'
  | 'udp'
  | 'tcp'
  | 'dns'
  | 'data';

/** The octets that a layer carries, and in which protocol they are written as far as it says. */
export interface Payload {
  readonly layer: LayerName;
  readonly start: number;
  readonly end: number;
}

export interface IpFacts {
  readonly source: Uint8Array;
  readonly destination: Uint8Array;
  /** Assigned Internet Protocol number of what is carried. */
  readonly protocol: number;
  /** Only a part of what the sender wrote: its checksum cannot be verified here. */
  readonly isFragment: boolean;
  /** Octets of it that were sent and not captured. */
  readonly missing: number;
}

export interface TcpFacts {
  readonly sourcePort: number;
  readonly destinationPort: number;
  readonly sequence: number;
  readonly acknowledgment: number;
  readonly window: number;
  readonly syn: boolean;
  readonly ack: boolean;
  readonly fin: boolean;
  readonly rst: boolean;
  readonly psh: boolean;
  /** Where the segment's octets are in the packet; the captured ones. */
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Octets that the segment had when it was sent; more than are here where the capture was cut. */
  readonly dataLength: number;
}

/** What the layers of one packet said, for the next layers and for who follows a conversation. The outermost of each kind. */
export interface PacketFacts {
  ip?: IpFacts;
  tcp?: TcpFacts;
  udp?: { readonly sourcePort: number; readonly destinationPort: number };
  /** In words of the protocol, of the innermost layer that has some: `192.168.1.10 → 192.168.1.20`. */
  summary?: string;
}

export interface Layer {
  /** Where its format is specified; said of what is truncated. */
  readonly section: string;
  /** Reads the header; returns what follows it, if anything does. */
  read(cursor: FieldCursor, facts: PacketFacts): Payload | undefined;
}
