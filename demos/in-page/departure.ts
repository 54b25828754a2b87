// The moment at which a connection is cut, for whoever waits for something that nobody will need any more.

import { ConnectionCut } from '#demos/pipe.ts';

export class Departure {
  readonly #waiting = new Set<() => void>();
  #hasHappened = false;

  happen(): void {
    this.#hasHappened = true;
    for (const leave of this.#waiting) leave();
  }

  /** As `work`, but rejects with ConnectionCut once the connection is cut; keeps nothing of finished work. */
  async unless<T>(work: Promise<T>): Promise<T> {
    let leave = () => {};
    const left = new Promise<never>((_, reject) => (leave = () => reject(new ConnectionCut())));
    this.#waiting.add(leave);
    if (this.#hasHappened) leave();
    try {
      return await Promise.race([work, left]);
    } finally {
      this.#waiting.delete(leave);
    }
  }
}
