// So many requests for each visitor in so many seconds.

import type { Clock } from '#demos/contract.ts';
import { limit } from './protocol.ts';

interface Window {
  readonly since: number;
  count: number;
}

/** Visitors who are counted; the one longest counted is forgotten first. */
const mostVisitors = 1_000;

export class Quotas {
  readonly #clock: Clock;
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Counts one request. `wait`: whole seconds until the next one is welcome, 0 where this one was. */
  take(visitor: string): { count: number; wait: number } {
    const now = this.#clock.now();
    const known = this.#windows.get(visitor);
    const window = known && now < known.since + limit.seconds * 1000 ? known : this.#open(visitor, now);
    window.count += 1;
    const left = Math.ceil((window.since - now) / 1000 + limit.seconds);
    return { count: window.count, wait: window.count > limit.requests ? Math.max(1, left) : 0 };
  }

  #open(visitor: string, now: number): Window {
    const window = { since: now, count: 0 };
    this.#windows.delete(visitor);
    this.#windows.set(visitor, window);
    const [oldest] = this.#windows.keys();
    if (this.#windows.size > mostVisitors && oldest !== undefined) this.#windows.delete(oldest);
    return window;
  }
}
