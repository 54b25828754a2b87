// What becomes of a Set-Cookie value (RFC 6265bis §5.7): it is read, made into a cookie, judged, and put into the jar.

import type { Cookie, CookieContext, Reception, Verdict } from './contract.ts';
import { isOver, lifetimeOf } from './lifetime.ts';
import { asOctetText, shown } from './octets.ts';
import type { PublicSuffixes } from './public-suffixes.ts';
import { mayBeSet } from './rules.ts';
import { hostsOf, partitionOf, pathOf } from './scope.ts';
import { parseSetCookie, type SetCookie } from './set-cookie.ts';
import { situationOf, type Situation } from './situation.ts';
import { MOST_OF_ALL, MOST_OF_SITE, type CookieStore, type Eviction } from './store.ts';
import { passes, verdict } from './verdicts.ts';

export interface Jars {
  readonly store: CookieStore;
  readonly suffixes: PublicSuffixes;
  readonly now: number;
}

export function receive(line: string | Uint8Array, context: CookieContext, jars: Jars): Reception {
  const situation = situationOf(context, jars.suffixes);
  if (!situation) return { kept: undefined, steps: [verdict('url-unusable', { url: context.url.slice(0, 100) })] };
  const { cookie: read, steps } = parseSetCookie(asOctetText(line));
  const cookie = read && bake(read, situation, jars, steps);
  if (!read || !cookie) return { kept: undefined, steps };
  const candidate = { cookie, situation, hasPath: read.path !== undefined, present: jars.store.all() };
  if (!passes(steps, mayBeSet(candidate))) return { kept: undefined, steps };
  const partition = partitionOf(read, situation);
  if (!passes(steps, partition.steps)) return { kept: undefined, steps };
  return { kept: shelve({ ...cookie, partition: partition.chosen }, situation, jars, steps), steps };
}

/** Undefined where a step refuses. */
function bake(read: SetCookie, { place }: Situation, jars: Jars, steps: Verdict[]): Cookie | undefined {
  const { now } = jars;
  const lifetime = lifetimeOf(read, now);
  const hosts = hostsOf(read, place, jars.suffixes);
  const path = pathOf(read, place);
  if (!passes(steps, [...lifetime.steps, ...hosts.steps, ...path.steps])) return undefined;
  return {
    name: read.name,
    value: read.value,
    ...hosts.chosen,
    path: path.chosen,
    secure: read.secure ?? false,
    httpOnly: read.httpOnly ?? false,
    sameSite: read.sameSite ?? 'default',
    expires: lifetime.expires,
    created: now,
    lastUsed: now,
    partition: undefined,
  };
}

/** Puts it in, or takes its like out where it comes expired: there is no other way to delete a cookie. */
function shelve(cookie: Cookie, { isScript }: Situation, jars: Jars, steps: Verdict[]): Cookie | undefined {
  const { store, now } = jars;
  const name = labelOf(cookie);
  const old = store.find(cookie);
  if (old?.httpOnly && isScript) {
    steps.push(verdict('http-only-overwritten', { name }));
    return undefined;
  }
  if (isOver(cookie.expires, now)) {
    store.remove(cookie);
    steps.push(verdict(old ? 'deleted' : 'nothing-to-delete', { name }));
    return undefined;
  }
  if (old) steps.push(verdict('replaced', { name }));
  const { stored, evictions } = store.put(cookie);
  steps.push(...evictions.filter(({ cookie }) => cookie !== stored).map(asStep));
  const isStill = store.find(stored) === stored;
  steps.push(verdict(isStill ? 'kept' : 'evicted-itself', { name, limit: MOST_OF_SITE }));
  return isStill ? stored : undefined;
}

function asStep({ cookie, because }: Eviction): Verdict {
  const limit = because === 'evicted-for-site' ? MOST_OF_SITE : MOST_OF_ALL;
  return verdict(because, { name: labelOf(cookie), domain: cookie.domain, limit });
}

/** What to call it: a cookie without a name goes by its value. */
function labelOf({ name, value }: Cookie): string {
  return shown(name || value);
}
