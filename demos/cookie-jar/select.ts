// Which cookies a request takes along (RFC 6265bis §5.8.3), in which order, and how they are written.

import type { Cookie, CookieContext, Decision, Selection, Verdict } from './contract.ts';
import { domainMatches } from './domain.ts';
import { shown } from './octets.ts';
import { pathMatches } from './path.ts';
import type { PublicSuffixes } from './public-suffixes.ts';
import type { Jars } from './receive.ts';
import { situationOf, type Situation } from './situation.ts';
import { passes, verdict } from './verdicts.ts';

/** Milliseconds that Chrome lets a new cookie without SameSite go with a foreign POST (§5.6.7.2); this jar does not. */
const GRACE = 120_000;

export function select(context: CookieContext, { store, suffixes, now }: Jars): Selection {
  const situation = situationOf(context, suffixes);
  const rules = (cookie: Cookie) =>
    situation
      ? mayBeSent(cookie, situation, suffixes, now)
      : [verdict('url-unusable', { url: context.url.slice(0, 100) })];
  const judged = store.all().map((cookie) => judge(cookie, rules(cookie)));
  const chosen = judged.filter(({ sent }) => sent).sort(byPathLength);
  const sent = chosen.map(({ cookie, steps }, at) => ({
    cookie: store.use(cookie, now),
    sent: true,
    steps: [...steps, verdict('sent', { pair: shown(pairOf(cookie)), position: at + 1, count: chosen.length })],
  }));
  const header = sent.length === 0 ? undefined : sent.map(({ cookie }) => pairOf(cookie)).join('; ');
  return { header, decisions: [...sent, ...judged.filter(({ sent: isSent }) => !isSent)] };
}

function judge(cookie: Cookie, rules: Iterable<Verdict>): Decision {
  const steps: Verdict[] = [];
  const sent = passes(steps, rules);
  return { cookie, sent, steps };
}

function* mayBeSent(cookie: Cookie, situation: Situation, suffixes: PublicSuffixes, now: number): Generator<Verdict> {
  yield hostRule(cookie, situation, suffixes);
  yield pathRule(cookie, situation);
  yield* partitionRule(cookie, situation);
  yield* secureRule(cookie, situation);
  yield* httpOnlyRule(cookie, situation);
  yield* sameSiteRule(cookie, situation, now);
}

function hostRule({ domain, hostOnly }: Cookie, { place: { host } }: Situation, suffixes: PublicSuffixes): Verdict {
  const values = { host, domain };
  if (hostOnly) return verdict(host === domain ? 'host-same' : 'host-other', values);
  if (!domainMatches(host, domain)) return verdict('domain-other', values);
  // The list may have come, or changed, after the cookie.
  return verdict(suffixes.suffixOf(domain) === domain ? 'domain-became-suffix' : 'domain-matches', values);
}

function pathRule({ path }: Cookie, { place }: Situation): Verdict {
  const values = { path: shown(path), request: shown(place.path) };
  return verdict(pathMatches(place.path, path) ? 'path-matches' : 'path-other', values);
}

function* partitionRule({ partition }: Cookie, { topLevelSite }: Situation): Generator<Verdict> {
  if (partition === undefined) return;
  const values = { partition, site: topLevelSite ?? 'null' };
  yield verdict(partition === topLevelSite ? 'partition-same' : 'partition-other', values);
}

function* secureRule({ secure }: Cookie, { place }: Situation): Generator<Verdict> {
  if (!secure) return;
  const values = { scheme: place.scheme.slice(0, -1), host: place.host };
  if (place.isEncrypted) yield verdict('secure-sent-encrypted', values);
  else yield verdict(place.isOwnMachine ? 'secure-sent-on-own-machine' : 'secure-held-back', values);
}

function* httpOnlyRule({ httpOnly }: Cookie, { isScript }: Situation): Generator<Verdict> {
  if (httpOnly) yield verdict(isScript ? 'http-only-hidden' : 'http-only-sent');
}

function* sameSiteRule(cookie: Cookie, situation: Situation, now: number): Generator<Verdict> {
  const { isSameSite, isScript, isNavigation, isSafe, method } = situation;
  const values = { site: situation.initiatorSite, target: situation.place.site, method };
  if (isSameSite) return yield verdict('same-site-request', values);
  if (cookie.sameSite === 'none') return yield verdict('cross-site-none', values);
  if (isScript) return yield verdict('cross-site-script', values);
  if (cookie.sameSite === 'strict') return yield verdict('cross-site-strict', values);
  if (cookie.sameSite === 'default') yield verdict('default-as-lax');
  if (!isNavigation) return yield verdict('cross-site-subresource', values);
  if (isSafe) return yield verdict('cross-site-navigation', values);
  if (cookie.sameSite === 'default' && now - cookie.created <= GRACE) yield verdict('two-minutes-of-grace', values);
  yield verdict('cross-site-unsafe', values);
}

/** Longer paths first; sort is stable, and the jar's order is that of age. */
function byPathLength(a: Decision, b: Decision): number {
  return b.cookie.path.length - a.cookie.path.length;
}

/** A cookie without a name goes as its bare value. */
function pairOf({ name, value }: Cookie): string {
  return name === '' ? value : `${name}=${value}`;
}
