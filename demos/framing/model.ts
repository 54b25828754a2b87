// What is sent, in which writes, and what came of it. Everything here is plain data.

import { encodeMessage, type Report, type Rule } from './protocol.ts';

/** How the messages are written; all but `hurry` wait for the server's word after each write. */
export const ways = ['together', 'apart', 'hurry', 'pieces'] as const;
export type Way = (typeof ways)[number];

/** Which message an octet of the stream belongs to, from 0, and whether it is the message itself or only says where it ends. */
export interface Part {
  readonly message: number;
  readonly isFraming: boolean;
  readonly bytes: readonly number[];
}

/** One connection. */
export interface Run {
  readonly id: number;
  readonly rule: Rule;
  /** What the server goes by; another one than the client's in one experiment. */
  readonly serverRule: Rule;
  readonly way: Way | 'experiment';
  /** The octets that were sent, in order. */
  readonly parts: readonly Part[];
  /** Octets of each write. */
  readonly writes: readonly number[];
  readonly messages: readonly string[];
  readonly reports: readonly Report[];
  /** The connection was cut before everything was answered. */
  readonly isCut: boolean;
}

/** Runs on screen. */
export const mostRuns = 5;

/** What is sent by a rule: each message with what tells its end. `first`: the number of the first of these messages. */
export function partsOf(rule: Rule, messages: readonly string[], first = 0): Part[] {
  return messages.flatMap((message, place) => {
    const index = first + place;
    const content: Part = { message: index, isFraming: false, bytes: [...encodeMessage('naive', message)] };
    if (rule === 'naive') return [content];
    const framed = [...encodeMessage(rule, message)];
    const size = content.bytes.length;
    if (rule === 'lines') return [content, { message: index, isFraming: true, bytes: framed.slice(size) }];
    return [{ message: index, isFraming: true, bytes: framed.slice(0, framed.length - size) }, content];
  });
}

export function octetsOf(parts: readonly Part[]): Uint8Array {
  return Uint8Array.from(parts.flatMap(({ bytes }) => bytes));
}

/** The messages that a way sends: in pieces only the last one, which is long enough to be cut. */
export function messagesFor(way: Way, messages: readonly string[]): readonly string[] {
  return way === 'pieces' ? messages.slice(-1) : messages;
}

/** Octets of each write; their sum is the whole. */
export function writesFor(way: Way, parts: readonly Part[]): number[] {
  const total = octetsOf(parts).length;
  if (way === 'together') return [total];
  if (way === 'pieces') return thirds(total);
  const sizes = new Map<number, number>();
  for (const { message, bytes } of parts) sizes.set(message, (sizes.get(message) ?? 0) + bytes.length);
  return [...sizes.values()];
}

function thirds(total: number): number[] {
  const third = Math.max(1, Math.round(total / 3));
  return [third, third, total - 2 * third].filter((size) => size > 0);
}

/** A stretch of one read, of one message. */
export interface Stretch {
  readonly message: number;
  readonly isFraming: boolean;
  readonly text: string;
}

/** What each read of the server held, in the order of the stream. */
export function readsOf({ parts, reports }: Pick<Run, 'parts' | 'reports'>): readonly (readonly Stretch[])[] {
  let at = 0;
  return reports
    .filter(({ octets }) => octets > 0)
    .map(({ octets }) => {
      const stretches = cut(parts, at, at + octets);
      at += octets;
      return stretches;
    });
}

function cut(parts: readonly Part[], from: number, to: number): Stretch[] {
  let start = 0;
  return parts.flatMap(({ message, isFraming, bytes }) => {
    const own = bytes.slice(Math.max(from - start, 0), Math.max(to - start, 0));
    start += bytes.length;
    return own.length === 0 ? [] : [{ message, isFraming, text: isFraming ? signs(own) : textOf(own) }];
  });
}

function textOf(bytes: readonly number[]): string {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
  return text.replaceAll('\n', '\u21b5');
}

/** Framing as it is: a newline by its sign, a length in hexadecimal. */
function signs(bytes: readonly number[]): string {
  if (bytes.length === 1 && bytes[0] === 0x0a) return '\u21b5';
  return bytes.map((octet) => octet.toString(16).padStart(2, '0')).join(' ');
}

/** What the server took for messages. */
export function understood({ reports }: Pick<Run, 'reports'>): readonly string[] {
  return reports.flatMap(({ messages }) => messages);
}

export function isUnderstood(run: Pick<Run, 'reports' | 'messages'>): boolean {
  const heard = understood(run);
  return heard.length === run.messages.length && heard.every((message, index) => message === run.messages[index]);
}

/** The octets of each write. */
export function cutInto(octets: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  let at = 0;
  return sizes.map((size) => octets.slice(at, (at += size)));
}
