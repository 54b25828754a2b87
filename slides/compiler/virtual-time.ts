// Time that passes only when nothing else happens: a countdown of ten seconds takes none, and every run is the same.

import type { Clock, Timers } from '#demos/contract.ts';

interface Timer {
  readonly due: number;
  readonly task: () => void;
}

/** Turns of the event loop without a result after which only time can bring one. */
const QUIET_TURNS = 20;

export class VirtualTime implements Clock, Timers {
  #now: number;
  readonly #timers = new Set<Timer>();

  /** `start` in milliseconds since 1970-01-01T00:00Z. */
  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, task: () => void): () => void {
    const timer = { due: this.#now + milliseconds, task };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Lets time pass until `work` is done. Rejects where nothing can bring it forward any more. */
  async passUntil<Result>(work: Promise<Result>): Promise<Result> {
    const state = { isDone: false };
    const watched = work.finally(() => (state.isDone = true));
    // Awaited below; a failure before that is not an unhandled one.
    watched.catch(() => undefined);
    for (let quiet = 0; !state.isDone; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (quiet < QUIET_TURNS) continue;
      if (!this.#fireNext()) throw new Error('This work waits for something that never comes. Let each wait end.');
      quiet = 0;
    }
    return watched;
  }

  #fireNext(): boolean {
    const [next] = [...this.#timers].toSorted((a, b) => a.due - b.due);
    if (next === undefined) return false;
    this.#timers.delete(next);
    this.#now = Math.max(this.#now, next.due);
    next.task();
    return true;
  }
}
