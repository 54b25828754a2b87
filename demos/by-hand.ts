// *By hand*: octets of our own over a byte stream, and what comes back. For scenarios, experiments and tests.
// Nothing here rejects: what goes wrong is a `problem`, with the octets that came before it.

import type { ByteStream, Closure, Field, Random, Timers } from './contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import type { ProtocolFault, ResponseHead } from '#wire/http1-message.ts';
import { join } from '#wire/http1-octets.ts';
import { ResponseParser, type ResponseEvent } from '#wire/http1-parser.ts';
import { WebSocketConnection } from '#wire/websocket-connection.ts';
import { checkAccept, createKey, requestHandshake, type HandshakeFault } from '#wire/websocket-handshake.ts';

export type HandProblem =
  /** Nothing whole came in time; the stream was aborted. */
  | { readonly kind: 'timeout' }
  /** The other side, or this one, cut the connection. */
  | { readonly kind: 'cut' }
  /** The other side ended before its answer was whole. */
  | { readonly kind: 'ended' }
  /** What came is no HTTP response. */
  | { readonly kind: 'fault'; readonly fault: ProtocolFault }
  /** The answer to a WebSocket handshake does not accept it. */
  | { readonly kind: 'refused'; readonly fault: HandshakeFault };

export interface HandOptions {
  /** Without timers there is no limit of time. */
  readonly timers?: Timers;
  /** Milliseconds for the whole answer; 10,000 unless told. */
  readonly patience?: number;
  /** Octets of content; 1 MiB unless told. More is a fault. */
  readonly limit?: number;
}

export interface HandAnswer {
  /** Of the final response; undefined when none came. */
  readonly head: ResponseHead | undefined;
  /** Content without the transfer coding, as far as it came. */
  readonly body: Uint8Array;
  /** Everything that came, octet for octet, interim responses included. */
  readonly bytes: Uint8Array;
  /** Octets behind a response that changes the protocol (101). */
  readonly rest: Uint8Array;
  readonly problem: HandProblem | undefined;
}

/**
 * Sends the octets as they are and waits for one whole response; the stream stays open. `method` is the request's: the
 * end of the content depends on it (RFC 9112 §6.3).
 */
export async function exchangeByHand(
  stream: ByteStream,
  request: Uint8Array,
  method: string,
  { timers, patience = 10_000, limit = 1_048_576 }: HandOptions = {},
): Promise<HandAnswer> {
  const answer = new AnswerReader(method, limit);
  const cancel = timers?.after(patience, () => {
    answer.fail({ kind: 'timeout' });
    stream.abort();
  });
  // Not awaited: a server may refuse, and wait to be heard, before it has read everything.
  stream.write(request).catch(() => {});
  try {
    while (!answer.isDone) answer.take(await stream.read());
  } catch {
    answer.fail({ kind: 'cut' });
  }
  cancel?.();
  return answer;
}

class AnswerReader implements HandAnswer {
  head: ResponseHead | undefined;
  problem: HandProblem | undefined;
  isDone = false;
  readonly #parser: ResponseParser;
  readonly #content: Uint8Array[] = [];
  readonly #received: Uint8Array[] = [];

  constructor(method: string, limit: number) {
    this.#parser = new ResponseParser(() => method, { body: limit });
  }

