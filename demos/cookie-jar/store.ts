// The jar's shelf: one place per identity, limits, and who has to go when it is full (RFC 6265bis §5.7, §6.1).

import type { Cookie } from './contract.ts';
import { isOver } from './lifetime.ts';
import { registrableDomain, type PublicSuffixes } from './public-suffixes.ts';

/** RFC 6265 §6.1 asks for at least these; §5.7 names them as bounds. */
export const MOST_OF_SITE = 50;
export const MOST_OF_ALL = 3000;

interface Entry {
  readonly cookie: Cookie;
  /** Cookies that count together: a registrable domain's, each partition by itself. */
  readonly group: string;
  /** Ties of time, which a clock of milliseconds leaves often: when it was made, when it was used last. */
  readonly made: number;
  readonly used: number;
}

export interface Eviction {
  readonly cookie: Cookie;
  readonly because: 'evicted-for-site' | 'evicted-for-all';
}

export class CookieStore {
  readonly #entries = new Map<string, Entry>();
  readonly #suffixes: PublicSuffixes;
  #tick = 0;

  constructor(suffixes: PublicSuffixes) {
    this.#suffixes = suffixes;
  }

  /** Oldest first. */
  all(): Cookie[] {
    return [...this.#entries.values()].sort(byAge).map(({ cookie }) => cookie);
  }

  /** The cookie with the same name, domain, host-only flag, path and partition. */
  find(cookie: Cookie): Cookie | undefined {
    return this.#entries.get(identity(cookie))?.cookie;
  }

  /** Puts a cookie in the place of its like, whose age it takes over, and makes room; what went is returned, at most two. */
  put(cookie: Cookie): { readonly stored: Cookie; readonly evictions: Eviction[] } {
    const key = identity(cookie);
    const old = this.#entries.get(key);
    const stored = old ? { ...cookie, created: old.cookie.created } : cookie;
    const tick = (this.#tick += 1);
    const group = `${registrableDomain(cookie.domain, this.#suffixes)} ${cookie.partition ?? ''}`;
    this.#entries.set(key, { cookie: stored, group, made: old?.made ?? tick, used: tick });
    return { stored, evictions: old ? [] : this.#makeRoom(group) };
  }

  remove(cookie: Cookie): void {
    this.#entries.delete(identity(cookie));
  }

  /** Marks as used now (§5.8.3, step 3); gives the cookie as it is then. */
  use(cookie: Cookie, now: number): Cookie {
    const key = identity(cookie);
    const entry = this.#entries.get(key);
    const used = { ...cookie, lastUsed: now };
    if (entry) this.#entries.set(key, { ...entry, cookie: used, used: (this.#tick += 1) });
    return used;
  }

  removeExpired(now: number): void {
    for (const [key, { cookie }] of this.#entries) if (isOver(cookie.expires, now)) this.#entries.delete(key);
  }

  clear(): void {
    this.#entries.clear();
  }

  #makeRoom(group: string): Eviction[] {
    const ofSite = [...this.#entries.values()].filter((entry) => entry.group === group);
    const isInsecure = ({ cookie }: Entry) => !cookie.secure;
    const fromSite =
      ofSite.length > MOST_OF_SITE ? (leastUsed(ofSite.filter(isInsecure)) ?? leastUsed(ofSite)) : undefined;
    const evictions: Eviction[] = fromSite ? [{ cookie: fromSite, because: 'evicted-for-site' }] : [];
    if (fromSite) this.remove(fromSite);
    const fromAll = this.#entries.size > MOST_OF_ALL ? leastUsed([...this.#entries.values()]) : undefined;
    if (fromAll) this.remove(fromAll);
    return fromAll ? [...evictions, { cookie: fromAll, because: 'evicted-for-all' }] : evictions;
  }
}

function leastUsed(entries: readonly Entry[]): Cookie | undefined {
  const first = entries.reduce<Entry | undefined>(
    (least, entry) => (least && isUsedBefore(least, entry) ? least : entry),
    undefined,
  );
  return first?.cookie;
}

function isUsedBefore(a: Entry, b: Entry): boolean {
  return a.cookie.lastUsed === b.cookie.lastUsed ? a.used < b.used : a.cookie.lastUsed < b.cookie.lastUsed;
}

function byAge(a: Entry, b: Entry): number {
  return a.cookie.created - b.cookie.created || a.made - b.made;
}

/** No part holds a line break: control characters are refused before. */
function identity({ name, domain, hostOnly, path, partition }: Cookie): string {
  return [name, domain, hostOnly, path, partition ?? ''].join('\n');
}
