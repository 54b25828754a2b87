// One connection and what comes over it, told as it happens.

import type { ByteStream } from '#demos/contract.ts';

export type Heard =
  | { readonly type: 'data'; readonly text: string }
  | { readonly type: 'fin' }
  | { readonly type: 'rst' };

export class Session {
  readonly #stream: ByteStream;
  #isLeft = false;

  /** `hear` is told of the server's octets, then of its end or of a cut, which is the last. */
  constructor(stream: ByteStream, hear: (heard: Heard) => void) {
    this.#stream = stream;
    void this.#listen((heard) => this.#isLeft || hear(heard));
  }

  send(text: string): Promise<void> {
    return this.#stream.write(new TextEncoder().encode(text));
  }

  end(): Promise<void> {
    return this.#stream.end();
  }

  /** Nothing more is heard after it. */
  abort(): void {
    this.#isLeft = true;
    this.#stream.abort();
  }

  async #listen(hear: (heard: Heard) => void): Promise<void> {
    const decoder = new TextDecoder();
    try {
      for (let bytes = await this.#stream.read(); bytes; bytes = await this.#stream.read())
        hear({ type: 'data', text: decoder.decode(bytes, { stream: true }) });
      hear({ type: 'fin' });
    } catch {
      hear({ type: 'rst' });
    }
  }
}
