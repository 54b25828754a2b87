// The jar and Chromium are given the same Set-Cookie lines, and must then send and keep the same. Where Chromium goes a way
// of its own, the reason stands here, and a test says so when it no longer does.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Oracle, type Request } from './cookie-jar-browser.ts';

let oracle: Oracle;
beforeAll(async () => {
  oracle = await Oracle.open();
});
afterAll(() => oracle.close());

/** An answer for /a/b sets; then a script of that page asks here and there. */
function set(host: string, lines: readonly string[]): Request[] {
  const below = lines.some((line) => /domain=\.*[a-z]/i.test(line) || line === 'a=1')
    ? [{ to: `sub.${host}/a/b` }]
    : [];
  return [
    { to: `${host}/a/b`, set: lines },
    { to: `${host}/` },
    { to: `${host}/a` },
    { to: `${host}/a/b/c` },
    ...below,
  ];
}

async function agrees(requests: readonly Request[]): Promise<void> {
  const { browser, jar } = await oracle.compare(requests);
  expect(jar).toEqual(browser);
}

async function differs(requests: readonly Request[]): Promise<void> {
  const { browser, jar } = await oracle.compare(requests);
  expect(jar).not.toEqual(browser);
}

const x = (length: number) => 'x'.repeat(length);
/** One cookie for each, told apart by its name. */
const named = (...attributes: string[]) => attributes.map((attribute, at) => `c${at}=1; ${attribute}`);
const year = new Date().getUTCFullYear() + 1;

describe('agrees with Chromium on what a page sets', () => {
  const whole = ['a=1', 'b=c=d', '\t e  =  f\t ', 'g=1;', 'h=', 'i=1, j=2', 'k="x;y"', 'l=__Host-m', 'n o=p q'];
  test('pairs', () => agrees(set('shop.example', whole)));

  const nameless = ['a', '=a', ';a=1', '=', '', ';Path=/', '=__Secure-a=1', '__Host-', '=__Http-a', '__Secure-'];
  const oddOctets = ['a=\x01', 'a=1; b=\x7f', `a=${x(4095)}`, `a=${x(4096)}`];
  test.each([...nameless, ...oddOctets].map((line) => [line]))('%j', (line) => agrees(set('shop.example', [line])));

  const ages = ['90000', '0', '-1', 'x', '1x', '"9"', '1.5', '-', '', '40000000', '9'.repeat(400)];
  const dates = [`Fri, 01 Jan ${year + 8} 00:00:00 GMT`, 'Wed, 01 Jan 2025 00:00:00 GMT', 'rubbish', '1 2 3'];
  const oddDates = [' jan 1 1:2:3', '/Feb/1 1:2:3', '-mar-01T01:02:03Z', ' Apr 31 1:2:3', ' May 1 24:00:00'];
  const both = ['Expires=1 jan 2025 1:2:3; Max-Age=90000', `Max-Age=0; Expires=1 jan ${year} 1:2:3`];
  const ownDomain = ['shop.example', '.shop.example', '..shop.example', 'SHOP.example', '', 'x.example; Domain='];
  const otherDomain = [
    'example',
    'other.example',
    'op.example',
    'sub.shop.example',
    'shop.example.',
    'b\xfccher.example',
  ];
  test.each([
    [
      'Path',
      named(
        ...['', '=/', '=/a/', '=a', '=/a; Path=b', '="/a"', `=/${x(1023)}`, `=/${x(1024)}`, '=/%61'].map(
          (end) => `Path${end}`,
        ),
      ),
    ],
    ['Domain', named(...[...ownDomain, ...otherDomain, 'shop.example:80', x(1025)].map((end) => `Domain=${end}`))],
    ['flags', named('Secure', 'HttpOnly', 'httponly=no', 'SECURE=', 'Partitioned', 'Unknown=1')],
    [
      'SameSite',
      named(
        ...['Strict', 'lax', 'None', '', 'x', 'Strict; SameSite=x', 'x; SameSite=Strict'].map(
          (end) => `SameSite=${end}`,
        ),
      ),
    ],
    ['Max-Age', named(...ages.map((age) => `Max-Age=${age}`), ...both)],
    [
      'Expires',
      named(
        ...[...dates, ...oddDates.map((end) => year + end), `1-Jun-${year % 100} 12:00:00`].map(
          (end) => `Expires=${end}`,
        ),
      ),
    ],
    ['prefixes', ['__Secure-a=1', '__hOsT-a=1', '__Http-a=1', '__Host-Http-a=1', '__Secure-b=1; Secure']],
  ])('%s', (_, lines) => agrees(set('shop.example', lines)));

  test.each([
    [['a=1', 'a=1; Max-Age=0']],
    [['a=1', 'a=; Path=/; Max-Age=0']],
    [['b=1', 'a=2; Path=/', 'c=3']],
    [['a=1', 'a=1; Domain=shop.example']],
    [['a=1; HttpOnly', 'b=2']],
    [['b=1; Domain=shop.example; Path=/', 'a=1', 'c=1; Domain=shop.example', 'a=1']],
  ])('%j together', (lines) => agrees(set('shop.example', lines)));
});

