// One end of an open WebSocket connection over a byte stream, either role (RFC 6455 §5 to §7).

import type { ByteStream, Closure, Random, Timers } from '#demos/contract.ts';
import { writeClose } from './websocket-close.ts';
import { encodeFrame, OPCODE } from './websocket-frame.ts';
import { FrameParser, type MessageEvent } from './websocket-parser.ts';
import { isCloseCode } from './websocket-rules.ts';

export interface ConnectionEvents {
  message(data: string | Uint8Array): void;
  /** Exactly once, last. `wasClean`: both close frames have passed. */
  close(closure: Closure & { readonly wasClean: boolean }): void;
}

export interface ConnectionOptions {
  readonly role: 'client' | 'server';
  /** For masking keys: a client's must be unpredictable (RFC 6455 §10.3). */
  readonly random: Random;
  readonly timers: Timers;
  /** Octets that came right behind the handshake. */
  readonly first?: Uint8Array;
  readonly events: ConnectionEvents;
  /** Octets of one incoming message (1 MiB) and octets waiting to go out (4 MiB) unless told; beyond: 1009, and a cut. */
  readonly limits?: { readonly message?: number; readonly queue?: number };
}

/** Milliseconds that the other side has to answer a close frame before the connection is cut. */
const closingPatience = 10_000;
const largestQueue = 4_194_304;

/** What a close without a close frame is called (RFC 6455 §7.1.5). */
const abnormal: Closure = { code: 1006, reason: '' };

export class WebSocketConnection {
  readonly #stream: ByteStream;
  readonly #options: ConnectionOptions;
  readonly #parser: FrameParser;
  #queued = 0;
  #writing: Promise<void> = Promise.resolve();
  #hasSentClose = false;
  #heard: Closure | undefined;
  #isOver = false;
  #cancelPatience = () => {};

  constructor(stream: ByteStream, options: ConnectionOptions) {
    this.#stream = stream;
    this.#options = options;
    const { message } = options.limits ?? {};
    this.#parser = new FrameParser(options.role, message === undefined ? {} : { message });
    void this.#readAll();
  }

  /** Octets of frames that the stream has not taken yet. */
  get bufferedAmount(): number {
    return this.#queued;
  }

  /** Text as a text message, octets as a binary one. After a close it does nothing. */
  send(data: string | Uint8Array): void {
    if (this.#hasSentClose || this.#isOver) return;
    const isText = typeof data === 'string';
    this.#write(isText ? OPCODE.text : OPCODE.binary, isText ? new TextEncoder().encode(data) : data);
  }

  /** Asks for a pong; `data` at most 125 octets. */
  ping(data: Uint8Array = new Uint8Array()): void {
    if (!this.#hasSentClose && !this.#isOver) this.#write(OPCODE.ping, data.subarray(0, 125));
  }

  /** Starts the closing handshake, or joins it. Throws a RangeError for a code that must not be sent. */
  close(code = 1000, reason = ''): void {
    if (!isCloseCode(code))
      throw new RangeError(`${code} must not be sent. Use 1000, 1001 to 1003, 1007 to 1014, or 3000 to 4999.`);
    if (this.#hasSentClose || this.#isOver) return;
    this.#sayGoodbye(code, reason);
    this.#cancelPatience = this.#options.timers.after(closingPatience, () => this.abort());
  }

  /** Cuts the connection: either side sees 1006, unless the close frame has come already. */
  abort(): void {
    if (this.#isOver) return;
    this.#stream.abort();
    this.#finish();
  }

  #sayGoodbye(code: number | undefined, reason: string): void {
    this.#write(OPCODE.close, writeClose(code, reason));
    this.#hasSentClose = true;
  }

  #write(opcode: number, payload: Uint8Array): void {
    const mask = this.#options.role === 'client' ? this.#options.random.bytes(4) : undefined;
    const frame = encodeFrame({ fin: true, rsv: 0, opcode, mask, payload });
    this.#queued += frame.length;
    if (this.#queued > (this.#options.limits?.queue ?? largestQueue)) return this.abort();
    // A write that fails is a peer that has left: the reading side says so.
    this.#writing = this.#writing
      .then(() => this.#stream.write(frame))
      .catch(() => {})
      .then(() => void (this.#queued -= frame.length));
  }

  async #readAll(): Promise<void> {
    // Never within the constructor: whoever makes a connection must hold it before the first message.
    await Promise.resolve();
    try {
      let bytes: Uint8Array | undefined = this.#options.first ?? new Uint8Array();
      while (bytes && !this.#isOver) {
        this.#hearAll(this.#parser.push(bytes));
        bytes = await this.#stream.read();
      }
    } catch {
      // Cut: the closure below says 1006.
    }
    this.#finish();
  }

  #hearAll(events: readonly MessageEvent[]): void {
    for (const event of events) if (!this.#isOver) this.#hear(event);
  }

  #hear(event: MessageEvent): void {
    if (event.type === 'message' && !this.#heard) this.#options.events.message(event.data);
    if (event.type === 'ping' && !this.#hasSentClose) this.#write(OPCODE.pong, event.data);
    if (event.type === 'close') this.#hearClose(event);
    if (event.type === 'fault') this.#failWith(event.code);
  }

  /** Answers with the same code and reason, as ws does. The server ends the TCP connection, the client waits for that (RFC 6455 §7.1.1). */
  #hearClose({ code, reason }: Closure): void {
    this.#heard = { code, reason };
    if (!this.#hasSentClose) this.#sayGoodbye(code === 1005 ? undefined : code, reason);
    this.#cancelPatience();
    this.#endAfterWriting();
    if (this.#options.role === 'server') return this.#finish();
    this.#cancelPatience = this.#options.timers.after(closingPatience, () => this.abort());
  }

  /** Fails the connection (RFC 6455 §7.1.7): says why, and reads no further. */
  #failWith(code: number): void {
    if (!this.#hasSentClose) this.#sayGoodbye(code, '');
    this.#endAfterWriting();
    this.#finish();
  }

  #endAfterWriting(): void {
    void this.#writing.then(() => this.#stream.end()).catch(() => {});
  }

  #finish(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#cancelPatience();
    const wasClean = this.#heard !== undefined && this.#hasSentClose;
    this.#options.events.close({ ...(this.#heard ?? abnormal), wasClean });
  }
}