  get body(): Uint8Array {
    return joined(this.#content);
  }

  get bytes(): Uint8Array {
    return joined(this.#received);
  }

  get rest(): Uint8Array {
    return this.#parser.rest();
  }

  take(bytes: Uint8Array | undefined): void {
    if (bytes) this.#received.push(bytes);
    for (const event of bytes ? this.#parser.push(bytes) : this.#parser.end()) this.#hear(event);
    if (!bytes) this.fail({ kind: 'ended' });
  }

  /** The first problem stands; after a whole answer there is none. */
  fail(problem: HandProblem): void {
    if (!this.isDone) this.problem = problem;
    this.isDone = true;
  }

  #hear(event: ResponseEvent): void {
    if (this.isDone) return;
    if (event.type === 'head') this.head = isInterim(event.head) ? undefined : event.head;
    if (event.type === 'data') this.#content.push(event.bytes);
    if (event.type === 'complete') this.isDone = this.head !== undefined;
    if (event.type === 'fault') this.fail(asProblem(event.fault));
  }
}

export interface HandshakeOptions extends HandOptions {
  /** For the Host field. */
  readonly authority: string;
  readonly path: string;
  readonly random: Random;
  readonly protocols?: readonly string[];
  /** Field lines after Host. */
  readonly headers?: readonly Field[];
}

export interface HandshakeAnswer extends HandAnswer {
  /** The subprotocol that the server chose. */
  readonly protocol: string | undefined;
}

/** Asks for a WebSocket and judges the answer; without a problem the stream now carries frames, `rest` the first ones. */
export async function shakeHandsByHand(stream: ByteStream, options: HandshakeOptions): Promise<HandshakeAnswer> {
  const { authority, path, random, protocols = [], headers = [] } = options;
  const handshake = { key: createKey(random), protocols };
  const request = requestHandshake(path, handshake, [['Host', authority], ...headers]);
  const { head, body, bytes, rest, problem } = await exchangeByHand(stream, encodeRequestHead(request), 'GET', options);
  const answer = { head, body, bytes, rest, problem, protocol: undefined };
  if (!head || problem) return answer;
  const acceptance = checkAccept(head, handshake);
  if (acceptance.accepted) return { ...answer, protocol: acceptance.protocol };
  return { ...answer, problem: { kind: 'refused', fault: acceptance.fault } };
}

/** The same, and the open connection, undefined where there is a problem. */
export async function openWebSocketByHand(
  stream: ByteStream,
  options: HandshakeOptions,
): Promise<HandshakeAnswer & { readonly socket: HandSocket | undefined }> {
  const answer = await shakeHandsByHand(stream, options);
  return { ...answer, socket: answer.problem ? undefined : new HandSocket(stream, answer.rest, options) };
}

export type HandMessage =
  | { readonly type: 'message'; readonly data: string | Uint8Array }
  | ({ readonly type: 'close'; readonly wasClean: boolean } & Closure)
  /** Nothing came in time; the connection was aborted. */
  | { readonly type: 'timeout' };

/** A WebSocket whose messages are asked for one by one. */
export class HandSocket {
  readonly #connection: WebSocketConnection;
  readonly #options: HandOptions;
  readonly #messages: HandMessage[] = [];
  #closure: HandMessage | undefined;
  #wake = () => {};

  constructor(stream: ByteStream, first: Uint8Array, options: HandOptions & { readonly random: Random }) {
    this.#options = options;
    this.#connection = new WebSocketConnection(stream, {
      role: 'client',
      random: options.random,
      timers: options.timers ?? noTimers,
      first,
      events: {
        message: (data) => this.#hear({ type: 'message', data }),
        close: (closure) => this.#hear((this.#closure = { type: 'close', ...closure })),
      },
    });
  }

  send(data: string | Uint8Array): void {
    this.#connection.send(data);
  }

  close(code?: number, reason?: string): void {
    this.#connection.close(code, reason);
  }

  abort(): void {
    this.#connection.abort();
  }

  /** The next message, or how the connection closed (then again and again). One call at a time. */
  async receive(): Promise<HandMessage> {
    const { timers, patience = 10_000 } = this.#options;
    const cancel = timers?.after(patience, () => {
      this.#hear({ type: 'timeout' });
      this.abort();
    });
    while (this.#messages.length === 0 && !this.#closure) {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    cancel?.();
    return this.#messages.shift() ?? this.#closure ?? { type: 'timeout' };
  }

  #hear(message: HandMessage): void {
    this.#messages.push(message);
    this.#wake();
  }
}

const noTimers: Timers = { after: () => () => {} };

function isInterim({ status }: ResponseHead): boolean {
  return status < 200 && status !== 101;
}

function asProblem(fault: ProtocolFault): HandProblem {
  return fault.key === 'incomplete' ? { kind: 'ended' } : { kind: 'fault', fault };
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  return join(
    pieces,
    pieces.reduce((sum, { length }) => sum + length, 0),
  );
}
