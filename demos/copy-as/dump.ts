// Octets as people paste them into mails and reports.

import { OctetBuffer } from '#wire/octet-buffer.ts';
import { FrameParser } from '#wire/websocket-parser.ts';
import type { WireMessage } from '#wire/field.ts';

/** Lines of sixteen, as `hexdump -C` writes them; Wireshark's text2pcap takes them too. */
export function asHex(octets: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < octets.length; at += 16) lines.push(hexLine(octets.subarray(at, at + 16), at));
  return [...lines, address(octets.length)].join('\n');
}

function hexLine(octets: Uint8Array, at: number): string {
  const pairs = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0'));
  const hex = `${pairs.slice(0, 8).join(' ')}  ${pairs.slice(8).join(' ')}`.padEnd(48);
  const text = Array.from(octets, (octet) => (octet >= 0x20 && octet < 0x7f ? String.fromCharCode(octet) : '.'));
  return `${address(at)}  ${hex}  |${text.join('')}|`;
}

function address(offset: number): string {
  return offset.toString(16).padStart(8, '0');
}

/** An HTTP message as it is, a WebSocket frame's payload without its mask; what is not UTF-8 comes as U+FFFD. */
export function asText({ protocol, from, bytes }: WireMessage): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(protocol === 'http' ? bytes : payload(from, bytes));
}

/** Of one frame, whole or not: as a message of its own it is read whatever stands before it. */
function payload(from: WireMessage['from'], bytes: Uint8Array): Uint8Array {
  const alone = bytes.slice();
  const opcode = (alone[0] ?? 0) & 0x0f;
  if (opcode < 8) alone[0] = 0x82;
  const content = new OctetBuffer();
  for (const event of new FrameParser(from === 'client' ? 'server' : 'client').push(alone)) {
    if (event.type === 'message' && typeof event.data !== 'string') content.push(event.data);
    if (event.type === 'ping' || event.type === 'pong') content.push(event.data);
    if (event.type === 'close') content.push(new TextEncoder().encode(`${event.code} ${event.reason}`.trim()));
  }
  return content.take();
}
