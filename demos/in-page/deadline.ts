// At most one thing that happens unless something else happens first.

import type { Timers } from '#demos/contract.ts';

export class Deadline {
  readonly #timers: Timers;
  #cancel = () => {};

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Replaces the deadline before. */
  set(milliseconds: number, task: () => void): void {
    this.#cancel();
    this.#cancel = this.#timers.after(milliseconds, task);
  }

  clear(): void {
    this.#cancel();
    this.#cancel = () => {};
  }
}
