// TCP: ordered octets out of unordered packets (RFC 9293 §3.1).

import { type BitField, type FieldCursor, type Said } from './field-cursor.ts';
import type { Layer } from './layer.ts';
import { portSaid } from './ports.ts';
import { readTcpOptions } from './tcp-options.ts';
import { readTransportChecksum } from './transport-checksum.ts';

const section = 'RFC 9293 §3.1';
const shortestHeader = 20;

export const tcp: Layer = {
  section,
  read(cursor, facts) {
    const start = cursor.offset;
    const sourcePort = cursor.number('source-port', 2, portSaid);
    const destinationPort = cursor.number('destination-port', 2, portSaid);
    const sequence = cursor.number('sequence-number', 4, () => ({ meaning: { key: 'sequence-number' } }));
    const acknowledgment = cursor.number('acknowledgment-number', 4, () => acknowledgmentSaid(cursor));
    const available = cursor.end - start;
    const [words = 0] = cursor.bits(1, [
      ['data-offset', 4, (value) => offsetSaid(value, available)],
      ['tcp-reserved', 3],
      ['tcp-ae', 1],
    ]);
    const flags = readFlags(cursor);
    const window = cursor.number('window', 2, (value) => ({
      meaning: { key: value === 0 ? 'window-closed' : 'window' },
    }));
    readTransportChecksum(cursor, facts, { name: 'tcp-checksum', section, protocol: 6, start, isWhole: words >= 5 });
    cursor.number('urgent-pointer', 2, () => ({
      meaning: { key: flags.urg ? 'urgent-pointer' : 'urgent-pointer-unused' },
    }));
    const headerEnd = Math.min(cursor.end, start + Math.max(words * 4, shortestHeader));
    if (headerEnd > cursor.offset) readTcpOptions(cursor, headerEnd);
    const data = { dataStart: cursor.offset, dataEnd: cursor.end, dataLength: cursor.left + (facts.ip?.missing ?? 0) };
    facts.tcp ??= { sourcePort, destinationPort, sequence, acknowledgment, window, ...flags, ...data };
    facts.summary = `TCP ${sourcePort} → ${destinationPort} ${flagWords(flags)}${cursor.left > 0 ? ` (${cursor.left})` : ''}`;
    return { layer: 'data', start: cursor.offset, end: cursor.end };
  },
};

interface Flags {
  readonly urg: boolean;
  readonly ack: boolean;
  readonly psh: boolean;
  readonly rst: boolean;
  readonly syn: boolean;
  readonly fin: boolean;
}

const clear: Said = { meaning: { key: 'tcp-flag-clear' } };

function flag(key: 'urg' | 'ack' | 'psh' | 'rst' | 'syn' | 'fin'): BitField {
  const set: Said = { meaning: { key: `tcp-${key}-set` } };
  return [`tcp-${key}`, 1, (value) => (value === 1 ? set : clear)];
}

const flagBits: readonly BitField[] = [
  ['tcp-cwr', 1],
  ['tcp-ece', 1],
  flag('urg'),
  flag('ack'),
  flag('psh'),
  flag('rst'),
  flag('syn'),
  flag('fin'),
];

function readFlags(cursor: FieldCursor): Flags {
  const [, , urg, ack, psh, rst, syn, fin] = cursor.bits(1, flagBits);
  return { urg: urg === 1, ack: ack === 1, psh: psh === 1, rst: rst === 1, syn: syn === 1, fin: fin === 1 };
}

/** `SYN ACK`, as a ladder says it. */
function flagWords(flags: Flags): string {
  const set = (['syn', 'fin', 'rst', 'psh', 'ack', 'urg'] as const).filter((name) => flags[name]);
  return set.map((name) => name.toUpperCase()).join(' ');
}

/** The number counts only when ACK is set; the flags stand two octets further. */
function acknowledgmentSaid(cursor: FieldCursor): Said {
  const hasAck = ((cursor.peek(1, 1) ?? 0) & 0x10) !== 0;
  return { meaning: { key: hasAck ? 'acknowledgment-number' : 'acknowledgment-unused' } };
}

function offsetSaid(words: number, available: number): Said {
  const said: Said = { value: String(words * 4), meaning: { key: 'data-offset', values: { words } } };
  if (words < 5) return { ...said, fault: { key: 'data-offset-short', section } };
  if (words * 4 <= available) return said;
  return { ...said, fault: { key: 'truncated', section, values: { missing: words * 4 - available } } };
}

/** Sequence numbers count from 0 again after 2³² (RFC 9293 §3.4): the distance from `from` to `to`, −2³¹ to 2³¹ − 1. */
export function sequenceDistance(from: number, to: number): number {
  return (to - from) | 0;
}
