// From octets to messages, piece by piece as they arrive. However the octets are cut, the same events come out, but for
// where `data` is cut.

import type { Field } from '#demos/contract.ts';
import { requestDirection, responseDirection } from './http1-directions.ts';
import {
  defaultLimits,
  type Http1Limits,
  type ProtocolFault,
  type RequestHead,
  type ResponseHead,
} from './http1-message.ts';
import { join } from './http1-octets.ts';
import { MessageReader, type Direction } from './http1-reader.ts';
import type { RequestLine, StatusLine } from './http1-start-line.ts';
import type { Step } from './http1-step.ts';

/** Each message is one `head`, any number of `data`, one `complete`. A `fault` is the last event of all. */
type ParserEvent<Head> =
  | { readonly type: 'head'; readonly head: Head }
  /** Octets of content without the transfer coding: a view of what was pushed, valid as long as that is. */
  | { readonly type: 'data'; readonly bytes: Uint8Array }
  | { readonly type: 'complete'; readonly trailers: readonly Field[] }
  | { readonly type: 'fault'; readonly fault: ProtocolFault };

export type RequestEvent = ParserEvent<RequestHead>;
export type ResponseEvent = ParserEvent<ResponseHead>;

/** What both parsers do. */
class Parser<Start, Head extends RequestHead | ResponseHead> {
  readonly #reader: MessageReader<Start, Head>;
  readonly #limit: number;
  #held: Uint8Array[] = [];
  #heldLength = 0;

  constructor(direction: Direction<Start, Head>, limits: Http1Limits) {
    this.#reader = new MessageReader(direction, limits);
    this.#limit = limits.body;
  }

  /** Reads the next octets. Keeps a copy of what it cannot use yet: less than one line, or what waits for an upgrade. */
  push(bytes: Uint8Array): ParserEvent<Head>[] {
    const before = this.#reader.offset;
    const events = eventsOf(this.#reader.push(bytes));
    return this.isWaiting ? [...events, ...this.#hold(bytes.subarray(this.#reader.offset - before))] : events;
  }

  /** The other side sends no more. Ends a response that has no length; is a fault in any other unfinished message. */
  end(): ParserEvent<Head>[] {
    return eventsOf(this.#reader.end());
  }

  /** Octets after the last complete message; none unless it waits. At most `limits.body`, more is a fault. */
  rest(): Uint8Array<ArrayBuffer> {
    return join(this.#held, this.#heldLength);
  }

  /** Whether what follows may be in another protocol. */
  get isWaiting(): boolean {
    return this.#reader.state === 'held';
  }

  /** The protocol does not change after all: reads on as HTTP, first what has waited. */
  resume(): ParserEvent<Head>[] {
    const held = this.rest();
    this.#letGo();
    this.#reader.resume();
    return this.push(held);
  }

  #hold(octets: Uint8Array): ParserEvent<Head>[] {
    this.#held.push(octets.slice());
    this.#heldLength += octets.length;
    if (this.#heldLength <= this.#limit) return [];
    this.#letGo();
    return eventsOf(this.#reader.refuse('content-too-large', { limit: this.#limit }));
  }

  #letGo(): void {
    this.#held = [];
    this.#heldLength = 0;
  }
}

/**
 * Requests of one connection, pipelined ones one after another. After a request that may change the protocol (Upgrade,
 * CONNECT) it waits, `isWaiting`: take `rest()` and stop pushing, or `resume()`. After a request that says close it
 * ignores what follows (RFC 9112 §9.6). Host is not checked here.
 */
export class RequestParser extends Parser<RequestLine, RequestHead> {
  constructor(limits: Partial<Http1Limits> = {}) {
    const all = { ...defaultLimits, ...limits };
    super(requestDirection(all), all);
  }
}

/**
 * Responses of one connection. `requestMethods` is called once for each final response and gives the method of the
 * request that it answers: the end of the content depends on it (RFC 9112 §6.3). After 101, or 2xx to CONNECT, it waits,
 * and `rest()` holds the other protocol's first octets.
 */
export class ResponseParser extends Parser<StatusLine, ResponseHead> {
  constructor(requestMethods: () => string, limits: Partial<Http1Limits> = {}) {
    const all = { ...defaultLimits, ...limits };
    super(responseDirection(all, requestMethods), all);
  }
}

function eventsOf<Head>(steps: readonly Step<Head>[]): ParserEvent<Head>[] {
  return steps.flatMap((step): ParserEvent<Head>[] => {
    if (step.type === 'line') return [];
    if (step.type === 'head') return [{ type: 'head', head: step.head }];
    return [step.type === 'data' ? { type: 'data', bytes: step.bytes } : step];
  });
}
