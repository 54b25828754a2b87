// From the octets of one connection to its requests, in order, each with a body that arrives as it is read.

import type { ByteStream, Clock, Timers } from '#demos/contract.ts';
import { Pipe } from '#demos/pipe.ts';
import { mayChangeProtocol, membersOf, valuesOf, type ProtocolFault, type RequestHead } from '#wire/http1-message.ts';
import { RequestParser, type RequestEvent } from '#wire/http1-parser.ts';
import { Deadline } from './deadline.ts';
import { Departure } from './departure.ts';
import { TappedExchange } from './exchange-tap.ts';

/** In milliseconds, but for `pipelined`; the times are those of the demo server (server/listen.ts). */
export interface ConnectionLimits {
  /** From a connection's or a request's beginning to the end of its header section. */
  readonly headers: number;
  /** From the end of the header section to the end of the request. */
  readonly request: number;
  /** Between a response and the next request. */
  readonly idle: number;
  /** Requests read and not yet answered; more wait in the network. */
  readonly pipelined: number;
}

export const connectionLimits: ConnectionLimits = { headers: 10_000, request: 30_000, idle: 5_000, pipelined: 8 };

/** Why a request is answered by the host and not by a demo: a fault of its octets, or no patience left. */
export type Refusal = ProtocolFault | 'too-slow';

export interface IncomingRequest {
  readonly head: RequestHead;
  readonly body: AsyncIterable<Uint8Array>;
  readonly exchange: TappedExchange;
  /** Resolves when the rest of the request is refused. */
  readonly refused: Promise<Refusal>;
  /** Whoever answers is done: what still arrives of the body is dropped. */
  discard(): void;
}

export type Arrival =
  | { readonly type: 'request'; readonly request: IncomingRequest }
  /** Nothing readable follows. `octets`: what has come of the request. */
  | { readonly type: 'refusal'; readonly refusal: Refusal; readonly octets: readonly Uint8Array[] };

interface OpenRequest {
  readonly body: Pipe;
  refuse(refusal: Refusal): void;
  readonly isHandshake: boolean;
  /** Octets of counted content still to come. */
  left: number;
}

export interface ReaderOptions {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly limits: ConnectionLimits;
}

const LF = 10;

export class RequestReader {
  readonly #stream: ByteStream;
  readonly #options: ReaderOptions;
  // Content is streamed, so its length is no danger; what a demo keeps of it is the demo's own limit.
  readonly #parser = new RequestParser({ body: Number.MAX_SAFE_INTEGER });
  readonly #deadline: Deadline;
  readonly #arrivals: Arrival[] = [];
  #exchange: TappedExchange | undefined;
  #open: OpenRequest | undefined;
  /** What came together with the octets that are being read: of a refused request, it may name the language. */
  #following: Uint8Array = new Uint8Array();
  #isFinished = false;
  #hasArrived = false;
  #isAwaited = false;
  #wake = () => {};
  #wakePump = () => {};
  readonly #pumping: Promise<void>;
  readonly departure = new Departure();

  constructor(stream: ByteStream, options: ReaderOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#deadline = new Deadline(options.timers);
    this.#deadline.set(options.limits.headers, () => this.#refuse('too-slow'));
    this.#pumping = this.#pump();
  }

