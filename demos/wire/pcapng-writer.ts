// Packets as a pcapng file of one section and one interface (draft-ietf-opsawg-pcapng), little-endian.

import { viewOf } from './captured-packet.ts';
import { join } from './http1-octets.ts';
import { BLOCK, BYTE_ORDER } from './pcapng.ts';
import { OPTION, padded } from './pcapng-options.ts';

export interface WrittenPacket {
  /** Milliseconds since 1970; written as whole microseconds. Before 1970 counts as 1970. */
  readonly at: number;
  /** From the link layer's header on, without a frame check sequence. */
  readonly bytes: Uint8Array;
  readonly comment?: string;
}

/** What the file says of itself. Texts are cut at 65,535 octets. */
export interface PcapngNotes {
  readonly application: string;
  readonly comment?: string;
  readonly interfaceName: string;
  /** LINKTYPE_ value of all packets; Ethernet unless told. */
  readonly linkType?: number;
}

const ethernet = 1;
const longestOption = 0xffff;

export function writePcapng(packets: readonly WrittenPacket[], notes: PcapngNotes): Uint8Array<ArrayBuffer> {
  const blocks = [sectionHeader(notes), interfaceDescription(notes), ...packets.map(enhancedPacket)];
  return join(
    blocks,
    blocks.reduce((length, block) => length + block.length, 0),
  );
}

function sectionHeader({ application, comment }: PcapngNotes): Uint8Array {
  const fixed = new Uint8Array(16);
  const view = viewOf(fixed);
  view.setUint32(0, BYTE_ORDER, true);
  view.setUint16(4, 1, true);
  view.setBigInt64(8, -1n, true);
  return block(BLOCK.section, [fixed, ...options([comment, OPTION.comment], [application, OPTION.application])]);
}

/** Times in microseconds, which is what a reader assumes where nothing else is said; no limit to a packet's length. */
function interfaceDescription({ interfaceName, linkType = ethernet }: PcapngNotes): Uint8Array {
  const fixed = new Uint8Array(8);
  viewOf(fixed).setUint16(0, linkType, true);
  return block(BLOCK.interface, [fixed, ...options([interfaceName, OPTION.interfaceName])]);
}

function enhancedPacket({ at, bytes, comment }: WrittenPacket): Uint8Array {
  const fixed = new Uint8Array(20);
  const view = viewOf(fixed);
  const microseconds = Math.max(0, Math.round(at * 1_000));
  view.setUint32(4, Math.floor(microseconds / 2 ** 32), true);
  view.setUint32(8, microseconds % 2 ** 32, true);
  view.setUint32(12, bytes.length, true);
  view.setUint32(16, bytes.length, true);
  return block(BLOCK.enhancedPacket, [fixed, bytes, ...options([comment, OPTION.comment])]);
}

/** Each part is padded to 32 bits; the length stands at both ends (pcapng §3.1). */
function block(type: number, parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + padded(part.length), 12);
  const octets = new Uint8Array(length);
  const view = viewOf(octets);
  view.setUint32(0, type, true);
  view.setUint32(4, length, true);
  view.setUint32(length - 4, length, true);
  let at = 8;
  for (const part of parts) {
    octets.set(part, at);
    at += padded(part.length);
  }
  return octets;
}

/** The texts that there are, and the end of options; nothing where there is none. */
function options(...texts: readonly (readonly [text: string | undefined, code: number])[]): Uint8Array[] {
  const written = texts.flatMap(([text, code]) => (text === undefined ? [] : [textOption(text, code)]));
  return written.length > 0 ? [...written, new Uint8Array(4)] : [];
}

function textOption(text: string, code: number): Uint8Array {
  const value = utf8(text);
  const octets = new Uint8Array(4 + value.length);
  const view = viewOf(octets);
  view.setUint16(0, code, true);
  view.setUint16(2, value.length, true);
  octets.set(value, 4);
  return octets;
}

/** Never ends in the middle of a character: only valid UTF-8 may be written (pcapng §3.6.3). */
function utf8(text: string): Uint8Array {
  const octets = new TextEncoder().encode(text);
  if (octets.length <= longestOption) return octets;
  let end = longestOption;
  while (((octets[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return octets.subarray(0, end);
}
