// The chat's backend on a stage: time that a test lets pass, and clients whose every message is kept.

import type { Caller, Closure, Field, HttpRequest, HttpResponse, Peer, PeerEvents } from '#demos/contract.ts';
import { demo } from '#demos/chat/backend.ts';
import { readServerMessage, subprotocol, type ClientMessage, type ServerMessage } from '#demos/chat/protocol.ts';

export interface Client {
  readonly peer: { bufferedAmount: number; send(data: string): void };
  /** Everything that was sent to it. */
  readonly heard: string[];
  /** The same as messages of chat.v1. */
  readonly messages: () => ServerMessage[];
  /** How the server ended it, in order: a close code and reason, or `abort`. */
  readonly ends: string[];
  readonly protocol: string | undefined;
  say(data: string | Uint8Array | ClientMessage): void;
  /** It has gone. */
  close(closure?: Closure): void;
}

export interface Stage {
  /** Lets time pass, timers included. */
  pass(milliseconds: number): void;
  connect(options?: { protocols?: string; language?: string }): Client;
  /** A client of chat.v1 that has joined and been told to all. */
  join(name: string, language?: string): Client;
  request(
    method: string,
    target: string,
    options?: { isPresenter?: boolean; headers?: readonly Field[] },
  ): HttpResponse;
  readonly timersLeft: () => number;
}

export function openRoom(): Stage {
  let now = 0;
  const due = new Set<{ at: number; task: () => void }>();
  const backend = demo.create({
    clock: { now: () => now },
    timers: {
      after(milliseconds, task) {
        const timer = { at: now + milliseconds, task };
        due.add(timer);
        return () => void due.delete(timer);
      },
    },
    random: { bytes: (length) => new Uint8Array(length) },
  });

  function pass(milliseconds: number): void {
    const end = now + milliseconds;
    for (;;) {
      const [next] = [...due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      due.delete(next);
      now = Math.max(now, next.at);
      next.task();
    }
    now = end;
  }

  function connect({ protocols = '', language = 'en' }: { protocols?: string; language?: string } = {}): Client {
    const headers: Field[] = [['Accept-Language', language]];
    if (protocols) headers.push(['Sec-WebSocket-Protocol', protocols]);
    const upgrade = backend.upgrade?.(request('GET', '/demos/chat', headers), caller(false));
    if (!upgrade || !('open' in upgrade)) throw new Error('refused');
    const [heard, ends]: [string[], string[]] = [[], []];
    const peer = {
      bufferedAmount: 0,
      send: (data: string | Uint8Array) => void heard.push(String(data)),
      close: (code = 1000, reason = '') => void ends.push(`${code} ${reason}`),
      abort: () => void ends.push('abort'),
    } satisfies Peer;
    const events: PeerEvents = upgrade.open(peer);
    return {
      peer,
      heard,
      ends,
      protocol: upgrade.protocol,
      messages: () => heard.flatMap((data) => readServerMessage(data) ?? []),
      say: (data) => events.message?.(isPlain(data) ? data : JSON.stringify(data)),
      close: (closure = { code: 1000, reason: '' }) => events.close?.(closure),
    };
  }

  return {
    pass,
    connect,
    join(name, language = 'en') {
      const client = connect({ protocols: subprotocol, language });
      client.say({ type: 'join', name });
      pass(50);
      return client;
    },
    request(method, target, { isPresenter = false, headers = [] } = {}) {
      return backend.respond?.(request(method, target, headers), caller(isPresenter)) as HttpResponse;
    },
    timersLeft: () => due.size,
  };
}

function isPlain(data: string | Uint8Array | ClientMessage): data is string | Uint8Array {
  return typeof data === 'string' || data instanceof Uint8Array;
}

function request(method: string, target: string, headers: readonly Field[]): HttpRequest {
  return { method, target, version: '1.1', headers, body: nothing };
}

function caller(isPresenter: boolean): Caller {
  return { visitor: 'v', exchange: 'e', isPresenter };
}

const nothing: AsyncIterable<Uint8Array> = { async *[Symbol.asyncIterator]() {} };
