// All that the decoders do with a capture: every tree of fields, every connection. Built before it is timed, as pages ship it.

import { readCapture } from '#wire/capture-file.ts';
import { Conversations } from '#wire/conversations.ts';
import { decodePacket } from '#wire/packet.ts';

/** Packets and their layers, to be compared with what there is: whoever gives up early would look fast. */
export function takeApart(bytes: Uint8Array): { readonly packets: number; readonly layers: number } {
  const conversations = new Conversations();
  const { packets } = readCapture(bytes);
  let layers = 0;
  for (const [index, { at = 0, bytes: octets, linkType }] of packets.entries()) {
    const { fields, facts } = decodePacket(octets, linkType);
    layers += fields.length;
    conversations.add({ index, at, bytes: octets, facts });
  }
  return { packets: packets.length, layers };
}
