import { describe, expect, it } from 'vitest';
import type { Backend, Field, HttpResponse } from '#demos/contract.ts';
import { demo } from '#demos/virtual-hosts/backend.ts';
import { asApache, asNginx, chooseSite } from '#demos/virtual-hosts/model.ts';
import { checkTable, firstTable, largestTable, tablePath, type SiteTable } from '#demos/virtual-hosts/protocol.ts';

const french: Field = ['Accept-Language', 'fr'];

function start(): Backend {
  return demo.create({
    clock: { now: () => 0 },
    timers: { after: () => () => undefined },
    random: { bytes: (length) => new Uint8Array(length) },
  });
}

async function* content(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function get(backend: Backend, host: string, visitor = 'v', target = '/'): Promise<HttpResponse | undefined> {
  const request = { method: 'GET', target, version: '1.1', headers: [['Host', host]], body: content('') } as const;
  return backend.respondAsVirtualHost?.(request, { visitor, exchange: 'e', isPresenter: true });
}

async function table(
  backend: Backend,
  method: string,
  body: unknown = '',
  visitor = 'v',
): Promise<HttpResponse | undefined> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const request = { method, target: tablePath, version: '1.1', headers: [french], body: content(text) } as const;
  return backend.respond?.(request, { visitor, exchange: 'e', isPresenter: true });
}

const renamed: SiteTable = {
  sites: [
    { page: 'mines', names: ['school.localhost', 'mines.localhost'] },
    { page: 'patrick', names: ['cafe.localhost'] },
  ],
  default: 'patrick',
};

describe('chooseSite', () => {
  it('follows the name, whichever of several', () => {
    expect(chooseSite(renamed, 'mines.localhost')).toEqual({ page: 'mines', why: 'name' });
  });
  it('falls back on the default site', () => {
    expect(chooseSite(renamed, 'nobody.localhost')).toEqual({ page: 'patrick', why: 'default' });
  });
});

describe('the sites', () => {
  it.each([
    ['mines.localhost:8420', 'School of Mines'],
    ['cpp.localhost', 'C++ club'],
    ['patrick.localhost', 'Patrick’s café'],
    ['unknown.localhost', 'School of Mines'],
  ])('serve %s its page', async (host, title) => {
    expect(await get(start(), host)).toMatchObject({ status: 200, body: expect.stringContaining(title) as string });
  });

  it('have one page each', async () => expect((await get(start(), 'mines.localhost', 'v', '/x'))?.status).toBe(404));
});

describe('the site table', () => {
  it('is each visitor’s own, and comes back as it was', async () => {
    const backend = start();
    expect((await table(backend, 'PUT', renamed))?.status).toBe(200);
    expect(await get(backend, 'nobody.localhost')).toMatchObject({
      body: expect.stringContaining('Patrick') as string,
    });
    expect(await get(backend, 'nobody.localhost', 'other')).toMatchObject({
      body: expect.stringContaining('Mines') as string,
    });
    expect((await table(backend, 'DELETE'))?.status).toBe(200);
    expect(await get(backend, 'nobody.localhost')).toMatchObject({ body: expect.stringContaining('Mines') as string });
  });

  it.each([
    ['not JSON', '{', 400],
    ['too long', ' '.repeat(largestTable + 1), 413],
    ['another shape', { sites: [] }, 422],
    ['a name that is not ours', { ...firstTable, sites: [{ page: 'mines', names: ['example.com'] }] }, 422],
    ['an upper-case name', { ...firstTable, sites: [{ page: 'mines', names: ['Mines.localhost'] }] }, 422],
    ['a name for nginx’s own syntax', { ...firstTable, sites: [{ page: 'mines', names: ['a;}.localhost'] }] }, 422],
    ['more than it should say', { ...firstTable, extra: 1 }, 422],
  ])('refuses %s in words', async (_, body, status) => {
    const answer = await table(start(), 'PUT', body);
    expect(answer?.status).toBe(status);
    expect(JSON.parse(String(answer?.body))).toHaveProperty('error');
  });

  it('names the name that two sites share, in the reader’s language', async () => {
    const twice = { ...firstTable, sites: firstTable.sites.map((site) => ({ ...site, names: ['mines.localhost'] })) };
    const answer = await table(start(), 'PUT', twice);
    expect(String(answer?.body)).toContain('Deux sites s’appellent mines.localhost');
  });

  it('needs its default in the table', () => {
    const check = checkTable({ sites: [{ page: 'cpp', names: ['cpp.localhost'] }], default: 'mines' });
    expect(check).toMatchObject({ ok: false, error: { kind: 'no-default' } });
  });

  it('answers another method with 405 and what is allowed', async () => {
    const answer = await table(start(), 'PATCH', '{}');
    expect(answer).toMatchObject({
      status: 405,
      headers: expect.arrayContaining([['Allow', 'GET, HEAD, PUT, DELETE']]) as Field[],
    });
  });
});

describe('the same table elsewhere', () => {
  it('is nginx’s server blocks', () => {
    expect(asNginx(renamed, '8420')).toContain('listen 8420 default_server;\n    server_name cafe.localhost;');
    expect(asNginx(renamed, '8420')).toContain('listen 8420;\n    server_name school.localhost mines.localhost;');
  });
  it('puts Apache’s default first', () => {
    expect(asApache(renamed, '80').indexOf('cafe')).toBeLessThan(asApache(renamed, '80').indexOf('school'));
    expect(asApache(renamed, '80')).toContain('ServerAlias mines.localhost');
  });
});
