import { describe, expect, it } from 'vitest';
import type { Field } from '#demos/contract.ts';
import { hostnameOf, isOriginAllowed, routeHost } from '#demos/host-rules.ts';

const isOwnName = (name: string) => name === 'localhost' || name === '127.0.0.1' || name === '[::1]';
const get = (headers: Field[], target = '/', version: '1.0' | '1.1' = '1.1') => ({
  method: 'GET',
  target,
  version,
  headers,
});

describe('routeHost', () => {
  it.each([
    ['localhost:8420', { to: 'deck' }],
    ['LOCALHOST', { to: 'deck' }],
    ['[::1]:8420', { to: 'deck' }],
    ['mines.localhost:8420', { to: 'virtual-host', name: 'mines.localhost' }],
    ['Mines.Localhost.', { to: 'virtual-host', name: 'mines.localhost' }],
    ['example.com', { to: 'nowhere', status: 421, reason: 'foreign' }],
    ['localhost.example.com', { to: 'nowhere', status: 421, reason: 'foreign' }],
    ['evil-localhost', { to: 'nowhere', status: 421, reason: 'foreign' }],
    ['', { to: 'nowhere', status: 400, reason: 'bad-host' }],
    ['a b', { to: 'nowhere', status: 400, reason: 'bad-host' }],
    ['localhost/x', { to: 'nowhere', status: 400, reason: 'bad-host' }],
    ['user@localhost', { to: 'nowhere', status: 400, reason: 'bad-host' }],
  ])('sends Host: %s to its place', (host, verdict) => {
    expect(routeHost(get([['Host', host]]), isOwnName)).toEqual(verdict);
  });

  it('requires one Host in HTTP/1.1, and none in HTTP/1.0', () => {
    expect(routeHost(get([]), isOwnName)).toMatchObject({ status: 400, reason: 'no-host' });
    expect(routeHost(get([], '/', '1.0'), isOwnName)).toEqual({ to: 'deck' });
    const two: Field[] = [
      ['Host', 'localhost'],
      ['host', 'localhost'],
    ];
    expect(routeHost(get(two), isOwnName)).toMatchObject({ status: 400, reason: 'two-hosts' });
  });

  it('lets an absolute-form target override Host (RFC 9112 §3.2.2)', () => {
    const request = get([['Host', 'localhost']], 'http://cpp.localhost:8420/x');
    expect(routeHost(request, isOwnName)).toEqual({ to: 'virtual-host', name: 'cpp.localhost' });
  });
});

describe('isOriginAllowed', () => {
  const from = (...origins: string[]) =>
    isOriginAllowed(
      get([['Host', 'localhost:8420'], ...origins.map((origin): Field => ['Origin', origin])]),
      isOwnName,
    );

  it('lets pass a client that is no browser', () => expect(from()).toBe(true));
  it('lets pass this server’s own pages and virtual hosts', () => {
    expect(from('http://localhost:8420')).toBe(true);
    expect(from('http://127.0.0.1:8420')).toBe(true);
    expect(from('http://mines.localhost:8420')).toBe(true);
  });
  it.each([
    'null',
    'http://example.com',
    'http://localhost:3000',
    'http://localhost',
    'http://example.com/http://localhost:8420',
    'file://',
    '',
  ])('refuses Origin: %s', (origin) => expect(from(origin)).toBe(false));
  it('refuses two of them', () => expect(from('http://localhost:8420', 'http://localhost:8420')).toBe(false));
});

describe('hostnameOf', () => {
  it.each([
    ['a.b:80', 'a.b'],
    ['[::1]', '[::1]'],
    [':80', undefined],
    ['a:b', undefined],
    ['a:999999', undefined],
  ])('reads %s', (authority, name) => expect(hostnameOf(authority)).toBe(name));
});
