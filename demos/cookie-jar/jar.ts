// A cookie jar after RFC 6265bis that says why: for the page's own host, and to predict what a browser will do.

import type { Clock } from '#demos/contract.ts';
import type { Jar } from './contract.ts';
import { createPublicSuffixes, type PublicSuffixes } from './public-suffixes.ts';
import { receive } from './receive.ts';
import { select } from './select.ts';
import { CookieStore } from './store.ts';

export interface JarOptions {
  readonly clock: Clock;
  /** Without it the last label of a host is its only public suffix: `loadPublicSuffixes` has a list. */
  readonly publicSuffixes?: PublicSuffixes;
}

export function createCookieJar({ clock, publicSuffixes = createPublicSuffixes() }: JarOptions): Jar {
  const store = new CookieStore(publicSuffixes);

  /** No expired cookie is ever met (§5.7). */
  function fresh(): { store: CookieStore; suffixes: PublicSuffixes; now: number } {
    const now = clock.now();
    store.removeExpired(now);
    return { store, suffixes: publicSuffixes, now };
  }

  return {
    receive: (line, context) => receive(line, context, fresh()),
    select: (context) => select(context, fresh()),
    cookies: () => fresh().store.all(),
    clear: () => store.clear(),
  };
}
