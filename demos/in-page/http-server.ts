// The server's side of one connection: requests in, answers out, in order; an upgrade ends the HTTP on it.

import type { ByteStream, Caller, Capabilities, HttpRequest, Upgrade, WireEvent } from '#demos/contract.ts';
import type { Dispatcher } from '#demos/dispatch.ts';
import type { FramedResponse } from '#demos/framed-response.ts';
import { tapStream } from '#demos/tap-stream.ts';
import { expectsContinue, type RequestHead } from '#wire/http1-message.ts';
import { encodeResponseHead } from '#wire/http1-encoder.ts';
import type { TappedExchange } from './exchange-tap.ts';
import { linger } from './linger.ts';
import { answerRefusal, headersIn, type Complaint } from './refusal.ts';
import { isHandshake, RequestReader, type ConnectionLimits, type IncomingRequest } from './request-reader.ts';
import { encodeHead, writeResponse } from './response-writer.ts';
import { serveWebSocket } from './websocket-server.ts';

export interface ServerOptions {
  readonly dispatcher: Dispatcher;
  readonly capabilities: Capabilities;
  readonly limits: ConnectionLimits;
  /** Makes the demo's backend ready; never rejects. */
  prepare(demo: string): Promise<void>;
  callerOf(head: RequestHead): Caller;
  record(event: WireEvent): void;
  /** Also told of a ConnectionCut: clients leave. */
  onError(error: unknown, where: string): void;
}

/** Serves the connection until it ends; never rejects. */
export async function serveConnection(stream: ByteStream, options: ServerOptions): Promise<void> {
  const connection = new Connection(stream, options);
  try {
    await connection.serve();
  } catch {
    stream.abort();
  }
}

class Connection {
  readonly #stream: ByteStream;
  readonly #options: ServerOptions;
  readonly #reader: RequestReader;
  /** The one answered last. */
  #exchange: TappedExchange | undefined;

  constructor(stream: ByteStream, options: ServerOptions) {
    this.#stream = stream;
    this.#options = options;
    this.#reader = new RequestReader(stream, { ...options.capabilities, limits: options.limits });
  }

  async serve(): Promise<void> {
    for (let arrival = await this.#reader.next(); arrival; arrival = await this.#reader.next()) {
      if (arrival.type === 'refusal') {
        await this.#write(this.#stream, this.#refusal(arrival.refusal, headersIn(arrival.octets)));
        break;
      }
      const after = await this.#answer(arrival.request);
      if (after === 'upgraded') return;
      if (after === 'close') break;
    }
    await this.#endGently();
    // Of a request that was answered before all of it came, nothing more will.
    this.#exchange?.over();
  }

  async #answer(request: IncomingRequest): Promise<'next' | 'close' | 'upgraded'> {
    const { head, exchange } = request;
    const caller = this.#options.callerOf(head);
    this.#exchange = exchange;
    const watched = tapStream(this.#stream, exchange);
    try {
      await this.#recordExchange(request, caller);
      if (isHandshake(head)) return await this.#decide(request, caller, watched);
      if (expectsContinue(head)) await watched.write(encodeResponseHead(goOn));
      const framed = this.#writable(await this.#respond(request, caller), request);
      await this.#write(watched, framed);
      request.discard();
      exchange.halfOver();
      return framed.close ? 'close' : 'next';
    } catch (error) {
      exchange.over();
      throw error;
    }
  }

  /** The exchange is the demo's, if it is one's, from here on; its backend may have to be loaded first. */
  async #recordExchange({ head, exchange }: IncomingRequest, caller: Caller): Promise<void> {
    const demo = this.#options.dispatcher.demoFor(head);
    if (demo === undefined) return exchange.ignore();
    exchange.record(caller.exchange, demo, (event) => this.#options.record(event));
    await this.#options.prepare(demo);
  }

  /** The demo's answer, or a refusal when the rest of the request turns out to be none before the demo has answered. */
  #respond({ head, body, refused }: IncomingRequest, caller: Caller): Promise<FramedResponse> {
    const refusal = refused.then((reason) => this.#refusal(reason, head.headers));
    const response = this.#options.dispatcher.respond({ ...head, body }, caller);
    // Nobody waits for a demo whose client has left.
    return this.#reader.departure.unless(Promise.race([refusal, response]));
  }

  async #decide(
    { head, exchange }: IncomingRequest,
    caller: Caller,
    watched: ByteStream,
  ): Promise<'close' | 'upgraded'> {
    const request = { ...head, body: noContent };
    const decision =
      head.method === 'CONNECT' ? this.#refusal('tunnel', head.headers) : await this.#upgrade(request, caller);
    if ('open' in decision) {
      await this.#serveUpgrade(request, decision, watched);
      return 'upgraded';
    }
    await this.#write(watched, decision);
    exchange.over();
    return 'close';
  }

  #upgrade(request: HttpRequest, caller: Caller): Promise<Upgrade | FramedResponse> {
    return this.#reader.departure.unless(this.#options.dispatcher.upgrade(request, caller));
  }

  async #serveUpgrade(request: HttpRequest, upgrade: Upgrade, stream: ByteStream): Promise<void> {
    const { capabilities, onError } = this.#options;
    const first = await this.#reader.takeOver();
    serveWebSocket({
      request,
      upgrade,
      stream,
      first,
      capabilities,
      onError: (error) => onError(error, request.target),
    });
  }

  #refusal(refusal: Complaint['refusal'], headers: RequestHead['headers']): FramedResponse {
    return answerRefusal({ refusal, headers, now: this.#options.capabilities.clock.now() });
  }

  /** A demo that would break the framing by its field lines is answered for. */
  #writable(framed: FramedResponse, { head }: IncomingRequest): FramedResponse {
    try {
      encodeHead(framed);
      return framed;
    } catch (error) {
      this.#options.onError(error, head.target);
      return this.#refusal('unwritable', head.headers);
    }
  }

  async #write(stream: ByteStream, framed: FramedResponse): Promise<void> {
    try {
      await writeResponse(stream, framed, this.#reader.departure);
    } catch (error) {
      this.#options.onError(error, 'response');
      throw error;
    }
  }

  async #endGently(): Promise<void> {
    this.#reader.finish();
    await this.#stream.end();
    await linger(this.#stream, this.#options.capabilities.timers);
  }
}

/** RFC 9110 §15.2.1. */
const goOn = { version: '1.1', status: 100, reason: 'Continue', headers: [] } as const;

/** Whatever follows a handshake is in the new protocol. */
const noContent: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {},
};
