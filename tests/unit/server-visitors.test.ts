import { networkInterfaces } from 'node:os';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { feedClosure, feedPath } from '#demos/feed-protocol.ts';
import { echo } from './server-demos.ts';
import { watchFeed } from './server-feed-watcher.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

let server: TestServer;

beforeEach(async () => {
  const feedLimits = { perVisitor: 2, inHand: 16_384, waiting: 65_536 };
  // However long a busy machine takes, nobody is cut while the goodbye is on its way.
  const socketLimits = { message: 1_048_576, ping: 30_000, closing: 60_000 };
  server = await startTestServer({ demos: { echo }, virtualHostDemo: 'echo', host: { feedLimits, socketLimits } });
});

afterEach(() => server.end());

/** Whom the server takes the sender of these field lines for. */
async function visitorWith(fields: string): Promise<string | undefined> {
  const answer = await server.exchange(
    `GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n${fields}Connection: close\r\n\r\n`,
  );
  return /X-Visitor: (.*)\r\n/.exec(answer)?.[1];
}

describe('visitors', () => {
  it('get a cookie with a deck page, once', async () => {
    const head = `GET / HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n`;
    expect(await server.exchange(`${head}\r\n`)).toMatch(
      /\r\nSet-Cookie: visitor=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Lax\r\n/,
    );
    expect(await server.exchange(`${head}Cookie: a=b; visitor=${'a'.repeat(32)}\r\n\r\n`)).not.toMatch(/set-cookie/i);
  });

  it('are told apart by their cookies', async () => {
    await visitorWith(`Cookie: visitor=${'a'.repeat(32)}\r\n`);
    expect(await visitorWith(`Cookie: visitor=${'b'.repeat(32)}\r\n`)).toBe('b'.repeat(32));
    expect(await visitorWith(`Cookie: visitor=${'c'.repeat(32)}\r\n`)).toBe('c'.repeat(32));
  });

  it('are the presenter if they come first on this machine, and so is whoever has no cookie', async () => {
    const first = await visitorWith(`Cookie: visitor=${'a'.repeat(32)}\r\n`);
    expect(await visitorWith('')).toBe(first);
    expect(await visitorWith(`Cookie: visitor=${'b'.repeat(32)}\r\n`)).not.toBe(first);
  });

  it('are not made presenter by a visit without cookies', async () => {
    const nobody = await visitorWith('');
    await server.openDeck();
    expect(await visitorWith(`Cookie: visitor=${'a'.repeat(32)}\r\n`)).toBe(nobody);
  });

  const address = Object.values(networkInterfaces())
    .flatMap((all) => all ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address;

  it.skipIf(address === undefined)('are not made presenter over the network (needs a network)', async () => {
    const lan = await startTestServer({ demos: { echo }, lan: true });
    const visitor = 'a'.repeat(32);
    const answer = await new Promise<string>((resolve) => {
      const headers = { Cookie: `visitor=${visitor}` };
      get({ host: address, port: lan.port, path: '/demos/echo', headers, agent: false }, async (response) => {
        await text(response);
        resolve(String(response.headers['x-visitor']));
      });
    });
    await lan.end();
    expect(answer).toBe(visitor);
  });
});

describe('the feed', () => {
  it('shows a visitor nothing of another’s exchanges', async () => {
    const presenter = await server.openDeck();
    const ann = await watchFeed(server, presenter);
    const ben = await watchFeed(server, `visitor=${'b'.repeat(32)}`);
    await visitorWith(`Cookie: ${presenter}\r\n`);
    await visitorWith(`Cookie: visitor=${'b'.repeat(32)}\r\n`);
    const [ofAnn] = await ann.untilClosed(1);
    const [ofBen] = await ben.untilClosed(1);
    expect(ofAnn?.client).toContain(presenter);
    expect(ofBen?.client).toContain('b'.repeat(32));
    expect([ann.exchanges.length, ben.exchanges.length]).toEqual([1, 1]);
  });

  it('shows the presenter the exchanges of clients without a cookie, virtual hosts included', async () => {
    const feed = await watchFeed(server, await server.openDeck());
    await server.exchange(`GET / HTTP/1.1\r\nHost: mines.localhost:${server.port}\r\nConnection: close\r\n\r\n`);
    const [watched] = await feed.untilClosed(1);
    expect(watched?.server).toContain(`site mines.localhost:${server.port}`);
  });

  it('tells a page that comes late what is remembered', async () => {
    const cookie = await server.openDeck();
    await visitorWith(`Cookie: ${cookie}\r\n`);
    const feed = await watchFeed(server, cookie);
    expect(await feed.untilClosed(1)).toMatchObject([{ demo: 'echo' }]);
  });

  it('is refused without a cookie, or to another origin', async () => {
    const statusFor = (headers: Record<string, string>) =>
      new Promise((resolve) => {
        const socket = server.socket(feedPath, headers);
        socket.on('error', () => {});
        socket.on('unexpected-response', (_request, { statusCode }) => resolve(statusCode));
        socket.on('open', () => resolve(101));
      });
    const Cookie = await server.openDeck();
    expect(await statusFor({})).toBe(403);
    expect(await statusFor({ Cookie, Origin: 'http://evil.example' })).toBe(403);
    expect(await statusFor({ Cookie, Host: `evil.example:${server.port}` })).toBe(421);
    expect(await statusFor({ Cookie, Origin: `http://${server.authority}` })).toBe(101);
  });

  it('is closed to a visitor who has too many open', async () => {
    const cookie = await server.openDeck();
    await watchFeed(server, cookie);
    await watchFeed(server, cookie);
    const third = server.socket(feedPath, { Cookie: cookie });
    expect(await new Promise((resolve) => third.on('close', resolve))).toBe(feedClosure.tooMany);
  });

  it('is closed to a page that does not read, and takes what is remembered up again', async () => {
    const cookie = await server.openDeck();
    const slow = await watchFeed(server, cookie);
    slow.socket.pause();
    const content = 'x'.repeat(20_000);
    const ask = `PUT /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nCookie: ${cookie}\r\nContent-Length: ${content.length}\r\n\r\n${content}`;
    const client = server.connect();
    // As much as the kernel's buffers between the two take, and more.
    for (let count = 0; count < 400; count++) client.send(ask);
    await client.until((received) => received.split('HTTP/1.1 200 OK').length > 400);
    slow.socket.resume();
    expect(await slow.closed).toBe(feedClosure.tooSlow);
    client.socket.destroy();
    const again = await watchFeed(server, cookie);
    await again.untilClosed(50);
    expect(again.exchanges).toHaveLength(50);
  });
});
