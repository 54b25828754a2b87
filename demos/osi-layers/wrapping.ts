// A message on its way down the layers and up again: which octets each layer adds, and what the message is then.
// HTTP is what was really sent; TCP, IPv4 and Ethernet are written around it here, for no page ever sees its own.

import type { Side } from '#demos/contract.ts';
import { moveField } from '#wire/packet-http.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { decodePacket } from '#wire/packet.ts';
import { encodeEthernet, encodeIpv4, encodeTcp, PROTOCOL_TCP, TCP_FLAG } from '#wire/packet-encode.ts';

/** What is wrapped around what, outermost last; the number is its layer in the OSI model. */
export const wrappers = [
  { id: 'message', layer: 7 },
  { id: 'http', layer: 7 },
  { id: 'tcp', layer: 4 },
  { id: 'ipv4', layer: 3 },
  { id: 'ethernet', layer: 2 },
] as const;

export type WrapperId = (typeof wrappers)[number]['id'];

/** Down five times, over the wire, and up five times; 0 is before anything was wrapped. */
export const lastStep = 2 * wrappers.length;

export interface Part {
  readonly id: WrapperId;
  readonly layer: number;
  /** Octets that this layer adds. */
  readonly octets: number;
}

export interface Wrapping {
  /** Outermost first, as they stand in the frame; the message is the last. */
  readonly parts: readonly Part[];
  readonly frame: Uint8Array;
  /** Octets of the bare message. */
  readonly message: Uint8Array;
}

const client = { mac: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 1), address: Uint8Array.of(192, 0, 2, 1), port: 50_000 };
const server = { mac: Uint8Array.of(0, 0, 0x5e, 0, 0x53, 2), address: Uint8Array.of(198, 51, 100, 1), port: 80 };

/** `request` are the octets of the HTTP request, of which the last `length` are the message. */
export function wrap(request: Uint8Array, length: number): Wrapping {
  const addresses = { source: client.address, destination: server.address };
  const segment = encodeTcp(
    {
      sourcePort: client.port,
      destinationPort: server.port,
      sequence: 1,
      acknowledgement: 1,
      flags: TCP_FLAG.ack | TCP_FLAG.psh,
      window: 0xffff,
      options: new Uint8Array(),
      payload: request,
    },
    addresses,
  );
  const packet = encodeIpv4({ ...addresses, identification: 1, protocol: PROTOCOL_TCP, payload: segment });
  const frame = encodeEthernet({ source: client.mac, destination: server.mac, etherType: 0x0800, payload: packet });
  const octets: Record<WrapperId, number> = {
    ethernet: frame.length - packet.length,
    ipv4: packet.length - segment.length,
    tcp: segment.length - request.length,
    http: request.length - length,
    message: length,
  };
  const parts = wrappers.toReversed().map(({ id, layer }) => ({ id, layer, octets: octets[id] }));
  return { parts, frame, message: request.subarray(request.length - length) };
}

/** How many wrappers are around at a step: 1 to 5 on the way down, 5 to 1 on the way up. */
export function depthAt(step: number): number {
  return step <= wrappers.length ? Math.max(1, step) : Math.max(1, lastStep + 1 - step);
}

/** On which side a step happens. */
export function sideAt(step: number): Side {
  return step <= wrappers.length ? 'client' : 'server';
}

/** What lies on the table at a step, as a message for the wire view; nothing before the first. */
export function stage({ frame, parts }: Wrapping, step: number, at: number): WireMessage | undefined {
  if (step < 1) return undefined;
  const depth = depthAt(step);
  const outside = parts.slice(0, wrappers.length - depth).reduce((sum, part) => sum + part.octets, 0);
  const bytes = frame.subarray(outside);
  const name = names[wrappers[depth - 1]?.id ?? 'message'];
  return {
    from: sideAt(step),
    protocol: 'packet',
    at,
    until: at,
    summary: `${name} (${bytes.length})`,
    bytes,
    fields: insideOf(decodePacket(frame, 1).fields, outside),
    complete: true,
  };
}

const names: Record<WrapperId, string> = {
  message: 'message',
  http: 'HTTP',
  tcp: 'TCP',
  ipv4: 'IPv4',
  ethernet: 'Ethernet',
};

/** The fields from an octet on, counted from there; of the message alone, its content. */
function insideOf(fields: readonly FieldNode[], start: number): readonly FieldNode[] {
  const whole = fields.filter((field) => field.start >= start);
  const last = fields.at(-1);
  const inside = whole.length > 0 || !last ? whole : (last.children ?? []).filter((field) => field.start >= start);
  return inside.map((field) => moveField(field, -start));
}
