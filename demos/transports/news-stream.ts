// A board as an endless body: events as they are published, a comment when there is nothing to say.

import type { Timers } from '#demos/contract.ts';
import type { Board } from '#demos/news/board.ts';
import { encodeNews } from '#demos/news/news.ts';
import { encodeComment, encodeEvent, encodeRetry } from '#wire/event-stream.ts';
import { breathing, longestStream, retry } from './protocol.ts';

export interface NewsStreamOptions {
  readonly board: Board;
  readonly timers: Timers;
  /** Number of the last piece that the client has. */
  readonly after: number;
}

/** Pieces that wait for a client who does not read; above that the stream ends, and its client comes back for the rest. */
const mostWaiting = 100;

/** Watches from the first `next` on, so that a HEAD request leaves nobody behind. Ends by itself after `longestStream`. */
export class NewsStream implements AsyncIterableIterator<Uint8Array> {
  readonly #options: NewsStreamOptions;
  #told: number;
  #waiting: string[] = [];
  #wake = () => {};
  #letGo: (() => void)[] = [];
  #cancelBreath = () => {};
  #state: 'new' | 'open' | 'ended' = 'new';

  constructor(options: NewsStreamOptions) {
    this.#options = options;
    this.#told = options.after;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array, undefined>> {
    if (this.#state === 'new') this.#begin();
    while (this.#waiting.length === 0 && this.#state === 'open') {
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    const text = this.#waiting.join('');
    this.#waiting = [];
    return text === '' ? { done: true, value: undefined } : { done: false, value: new TextEncoder().encode(text) };
  }

  async return(): Promise<IteratorResult<Uint8Array, undefined>> {
    this.#end();
    return { done: true, value: undefined };
  }

  #begin(): void {
    const { board, timers } = this.#options;
    this.#state = 'open';
    this.#letGo = [
      board.watch({ news: () => this.#tell(), cut: () => this.#end() }),
      timers.after(longestStream, () => this.#end()),
    ];
    this.#say(encodeRetry(retry));
    this.#tell();
  }

  #tell(): void {
    for (const news of this.#options.board.after(this.#told)) {
      this.#told = news.number;
      this.#say(encodeEvent({ id: String(news.number), data: encodeNews(news) }));
    }
  }

  #say(text: string): void {
    if (this.#waiting.length >= mostWaiting) return this.#end();
    this.#waiting.push(text);
    this.#cancelBreath();
    this.#cancelBreath = this.#options.timers.after(breathing, () => this.#say(encodeComment('still here')));
    this.#wake();
  }

  #end(): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.#cancelBreath();
    for (const release of this.#letGo) release();
    this.#wake();
  }
}
