// A WebSocket with nobody at the wheel: octets out as they are composed, frames in as they come. Nothing answers by itself,
// neither a ping nor a close frame: that is what the learner is for.

import { shakeHandsByHand } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import type { ByteStream, DemoClient, Language, Random } from '#demos/contract.ts';
import { randomId, withExchange } from '#demos/random-id.ts';
import { FrameParser, type MessageEvent } from '#wire/websocket-parser.ts';
import type { FrameFault } from '#wire/websocket-rules.ts';
import { path } from './protocol.ts';

export type HandEvent =
  | MessageEvent
  /** The server has ended the TCP connection, after whatever it had to say; or cut it. */
  | { readonly type: 'ended' }
  | { readonly type: 'cut' };

export interface HandLineOptions {
  readonly client: Pick<DemoClient, 'connect' | 'authority'>;
  readonly random: Random;
  readonly language: Language;
  /** Told the exchange's name before anything is sent. */
  named(exchange: string): void;
  /** `ended` or `cut` is the last. */
  heard(event: HandEvent): void;
}

export class HandLine {
  readonly #stream: ByteStream;
  readonly #options: HandLineOptions;
  /** Reads what we send as a server does: it says which rule was broken, which the server's close frame does not. */
  readonly #judge = new FrameParser('server');
  #isOver = false;

  private constructor(stream: ByteStream, options: HandLineOptions) {
    this.#stream = stream;
    this.#options = options;
  }

  /** Rejects with a sentence where no WebSocket is opened. */
  static async open(options: HandLineOptions): Promise<HandLine> {
    const { client, random, language } = options;
    const exchange = randomId(random);
    options.named(exchange);
    const stream = await client.connect();
    const target = withExchange(`${path}?language=${language}`, exchange);
    const answer = await shakeHandsByHand(stream, { authority: client.authority, path: target, random });
    if (answer.problem) {
      stream.abort();
      throw new Error(problemSentence(answer.problem, language));
    }
    const line = new HandLine(stream, options);
    void line.#listen(answer.rest);
    return line;
  }

  /** Sends exactly these octets; gives the first rule that they break, if any. */
  send(octets: Uint8Array): FrameFault | undefined {
    // What cannot be written any more is a server that has gone: the reading side says so.
    this.#stream.write(octets).catch(() => {});
    return this.#judge.push(octets).find((event) => event.type === 'fault');
  }

  abort(): void {
    this.#isOver = true;
    this.#stream.abort();
  }

  async #listen(first: Uint8Array): Promise<void> {
    const parser = new FrameParser('client');
    try {
      for (let octets: Uint8Array | undefined = first; octets; octets = await this.#stream.read()) {
        for (const event of parser.push(octets)) this.#tell(event);
      }
      this.#tell({ type: 'ended' });
      await this.#stream.end().catch(() => {});
    } catch {
      this.#tell({ type: 'cut' });
    }
  }

  #tell(event: HandEvent): void {
    if (!this.#isOver) this.#options.heard(event);
  }
}
