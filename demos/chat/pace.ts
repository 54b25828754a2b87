// The pace at which one client may speak: a burst passes, more wait their turn, a flood ends the conversation.

import type { Clock, Timers } from '#demos/contract.ts';
import { limits } from './protocol.ts';

export interface PaceEvents {
  /** The message's turn has come. */
  pass(message: string): void;
  /** Messages begin to wait. */
  slowed(): void;
  /** More came than may wait; nothing passes any more. */
  flooded(): void;
}

/** A token bucket with a short queue behind it. */
export class Pace {
  private readonly clock: Clock;
  private readonly timers: Timers;
  private readonly events: PaceEvents;
  private tokens: number = limits.burst;
  private last: number;
  private waiting: string[] = [];
  private isOver = false;
  private cancel = (): void => {};

  constructor({ clock, timers }: { readonly clock: Clock; readonly timers: Timers }, events: PaceEvents) {
    this.clock = clock;
    this.timers = timers;
    this.events = events;
    this.last = clock.now();
  }

  take(message: string): void {
    if (this.isOver) return;
    if (this.waiting.length === 0 && this.spend()) return this.events.pass(message);
    if (this.waiting.length >= limits.waiting) {
      this.stop();
      return this.events.flooded();
    }
    this.waiting.push(message);
    if (this.waiting.length > 1) return;
    this.goOnLater();
    this.events.slowed();
  }

  /** What waits is dropped. */
  stop(): void {
    this.isOver = true;
    this.waiting = [];
    this.cancel();
  }

  private spend(): boolean {
    const now = this.clock.now();
    // A clock that was set back must not fine anybody.
    const earned = (Math.max(0, now - this.last) / 1000) * limits.perSecond;
    this.last = now;
    this.tokens = Math.min(limits.burst, this.tokens + earned);
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }

  private goOnLater(): void {
    const wait = Math.ceil(((1 - this.tokens) * 1000) / limits.perSecond);
    this.cancel = this.timers.after(Math.max(1, wait), () => this.goOn());
  }

  private goOn(): void {
    while (this.waiting.length > 0 && this.spend()) this.events.pass(this.waiting.shift() ?? '');
    if (this.waiting.length > 0) this.goOnLater();
  }
}
