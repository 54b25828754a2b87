// The client's side of one connection: one request after another, each response's content as it arrives.

import type { ByteStream } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { keepsAlive, type ResponseHead } from '#wire/http1-message.ts';
import { join } from '#wire/http1-octets.ts';
import { ResponseParser, type ResponseEvent } from '#wire/http1-parser.ts';
import type { BrowserRequest } from './browser-fields.ts';

export interface Response {
  readonly head: ResponseHead;
  /** Ends the connection when it is left before its end. */
  readonly body: AsyncIterable<Uint8Array>;
}

export class ClientConnection {
  readonly #stream: ByteStream;
  readonly #parser = new ResponseParser(() => this.#method, { body: Number.MAX_SAFE_INTEGER });
  readonly #whenFree: (connection: ClientConnection) => void;
  #method = 'GET';
  #events: ResponseEvent[] = [];
  /** What an idle connection reads is its end; the next response must not miss it either. */
  #ahead: Promise<Uint8Array | undefined> | undefined;

  /** `whenFree` is called after each response that leaves the connection ready for another request. */
  constructor(stream: ByteStream, whenFree: (connection: ClientConnection) => void) {
    this.#stream = stream;
    this.#whenFree = whenFree;
  }

  /**
   * Resolves when the response's head is there. Rejects with a TypeError where no response can be read. `heard` is told of
   * each head, those of interim responses included.
   */
  async send({ head, body }: BrowserRequest, heard: (head: ResponseHead) => Promise<void>): Promise<Response> {
    this.#method = head.method;
    const octets = encodeRequestHead(head);
    // Not awaited: a server may answer before it has read everything.
    this.#stream.write(join([octets, body], octets.length + body.length)).catch(() => {});
    const final = await this.#finalHead(heard).catch((error: unknown) => {
      this.abort();
      throw error;
    });
    // Content that is there already need not be asked for to set the connection free.
    if (this.#events[0]?.type !== 'complete') return { head: final, body: this.#content(final) };
    this.#free(final);
    return { head: final, body: noContent };
  }

  /** Calls `ended` when the other side has ended this idle connection. */
  watch(ended: () => void): void {
    this.#ahead = this.#stream.read();
    this.#ahead.then((bytes) => bytes ?? ended(), ended);
  }

  abort(): void {
    this.#stream.abort();
  }

  async #finalHead(heard: (head: ResponseHead) => Promise<void>): Promise<ResponseHead> {
    for (;;) {
      const event = await this.#next();
      if (event.type !== 'head') continue;
      await heard(event.head);
      if (event.head.status >= 200) return event.head;
      if (event.head.status === 101) throw broken('it changed to another protocol, unasked');
    }
  }

  async *#content(head: ResponseHead): AsyncGenerator<Uint8Array> {
    let isWhole = false;
    try {
      for (let event = await this.#next(); event.type !== 'complete'; event = await this.#next()) {
        if (event.type === 'data') yield event.bytes;
      }
      isWhole = true;
    } finally {
      if (!isWhole) this.abort();
    }
    this.#free(head);
  }

  #free(head: ResponseHead): void {
    this.#events = [];
    if (keepsAlive(head)) this.#whenFree(this);
    else this.#stream.end().catch(() => {});
  }

  async #next(): Promise<Exclude<ResponseEvent, { type: 'fault' }>> {
    for (;;) {
      const event = this.#events.shift();
      if (event?.type === 'fault') throw broken(`a rule of ${event.fault.section} is broken`);
      if (event) return event;
      await this.#read();
    }
  }

  async #read(): Promise<void> {
    const reading = this.#ahead ?? this.#stream.read();
    this.#ahead = undefined;
    const bytes = await reading.catch(() => undefined);
    const events = bytes ? this.#parser.push(bytes) : this.#parser.end();
    this.#events.push(...events);
    if (!bytes && events.length === 0) throw broken('the connection ended before it was whole');
  }
}

const noContent: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {},
};

function broken(reason: string): TypeError {
  return new TypeError(`The response cannot be read: ${reason}. Try again.`);
}
