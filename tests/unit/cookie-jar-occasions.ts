// One occasion for each verdict: the type makes the table complete.

import type { CookieContext, Jar, Verdict } from '#demos/cookie-jar/contract.ts';
import { createCookieJar } from '#demos/cookie-jar/jar.ts';
import { createPublicSuffixes } from '#demos/cookie-jar/public-suffixes.ts';
import type { VerdictKey } from '#demos/cookie-jar/verdicts.ts';

export const start = Date.UTC(2026, 0, 2, 3, 4, 5);
export const https = 'https://www.shop.example/a/b';
export const http = 'http://www.shop.example/a/b';
const page = 'https://other.example/';

/** A clock that is set by hand. */
export function handClock(): { now(): number; time: number } {
  return {
    time: start,
    now() {
      return this.time;
    },
  };
}

export function newJar(clock = handClock()): Jar {
  return createCookieJar({ clock, publicSuffixes: createPublicSuffixes(['co.uk', 'github.io', '*.ck', '!www.ck']) });
}

/** The last of these lines is received; gives its steps. */
export function receiving(
  lines: string | readonly string[],
  context: string | CookieContext = https,
): readonly Verdict[] {
  const jar = newJar();
  const all = [lines].flat();
  const where = typeof context === 'string' ? { url: context } : context;
  return all.map((line) => jar.receive(line, where).steps).at(-1) ?? [];
}

/** The line is set over HTTPS, by address; gives what a request then decides about it. */
export function sending(line: string, context: CookieContext, from = https, later = 0): readonly Verdict[] {
  const clock = handClock();
  const jar = newJar(clock);
  jar.receive(line, { url: from, kind: 'top-level' });
  clock.time += later;
  return jar.select(context).decisions[0]?.steps ?? [];
}

function filling(count: number, attributes: string, last: string): readonly Verdict[] {
  const jar = newJar();
  for (let at = 0; at < count; at += 1) jar.receive(`c${at}=1${attributes}`, { url: https });
  return jar.receive(last, { url: https }).steps;
}

function fillingAll(): readonly Verdict[] {
  const jar = newJar();
  for (let at = 0; at < 3000; at += 1) jar.receive('a=1', { url: `https://s${at}.example/` });
  return jar.receive('a=1', { url: https }).steps;
}

function overSecure(): readonly Verdict[] {
  const jar = newJar();
  jar.receive('a=1; Secure', { url: https });
  return jar.receive('a=2', { url: http }).steps;
}

function overHttpOnly(): readonly Verdict[] {
  const jar = newJar();
  jar.receive('a=1; HttpOnly', { url: https });
  return jar.receive('a=2', { url: https, api: 'script' }).steps;
}

function suffixComesLate(): readonly Verdict[] {
  let suffixes = createPublicSuffixes();
  const jar = createCookieJar({ clock: handClock(), publicSuffixes: { suffixOf: (host) => suffixes.suffixOf(host) } });
  jar.receive('a=1; Domain=github.io', { url: 'https://me.github.io/' });
  suffixes = createPublicSuffixes(['github.io']);
  return jar.select({ url: 'https://me.github.io/' }).decisions[0]?.steps ?? [];
}

const from = (kind: CookieContext['kind'], method = 'GET'): CookieContext => ({
  url: https,
  initiator: page,
  topLevel: page,
  method,
  ...(kind && { kind }),
});
const own: CookieContext = { url: https };

