// Exchanges on a demo's own port: every read, write or datagram is a message of its own.

import type { Carriage } from '#demos/contract.ts';
import { decodeDns, decodeDnsOverTcp, isDnsOverTcp } from './dns.ts';
import type { FieldNode, WireMessage } from './field.ts';
import { hexOf } from './field-cursor.ts';
import type { WireChunk } from './http1-side.ts';
import { clip, contentText, lineText, SAMPLE } from './http1-values.ts';

const longestSummary = 120;

/** Never throws. A piece of a stream that is no whole message is shown as octets. */
export function decodePiece({ from, at, bytes }: WireChunk, { protocol, transport }: Carriage): WireMessage {
  const { summary, fields } = protocol === 'dns' ? decodeNames(bytes, transport) : decodeOctets(bytes);
  return { from, protocol, at, until: at, summary, bytes, fields, complete: true };
}

function decodeNames(bytes: Uint8Array, transport: Carriage['transport']): Pick<WireMessage, 'summary' | 'fields'> {
  if (transport === 'tcp' && !isDnsOverTcp(bytes, 0, bytes.length)) return decodeOctets(bytes);
  const { summary, fields, fault } = transport === 'tcp' ? decodeDnsOverTcp(bytes) : decodeDns(bytes);
  if (!fault) return { summary, fields };
  // Nothing is there that could bear it: the message ends between two fields.
  const end = bytes.length;
  return { summary, fields: [...fields, { start: end, end, name: 'packet-data', value: '', fault }] };
}

/** Text where it is UTF-8, else hexadecimal digits: nobody has said what they mean. */
function decodeOctets(bytes: Uint8Array): { summary: string; fields: readonly FieldNode[] } {
  const sample = bytes.subarray(0, SAMPLE);
  const text = contentText([sample], sample.length === bytes.length);
  const value = text === undefined ? hexOf(bytes) : visible(text);
  const fields = [{ start: 0, end: bytes.length, name: 'octets', value }] satisfies FieldNode[];
  return { summary: clip(value, longestSummary), fields };
}

/** Ends of lines are half the matter here: they show. */
function visible(text: string): string {
  return text.replace(/[\t\n\r]/g, (control) => lineText(Uint8Array.of(control.charCodeAt(0))));
}
