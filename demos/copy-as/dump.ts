// Octets as people paste them into mails and reports.

import type { WireMessage } from '#wire/field.ts';
import { readClose } from '#wire/websocket-close.ts';
import { OPCODE } from '#wire/websocket-frame.ts';
import { contentOf } from '#wire/websocket-message.ts';

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

/** An HTTP message, or what passed on a demo's own port, as it is; of WebSocket frames what they say, unmasked, decompressed; what is not UTF-8 comes as U+FFFD. */
export function asText(message: WireMessage): string {
  const { protocol, bytes } = message;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  if (protocol !== 'websocket') return decoder.decode(bytes);
  const payload = contentOf(message);
  if (((bytes[0] ?? 0) & 0x0f) !== OPCODE.close || payload.length < 2) return decoder.decode(payload);
  const { code, reason } = readClose(payload);
  return `${code} ${reason}`.trim();
}
