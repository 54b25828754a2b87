import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cookie, CookieContext, Jar } from '#demos/cookie-jar/contract.ts';
import { parseCookieDate } from '#demos/cookie-jar/date.ts';
import { domainMatches, isOwnMachine } from '#demos/cookie-jar/domain.ts';
import { createCookieJar } from '#demos/cookie-jar/jar.ts';
import { pathMatches } from '#demos/cookie-jar/path.ts';
import { createPublicSuffixes, registrableDomain } from '#demos/cookie-jar/public-suffixes.ts';
import { verdictText } from '#demos/cookie-jar/text.ts';
import { handClock } from './cookie-jar-occasions.ts';

const suffixes = createPublicSuffixes(['co.uk']);
const hosts = [
  'shop.example',
  'www.shop.example',
  'a.www.shop.example',
  'other.example',
  'x.co.uk',
  'localhost',
  's.localhost',
  '10.0.0.1',
  '[::1]',
];
const url = fc
  .tuple(
    fc.constantFrom('http', 'https', 'ws', 'wss'),
    fc.constantFrom(...hosts),
    fc.constantFrom('/', '/a', '/a/b', '/ab', '/a/b/c?q'),
  )
  .map(([scheme, host, path]) => `${scheme}://${host}${path}`);
const context: fc.Arbitrary<CookieContext> = fc.record(
  {
    url,
    initiator: url,
    topLevel: url,
    method: fc.constantFrom('GET', 'POST', 'HEAD'),
    kind: fc.constantFrom('top-level', 'subresource'),
    api: fc.constantFrom('http', 'script'),
  },
  { requiredKeys: ['url'] },
);
const attribute = fc.oneof(
  fc.constantFrom('Secure', 'HttpOnly', 'Partitioned', 'SameSite=Strict', 'SameSite=Lax', 'SameSite=None', 'x=y', ''),
  fc.constantFrom(
    'Path=/',
    'Path=/a',
    'Path=/a/b',
    'Path=x',
    'Domain=shop.example',
    'Domain=.www.shop.example',
    'Domain=example',
    'Domain=',
  ),
  fc.integer({ min: -10, max: 1000 }).map((seconds) => `Max-Age=${seconds}`),
  fc.constantFrom('Expires=1 jan 2020 0:0:0', 'Expires=1 jan 2040 0:0:0', 'Expires=?'),
);
const name = fc.constantFrom('a', 'b', '', '__Secure-a', '__Host-a', '__http-a', 'c d', '\xe9');
const line = fc
  .tuple(name, fc.constantFrom('1', '', 'x=y', '__Host-a', '"q"'), fc.array(attribute, { maxLength: 5 }))
  .map(([name, value, attributes]) => [`${name}=${value}`, ...attributes].join('; '));
type Act = { readonly line: string; readonly context: CookieContext; readonly wait: number; readonly asks: boolean };
const act: fc.Arbitrary<Act> = fc.record({ line, context, wait: fc.nat({ max: 400_000 }), asks: fc.boolean() });
const acts = fc.array(act, { maxLength: 40 });

function run(all: readonly Act[], check: (jar: Jar, act: Act, now: number) => void): Jar {
  const clock = handClock();
  const jar = createCookieJar({ clock, publicSuffixes: suffixes });
  for (const one of all) {
    clock.time += one.wait;
    if (!one.asks) jar.receive(one.line, one.context);
    check(jar, one, clock.time);
  }
  return jar;
}

const anyContext: fc.Arbitrary<CookieContext> = fc.record(
  { url: fc.oneof(url, fc.string()), initiator: fc.string(), topLevel: fc.string(), method: fc.string() },
  { requiredKeys: ['url'] },
);