  /** The next request or refusal; undefined once there are no more. */
  async next(): Promise<Arrival | undefined> {
    this.#isAwaited = true;
    if (this.#hasArrived && this.#arrivals.length === 0 && !this.#exchange) this.#waitIdly();
    while (this.#arrivals.length === 0 && !this.#isFinished) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    this.#isAwaited = false;
    this.#hasArrived = true;
    const arrival = this.#arrivals.shift();
    this.#wakePump();
    return arrival;
  }

  /** After a request that may change the protocol: the octets behind it. The stream is the caller's from then on. */
  async takeOver(): Promise<Uint8Array> {
    await this.#pumping;
    return this.#parser.rest();
  }

  /** Tells of no more requests; what still arrives is dropped. */
  finish(): void {
    this.#isFinished = true;
    this.#deadline.clear();
    this.#open?.body.cut();
    // Of a request that was announced, whoever answers it decides.
    if (!this.#open) this.#exchange?.ignore();
    this.#wake();
    this.#wakePump();
  }

  async #pump(): Promise<void> {
    try {
      while (!this.#parser.isWaiting) {
        await this.#room();
        const bytes = await this.#stream.read();
        if (!bytes) return await this.#end();
        await this.#feed(bytes);
      }
    } catch {
      this.#exchange?.over();
      this.finish();
      this.departure.happen();
    }
  }

  async #room(): Promise<void> {
    while (this.#arrivals.length >= this.#options.limits.pipelined && !this.#isFinished) {
      await new Promise<void>((resolve) => (this.#wakePump = resolve));
    }
  }

  /** In slices that no request's end lies within, so that each octet is known to be one exchange's. */
  async #feed(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length && !this.#isFinished;) {
      const slice = bytes.subarray(at, this.#nextCut(bytes, at));
      at += slice.length;
      if (!this.#exchange) this.#begin();
      this.#exchange?.received(slice);
      this.#following = bytes.subarray(at);
      for (const event of this.#parser.push(slice)) await this.#take(event);
    }
  }

  #nextCut(bytes: Uint8Array, at: number): number {
    const left = this.#open?.left ?? 0;
    if (left > 0) return Math.min(bytes.length, at + left);
    const lineEnd = bytes.indexOf(LF, at);
    return lineEnd < 0 ? bytes.length : lineEnd + 1;
  }

  #begin(): void {
    const { clock, limits } = this.#options;
    this.#exchange = new TappedExchange(clock);
    this.#deadline.set(limits.headers, () => this.#refuse('too-slow'));
  }

  async #end(): Promise<void> {
    for (const event of this.#parser.end()) await this.#take(event);
    this.finish();
  }

  async #take(event: RequestEvent): Promise<void> {
    if (event.type === 'head') return this.#takeHead(event.head);
    if (event.type === 'fault') return this.#refuse(event.fault);
    if (event.type === 'complete') return this.#complete();
    const { body, left = 0 } = this.#open ?? {};
    if (this.#open) this.#open.left = Math.max(0, left - event.bytes.length);
    // Back-pressure: the next octets are read when the demo has taken these. A body that nobody wants is cut.
    await body?.write(event.bytes).catch(() => {});
  }

  #takeHead(head: RequestHead): void {
    const exchange = this.#exchange ?? new TappedExchange(this.#options.clock);
    const body = new Pipe();
    let refuse: (refusal: Refusal) => void = () => {};
    const refused = new Promise<Refusal>((resolve) => (refuse = resolve));
    this.#open = { body, refuse, left: countedLength(head), isHandshake: isHandshake(head) };
    this.#arrive({
      type: 'request',
      request: { head, body: piecesOf(body), exchange, refused, discard: () => body.cut() },
    });
    this.#deadline.set(this.#options.limits.request, () => this.#refuse('too-slow'));
  }

  #complete(): void {
    this.#deadline.clear();
    void this.#open?.body.end().catch(() => {});
    // An upgrade to a protocol that nobody speaks here is ignored (RFC 9110 §7.8). Nothing is held back: slices end here.
    if (this.#parser.isWaiting && !this.#open?.isHandshake) this.#parser.resume();
    // What follows a handshake belongs to its exchange.
    if (!this.#parser.isWaiting) this.#exchange?.halfOver();
    this.#open = undefined;
    this.#exchange = undefined;
    if (this.#isAwaited && this.#arrivals.length === 0) this.#waitIdly();
  }

  #refuse(refusal: Refusal): void {
    if (this.#isFinished) return;
    if (this.#open) this.#open.refuse(refusal);
    else this.#arrive({ type: 'refusal', refusal, octets: [...(this.#exchange?.octets ?? []), this.#following] });
    this.finish();
  }

  #arrive(arrival: Arrival): void {
    this.#arrivals.push(arrival);
    this.#wake();
  }

  #waitIdly(): void {
    this.#deadline.set(this.#options.limits.idle, () => this.finish());
  }
}

/** Whether the request asks for a WebSocket or a tunnel: what follows it is no HTTP, or nothing. */
export function isHandshake(head: RequestHead): boolean {
  return (
    mayChangeProtocol(head) && (head.method === 'CONNECT' || membersOf(head.headers, 'upgrade').includes('websocket'))
  );
}

async function* piecesOf(body: Pipe): AsyncGenerator<Uint8Array> {
  for (let piece = await body.read(); piece; piece = await body.read()) yield piece;
}

function countedLength({ headers }: RequestHead): number {
  // A list of equal lengths counts as one (RFC 9112 §6.3).
  return Number(valuesOf(headers, 'content-length')[0]?.split(',')[0] ?? 0);
}
