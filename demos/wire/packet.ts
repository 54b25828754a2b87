// One captured packet, layer by layer, as one tree: a field for each layer, its header's fields inside, its data last.

import type { FieldNode } from './field.ts';
import { arp } from './arp.ts';
import { dns, dnsOverTcp, isDnsOverTcp } from './dns.ts';
import { ethernet, linuxCooked, linuxCooked2, loopback, rawIp } from './ethernet.ts';
import { hexOf, readFields } from './field-cursor.ts';
import { icmp, icmpv6 } from './icmp.ts';
import { ipv4 } from './ipv4.ts';
import { ipv6 } from './ipv6.ts';
import type { Layer, LayerName, PacketFacts, Payload, TcpFacts } from './layer.ts';
import { httpFields, looksLikeHttp } from './packet-http.ts';
import { tcp } from './tcp.ts';
import { looksLikeTls, tls } from './tls.ts';
import { udp } from './udp.ts';

/** LINKTYPE values of capture files that can be decoded (IANA/tcpdump registry). */
const linkTypes: Readonly<Record<number, LayerName>> = {
  0: 'loopback',
  1: 'ethernet',
  101: 'raw-ip',
  108: 'loopback',
  113: 'linux-cooked',
  228: 'ipv4',
  229: 'ipv6',
  276: 'linux-cooked-2',
};

const layers: Record<Exclude<LayerName, 'data'>, Layer> = {
  ethernet,
  'linux-cooked': linuxCooked,
  'linux-cooked-2': linuxCooked2,
  loopback,
  'raw-ip': rawIp,
  arp,
  ipv4,
  ipv6,
  icmp,
  icmpv6,
  udp,
  tcp,
  dns,
};

/** Layers in one packet, at most: each takes octets, but none needs this many. */
const mostLayers = 12;

export interface DecodedPacket {
  /** One field for each layer, outermost first, then the data that no layer claims; offsets count from the packet's start. */
  readonly fields: readonly FieldNode[];
  readonly facts: PacketFacts;
}

/** Whether packets of this link type are decoded further than as octets. */
export function isKnownLinkType(linkType: number): boolean {
  return linkTypes[linkType] !== undefined;
}

/** Decodes a packet as it was captured. Never throws: what is missing or wrong is marked where it is. */
export function decodePacket(bytes: Uint8Array, linkType: number): DecodedPacket {
  const fields: FieldNode[] = [];
  const facts: PacketFacts = {};
  let next: Payload | undefined = { layer: linkTypes[linkType] ?? 'data', start: 0, end: bytes.length };
  let end = 0;
  for (let count = 0; next && count < mostLayers; count += 1) {
    const payload: Payload = next;
    end = Math.max(end, payload.end);
    next =
      payload.layer === 'data' ? readData(bytes, payload, fields, facts) : readLayer(bytes, payload, fields, facts);
  }
  if (end < bytes.length) fields.push(octetsField(bytes, 'ethernet-padding', end, bytes.length));
  return { fields, facts };
}

function readLayer(bytes: Uint8Array, payload: Payload, fields: FieldNode[], facts: PacketFacts): Payload | undefined {
  const name = payload.layer as Exclude<LayerName, 'data'>;
  const layer = layers[name];
  const { start } = payload;
  const read = readFields(bytes, start, payload.end, layer.section, (cursor) => layer.read(cursor, facts));
  const { nodes, fault, result } = read;
  // Raw IP has no header of its own: the packet begins with the next layer.
  if (nodes.length > 0 || fault)
    fields.push({
      start,
      end: read.end,
      name,
      value: '',
      meaning: { key: name },
      ...(fault && { fault }),
      children: nodes,
    });
  if (!result && read.end < payload.end) fields.push(octetsField(bytes, 'packet-data', read.end, payload.end));
  return result;
}

/** What no header claims: HTTP and TLS are known by their first octets, as in a capture nothing announces them. */
function readData(bytes: Uint8Array, { start, end }: Payload, fields: FieldNode[], facts: PacketFacts): undefined {
  if (start >= end) return undefined;
  if (facts.tcp && isDnsPort(facts.tcp) && isDnsOverTcp(bytes, start, end)) {
    const read = readFields(bytes, start, end, dnsOverTcp.section, (cursor) => dnsOverTcp.read(cursor, facts));
    fields.push({ start, end, name: 'dns', value: '', meaning: { key: 'dns' }, children: read.nodes });
  } else if (facts.tcp && looksLikeTls(bytes, start, end)) {
    const read = readFields(bytes, start, end, tls.section, (cursor) => tls.read(cursor, facts));
    fields.push({ start, end, name: 'tls', value: '', meaning: { key: 'tls' }, children: read.nodes });
  } else if (facts.tcp && looksLikeHttp(bytes, start, end)) {
    const { children, summary } = httpFields(bytes, start, end);
    facts.summary = `HTTP ${summary}`;
    fields.push({ start, end, name: 'http', value: '', meaning: { key: 'http' }, children });
  } else fields.push(octetsField(bytes, 'packet-data', start, end));
  return undefined;
}

function isDnsPort({ sourcePort, destinationPort }: TcpFacts): boolean {
  return sourcePort === 53 || destinationPort === 53;
}

function octetsField(
  bytes: Uint8Array,
  name: 'packet-data' | 'ethernet-padding',
  start: number,
  end: number,
): FieldNode {
  const values = { length: end - start };
  return { start, end, name, value: hexOf(bytes.subarray(start, end)), meaning: { key: name, values } };
}