test('no octets and no context make the jar throw, or leave a place of the words empty', () => {
  const soup = fc.array(
    fc.constantFrom('=', ';', ' ', '\t', '\0', 'a', 'é', '\xff', 'Domain', 'Expires=', 'jan', '1:2:3', '.', '/'),
  );
  const anyLine = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string({ unit: 'binary' }),
    soup.map((all) => all.join('')),
    line,
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(anyLine, fc.oneof(context, anyContext)), { maxLength: 10 }), (all) => {
      const jar = createCookieJar({ clock: handClock(), publicSuffixes: suffixes });
      for (const [one, where] of all) {
        const { kept, steps } = jar.receive(one, where);
        const { decisions } = jar.select(where);
        expect(steps.length).toBeLessThan(40);
        if (kept) expect(steps.some(({ effect }) => effect === 'refuses')).toBe(false);
        for (const step of [...steps, ...decisions.flatMap((decision) => decision.steps)]) {
          const places = verdictText.fr[step.key].match(/(?<=\{)\w+(?=\})/g) ?? [];
          for (const place of places) expect(step.values).toHaveProperty(place);
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('dates are total, and what they give a calendar knows', () => {
  const token = fc.constantFrom(
    '1',
    '31',
    '99',
    '2027',
    '12:00:00',
    '1:2:3x',
    'jan',
    'FEB',
    'december',
    ' ',
    '-',
    ',',
    '\xff',
    '00',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(token).map((all) => all.join(' ')),
      ),
      (text) => {
        const time = parseCookieDate(text);
        if (time !== undefined) expect(parseCookieDate(new Date(time).toUTCString())).toBe(time);
      },
    ),
  );
});

function mayGo(cookie: Cookie, { url, api = 'http' }: CookieContext, now: number): boolean {
  const { hostname, pathname, protocol } = new URL(url);
  const isSafePlace = protocol === 'https:' || protocol === 'wss:' || isOwnMachine(hostname);
  return (
    (cookie.hostOnly ? hostname === cookie.domain : domainMatches(hostname, cookie.domain)) &&
    pathMatches(pathname, cookie.path) &&
    (cookie.expires === undefined || cookie.expires > now) &&
    (isSafePlace || !cookie.secure) &&
    (api === 'http' || !cookie.httpOnly)
  );
}

test('what is sent may go there: host, path, time, Secure, HttpOnly', () => {
  fc.assert(
    fc.property(acts, (all) => {
      run(all, (jar, { context }, now) => {
        for (const { cookie, sent } of jar.select(context).decisions)
          if (sent) expect(mayGo(cookie, context, now)).toBe(true);
      });
    }),
  );
});

test('what stays at home has a reason, and it is the last step', () => {
  fc.assert(
    fc.property(acts, (all) => {
      run(all, (jar, { context }) => {
        for (const { sent, steps } of jar.select(context).decisions) {
          expect(steps.at(-1)?.effect === 'refuses').toBe(!sent);
          expect(steps.slice(0, -1).some(({ effect }) => effect === 'refuses')).toBe(false);
        }
      });
    }),
  );
});

test('across sites only None goes, and Lax where the address bar changes', () => {
  fc.assert(
    fc.property(acts, (all) => {
      run(all, (jar, { context }) => {
        const { initiator = context.url, url, kind, method = 'GET', api } = context;
        const site = (of: string) =>
          new URL(of).protocol.replace('ws', 'http') + registrableDomain(new URL(of).hostname, suffixes);
        if (site(initiator) === site(url)) return;
        for (const { cookie, sent } of jar.select(context).decisions) {
          if (!sent || cookie.sameSite === 'none') continue;
          expect([kind, api ?? 'http', method === 'POST', cookie.sameSite === 'strict']).toEqual([
            'top-level',
            'http',
            false,
            false,
          ]);
        }
      });
    }),
  );
});

test('the field goes there and back: longest path first, then age, each pair as it was', () => {
  fc.assert(
    fc.property(acts, (all) => {
      run(all, (jar, { context }) => {
        const { header, decisions } = jar.select(context);
        const sent = decisions.filter((decision) => decision.sent).map(({ cookie }) => cookie);
        const pairs = sent.map(({ name, value }) => (name === '' ? value : `${name}=${value}`));
        expect(header?.split('; ') ?? []).toEqual(pairs);
        for (const [at, cookie] of sent.entries()) {
          const next = sent[at + 1];
          if (next && cookie.path.length === next.path.length) expect(cookie.created).toBeLessThanOrEqual(next.created);
          if (next) expect(cookie.path.length).toBeGreaterThanOrEqual(next.path.length);
        }
      });
    }),
  );
});

test('a value that may be written plainly comes back as it went', () => {
  const octets = fc.stringMatching(/^[!#-+\--:<-[\]-~]{1,40}$/);
  fc.assert(
    fc.property(
      octets.filter((name) => !name.includes('=') && !name.startsWith('__')),
      octets,
      (name, value) => {
        const jar = createCookieJar({ clock: handClock() });
        jar.receive(`${name}=${value}`, { url: 'https://shop.example/' });
        expect(jar.select({ url: 'https://shop.example/' }).header).toBe(`${name}=${value}`);
      },
    ),
  );
});

test('what is kept is new, oldest first, one of each identity, and keeps its promises', () => {
  fc.assert(
    fc.property(acts, (all) => {
      run(all, (jar, _, now) => {
        const cookies = jar.cookies();
        const identities = cookies.map(identity);
        expect(new Set(identities).size).toBe(cookies.length);
        expect(cookies.map(({ created }) => created)).toEqual(
          cookies.map(({ created }) => created).sort((a, b) => a - b),
        );
        for (const cookie of cookies) expect(keepsPromises(cookie, now)).toBe(true);
      });
    }),
  );
});

function identity({ name, domain, hostOnly, path, partition }: Cookie): string {
  return JSON.stringify([name, domain, hostOnly, path, partition]);
}

function keepsPromises(cookie: Cookie, now: number): boolean {
  const prefix = /^__(secure|host-http|host|http)-/i.exec(cookie.name)?.[1]?.toLowerCase() ?? '';
  const isNew = cookie.expires === undefined || (cookie.expires > now && cookie.expires <= now + 400 * 86_400_000);
  const isSecure = cookie.secure || (prefix === '' && cookie.sameSite !== 'none' && cookie.partition === undefined);
  const isHost = !prefix.startsWith('host') || (cookie.hostOnly && cookie.path === '/');
  const isSuffix = !cookie.hostOnly && suffixes.suffixOf(cookie.domain) === cookie.domain;
  return isNew && isSecure && isHost && !isSuffix && (cookie.httpOnly || !prefix.includes('http'));
}

test('whatever a script does, an HttpOnly cookie stays as it was', () => {
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const jar = createCookieJar({ clock: handClock(), publicSuffixes: suffixes });
      const url = 'https://www.shop.example/a/b';
      const { kept } = jar.receive('a=secret; HttpOnly', { url });
      for (const one of lines) jar.receive(one, { url, api: 'script' });
      expect(jar.cookies()).toContainEqual(kept);
      expect(jar.select({ url, api: 'script' }).header ?? '').not.toContain('secret');
    }),
  );
});

test('a cookie that is set and deleted in the same words is gone', () => {
  fc.assert(
    fc.property(line, context, (one, where) => {
      const jar = createCookieJar({ clock: handClock(), publicSuffixes: suffixes });
      const { kept } = jar.receive(one, where);
      if (!kept) return;
      expect(jar.receive(`${one}; Max-Age=0`, where).kept).toBeUndefined();
      expect(jar.cookies()).toEqual([]);
    }),
  );
});

test('no more than 50 cookies a site, whatever comes', () => {
  const flood = fc.array(
    fc.tuple(
      fc.nat({ max: 90 }),
      fc.constantFrom('', '; Secure', '; Domain=shop.example'),
      fc.constantFrom(...hosts.slice(0, 3)),
    ),
    {
      minLength: 100,
      maxLength: 250,
      size: 'max',
    },
  );
  fc.assert(
    fc.property(flood, (all) => {
      const jar = createCookieJar({ clock: handClock(), publicSuffixes: suffixes });
      for (const [at, attributes, host] of all) {
        const before = jar.cookies();
        jar.receive(`c${at}=1${attributes}`, { url: `https://${host}/` });
        const after = jar.cookies();
        expect(after.length).toBeLessThanOrEqual(50);
        const identities = new Set(after.map(identity));
        const isSecureGone = before.some((cookie) => cookie.secure && !identities.has(identity(cookie)));
        // A Secure cookie goes only where no other is left.
        if (isSecureGone) expect(after.every(({ secure }) => secure)).toBe(true);
      }
    }),
    { numRuns: 15 },
  );
});
