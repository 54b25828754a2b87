// Who may set which cookie (RFC 6265bis §5.7, steps in its order). Each rule yields its steps; the first that refuses is
// the last that is asked.

import type { Cookie, Verdict } from './contract.ts';
import { domainMatches } from './domain.ts';
import { shown } from './octets.ts';
import { pathMatches } from './path.ts';
import type { Situation } from './situation.ts';
import { verdict, type VerdictKey } from './verdicts.ts';

/** A cookie that wants into the jar. */
export interface Candidate {
  readonly cookie: Cookie;
  readonly situation: Situation;
  /** Whether Path was there at all: `__Host-` wants it written. */
  readonly hasPath: boolean;
  /** What the jar holds. */
  readonly present: Iterable<Cookie>;
}

const PREFIXES = ['__Secure-', '__Host-Http-', '__Host-', '__Http-'] as const;

export function* mayBeSet(candidate: Candidate): Generator<Verdict> {
  yield* secureRule(candidate);
  yield* httpOnlyRule(candidate);
  yield* leaveSecureAlone(candidate);
  yield* sameSiteRule(candidate);
  yield* prefixRule(candidate);
}

function* secureRule({ cookie, situation: { place } }: Candidate): Generator<Verdict> {
  if (!cookie.secure) return;
  const values = { scheme: place.scheme.slice(0, -1), host: place.host };
  if (place.isEncrypted) yield verdict('secure-over-encryption', values);
  else yield verdict(place.isOwnMachine ? 'secure-on-own-machine' : 'secure-over-plain-text', values);
}

function* httpOnlyRule({ cookie, situation }: Candidate): Generator<Verdict> {
  if (cookie.httpOnly) yield verdict(situation.isScript ? 'http-only-by-script' : 'http-only');
}

/** Plain text must not put its own cookie before one that came encrypted. */
function* leaveSecureAlone({ cookie, situation: { place }, present }: Candidate): Generator<Verdict> {
  if (cookie.secure || place.isEncrypted || place.isOwnMachine) return;
  for (const old of present) {
    const isNear = domainMatches(old.domain, cookie.domain) || domainMatches(cookie.domain, old.domain);
    if (old.secure && old.name === cookie.name && isNear && pathMatches(cookie.path, old.path)) {
      yield verdict('leave-secure-alone', { name: shown(cookie.name) });
      return;
    }
  }
}

function* sameSiteRule({ cookie, situation }: Candidate): Generator<Verdict> {
  yield verdict(`same-site-${cookie.sameSite}`);
  if (cookie.sameSite === 'none') {
    if (!cookie.secure) yield verdict('none-needs-secure');
    return;
  }
  // The address bar showed where the user went: a navigation may set anything.
  if (situation.isSameSite || situation.isNavigation) return;
  yield verdict('set-across-sites', { site: situation.initiatorSite, target: situation.place.site });
}

/** In any case of letters: servers that overlook case would take `__host-` for the real thing (§5.4). */
function* prefixRule({ cookie, hasPath }: Candidate): Generator<Verdict> {
  const prefix = prefixOf(cookie.name || cookie.value);
  if (prefix === undefined) return;
  if (cookie.name === '') return yield verdict('nameless-prefix', { prefix, value: shown(cookie.value) });
  const missing = missingFor(prefix, cookie, hasPath);
  yield verdict(missing ?? 'prefix-kept', { prefix });
}

function prefixOf(text: string): string | undefined {
  const start = text.slice(0, 12).toLowerCase();
  return PREFIXES.find((prefix) => start.startsWith(prefix.toLowerCase()));
}

function missingFor(prefix: string, cookie: Cookie, hasPath: boolean): VerdictKey | undefined {
  if (!cookie.secure) return 'prefix-needs-secure';
  if (prefix.endsWith('Http-') && !cookie.httpOnly) return 'prefix-needs-http-only';
  if (!prefix.startsWith('__Host-')) return undefined;
  if (!cookie.hostOnly) return 'prefix-needs-host-only';
  return hasPath && cookie.path === '/' ? undefined : 'prefix-needs-root-path';
}
