// How long to wait before trying a lost server again.

/** Milliseconds of the first wait, and of the longest. */
const shortest = 500;
const longest = 8_000;

/**
 * Milliseconds before attempt `attempt` (from 1): doubling from 0.5 s to 8 s, a random half of it taken off, so that
 * a class whose server comes back does not knock on its door all at once, and is back within ten seconds all the same. `chance` lies in [0, 1).
 */
export function backOff(attempt: number, chance: number): number {
  const full = Math.min(longest, shortest * 2 ** (attempt - 1));
  return full - (full / 2) * chance;
}
