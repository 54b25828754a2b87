// How often one connection may speak.

import type { Clock } from './contract.ts';

export interface Rate {
  /** On average. */
  readonly perSecond: number;
  /** At once, after a silence: a burst passes, a flood does not. */
  readonly burst: number;
}

/** A token bucket. Each call takes one token; true once there was none left. */
export function rateLimit(clock: Clock, { perSecond, burst }: Rate): () => boolean {
  let tokens = burst;
  let last = clock.now();
  return () => {
    const now = clock.now();
    // A clock that was set back must not take tokens away.
    const earned = (Math.max(0, now - last) / 1000) * perSecond;
    tokens = Math.min(burst, tokens + earned);
    last = now;
    if (tokens < 1) return true;
    tokens -= 1;
    return false;
  };
}
