// A captured packet as a message of the wire view: its place on the ladder, its line, its tree.

import type { Side } from '#demos/contract.ts';
import type { CapturedPacket } from './captured-packet.ts';
import type { TcpSegment } from './conversations.ts';
import type { WireMessage } from './field.ts';
import type { DecodedPacket } from './packet.ts';

const longestSummary = 120;

/** `segment`: what its connection says of it; its relative numbers stand in the line, as everybody reads them. */
export function packetMessage(
  { at = 0, bytes }: CapturedPacket,
  { fields, facts }: DecodedPacket,
  from: Side,
  segment: TcpSegment | undefined,
): WireMessage {
  const isBare = segment !== undefined && facts.summary?.startsWith('TCP ') === true;
  const summary = isBare ? `${facts.summary} ${numbers(segment)}` : (facts.summary ?? fields.at(-1)?.name ?? '');
  return {
    from,
    protocol: 'packet',
    at,
    until: at,
    summary: summary.slice(0, longestSummary),
    bytes,
    fields,
    complete: true,
  };
}

function numbers({ sequence, acknowledgment }: TcpSegment): string {
  return acknowledgment === undefined ? `seq ${sequence}` : `seq ${sequence} ack ${acknowledgment}`;
}