export const occasions: Readonly<Record<VerdictKey, () => readonly Verdict[]>> = {
  'url-unusable': () => receiving('a=1', 'data:text/html,hello'),
  'control-character': () => receiving('a=1\0'),
  'too-long': () => receiving(`a=${'x'.repeat(4096)}`),
  empty: () => receiving('='),
  nameless: () => receiving('rubbish'),
  'attribute-too-long': () => receiving(`a=1; Path=/${'x'.repeat(1024)}`),
  'attribute-unknown': () => receiving('a=1; Priority=High'),
  'attribute-repeated': () => receiving('a=1; Path=/a; Path=/b'),
  'expires-unreadable': () => receiving('a=1; Expires=tomorrow'),
  'max-age-unreadable': () => receiving('a=1; Max-Age=1h'),
  'lives-for-session': () => receiving('a=1'),
  'lives-for-max-age': () => receiving('a=1; Max-Age=30'),
  'lives-until-expires': () => receiving('a=1; Expires=Fri, 02 Jan 2026 04:00:00 GMT'),
  'max-age-wins': () => receiving('a=1; Max-Age=30; Expires=Fri, 02 Jan 2026 04:00:00 GMT'),
  'lifetime-capped': () => receiving('a=1; Max-Age=999999999999'),
  'is-deletion': () => receiving('a=1; Max-Age=0'),
  'domain-not-ascii': () => receiving('a=1; Domain=bücher.example'),
  'domain-dot-dropped': () => receiving('a=1; Domain=.shop.example'),
  'domain-is-suffix': () => receiving('a=1; Domain=example'),
  'domain-is-own-suffix': () => receiving('a=1; Domain=localhost', 'http://localhost/'),
  'domain-foreign': () => receiving('a=1; Domain=other.example'),
  'domain-is-address': () => receiving('a=1; Domain=10.0.0.1', 'http://10.0.0.1/'),
  'domain-covers': () => receiving('a=1; Domain=shop.example'),
  'host-only': () => receiving('a=1'),
  'path-given': () => receiving('a=1; Path=/x'),
  'path-default': () => receiving('a=1'),
  'path-unusable': () => receiving('a=1; Path=x'),
  'secure-over-encryption': () => receiving('a=1; Secure'),
  'secure-on-own-machine': () => receiving('a=1; Secure', 'http://the-shop.localhost/'),
  'secure-over-plain-text': () => receiving('a=1; Secure', http),
  'http-only': () => receiving('a=1; HttpOnly'),
  'http-only-by-script': () => receiving('a=1; HttpOnly', { url: https, api: 'script' }),
  'leave-secure-alone': overSecure,
  'same-site-strict': () => receiving('a=1; SameSite=Strict'),
  'same-site-lax': () => receiving('a=1; SameSite=Lax'),
  'same-site-none': () => receiving('a=1; SameSite=None; Secure'),
  'same-site-default': () => receiving('a=1'),
  'same-site-unknown': () => receiving('a=1; SameSite=Loose'),
  'set-across-sites': () => receiving('a=1', from('subresource')),
  'none-needs-secure': () => receiving('a=1; SameSite=None'),
  'prefix-kept': () => receiving('__Host-Http-a=1; Secure; HttpOnly; Path=/'),
  'prefix-needs-secure': () => receiving('__Secure-a=1'),
  'prefix-needs-host-only': () => receiving('__Host-a=1; Secure; Path=/; Domain=shop.example'),
  'prefix-needs-root-path': () => receiving('__Host-a=1; Secure'),
  'prefix-needs-http-only': () => receiving('__Http-a=1; Secure'),
  'nameless-prefix': () => receiving('__Host-a'),
  partitioned: () => receiving('a=1; Secure; SameSite=None; Partitioned', from('subresource')),
  'partitioned-needs-secure': () => receiving('a=1; Partitioned'),
  'partitioned-nowhere': () =>
    receiving('a=1; Secure; SameSite=None; Partitioned', { url: https, topLevel: 'file:///x.html' }),
  'http-only-overwritten': overHttpOnly,
  replaced: () => receiving(['a=1', 'a=2']),
  kept: () => receiving('a=1'),
  deleted: () => receiving(['a=1', 'a=; Max-Age=0']),
  'nothing-to-delete': () => receiving(['a=1', 'a=; Path=/; Max-Age=0']),
  'evicted-for-site': () => filling(50, '', 'last=1'),
  'evicted-for-all': fillingAll,
  'evicted-itself': () => filling(50, '; Secure', 'last=1'),
  'host-same': () => sending('a=1', own),
  'host-other': () => sending('a=1', { url: 'https://shop.example/a/b' }),
  'domain-matches': () => sending('a=1; Domain=shop.example', own),
  'domain-other': () => sending('a=1; Domain=shop.example', { url: page }),
  'domain-became-suffix': suffixComesLate,
  'path-matches': () => sending('a=1', own),
  'path-other': () => sending('a=1', { url: 'https://www.shop.example/ab' }),
  'partition-same': () => sending('a=1; Secure; Partitioned', own),
  'partition-other': () => sending('a=1; Secure; SameSite=None; Partitioned', from('subresource')),
  'secure-sent-encrypted': () => sending('a=1; Secure', own),
  'secure-sent-on-own-machine': () => sending('a=1; Secure', { url: 'http://localhost/' }, 'http://localhost/'),
  'secure-held-back': () => sending('a=1; Secure', { url: http }),
  'http-only-sent': () => sending('a=1; HttpOnly', own),
  'http-only-hidden': () => sending('a=1; HttpOnly', { url: https, api: 'script' }),
  'same-site-request': () => sending('a=1', { url: https, initiator: 'https://shop.example/' }),
  'cross-site-none': () => sending('a=1; SameSite=None; Secure', from('subresource')),
  'cross-site-strict': () => sending('a=1; SameSite=Strict', from('top-level')),
  'default-as-lax': () => sending('a=1', from('top-level')),
  'cross-site-navigation': () => sending('a=1; SameSite=Lax', from('top-level')),
  'cross-site-unsafe': () => sending('a=1; SameSite=Lax', from('top-level', 'POST')),
  'cross-site-subresource': () => sending('a=1; SameSite=Lax', from('subresource')),
  'cross-site-script': () => sending('a=1', { url: https, topLevel: page, api: 'script' }),
  'two-minutes-of-grace': () => sending('a=1', from('top-level', 'POST')),
  sent: () => sending('a=1', own),
};