describe('agrees with Chromium on this machine’s own names', () => {
  const host = ['Secure; Path=/', 'Secure', 'Secure; Path=/a', 'Path=/', 'Secure; Path=/; Domain='];
  const http = ['__Http-a=1; Secure; HttpOnly', '__Http-b=1; Secure', '__http-c=1; HttpOnly', '__Host-Http-a'];
  const both = ['HttpOnly; Path=/', 'HttpOnly', 'Path=/'].map((end, at) => `__Host-Http-${at}=1; Secure; ${end}`);
  test.each([
    [
      'Secure',
      ['a=1; Secure', 'b=1; SameSite=None; Secure', '__Secure-a=1; Secure', '__secure-b=1', 'c=1; Domain=localhost'],
    ],
    ['__Host-', host.map((end, at) => `__Host-${at}=1; ${end}`)],
    ['__Http- and __Host-Http-', [...http, ...both]],
    ['Partitioned', named('Partitioned', 'Partitioned; Secure', 'Partitioned; Secure; SameSite=None; Path=/')],
  ])('%s from a name in .localhost', (_, lines) => agrees(set('shop.localhost', lines)));

  test('localhost', () =>
    agrees(set('localhost', named('Secure', 'Domain=localhost', 'Domain=.localhost', 'Domain=local'))));

  test('127.0.0.1', () =>
    agrees(set('127.0.0.1', named('Secure', 'Domain=127.0.0.1', 'Domain=.127.0.0.1', 'Domain=0.0.1'))));
});

describe('agrees with Chromium on public suffixes', () => {
  test.each([
    ['shop.co.uk', 'co.uk'],
    ['www.shop.co.uk', 'shop.co.uk'],
    ['someone.github.io', 'github.io'],
    ['a.someone.github.io', 'someone.github.io'],
    ['b.ck', 'ck'],
    ['a.b.ck', 'b.ck'],
    ['a.www.ck', 'www.ck'],
    ['a.www.ck', 'ck'],
    ['x.city.kawasaki.jp', 'city.kawasaki.jp'],
    ['x.y.kawasaki.jp', 'y.kawasaki.jp'],
    ['a.x.y.kawasaki.jp', 'x.y.kawasaki.jp'],
    ['a.mairie.gouv.fr', 'gouv.fr'],
  ])('%s sets one for %s', (host, domain) => agrees(set(host, [`a=1; Domain=${domain}`, `b=1; Domain=${host}`])));
});

