import { describe, expect, test } from 'vitest';
import type { CookieContext, Cookie } from '#demos/cookie-jar/contract.ts';
import { handClock, http, https, newJar, receiving, sending, start } from './cookie-jar-occasions.ts';

const names = (cookies: readonly Cookie[]) => cookies.map(({ name }) => name);
const keys = (steps: readonly { key: string }[]) => steps.map(({ key }) => key);

describe('a jar', () => {
  test('tells each step with its section, in the order of the draft', () => {
    expect(receiving('id=1; Max-Age=30; Domain=shop.example; Path=/; Secure; HttpOnly; SameSite=Lax')).toEqual([
      expect.objectContaining({
        key: 'lives-for-max-age',
        section: '5.6.2',
        values: { seconds: 30, date: '2026-01-02 03:04:35 UTC' },
      }),
      expect.objectContaining({ key: 'domain-covers', section: '5.7', effect: 'allows' }),
      expect.objectContaining({ key: 'path-given' }),
      expect.objectContaining({ key: 'secure-over-encryption' }),
      expect.objectContaining({ key: 'http-only' }),
      expect.objectContaining({ key: 'same-site-lax' }),
      expect.objectContaining({ key: 'kept', section: '5.7', effect: 'allows' }),
    ]);
  });

  test('keeps a cookie as it is told', () => {
    const jar = newJar();
    const { kept } = jar.receive('id=1; Max-Age=30; Domain=.Shop.example; HttpOnly', { url: https });
    expect(kept).toEqual({
      name: 'id',
      value: '1',
      domain: 'shop.example',
      hostOnly: false,
      path: '/a',
      secure: false,
      httpOnly: true,
      sameSite: 'default',
      expires: start + 30_000,
      created: start,
      lastUsed: start,
      partition: undefined,
    });
    expect(jar.cookies()).toEqual([kept]);
  });

  test('takes octets, and gives them back one character each', () => {
    const jar = newJar();
    jar.receive(Uint8Array.of(0x61, 0x3d, 0xff), { url: https });
    expect(jar.select({ url: https }).header).toBe('a=\xff');
  });

  test('forgets what has expired, in the very millisecond', () => {
    const clock = handClock();
    const jar = newJar(clock);
    jar.receive('a=1; Max-Age=1', { url: https });
    clock.time += 999;
    expect(jar.cookies()).toHaveLength(1);
    clock.time += 1;
    expect(jar.cookies()).toEqual([]);
    expect(jar.select({ url: https })).toEqual({ header: undefined, decisions: [] });
  });

  test('keeps nothing longer than 400 days', () => {
    const { kept } = newJar().receive('a=1; Expires=1 jan 2099 0:0:0', { url: https });
    expect(kept?.expires).toBe(start + 400 * 86_400_000);
  });

  test('keeps a replaced cookie’s age, and deletes by expiry', () => {
    const clock = handClock();
    const jar = newJar(clock);
    jar.receive('a=1', { url: https });
    clock.time += 5;
    expect(jar.receive('a=2; Secure', { url: https }).kept).toMatchObject({
      value: '2',
      created: start,
      lastUsed: start + 5,
    });
    expect(jar.receive('a=; Max-Age=-1', { url: https }).kept).toBeUndefined();
    expect(jar.cookies()).toEqual([]);
  });

  test('holds cookies of one name apart by domain, host-only, path and partition', () => {
    const jar = newJar();
    const lines = [
      'a=1',
      'a=2; Path=/',
      'a=3; Domain=www.shop.example',
      'a=4; Domain=shop.example',
      'a=5; Secure; Partitioned',
    ];
    for (const line of lines) jar.receive(line, { url: https });
    expect(jar.cookies()).toHaveLength(5);
    jar.clear();
    expect(jar.cookies()).toEqual([]);
  });

  test('marks what is sent as used, and only that', () => {
    const clock = handClock();
    const jar = newJar(clock);
    jar.receive('a=1', { url: https });
    jar.receive('b=1; Path=/b', { url: https });
    clock.time += 7;
    jar.select({ url: https });
    expect(jar.cookies().map(({ lastUsed }) => lastUsed - start)).toEqual([7, 0]);
  });

  test('does not let a deletion past the rules either', () => {
    const jar = newJar();
    jar.receive('a=1; Secure', { url: https });
    expect(keys(jar.receive('a=; Max-Age=0', { url: http }).steps).at(-1)).toBe('leave-secure-alone');
    expect(jar.cookies()).toHaveLength(1);
  });
});

