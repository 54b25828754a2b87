// What Patrick has published for one visitor, and who waits for more.

import type { Clock } from '#demos/contract.ts';
import type { News } from './news.ts';

/** Pieces of news kept for those who come back. */
export const mostKept = 50;
/** Waiting requests, streams and sockets of one visitor. */
const mostWatchers = 32;

export interface Watcher {
  /** There is news. */
  news(): void;
  /** The server hangs up. */
  cut(): void;
}

export class Board {
  readonly #clock: Clock;
  readonly #watchers = new Set<Watcher>();
  #kept: News[] = [];
  #newest = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Number of the newest piece, kept or not; 0 before the first. */
  get newest(): number {
    return this.#newest;
  }

  get isFull(): boolean {
    return this.#watchers.size >= mostWatchers;
  }

  get isWatched(): boolean {
    return this.#watchers.size > 0;
  }

  /** `at`: now unless told, in milliseconds on the host's clock. */
  publish(text: string, at = this.#clock.now()): News {
    this.#newest += 1;
    const news = { number: this.#newest, at: Math.round(at * 10) / 10, text };
    this.#kept = [...this.#kept, news].slice(-mostKept);
    for (const watcher of [...this.#watchers]) watcher.news();
    return news;
  }

  /** What is kept of the pieces after that number; all of it where the number is from another life of the server. */
  after(number: number): readonly News[] {
    return number > this.#newest ? this.#kept : this.#kept.filter((news) => news.number > number);
  }

  /** Returns the end of the watch. */
  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => void this.#watchers.delete(watcher);
  }

  /** Whoever watches is hung up on; what is published stays. */
  cut(): void {
    for (const watcher of [...this.#watchers]) watcher.cut();
    this.#watchers.clear();
  }

  /** Forgets what was published. Numbers go on, so that none ever names two pieces. */
  clear(): void {
    this.#kept = [];
  }
}
