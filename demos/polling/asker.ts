// The customer who asks again and again: one question after another, never two at once.

import { backOff } from '#demos/back-off.ts';
import type { ClientResponse, DemoClient, Field, Language, Timers } from '#demos/contract.ts';
import { readNewsList, type News } from '#demos/news/news.ts';
import { readBytes } from '#demos/read-body.ts';
import { mostQuestions, path } from './protocol.ts';

export interface AskerOptions {
  readonly client: Pick<DemoClient, 'fetch'>;
  readonly timers: Timers;
  readonly language: Language;
  /** Stands in the query of every question. */
  readonly run: string;
  /** Looked at before each question: the interval in milliseconds, and whether to say what is known already. */
  manner(): { readonly interval: number; readonly isConditional: boolean };
  heard(news: readonly News[]): void;
  /** The run is over: enough was asked, or the server could not be reached `attempts` times in a row. */
  ended(why: 'enough' | 'unreachable'): void;
  /** From 0 to 1. */
  chance(): number;
}

/** Times in a row that an unreachable server is asked again. */
const attempts = 3;
/** Octets of an answer. */
const largestAnswer = 16_384;

export class Asker {
  readonly #options: AskerOptions;
  #cancel = () => {};
  #hangUp = () => {};
  #isOver = false;
  #asked = 0;
  #failed = 0;
  #tag: string | undefined;

  constructor(options: AskerOptions) {
    this.#options = options;
    void this.#ask();
  }

  stop(): void {
    this.#isOver = true;
    this.#cancel();
    this.#hangUp();
  }

  // #region ask
  async #ask(): Promise<void> {
    const response = await this.#fetch().catch(() => undefined);
    if (this.#isOver) return;
    if (!response) return this.#miss();
    this.#failed = 0;
    if (response.status === 200) this.#options.heard(readNewsList(await text(response)));
    this.#again(this.#options.manner().interval);
  }
  // #endregion ask

  #fetch(): Promise<ClientResponse> {
    const { client, language, run, manner } = this.#options;
    const until = new Promise<void>((resolve) => (this.#hangUp = resolve));
    const condition: readonly Field[] =
      manner().isConditional && this.#tag !== undefined ? [['If-None-Match', this.#tag]] : [];
    this.#asked += 1;
    return client
      .fetch({ path: `${path}?run=${run}&language=${language}`, headers: condition, until })
      .then((response) => {
        this.#tag = response.headers.find(([name]) => name === 'etag')?.[1] ?? this.#tag;
        return response;
      });
  }

  #miss(): void {
    this.#failed += 1;
    if (this.#failed > attempts) return this.#end('unreachable');
    this.#again(backOff(this.#failed, this.#options.chance()));
  }

  #again(milliseconds: number): void {
    if (this.#isOver) return;
    if (this.#asked >= mostQuestions) return this.#end('enough');
    this.#cancel = this.#options.timers.after(milliseconds, () => void this.#ask());
  }

  #end(why: 'enough' | 'unreachable'): void {
    this.stop();
    this.#options.ended(why);
  }
}

async function text({ body }: ClientResponse): Promise<string> {
  return new TextDecoder().decode(await readBytes(body, largestAnswer));
}