describe('a request', () => {
  test('takes longer paths first, then the older cookie; one without a name is bare', () => {
    const clock = handClock();
    const jar = newJar(clock);
    for (const line of ['old=1; Path=/', 'bare', 'deep=1; Path=/a/b', 'new=1; Path=/']) {
      jar.receive(line, { url: https });
      clock.time += 1;
    }
    jar.receive('old=2; Path=/', { url: https });
    expect(jar.select({ url: https }).header).toBe('deep=1; bare; old=2; new=1');
  });

  test('goes by order of arrival where the clock stands still', () => {
    const jar = newJar();
    for (const name of ['c', 'a', 'b', 'a']) jar.receive(`${name}=1`, { url: https });
    expect(jar.select({ url: https }).header).toBe('c=1; a=1; b=1');
  });

  test('decides about every cookie, those that are sent first', () => {
    const jar = newJar();
    for (const line of ['x=1; Path=/x', 'a=1', 'b=1; Domain=shop.example; Path=/']) jar.receive(line, { url: https });
    const { decisions } = jar.select({ url: https });
    expect(decisions.map(({ cookie, sent }) => [cookie.name, sent])).toEqual([
      ['a', true],
      ['b', true],
      ['x', false],
    ]);
    expect(decisions[1]?.steps.at(-1)).toMatchObject({ key: 'sent', values: { pair: 'b=1', position: 2, count: 2 } });
    expect(keys(decisions[2]?.steps ?? [])).toEqual(['host-same', 'path-other']);
  });

  const other = 'https://other.example/';
  const contexts: Record<string, CookieContext> = {
    'same site': { url: https, initiator: https },
    link: { url: https, initiator: other, kind: 'top-level' },
    'foreign form': { url: https, initiator: other, kind: 'top-level', method: 'POST' },
    'foreign head': { url: https, initiator: other, kind: 'top-level', method: 'head' },
    'foreign fetch': { url: https, initiator: other, topLevel: other },
    'frame inside another site': { url: https, initiator: https, topLevel: other },
  };
  test.each([
    ['same site', 'strict lax default none'],
    ['link', 'lax default none'],
    ['foreign form', 'none'],
    ['foreign head', 'lax default none'],
    ['foreign fetch', 'none'],
    ['frame inside another site', 'none'],
  ])('of kind %s takes %s', (kind, expected) => {
    const jar = newJar();
    for (const line of [
      'strict=1; SameSite=Strict',
      'lax=1; SameSite=Lax',
      'default=1',
      'none=1; SameSite=None; Secure',
    ]) {
      jar.receive(line, { url: https });
    }
    const sent = jar.select(contexts[kind] ?? { url: '' }).decisions.filter((decision) => decision.sent);
    expect(names(sent.map(({ cookie }) => cookie)).join(' ')).toBe(expected);
  });

  test('of a foreign form is told of Chrome’s two minutes for as long as they last', () => {
    const form: CookieContext = { url: https, initiator: other, kind: 'top-level', method: 'POST' };
    expect(keys(sending('a=1', form, https, 120_000))).toContain('two-minutes-of-grace');
    expect(keys(sending('a=1', form, https, 120_001))).not.toContain('two-minutes-of-grace');
    expect(keys(sending('a=1; SameSite=Lax', form))).not.toContain('two-minutes-of-grace');
  });
});

