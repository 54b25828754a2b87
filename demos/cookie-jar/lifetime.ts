// When a cookie is gone (RFC 6265bis §5.7): Max-Age before Expires, neither: with the session; never later than 400 days.

import type { Verdict } from './contract.ts';
import type { SetCookie } from './set-cookie.ts';
import { verdict } from './verdicts.ts';

const DAY = 86_400_000;
/** §5.5. */
const MOST_DAYS = 400;
/** The earliest date that ECMAScript knows (ECMA-262 §21.4.1.1), for “long ago”. */
const LONG_AGO = -8.64e15;

export interface Lifetime {
  /** Milliseconds since 1970; undefined: gone with the session. */
  readonly expires: number | undefined;
  readonly steps: readonly Verdict[];
}

export function lifetimeOf({ maxAge, expires }: SetCookie, now: number): Lifetime {
  if (maxAge === undefined && expires === undefined) {
    return { expires: undefined, steps: [verdict('lives-for-session')] };
  }
  const steps: Verdict[] = [];
  if (maxAge !== undefined && expires !== undefined) steps.push(verdict('max-age-wins'));
  const asked = maxAge === undefined ? (expires ?? LONG_AGO) : endOf(maxAge, now);
  const latest = now + MOST_DAYS * DAY;
  const end = Math.min(asked, latest);
  const date = dateText(end);
  if (isOver(end, now)) steps.push(verdict('is-deletion'));
  else if (asked > latest) steps.push(verdict('lifetime-capped', { days: MOST_DAYS, date }));
  else if (maxAge !== undefined) steps.push(verdict('lives-for-max-age', { seconds: maxAge, date }));
  else steps.push(verdict('lives-until-expires', { date }));
  return { expires: end, steps };
}

/** Whether a cookie of this expiry is in the past. */
export function isOver(expires: number | undefined, now: number): boolean {
  return expires !== undefined && expires <= now;
}

function endOf(maxAge: number, now: number): number {
  return maxAge <= 0 ? LONG_AGO : now + maxAge * 1000;
}

/** The same in both languages: `2026-01-02 03:04:05 UTC`. */
function dateText(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
