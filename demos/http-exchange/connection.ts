// One connection by hand, kept open as long as both sides like: requests out as they were typed, answers in, in order.

import type { ByteStream, Field } from '#demos/contract.ts';
import { keepsAlive, type ProtocolFault, type ResponseHead } from '#wire/http1-message.ts';
import { isGzip, unpackGzip } from '#wire/http1-coding.ts';
import { ResponseParser, type ResponseEvent } from '#wire/http1-parser.ts';
import { contentText } from '#wire/http1-values.ts';

/** One response as the panel shows it: small, and data only. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Field[];
  readonly trailers: readonly Field[];
  /** Of the request that it answers; the end of the content depends on it. */
  readonly method: string;
  /** Octets of content that came, without a transfer coding. */
  readonly octets: number;
  /** Octets of content without a content coding either, where there was one. */
  readonly unpacked?: number;
  /** The content's beginning; undefined where it is no text. */
  readonly text: string | undefined;
  /** 1xx: the final answer is still to come. */
  readonly isInterim: boolean;
  /** Whether the connection may carry another request. */
  readonly keeps: boolean;
}

/** How a connection stands. `ended`: the server said that it sends no more; `cut`: one side broke it off. */
export type Standing = 'open' | 'ended' | 'cut';

export interface Listener {
  answer(answer: Answer): void;
  /** What comes is no HTTP response; nothing is read after that. */
  fault(fault: ProtocolFault): void;
  /** Called once. `isWhole` is false where an answer had begun. */
  over(standing: Exclude<Standing, 'open'>, isWhole: boolean): void;
}

/** Octets of content kept to be shown. */
const mostKept = 65_536;

/** Header fields shown of one answer, trailers included. */
const mostFields = 100;

export class Connection {
  standing: Standing = 'open';
  /** Requests that were sent and have no final answer yet, by method. */
  readonly #methods: string[] = [];
  readonly #stream: ByteStream;
  readonly #listener: Listener;
  readonly #parser: ResponseParser;
  #method = 'GET';
  #head: ResponseHead | undefined;
  #content: Uint8Array[] = [];
  #octets = 0;

  constructor(stream: ByteStream, listener: Listener) {
    this.#stream = stream;
    this.#listener = listener;
    this.#parser = new ResponseParser(() => (this.#method = this.#methods.shift() ?? 'GET'), {
      body: Number.MAX_SAFE_INTEGER,
    });
    void this.#pump();
  }

  /** `methods`: of the requests in these octets, in order. */
  send(octets: Uint8Array, methods: readonly string[]): void {
    this.#methods.push(...methods);
    // Not awaited: a server may refuse, and wait to be heard, before it has read everything.
    this.#stream.write(octets).catch(() => {});
  }

  /** Says that nothing more will come from here. */
  end(): void {
    this.#stream.end().catch(() => {});
  }

  abort(): void {
    this.#stream.abort();
    this.#finish('cut');
  }

  async #pump(): Promise<void> {
    try {
      for (let bytes = await this.#stream.read(); bytes; bytes = await this.#stream.read()) {
        for (const event of this.#parser.push(bytes)) this.#hear(event);
      }
      for (const event of this.#parser.end()) this.#hear(event);
      this.end();
      this.#finish('ended');
    } catch {
      this.#finish('cut');
    }
  }

  #finish(standing: 'ended' | 'cut'): void {
    if (this.standing !== 'open') return;
    this.standing = standing;
    this.#listener.over(standing, this.#head === undefined);
  }

  #hear(event: ResponseEvent): void {
    if (event.type === 'head') this.#begin(event.head);
    else if (event.type === 'data') this.#keep(event.bytes);
    else if (event.type === 'complete') this.#complete(event.trailers);
    // An answer that breaks off is told when the connection is over.
    else if (event.fault.key !== 'incomplete') this.#listener.fault(event.fault);
  }

  #begin(head: ResponseHead): void {
    this.#head = head;
    this.#content = [];
    this.#octets = 0;
  }

  #keep(bytes: Uint8Array): void {
    if (this.#octets < mostKept) this.#content.push(bytes.slice());
    this.#octets += bytes.length;
  }

  #complete(trailers: readonly Field[]): void {
    const head = this.#head;
    if (!head) return;
    this.#head = undefined;
    const { status, reason, headers } = head;
    const content = isGzip(headers) && this.#octets > 0 ? unpackGzip(this.#content) : undefined;
    this.#listener.answer({
      status,
      reason,
      headers: headers.slice(0, mostFields),
      trailers: trailers.slice(0, mostFields),
      method: this.#method,
      octets: this.#octets,
      ...(content && { unpacked: content.bytes.length }),
      text: contentText(content ? [content.bytes] : this.#content, false),
      isInterim: status < 200 && status !== 101,
      keeps: keepsAlive(head),
    });
  }
}
