import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { echo, streaming } from './server-demos.ts';
import { watchFeed } from './server-feed-watcher.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

let server: TestServer;
let cookie: string;
let host: string;

beforeEach(async () => {
  const exchangeLimits = { exchanges: 50, octets: 100_000, total: 10_000_000 };
  server = await startTestServer({
    demos: { echo, pieces: streaming(['first', '', 'second']), big: streaming(Array(40).fill('x'.repeat(5000))) },
    virtualHostDemo: 'echo',
    host: { exchangeLimits },
  });
  cookie = await server.openDeck();
  host = `Host: ${server.authority}\r\nCookie: ${cookie}\r\n`;
});

afterEach(() => server.end());

describe('the tap', () => {
  it('sees each octet of an exchange, and the exchange under the name that the response gives', async () => {
    const feed = await watchFeed(server, cookie);
    const request = `POST /demos/echo HTTP/1.1\r\n${host}Connection: close\r\nContent-Length: 5\r\n\r\nh\xe9llo`;
    const response = await server.exchange(request);
    const [watched] = await feed.untilClosed(1);
    expect(watched).toMatchObject({ demo: 'echo', client: request, server: response, isCut: false });
    expect(response).toContain(`Wire-Exchange: ${watched?.exchange}\r\n`);
  });

  it('keeps exchanges of one connection apart, also when their requests share a segment', async () => {
    const feed = await watchFeed(server, cookie);
    const requests = [
      `GET /demos/echo?1 HTTP/1.1\r\n${host}\r\n`,
      `PUT /demos/echo?2 HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n`,
      `GET /demos/pieces HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    ];
    const responses = await server.exchange(requests.join(''));
    const watched = await feed.untilClosed(3);
    expect(watched.map(({ client }) => client)).toEqual(requests);
    expect(watched.map(({ server: octets }) => octets).join('')).toBe(responses);
    expect(watched.map(({ server: octets }) => octets.slice(0, 17))).toEqual(Array(3).fill('HTTP/1.1 200 OK\r\n'));
  });

  it('sees a request that arrives octet by octet', async () => {
    const feed = await watchFeed(server, cookie);
    const request = `GET /demos/echo HTTP/1.1\r\n${host}Connection: close\r\n\r\n`;
    const client = server.connect();
    client.socket.setNoDelay();
    for (const octet of request) client.send(octet);
    const response = await client.all();
    expect(await feed.untilClosed(1)).toMatchObject([{ client: request, server: response }]);
  });

  it('does not see the deck’s exchanges, even between two of a demo on one connection', async () => {
    const feed = await watchFeed(server, cookie);
    await server.exchange(
      `GET /demos/echo?1 HTTP/1.1\r\n${host}\r\nGET / HTTP/1.1\r\n${host}\r\nGET /demos/echo?2 HTTP/1.1\r\n${host}Connection: close\r\n\r\n`,
    );
    const watched = await feed.untilClosed(2);
    expect(watched.map(({ client }) => client.slice(0, 17))).toEqual(['GET /demos/echo?1', 'GET /demos/echo?2']);
    expect(watched.every(({ server: octets }) => octets.startsWith('HTTP/1.1 200') && !octets.includes('Deck'))).toBe(
      true,
    );
  });

  it('sees chunks as they went', async () => {
    const feed = await watchFeed(server, cookie);
    await server.exchange(`GET /demos/pieces HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    const [watched] = await feed.untilClosed(1);
    expect(watched?.server).toMatch(/\r\n\r\n5\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n$/);
  });

  it('sees 100 Continue', async () => {
    const feed = await watchFeed(server, cookie);
    const head = `PUT /demos/echo HTTP/1.1\r\n${host}Expect: 100-continue\r\nContent-Length: 2\r\nConnection: close\r\n\r\n`;
    const client = server.connect().send(head);
    await client.until('100 Continue\r\n\r\n');
    const response = await client.send('ab').all();
    expect(await feed.untilClosed(1)).toMatchObject([{ client: `${head}ab`, server: response }]);
  });

  it('ends the record of a long response with a note', async () => {
    const feed = await watchFeed(server, cookie);
    const response = await server.exchange(`GET /demos/big HTTP/1.1\r\n${host}Connection: close\r\n\r\n`);
    const [watched] = await feed.untilClosed(1);
    expect(watched?.isCut).toBe(true);
    expect(watched?.server.length).toBeGreaterThan(90_000);
    expect(response.startsWith(watched?.server ?? '')).toBe(true);
  });

  it('sees a WebSocket from its handshake to its end, under the name that the page chose', async () => {
    const feed = await watchFeed(server, cookie);
    const exchange = 'c'.repeat(32);
    const handshake = `GET /demos/echo?exchange=${exchange} HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
    // A frame in the handshake's own segment is put back into the socket for ws, and must not be seen twice.
    const frames = '\x81\x82\0\0\0\0hi\x88\x82\0\0\0\0\x03\xe8';
    const answer = await server
      .connect()
      .send(handshake + frames)
      .all();
    const [watched] = await feed.untilClosed(1);
    expect(watched).toMatchObject({ exchange, demo: 'echo', client: handshake + frames, server: answer });
    expect(answer).toBe(
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x02hi\x88\x02\x03\xe8',
    );
  });

  it('sees frames as they went, masked, although ws unmasks them in place', async () => {
    const feed = await watchFeed(server, cookie);
    const socket = server.socket('/demos/echo', { Cookie: cookie });
    socket.on('open', () => socket.send('unmasked'));
    socket.on('message', () => socket.close());
    const [watched] = await feed.untilClosed(1);
    const [, frames = ''] = watched?.client.split('\r\n\r\n') ?? [];
    expect(frames.slice(0, 2)).toBe('\x81\x88');
    const mask = Buffer.from(frames.slice(2, 6), 'latin1');
    const unmasked = Buffer.from(frames.slice(6, 14), 'latin1').map((octet, at) => octet ^ (mask[at % 4] ?? 0));
    expect(String(unmasked)).toBe('unmasked');
  });

  it('gives a WebSocket another name when the chosen one is malformed or taken', async () => {
    const feed = await watchFeed(server, cookie);
    const close = '\x88\x80\0\0\0\0';
    for (const name of ['d'.repeat(32), 'd'.repeat(32), 'short']) {
      const handshake = `GET /demos/echo?exchange=${name} HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;
      await server
        .connect()
        .send(handshake + close)
        .all();
    }
    const [first, second, third] = await feed.untilClosed(3);
    expect(first?.exchange).toBe('d'.repeat(32));
    expect(second?.exchange).toMatch(/^(?!d{32})[0-9a-f]{32}$/);
    expect(third?.exchange).toMatch(/^[0-9a-f]{32}$/);
  });

  it('sees the answer to content that breaks off the rules', async () => {
    const feed = await watchFeed(server, cookie);
    const request = `PUT /demos/echo HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n`;
    const response = await server.exchange(request);
    expect(response).toMatch(/^HTTP\/1.1 400 Bad Request\r\n/);
    expect(await feed.untilClosed(1)).toMatchObject([{ client: request, server: response }]);
  });

  it('closes the record when the client leaves', async () => {
    const feed = await watchFeed(server, cookie);
    const client = server.connect().send(`PUT /demos/echo HTTP/1.1\r\n${host}Content-Length: 9\r\n\r\nabc`);
    await feed.untilEvents(2);
    client.socket.destroy();
    const [watched] = await feed.untilClosed(1);
    expect(watched?.client).toMatch(/\r\n\r\nabc$/);
    expect(server.errors).toEqual([]);
  });
});
