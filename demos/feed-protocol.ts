// What the demo server's tap tells a page: one WebSocket, one way, one JSON text per message, octets in base64.
//
// A subscriber is greeted with `hello`, then told again whatever is still remembered, then each event as it happens.
// Numbers grow in the order of the events within one run of the server, with gaps. After a lost connection the page
// subscribes again: when `run` is still the same it skips numbers up to the last one it saw, else it forgets what it knew.

import type { Carriage, Side, WireEvent } from './contract.ts';

/** Where the feed is; the handshake needs the visitor's cookie (403 without) and an Origin of this server's own. */
export const feedPath = '/wire/feed';

/** Close codes that the feed uses, besides 1001 when the server ends. */
export const feedClosure = {
  /** The page read too slowly: subscribe again, what is remembered comes again. */
  tooSlow: 4000,
  /** This visitor has too many feeds open: close another page. */
  tooMany: 4001,
} as const;

export type PortNumbers = Readonly<Record<string, number>>;

export type FeedMessage =
  /**
   * `run`: 32 hex digits, another at each start of the server. `now`: the server's clock, as in `WireEvent.at`. `ports`: where
   * the demos' own ports are, by name (`framing/naive`).
   */
  | { readonly type: 'hello'; readonly run: string; readonly now: number; readonly ports: PortNumbers }
  | { readonly type: 'event'; readonly number: number; readonly event: WireEvent };

/** The text of one message. */
export function encodeFeedMessage(message: FeedMessage): string {
  if (message.type === 'hello') return JSON.stringify(message);
  const { event, number } = message;
  if (event.type !== 'bytes') return JSON.stringify({ number, ...event });
  return JSON.stringify({ number, ...event, bytes: toBase64(event.bytes) });
}

/** Reads one message; undefined when it is none. */
export function decodeFeedMessage(text: string): FeedMessage | undefined {
  const fields = parseObject(text);
  if (!fields) return undefined;
  const { type, run, now, number } = fields;
  if (type === 'hello')
    return isId(run) && isTime(now) ? { type, run, now, ports: asPorts(fields['ports']) } : undefined;
  const event = asWireEvent(fields);
  return event && isCount(number) ? { type: 'event', number, event } : undefined;
}

/** Exchanges and runs of the server: 128 random bits. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

function asWireEvent(fields: Record<string, unknown>): WireEvent | undefined {
  const { type, exchange, at, demo, from, cut } = fields;
  if (!isId(exchange) || !isTime(at)) return undefined;
  const over = asCarriage(fields['over']);
  if (type === 'opened')
    return typeof demo === 'string' ? { type, exchange, demo, at, ...(over && { over }) } : undefined;
  if (type === 'closed') return cut === true ? { type, exchange, at, cut } : { type, exchange, at };
  const bytes = fromBase64(fields['bytes']);
  return type === 'bytes' && isSide(from) && bytes ? { type, exchange, from, at, bytes } : undefined;
}

function asCarriage(value: unknown): Carriage | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { transport, port, protocol }: Record<string, unknown> = { ...value };
  const isKnown = (transport === 'tcp' || transport === 'udp') && (protocol === 'octets' || protocol === 'dns');
  return isKnown && isCount(port) ? { transport, port, protocol } : undefined;
}

function asPorts(value: unknown): PortNumbers {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, number] => isCount(entry[1])));
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isSide = (value: unknown): value is Side => value === 'client' || value === 'server';

/** Octets a call of fromCharCode may take as arguments; engines limit them. */
const slice = 8192;

function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += slice) binary += String.fromCharCode(...bytes.subarray(at, at + slice));
  return btoa(binary);
}

function fromBase64(text: unknown): Uint8Array | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