describe('prefixes', () => {
  const all = 'Secure; HttpOnly; Path=/';
  test.each([
    [`__Host-a=1; ${all}`, true],
    [`__HOST-a=1; ${all}; Domain=`, true],
    [`__Host-a=1; ${all}; Domain=www.shop.example`, false],
    ['__host-a=1; Secure; Path=/a', false],
    ['__host-a=1; Path=/', false],
    ['__hOSt-Http-a=1; Secure; Path=/', false],
    [`__Host-Http-a=1; ${all}`, true],
    ['__Http-a=1; Secure; HttpOnly; Domain=shop.example', true],
    ['__http-a=1; HttpOnly', false],
    ['__Secure-a=1; Secure; Domain=shop.example', true],
    ['__Secure=1', true],
    ['a=__Host-b', true],
    ['__secure-a', false],
    ['=__HTTP-a; Secure; HttpOnly', false],
  ])('%s: kept %s', (line, expected) => {
    expect(newJar().receive(line, { url: https }).kept !== undefined).toBe(expected);
  });
});

describe('leave secure cookies alone', () => {
  test.each([
    ['a=2; Path=/login', false],
    ['a=2; Path=/login/en', false],
    ['a=2; Path=/login; Domain=shop.example', false],
    ['a=2; Path=/', true],
    ['a=2; Path=/foo', true],
    ['b=2; Path=/login', true],
  ])('%s over plain text: kept %s', (line, expected) => {
    const jar = newJar();
    jar.receive('a=1; Secure; Path=/login', { url: https });
    expect(jar.receive(line, { url: http }).kept !== undefined).toBe(expected);
  });

  test('does not bother other sites, nor this machine’s own', () => {
    const jar = newJar();
    jar.receive('a=1; Secure', { url: https });
    jar.receive('a=1; Secure', { url: 'http://localhost/' });
    expect(jar.receive('a=2', { url: 'http://other.example/a/b' }).kept).toBeDefined();
    expect(jar.receive('a=2', { url: 'http://localhost/' }).kept).toBeDefined();
  });
});

describe('a full jar', () => {
  test('drops the site’s unprotected cookies first, the longest unused among them', () => {
    const clock = handClock();
    const jar = newJar(clock);
    jar.receive('secure=1; Secure; Path=/s', { url: https });
    for (let at = 0; at < 49; at += 1) jar.receive(`c${at}=1; Path=/${at % 2 ? 'odd' : 'even'}`, { url: https });
    clock.time += 1;
    jar.select({ url: 'https://www.shop.example/even' });
    const { steps } = jar.receive('new=1', { url: https });
    expect(steps).toContainEqual(
      expect.objectContaining({
        key: 'evicted-for-site',
        values: { name: 'c1', domain: 'www.shop.example', limit: 50 },
      }),
    );
    expect(names(jar.cookies())).not.toContain('c1');
    expect(jar.cookies()).toHaveLength(50);
  });

  test('goes by order of use where the clock stands still', () => {
    const jar = newJar();
    for (let at = 0; at < 50; at += 1) jar.receive(`c${at}=1; Path=/${at === 0 ? 'used' : 'unused'}`, { url: https });
    jar.select({ url: 'https://www.shop.example/used' });
    jar.receive('new=1', { url: https });
    expect(names(jar.cookies()).slice(0, 2)).toEqual(['c0', 'c2']);
  });

  test('counts a registrable domain together, each partition by itself', () => {
    const jar = newJar();
    for (let at = 0; at < 60; at += 1) jar.receive('a=1', { url: `https://h${at}.shop.example/` });
    expect(jar.cookies()).toHaveLength(50);
    for (let at = 0; at < 60; at += 1) jar.receive(`p${at}=1; Secure; Partitioned`, { url: https });
    expect(jar.cookies()).toHaveLength(100);
  });

  test('makes no room for a cookie that only takes its like’s place', () => {
    const jar = newJar();
    for (let at = 0; at < 50; at += 1) jar.receive(`c${at}=1`, { url: https });
    jar.receive('c7=2', { url: https });
    expect(jar.cookies()).toHaveLength(50);
  });

  test('drops expired cookies before any other', () => {
    const clock = handClock();
    const jar = newJar(clock);
    jar.receive('short=1; Max-Age=1', { url: https });
    for (let at = 0; at < 49; at += 1) jar.receive(`c${at}=1`, { url: https });
    clock.time += 2000;
    expect(keys(jar.receive('new=1', { url: https }).steps)).not.toContain('evicted-for-site');
    expect(names(jar.cookies())).toContain('c0');
  });
});
