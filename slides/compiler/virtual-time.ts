// Time that passes only when nothing else happens: a countdown of ten seconds takes none, and every run is the same.

import type { Clock, Timers } from '#demos/contract.ts';

interface Timer {
  readonly due: number;
  readonly task: () => void;
}

/** Turns of the event loop without a result after which only time can bring one. */
const QUIET_TURNS = 20;

/** True milliseconds in which a module may still be read from the disk. */
const PATIENCE = 5_000;
const GLANCE = 10;

export class VirtualTime implements Clock, Timers {
  #now: number;
  readonly #timers = new Set<Timer>();
  readonly #patience: number;

  /** `start` in milliseconds since 1970-01-01T00:00Z; `patience` in true ones, before work that waits for nothing is given up. */
  constructor(start: number, patience = PATIENCE) {
    this.#now = start;
    this.#patience = patience;
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
    let left = this.#patience;
    for (let quiet = 0; !state.isDone; quiet++) {
      await new Promise((resolve) => setImmediate(resolve));
      if (quiet < QUIET_TURNS) continue;
      quiet = 0;
      if (this.#fireNext()) continue;
      if (left <= 0) throw new Error('This work waits for something that never comes. Let each wait end.');
      left -= GLANCE;
      await new Promise((resolve) => setTimeout(resolve, GLANCE));
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
