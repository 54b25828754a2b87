import { createHash } from 'node:crypto';
import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './server-harness.ts';

const mode = "document.documentElement.dataset.mode = 'slides';";
const chapter = `<!DOCTYPE html>
<html lang="fr" data-chapter="server"><head><script>${mode}</script><script type="application/json">{}</script><script type="module" src="../assets/deck-AbCd1234.js"></script></head>
<body>${'<p>Une page est un article.</p>'.repeat(100)}</body></html>`;
const script = 'export const answer = 42;\n'.repeat(100);

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({
    files: {
      'fr/index.html': '<html lang="fr"><p>Sommaire</p>',
      'fr/server.html': chapter,
      'assets/deck-AbCd1234.js': script,
      'assets/font-Zz_9-xY8.woff2': 'not a font, but two hundred octets'.repeat(6),
      'fr/server.notes.json': '{}',
      'icon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '.secret': 'nobody sees this',
    },
  });
});

afterEach(() => server.end());

interface Answer {
  readonly status: number;
  readonly fields: Headers;
  readonly body: Buffer;
}

async function get(path: string, fields: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  const answer = await server.exchange(
    `${method} ${path} HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n${lines.join('')}\r\n`,
  );
  const end = answer.indexOf('\r\n\r\n');
  const [statusLine = '', ...head] = answer.slice(0, end).split('\r\n');
  const pairs = head
    .map((line) => line.split(/: (.*)/s) as [string, string])
    .map(([name, value]): [string, string] => [name, value]);
  return {
    status: Number(statusLine.slice(9, 12)),
    fields: new Headers(pairs),
    body: Buffer.from(answer.slice(end + 4), 'latin1'),
  };
}

describe('the deck', () => {
  it('serves a page, marked as coming from the demo server', async () => {
    const { status, fields, body } = await get('/fr/server.html');
    expect(status).toBe(200);
    expect(fields.get('content-type')).toBe('text/html; charset=utf-8');
    expect(body.toString()).toBe(chapter.replace('<html', '<html data-host="server"'));
  });

  it.each([
    ['/', 'Deck'],
    ['/fr/', 'Sommaire'],
    ['/fr/index.html', 'Sommaire'],
    ['/fr/server', 'Une page est un article'],
  ])('finds the page of %s', async (path, content) => {
    expect((await get(path)).body.toString()).toContain(content);
  });

  it('sends a folder without its slash to the folder', async () => {
    const { status, fields } = await get('/fr');
    expect([status, fields.get('location')]).toEqual([301, '/fr/']);
  });

  it.each([
    ['/assets/deck-AbCd1234.js', 'text/javascript; charset=utf-8'],
    ['/fr/server.notes.json', 'application/json; charset=utf-8'],
    ['/icon.svg', 'image/svg+xml'],
    ['/assets/font-Zz_9-xY8.woff2', 'font/woff2'],
  ])('gives %s the type %s', async (path, type) => {
    const { fields } = await get(path);
    expect(fields.get('content-type')?.replace('image/svg+xml; charset=utf-8', 'image/svg+xml')).toBe(type);
    expect(fields.get('x-content-type-options')).toBe('nosniff');
  });

  it('lets browsers keep hashed files for good, and ask about the others', async () => {
    const forGood = 'public, max-age=31536000, immutable';
    expect((await get('/assets/deck-AbCd1234.js')).fields.get('cache-control')).toBe(forGood);
    expect((await get('/assets/font-Zz_9-xY8.woff2')).fields.get('cache-control')).toBe(forGood);
    expect((await get('/fr/server.html')).fields.get('cache-control')).toBe('no-cache');
    expect((await get('/icon.svg')).fields.get('cache-control')).toBe('no-cache');
  });

  it('answers 304 to who has the page already', async () => {
    const etag = (await get('/fr/server.html')).fields.get('etag') ?? '';
    const { status, body } = await get('/fr/server.html', { 'If-None-Match': etag });
    expect([status, body.length]).toEqual([304, 0]);
  });

  it('serves a page anew once it has been built anew', async () => {
    await get('/fr/index.html');
    const path = join(server.deck, 'fr/index.html');
    writeFileSync(path, '<html><p>Nouveau sommaire');
    utimesSync(path, new Date(), new Date(Date.now() + 5000));
    expect((await get('/fr/index.html')).body.toString()).toContain('Nouveau');
  });

  it('compresses with what the browser takes best', async () => {
    const brotli = await get('/fr/server.html', { 'Accept-Encoding': 'gzip, deflate, br' });
    expect(brotli.fields.get('content-encoding')).toBe('br');
    expect(brotli.fields.get('vary')).toBe('Accept-Encoding');
    expect(brotliDecompressSync(brotli.body).toString()).toContain('data-host="server"');
    const gzip = await get('/assets/deck-AbCd1234.js', { 'Accept-Encoding': 'gzip' });
    expect(gunzipSync(gzip.body).toString()).toBe(script);
  });

  it('takes what the build has compressed, for files that it does not mark', async () => {
    const sibling = gzipSync('compressed by the build');
    writeFileSync(join(server.deck, 'assets/deck-AbCd1234.js.gz'), sibling);
    writeFileSync(join(server.deck, 'fr/server.html.gz'), sibling);
    const encoded = async (path: string) =>
      gunzipSync((await get(path, { 'Accept-Encoding': 'gzip' })).body).toString();
    expect(await encoded('/assets/deck-AbCd1234.js')).toBe('compressed by the build');
    expect(await encoded('/fr/server.html')).toContain('data-host="server"');
  });

  it('does not compress for who does not ask, nor what is small', async () => {
    expect((await get('/fr/server.html')).fields.get('content-encoding')).toBeNull();
    expect((await get('/icon.svg', { 'Accept-Encoding': 'br' })).fields.get('content-encoding')).toBeNull();
  });

  it('sends a part of what is no text', async () => {
    const { status, body } = await get('/assets/font-Zz_9-xY8.woff2', { Range: 'bytes=4-9' });
    expect([status, body.toString()]).toEqual([206, 'a font']);
  });

  it('answers HEAD without content', async () => {
    const { status, fields, body } = await get('/fr/server.html', {}, 'HEAD');
    expect([status, fields.get('content-length'), body.length]).toEqual([200, String(chapter.length + 19), 0]);
  });

  it('allows the page’s own scripts only, and its inline one by its hash', async () => {
    const policy = (await get('/fr/server.html')).fields.get('content-security-policy') ?? '';
    const hash = createHash('sha256').update(mode).digest('base64');
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`);
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain(`connect-src 'self' ws://${server.authority} `);
  });

  it('refuses to be changed', async () => {
    const { status, fields } = await get('/fr/server.html', { 'Content-Length': '0' }, 'PUT');
    expect([status, fields.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it.each([
    '/.secret',
    '/%2esecret',
    '/fr/../.secret',
    '/fr/..%2f.secret',
    '/..%2f..%2f..%2fetc%2fpasswd',
    '/%',
    '/a%00b',
    '/fr/missing.html',
    '/wire',
  ])('has a page in words for %s', async (path) => {
    const { status, fields, body } = await get(path, { 'Accept-Language': 'fr' });
    expect([400, 404]).toContain(status);
    expect(body.toString()).not.toContain('nobody sees');
    if (status === 404) expect(body.toString()).toContain('Il n’y a rien ici');
    expect(fields.get('content-type')).toMatch(/^text\//);
  });

  it('says at the place of a WebSocket that one lives there', async () => {
    const { status, fields } = await get('/wire/feed');
    expect([status, fields.get('upgrade')]).toEqual([426, 'websocket']);
  });
});
