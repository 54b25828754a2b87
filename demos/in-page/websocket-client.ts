// A browser's WebSocket in the page: the same four events in the same order, over the in-page network.

import { shakeHandsByHand } from '#demos/by-hand.ts';
import type { ByteStream, ClientSocket, Random, SocketEvent, Timers } from '#demos/contract.ts';
import { randomId, withExchange } from '#demos/random-id.ts';
import { WebSocketConnection } from '#wire/websocket-connection.ts';
import { targetOf } from './browser-fields.ts';
import type { PageCookies } from './cookies.ts';

export interface WebSocketOptions {
  readonly authority: string;
  readonly random: Random;
  readonly timers: Timers;
  readonly cookies: PageCookies;
  connect(): Promise<ByteStream>;
}

/** As `DemoClient.openSocket`. Throws in the cases in which a browser's WebSocket does: sent too early, a wrong code. */
export function openWebSocket(
  options: WebSocketOptions,
  path: string,
  listener: (event: SocketEvent) => void,
  protocols: readonly string[] = [],
): ClientSocket {
  const exchange = randomId(options.random);
  const socket = new PageSocket(exchange, options.random, options.timers, listener);
  void socket.open(options, withExchange(targetOf(path, options.authority), exchange), protocols);
  return socket;
}

class PageSocket implements ClientSocket {
  readonly exchange: string;
  readonly #random: Random;
  readonly #timers: Timers;
  readonly #listener: (event: SocketEvent) => void;
  #connection: WebSocketConnection | undefined;
  /** `close` was called before the connection was there. */
  #isGivenUp = false;
  #giveUp = () => {};

  constructor(exchange: string, random: Random, timers: Timers, listener: (event: SocketEvent) => void) {
    this.exchange = exchange;
    this.#random = random;
    this.#timers = timers;
    this.#listener = listener;
  }

  async open(options: WebSocketOptions, path: string, protocols: readonly string[]): Promise<void> {
    const { connect, authority, cookies } = options;
    const stream = await connect().catch(() => undefined);
    if (!stream || this.#isGivenUp) return this.#fail(stream);
    this.#giveUp = () => stream.abort();
    const origin = ['Origin', `http://${authority}`] as const;
    const request = { method: 'GET', target: path, scheme: 'ws' } as const;
    const headers = [origin, ...cookies.fieldFor(request)];
    const handshake = { authority, path, random: this.#random, timers: this.#timers, protocols, headers };
    const { head, problem, protocol, rest } = await shakeHandsByHand(stream, handshake);
    // A refusal sets cookies like any other answer.
    if (head) await cookies.keep(request, head.headers);
    if (problem || this.#isGivenUp) return this.#fail(stream);
    this.#take(stream, rest);
    this.#listener({ type: 'open', protocol: protocol ?? '' });
  }

  send(data: string | Uint8Array): void {
    if (!this.#connection && !this.#isGivenUp)
      throw new Error('The connection is not open yet. Wait for its open event.');
    this.#connection?.send(data);
  }

  close(code?: number, reason = ''): void {
    checkClosure(code, reason);
    this.#connection?.close(code, reason);
    if (this.#connection || this.#isGivenUp) return;
    this.#isGivenUp = true;
    this.#giveUp();
  }

  #take(stream: ByteStream, first: Uint8Array): void {
    this.#connection = new WebSocketConnection(stream, {
      role: 'client',
      random: this.#random,
      timers: this.#timers,
      first,
      events: {
        message: (data) => this.#listener({ type: 'message', data }),
        // Like browsers, no `error` here: a connection that is merely lost has failed nobody's rules.
        close: (closure) => this.#listener({ type: 'close', ...closure }),
      },
    });
  }

  #fail(stream: ByteStream | undefined): void {
    this.#isGivenUp = true;
    stream?.abort();
    this.#listener({ type: 'error' });
    this.#listener({ type: 'close', code: 1006, reason: '', wasClean: false });
  }
}

/** What a browser's close() lets a script say (https://websockets.spec.whatwg.org). */
function checkClosure(code: number | undefined, reason: string): void {
  if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
    throw new RangeError(`${code} is not for a script to send. Use 1000 or a code from 3000 to 4999.`);
  }
  if (new TextEncoder().encode(reason).length > 123) {
    throw new RangeError('The reason has more than 123 octets in UTF-8. Shorten it.');
  }
}
