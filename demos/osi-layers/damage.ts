// A copy of a packet with one thing wrong, so that the reader sees who notices.

import { decodePacket } from '#wire/packet.ts';
import type { WireMessage } from '#wire/field.ts';

export const damages = ['flip', 'cut', 'type'] as const;
export type Damage = (typeof damages)[number];

const etherType = 12;

/** One octet of the data changed; the end missing; EtherType turned to ARP. The packet itself stays as it is. */
export function damaged(packet: WireMessage, damage: Damage): WireMessage {
  const { fields, facts } = decodePacket(wound(packet.bytes, damage), 1);
  return { ...packet, bytes: wound(packet.bytes, damage), fields, summary: facts.summary ?? packet.summary };
}

function wound(bytes: Uint8Array, damage: Damage): Uint8Array {
  if (damage === 'cut') return bytes.slice(0, Math.floor(bytes.length / 2));
  const copy = bytes.slice();
  const last = copy.length - 1;
  if (damage === 'flip') copy[last] = (copy[last] ?? 0) ^ 0x01;
  else copy.set([0x08, 0x06], etherType);
  return copy;
}
