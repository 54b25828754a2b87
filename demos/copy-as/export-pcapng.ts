// Exchanges as a capture file: what the tap saw, in conversations that Wireshark can open.

import type { Carriage, Language, Side } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { WireMessage } from '#wire/field.ts';
import type { WireChunk } from '#wire/http1-side.ts';
import { writePcapng, type WrittenPacket } from '#wire/pcapng-writer.ts';
import { numberFrom, synthesiseConversation, synthesiseDatagrams } from '#wire/synthesise-conversation.ts';
import { pcapngText } from './export-pcapng-text.ts';

/** What the export needs of an exchange; the log's exchanges have all of it. */
export interface ExportedExchange {
  readonly id: string;
  readonly demo?: string;
  /** Milliseconds since 1970; the first octet's time unless told. */
  readonly openedAt?: number;
  /** Undefined while it goes on. */
  readonly closedAt?: number | undefined;
  readonly messages: readonly WireMessage[];
  /** As the tap saw them; one for each message unless told. */
  readonly chunks?: readonly WireChunk[];
  /** The record ends before the exchange did. */
  readonly isCut?: boolean;
  readonly omitted?: { readonly octets: number };
  /** On a port of the demo's own; HTTP otherwise. */
  readonly over?: Carriage | undefined;
  /** Packets that were captured, or written as such: they are exported as they are. */
  readonly captured?: CapturedPackets;
}

export interface CapturedPackets {
  readonly packets: readonly WrittenPacket[];
  /** LINKTYPE_ value of all of them. */
  readonly linkType: number;
  /** What is to be said of them; undefined for a recording that speaks for itself. */
  readonly isModel: boolean;
}

/** A file to be saved. */
export interface ExportedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Where Wireshark expects HTTP and DNS: it would have to be told of any other port. */
const knownPorts = { http: 80, dns: 53 };
/** Ports that a client takes without asking (RFC 6335 §6). */
const clientPorts = { first: 49_152, count: 16_384 };

/** Holds these exchanges and nothing else; times are UTC. `at`: milliseconds since 1970, when it is exported. */
export function asPcapng(exchanges: readonly ExportedExchange[], language: Language, at: number): ExportedFile {
  const words = pcapngText[language];
  const taken = new Set<number>();
  const packets = exchanges.flatMap((exchange) => packetsOf(exchange, freePort(exchange.id, taken), language));
  const linkType = exchanges[0]?.captured?.linkType;
  const bytes = writePcapng(
    packets.sort((one, next) => one.at - next.at),
    {
      application: words.application,
      comment: fill(words.file, { exported: iso(at) }),
      interfaceName: 'tap',
      ...(linkType !== undefined && { linkType }),
    },
  );
  return { name: nameOf(exchanges), bytes };
}

function packetsOf(exchange: ExportedExchange, clientPort: number, language: Language): readonly WrittenPacket[] {
  const { id, over, captured, messages } = exchange;
  if (captured) return captured.isModel ? commented(captured.packets, pcapngText[language].model) : captured.packets;
  const serverPort = over?.protocol === 'dns' ? knownPorts.dns : (over?.port ?? knownPorts.http);
  const plan = { clientPort, serverPort, comment: commentOf(exchange, language) };
  if (over?.transport === 'udp') return synthesiseDatagrams(chunksOf(exchange), plan);
  // Where the record was full, nobody saw the end.
  const closedAt = exchange.isCut ? undefined : exchange.closedAt;
  const resetBy = cutShort(messages);
  return synthesiseConversation(
    { id, chunks: chunksOf(exchange), openedAt: openedAt(exchange), closedAt, resetBy },
    plan,
  );
}

function commented(packets: readonly WrittenPacket[], comment: string): readonly WrittenPacket[] {
  return packets.map((packet, index) => (index === 0 ? { ...packet, comment } : packet));
}

/** `cookie-lab-20260131T140509Z.pcapng`: the demo, and when the first exchange was opened. */
function nameOf([first]: readonly ExportedExchange[]): string {
  if (!first) return 'on-the-wire.pcapng';
  const time = iso(openedAt(first)).replace(/\.\d+/, '').replaceAll(/[-:]/g, '');
  return `${first.demo ?? 'on-the-wire'}-${time}.pcapng`;
}

function commentOf(exchange: ExportedExchange, language: Language): string {
  const words = pcapngText[language];
  const octets = exchange.omitted?.octets ?? 0;
  const opened = iso(openedAt(exchange));
  return [
    fill(exchange.over?.transport === 'udp' ? words.synthesisedUdp : words.synthesised, {
      demo: exchange.demo ?? '–',
      opened,
    }),
    ...(octets > 0 && !exchange.isCut ? [fill(words.omitted, { octets })] : []),
    ...(exchange.isCut ? [words.cut] : []),
  ].join('\n');
}

function chunksOf({ chunks, messages }: ExportedExchange): readonly WireChunk[] {
  return chunks ?? messages;
}

function openedAt(exchange: ExportedExchange): number {
  return exchange.openedAt ?? chunksOf(exchange)[0]?.at ?? 0;
}

/** The side that broke off in the middle of a message, if one did. */
function cutShort(messages: readonly WireMessage[]): Side | undefined {
  return messages.findLast(({ complete }) => !complete)?.from;
}

/** Two conversations must not share a port, or a reader takes them for one. */
function freePort(id: string, taken: Set<number>): number {
  const { first, count } = clientPorts;
  let place = numberFrom(id) % count;
  while (taken.has(place) && taken.size < count) place = (place + 1) % count;
  taken.add(place);
  return first + place;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
