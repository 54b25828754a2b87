// Who asks whom: a request as the rules for cookies see it (RFC 6265bis §5.2).

import type { CookieContext } from './contract.ts';
import { isOwnMachine } from './domain.ts';
import { registrableDomain, type PublicSuffixes } from './public-suffixes.ts';

/** A URL's parts that matter for cookies. */
export interface Place {
  /** `http:`, `https:`, `ws:` or `wss:`. */
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  /** Scheme and registrable domain: same-site means that these are equal, http and https being two sites. */
  readonly site: string;
  readonly isEncrypted: boolean;
  readonly isOwnMachine: boolean;
}

export interface Situation {
  readonly place: Place;
  readonly isScript: boolean;
  readonly isSameSite: boolean;
  /** The address bar changes. */
  readonly isNavigation: boolean;
  readonly method: string;
  /** RFC 9110 §9.2.1: asks only, changes nothing. */
  readonly isSafe: boolean;
  /** Of whoever asks, for the words; `null` where it has none, as an Origin field would say. */
  readonly initiatorSite: string;
  /** The site in the address bar; undefined where it is none (a data: URL, a file). */
  readonly topLevelSite: string | undefined;
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

/** Undefined where the context's URL is none that cookies know. */
export function situationOf(context: CookieContext, suffixes: PublicSuffixes): Situation | undefined {
  const place = placeOf(context.url, suffixes);
  if (!place) return undefined;
  const isScript = context.api === 'script';
  const isNavigation = context.kind === 'top-level' && !isScript;
  const method = (context.method ?? 'GET').toUpperCase();
  const initiatorSite = siteOf(context.initiator, place, suffixes);
  // A picture's address bar is that of the page it is in.
  const inAddressBar = isNavigation ? undefined : (context.topLevel ?? context.initiator);
  const topLevelSite = siteOf(inAddressBar, place, suffixes);
  return {
    place,
    isScript,
    isNavigation,
    method,
    isSafe: SAFE.has(method),
    isSameSite: initiatorSite === place.site && topLevelSite === place.site,
    initiatorSite: (initiatorSite === place.site ? topLevelSite : initiatorSite) ?? 'null',
    topLevelSite,
  };
}

/** Undefined for anything but an absolute URL of the four schemes. */
function placeOf(url: string, suffixes: PublicSuffixes): Place | undefined {
  const parsed = parse(url);
  if (!parsed || !/^(?:http|ws)s?:$/.test(parsed.protocol)) return undefined;
  const { hostname: host, pathname: path, protocol: scheme } = parsed;
  const isEncrypted = scheme === 'https:' || scheme === 'wss:';
  // A WebSocket is the same site as the page that opens it.
  const site = `${isEncrypted ? 'https' : 'http'}://${registrableDomain(host, suffixes)}`;
  return { scheme, host, path, site, isEncrypted, isOwnMachine: isOwnMachine(host) };
}

/** An absent URL stands for the request's own; one without a site (about:blank, data:) is the same site as nothing. */
function siteOf(url: string | undefined, own: Place, suffixes: PublicSuffixes): string | undefined {
  return url === undefined ? own.site : placeOf(url, suffixes)?.site;
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
