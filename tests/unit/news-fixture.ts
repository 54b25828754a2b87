// Time by hand, a request as a backend gets it, and an exchange as the tap tells it.

import type { Backend, Capabilities, Field, HttpRequest, HttpResponse, WireEvent } from '#demos/contract.ts';

interface Wait {
  readonly due: number;
  readonly task: () => void;
}

/** `octet`: what every random octet is. */
export function createTime(octet = 0) {
  const waits = new Set<Wait>();
  const first = () => [...waits].toSorted((a, b) => a.due - b.due)[0];
  const time = {
    now: 1_000_000,
    get pending() {
      return waits.size;
    },
    pass(milliseconds: number): void {
      const end = time.now + milliseconds;
      for (let next = first(); next && next.due <= end; next = first()) {
        waits.delete(next);
        time.now = next.due;
        next.task();
      }
      time.now = end;
    },
  };
  const capabilities: Capabilities = {
    clock: { now: () => time.now },
    timers: {
      after(milliseconds, task) {
        const wait = { due: time.now + milliseconds, task };
        waits.add(wait);
        return () => void waits.delete(wait);
      },
    },
    random: { bytes: (length) => new Uint8Array(length).fill(octet) },
  } as Capabilities;
  return Object.assign(time, { capabilities });
}

export interface Asking {
  readonly method?: string;
  readonly headers?: readonly Field[];
  readonly body?: string | Uint8Array;
  readonly visitor?: string;
}

export const callerNamed = (visitor: string) => ({ visitor, exchange: 'e', isPresenter: true });

export function requestFor(target: string, { method = 'GET', headers = [], body = '' }: Asking = {}): HttpRequest {
  const octets = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  async function* content() {
    yield octets;
  }
  return { method, target, version: '1.1', headers, body: content() };
}

export function ask(backend: Backend, target: string, options: Asking = {}): Promise<HttpResponse> {
  const answer = backend.respond?.(requestFor(target, options), callerNamed(options.visitor ?? 'v'));
  if (!answer) throw new Error('This backend answers no request.');
  return Promise.resolve(answer);
}

/** What the tap tells of one request and its response. */
export function exchangeOf(
  exchange: string,
  target: string,
  answer: string,
  { at = 0, answeredAt = at }: { at?: number; answeredAt?: number } = {},
): WireEvent[] {
  const bytes = (text: string) => new TextEncoder().encode(text);
  return [
    { type: 'opened', exchange, demo: 'x', at },
    { type: 'bytes', exchange, from: 'client', at, bytes: bytes(`GET ${target} HTTP/1.1\r\nHost: x\r\n\r\n`) },
    { type: 'bytes', exchange, from: 'server', at: answeredAt, bytes: bytes(answer) },
    { type: 'closed', exchange, at: answeredAt },
  ];
}
