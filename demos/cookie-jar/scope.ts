// Where a cookie will go: which hosts, which paths, which partition (RFC 6265bis §5.7; CHIPS).

import type { Verdict } from './contract.ts';
import { domainMatches, isAddress } from './domain.ts';
import { shown } from './octets.ts';
import { defaultPath } from './path.ts';
import type { PublicSuffixes } from './public-suffixes.ts';
import type { SetCookie } from './set-cookie.ts';
import type { Place, Situation } from './situation.ts';
import { verdict } from './verdicts.ts';

/** What stands in the cookie, and why; where the last step refuses, nothing does. */
export interface Chosen<T> {
  readonly chosen: T;
  readonly steps: readonly Verdict[];
}

export interface Hosts {
  readonly domain: string;
  readonly hostOnly: boolean;
}

export function hostsOf({ domain }: SetCookie, { host }: Place, suffixes: PublicSuffixes): Chosen<Hosts> {
  const ownOnly = { domain: host, hostOnly: true };
  if (domain === undefined || domain === '' || domain === '.') {
    return { chosen: ownOnly, steps: [verdict('host-only', { host })] };
  }
  const wanted = domain.replace(/^\./, '');
  const values = { domain: shown(wanted), host };
  const end = (...keys: Parameters<typeof verdict>[0][]) => ({
    chosen: ownOnly,
    steps: keys.map((key) => verdict(key, values)),
  });
  if (!isAscii(wanted)) return end('domain-not-ascii');
  // An address is nobody's parent: browsers keep the cookie for that address alone.
  if (isAddress(host) && wanted === host) return end('domain-is-address');
  if (isPublicSuffix(wanted, suffixes)) return end(wanted === host ? 'domain-is-own-suffix' : 'domain-is-suffix');
  if (!domainMatches(host, wanted)) return end('domain-foreign');
  const dot: Verdict[] = domain === wanted ? [] : [verdict('domain-dot-dropped', values)];
  return { chosen: { domain: wanted, hostOnly: false }, steps: [...dot, verdict('domain-covers', values)] };
}

export function pathOf({ path }: SetCookie, place: Place): Chosen<string> {
  if (path?.startsWith('/')) return { chosen: path, steps: [verdict('path-given', { path: shown(path) })] };
  const chosen = defaultPath(place.path);
  const notes: Verdict[] = path === undefined ? [] : [verdict('path-unusable', { value: shown(path) })];
  return { chosen, steps: [...notes, verdict('path-default', { path: shown(chosen), request: shown(place.path) })] };
}

/** The site of the page that the cookie will be bound to; undefined for the common, unpartitioned cookie. */
export function partitionOf(cookie: SetCookie, { topLevelSite }: Situation): Chosen<string | undefined> {
  if (!cookie.partitioned) return { chosen: undefined, steps: [] };
  if (!cookie.secure) return { chosen: undefined, steps: [verdict('partitioned-needs-secure')] };
  if (topLevelSite === undefined) return { chosen: undefined, steps: [verdict('partitioned-nowhere')] };
  return { chosen: topLevelSite, steps: [verdict('partitioned', { partition: topLevelSite })] };
}

function isPublicSuffix(domain: string, suffixes: PublicSuffixes): boolean {
  return !isAddress(domain) && suffixes.suffixOf(domain) === domain;
}

function isAscii(text: string): boolean {
  return !/[\x80-\uffff]/.test(text);
}
