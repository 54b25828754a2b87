// What travels: messages one way, by three rules; the other way one line of JSON for each read of the server.

import type { OwnPort, PortAddress } from '#demos/contract.ts';

export const demoName = 'framing';

/** How a message ends: where the read does (which is no rule), at a newline, or after as many octets as were announced. */
export const rules = ['naive', 'lines', 'length'] as const;
export type Rule = (typeof rules)[number];

/** One port for each rule. */
export const ports = [
  { name: 'naive', transport: 'tcp', preferred: 8431 },
  { name: 'lines', transport: 'tcp', preferred: 8432 },
  { name: 'length', transport: 'tcp', preferred: 8433 },
] as const satisfies readonly OwnPort[];

export function portOf(rule: Rule): PortAddress & { readonly preferred: number } {
  const { preferred } = ports.find(({ name }) => name === rule) ?? ports[0];
  return { demo: demoName, port: rule, preferred };
}

/** Octets of one message, at most; a longer one ends the connection. */
export const longestMessage = 1_000;

/** Octets of a length: an unsigned integer, the most significant octet first. */
export const lengthOctets = 4;

export type Problem =
  /** A message was longer than `longestMessage`, or said that it would be. */
  | 'too-long'
  /** The client ended in the middle of a message. */
  | 'unfinished';

/** What the server did with one read; the line of a client that ended in the middle has no octets. */
export interface Report {
  /** From 1, for each connection. */
  readonly read: number;
  /** Understood with this read; what is not UTF-8 as U+FFFD. */
  readonly messages: readonly string[];
  readonly octets: number;
  /** Octets of a message that is not whole yet. */
  readonly waiting: number;
  readonly problem?: Problem;
}

export function encodeReport(report: Report): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(report)}\n`);
}

/** Reads one line without its newline; undefined when it is none. */
export function decodeReport(line: string): Report | undefined {
  const { read, octets, messages, waiting, problem } = parseObject(line);
  if (!isCount(read) || !isCount(octets) || !isCount(waiting) || !Array.isArray(messages)) return undefined;
  const report = { read, octets, messages: messages.map(String), waiting };
  return problem === 'too-long' || problem === 'unfinished' ? { ...report, problem } : report;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** A message as its rule wants it: as it is, with a newline behind it, or with its length before it. */
export function encodeMessage(rule: Rule, message: string): Uint8Array {
  const content = new TextEncoder().encode(message);
  if (rule === 'naive') return content;
  if (rule === 'lines') return Uint8Array.of(...content, newline);
  return Uint8Array.of(...encodeLength(content.length), ...content);
}

export const newline = 0x0a;

export function encodeLength(length: number): Uint8Array {
  return Uint8Array.of(length >>> 24, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff);
}
