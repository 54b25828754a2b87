import { describe, expect, test } from 'vitest';
import type { CookieContext } from '#demos/cookie-jar/contract.ts';
import { domainMatches, isAddress, isOwnMachine } from '#demos/cookie-jar/domain.ts';
import { defaultPath, pathMatches } from '#demos/cookie-jar/path.ts';
import {
  createLazyPublicSuffixes,
  createPublicSuffixes,
  loadPublicSuffixes,
  registrableDomain,
} from '#demos/cookie-jar/public-suffixes.ts';
import { situationOf } from '#demos/cookie-jar/situation.ts';

describe('a domain', () => {
  test.each([
    ['shop.example', 'shop.example', true],
    ['www.shop.example', 'shop.example', true],
    ['a.b.shop.example', 'shop.example', true],
    ['shop.example', 'www.shop.example', false],
    ['bookshop.example', 'shop.example', false],
    ['10.0.0.1', '10.0.0.1', true],
    ['10.0.0.1', '0.0.1', false],
    ['[::1]', '[::1]', true],
    ['shop.example', '', false],
    ['shop.example.', 'shop.example', false],
    ['shop.example.', '', false],
  ])('host %s matches %j: %s', (host, domain, expected) => expect(domainMatches(host, domain)).toBe(expected));

  test.each([
    ['localhost', true],
    ['the-shop.localhost', true],
    ['localhost.', true],
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['[::1]', true],
    ['10.0.0.1', false],
    ['localhost.example', false],
    ['notlocalhost', false],
  ])('%s is this machine: %s', (host, expected) => expect(isOwnMachine(host)).toBe(expected));

  test('tells addresses from names', () => {
    expect(['1.2.3.4', '[::1]', '1.2.3.example', 'example'].map(isAddress)).toEqual([true, true, false, false]);
  });
});

describe('a path', () => {
  test.each([
    ['/', '/'],
    ['/a', '/'],
    ['/a/', '/a'],
    ['/a/b', '/a'],
    ['/a/b/', '/a/b'],
    ['', '/'],
    ['a/b', '/'],
    ['//', '/'],
  ])('of %j is by default %s', (request, expected) => expect(defaultPath(request)).toBe(expected));

  test.each([
    ['/a', '/a', true],
    ['/a/b', '/a', true],
    ['/a/b', '/a/', true],
    ['/ab', '/a', false],
    ['/a', '/a/', false],
    ['/', '/', true],
    ['/x', '/', true],
    ['/A', '/a', false],
    ['/%61', '/a', false],
  ])('%s matches %s: %s', (request, path, expected) => expect(pathMatches(request, path)).toBe(expected));
});

describe('a public suffix', () => {
  const suffixes = createPublicSuffixes(['co.uk', '*.ck', '!www.ck', 'github.io']);
  test.each([
    ['localhost', 'localhost', 'localhost'],
    ['the-shop.localhost', 'localhost', 'the-shop.localhost'],
    ['a.b.example', 'example', 'b.example'],
    ['co.uk', 'co.uk', 'co.uk'],
    ['www.shop.co.uk', 'co.uk', 'shop.co.uk'],
    ['www.shop.uk', 'uk', 'shop.uk'],
    ['b.ck', 'b.ck', 'b.ck'],
    ['a.b.ck', 'b.ck', 'a.b.ck'],
    ['ck', 'ck', 'ck'],
    ['www.ck', 'ck', 'www.ck'],
    ['a.www.ck', 'ck', 'www.ck'],
    ['me.github.io', 'github.io', 'me.github.io'],
    ['10.0.0.1', '10.0.0.1', '10.0.0.1'],
    ['[::1]', '[::1]', '[::1]'],
    ['www.shop.co.uk.', 'co.uk.', 'shop.co.uk.'],
    ['a..b', 'b', '.b'],
  ])('of %s is %s, and what somebody registered %s', (host, suffix, domain) => {
    expect(suffixes.suffixOf(host)).toBe(suffix);
    expect(registrableDomain(host, suffixes)).toBe(domain);
  });

  test('is in the list when that is there', async () => {
    const lazy = createLazyPublicSuffixes();
    expect(lazy.suffixOf('me.github.io')).toBe('io');
    await lazy.load();
    expect(lazy.suffixOf('me.github.io')).toBe('github.io');
    expect((await loadPublicSuffixes()).suffixOf('x.city.kobe.jp')).toBe('kobe.jp');
  });

  test('is the last label where the list cannot be had, and the list is asked for again', async () => {
    let calls = 0;
    const lazy = createLazyPublicSuffixes(async () => {
      calls += 1;
      throw new Error('offline');
    });
    await lazy.load();
    await lazy.load();
    expect([lazy.suffixOf('me.github.io'), calls]).toEqual(['io', 2]);
  });
});

describe('a request', () => {
  const suffixes = createPublicSuffixes();
  const shop = 'https://shop.example/';
  const other = 'https://other.example/';
  test.each<[string, Partial<CookieContext>, boolean]>([
    ['typed', {}, true],
    ['of its own page', { initiator: shop, topLevel: shop }, true],
    ['of a neighbour', { initiator: 'https://www.shop.example/', topLevel: 'https://www.shop.example/' }, true],
    ['of another site', { initiator: other, topLevel: other }, false],
    ['of its own page over http', { initiator: 'http://shop.example/' }, false],
    ['of a frame inside another site', { initiator: shop, topLevel: other }, false],
    ['of another site’s frame inside its own', { initiator: other, topLevel: shop }, false],
    ['by link from another site', { initiator: other, kind: 'top-level' }, false],
    [
      'by link from its own site, whatever the address bar said',
      { initiator: shop, topLevel: shop, kind: 'top-level' },
      true,
    ],
    ['of a data: page', { initiator: 'data:text/html,x' }, false],
    ['of rubbish', { initiator: 'rubbish' }, false],
    ['of a page’s WebSocket', { url: 'wss://www.shop.example/', initiator: shop }, true],
    ['of a script in a frame', { api: 'script', topLevel: other, kind: 'top-level' }, false],
  ])('%s is same-site: %s', (_, context, expected) => {
    expect(situationOf({ url: shop, ...context }, suffixes)?.isSameSite).toBe(expected);
  });

  test.each(['', 'rubbish', '/path', 'ftp://x.example/', 'file:///x', 'http://', 'about:blank'])(
    'for %j is none',
    (url) => {
      expect(situationOf({ url }, suffixes)).toBeUndefined();
    },
  );

  test('has a canonical host and an encoded path', () => {
    const situation = situationOf({ url: 'HTTP://BÜCHER.Example:80/ä b?q' }, suffixes);
    expect(situation?.place).toMatchObject({ host: 'xn--bcher-kva.example', path: '/%C3%A4%20b' });
  });

  test('belongs to the address bar’s site', () => {
    const top = (context: Partial<CookieContext>) => situationOf({ url: shop, ...context }, suffixes)?.topLevelSite;
    expect(top({})).toBe('https://shop.example');
    expect(top({ initiator: other })).toBe('https://other.example');
    expect(top({ initiator: other, kind: 'top-level' })).toBe('https://shop.example');
    expect(top({ topLevel: 'file:///x' })).toBeUndefined();
  });
});