describe('agrees with Chromium on other sites', () => {
  const all = ['s=1; SameSite=Strict', 'l=1; SameSite=Lax', 'n=1; SameSite=None; Secure'];
  const own = { to: 'a.localhost/', set: all };
  const other = { to: 'b.localhost/', by: 'address' } as const;

  test.each(['link', 'form', 'fetch'] as const)('a %s from another site takes what may go', async (by) => {
    await agrees([own, other, { to: 'a.localhost/', by }]);
  });

  test.each(['link', 'form', 'fetch'] as const)('a %s from another site sets what it may', async (by) => {
    await agrees([other, { to: 'a.localhost/', by, set: [...all, 'd=1'] }, { to: 'a.localhost/', by: 'address' }]);
  });

  test('a cookie without SameSite goes with a link, not with a fetch', async () => {
    await agrees([
      { to: 'a.localhost/', set: ['d=1'] },
      other,
      { to: 'a.localhost/' },
      { to: 'a.localhost/', by: 'link' },
    ]);
  });

  test('hosts of one registrable domain are one site', async () => {
    const set = all.map((line) => `${line}; Domain=a.localhost`);
    const rest = [
      { to: 'y.a.localhost/' },
      { to: 'y.a.localhost/', by: 'link' },
      { to: 'x.a.localhost/', by: 'form' },
    ] as const;
    await agrees([{ to: 'x.a.localhost/', set }, { to: 'a.localhost/', by: 'address' }, ...rest]);
  });

  test('localhost and a name below it are two sites', async () => {
    await agrees([{ to: 'localhost/', set: all }, other, { to: 'localhost/' }, { to: 'localhost/', by: 'link' }]);
  });

  test('a partitioned cookie is known on its own page only', async () => {
    const lines = ['p=1; Secure; Partitioned; SameSite=None', 'q=1; Secure; SameSite=None'];
    const widget = { to: 'w.localhost/' };
    const page = { to: 'a.localhost/', by: 'address' } as const;
    const typed = { ...widget, by: 'address' } as const;
    await agrees([page, { ...widget, set: lines }, widget, other, widget, typed, page, widget]);
  });
});

describe('agrees with Chromium on what a script writes', () => {
  const page = 'a.localhost/x/y';
  const attributes = ['HttpOnly', 'Secure', 'Path=/', 'Path=/x; Max-Age=90000', 'Max-Age=0', 'Domain=bücher.example'];
  test.each([
    ['attributes', named(...attributes, 'Secure; Partitioned')],
    ['odd characters', ['a=é', 'ü=ö', '', 'b=\x01', 'c=1\nd=2', 'e=1\0f']],
    ['no name', ['a', '=__Host-a', '__Http-a=1; Secure']],
  ])('%s', (_, write) => agrees([{ to: page, write }, { to: page }]));

  test('over cookies that a server set', async () => {
    const page = { to: 'a.localhost/x/y', set: ['a=1; HttpOnly', 'b=1'], write: ['a=2', 'b=1; Max-Age=0'] };
    await agrees([page, { to: 'a.localhost/x/y' }]);
  });
});

describe('differs from Chromium', () => {
  test.each([
    ['a nameless cookie with “=” would come back with a name: Chromium refuses it, the draft keeps it', '=a=b'],
    ['a lone dot: Chromium refuses the cookie, the draft drops the dot and overlooks an empty Domain', 'a=1; Domain=.'],
    ['a plus: Chromium’s number parser takes it, the draft wants digits', 'a=1; Max-Age=+90000'],
    ['the last Max-Age cannot be read: Chromium forgets the one before, too', 'a=1; Max-Age=90000; Max-Age=x'],
    ['the last Expires cannot be read: the same', `a=1; Expires=1 jan ${year} 1:2:3; Expires=x`],
    ['a year before 1601: Chromium takes it for long ago, the draft for no date', 'a=1; Expires=1 jan 1600 1:2:3'],
    ['a tab inside a value: Chromium refuses it, for the draft it is inner white space', 'a=b\tc'],
    ['octets that are no UTF-8: Chromium shows scripts no cookie at all then, the jar shows U+FFFD', 'a=\xe9'],
  ])('%s: %j', (_, line) => differs(set('shop.example', [line])));

  test('by age: Chromium makes a cookie young again when its value changes', async () => {
    await differs(set('shop.example', ['a=1', 'b=1', 'a=2']));
  });

  test('by __Host- and a Domain that is the host’s own suffix: for the draft the cookie is host-only in the end', async () => {
    await differs(set('localhost', ['__Host-a=1; Secure; Path=/; Domain=localhost']));
  });

  test('by number: Chromium keeps 180 cookies a site, the draft asks for 50', async () => {
    await differs(
      set(
        'shop.example',
        Array.from({ length: 51 }, (_, at) => `c${at}=1`),
      ),
    );
  });

  test('by grace: for two minutes Chromium lets a cookie without SameSite go with a foreign POST', async () => {
    await differs([
      { to: 'a.localhost/', set: ['d=1'] },
      { to: 'b.localhost/', by: 'address' },
      { to: 'a.localhost/', by: 'form' },
    ]);
  });
});
