import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '#demos/contract.ts';
import { echo } from './server-demos.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

const clumsy: Backend = {
  respond({ target }) {
    if (target.endsWith('throws')) throw new Error('thrown');
    if (target.endsWith('header')) return { status: 200, headers: [['X', 'a\r\nb']] };
    return {
      status: 200,
      headers: [],
      body: (async function* () {
        yield new TextEncoder().encode('half');
        throw new Error('broken off');
      })(),
    };
  },
  upgrade: () => ({
    open: (peer) => ({
      message: () => {
        throw new Error('in a message');
      },
      close: () => peer.send('too late'),
    }),
  }),
};

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ demos: { echo, clumsy } });
});

afterEach(() => server.end());

const ask = (path: string) =>
  server.exchange(`GET ${path} HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n\r\n`);

describe('a backend’s fault', () => {
  it('is answered 500, reported, and ends nothing else', async () => {
    expect(await ask('/demos/clumsy/throws')).toMatch(/^HTTP\/1\.1 500 Internal Server Error\r\n/);
    expect(server.errors).toMatchObject([{ error: { message: 'thrown' } }]);
    expect(await ask('/demos/echo')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('in a field line is answered 500', async () => {
    expect(await ask('/demos/clumsy/header')).toMatch(/^HTTP\/1\.1 500 /);
    expect(server.errors).toHaveLength(1);
  });

  it('in the middle of content cuts the connection, so that nobody takes it for complete', async () => {
    expect(await ask('/demos/clumsy/stream')).toMatch(/\r\n\r\n4\r\nhalf\r\n$/);
    expect(server.errors).toMatchObject([{ error: { message: 'broken off' } }]);
  });

  it('in a message closes the WebSocket with 1011', async () => {
    const socket = server.socket('/demos/clumsy');
    socket.on('open', () => socket.send('hi'));
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1011);
    expect(server.errors).toMatchObject([{ error: { message: 'in a message' } }]);
  });
});

describe('a client’s fault', () => {
  const faults: [string, string, number, RegExp][] = [
    ['space before the colon', 'GET / HTTP/1.1\r\nHost : a\r\n\r\n', 400, /colon/],
    ['a bare line feed', 'GET / HTTP/1.1\nHost: a\r\n\r\n', 400, /line feed/],
    ['no request at all', 'hello\r\n\r\n', 400, /method, a target and a version/],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n', 501, /method/],
    ['a version to come', 'GET / HTTP/3.0\r\nHost: a\r\n\r\n', 505, /HTTP\/1\.1/],
    ['HTTP/2’s preface', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505, /HTTP\/1\.1/],
    [
      'two lengths',
      'POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      /where does the message end/,
    ],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n',
      400,
      /Send one of them/,
    ],
    ['too long a head', `GET / HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431, /header section/],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n', 501, /proxy/],
    ['an expectation', 'GET / HTTP/1.1\r\nExpect: tea\r\n\r\n', 417, /expectation/],
    ['an end in the middle', 'GET / HTTP/1.1\r\nHost', 400, /request that can be read|middle/],
  ];

  it.each(faults)('is answered in words: %s', async (_name, octets, status, sentence) => {
    const client = server.connect();
    client.socket.end(octets);
    const answer = await client.all();
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head.split('\r\n')[0]).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(head).toMatch(
      /\r\nContent-Type: text\/plain; charset=utf-8\r\nContent-Language: en\r\nDate: .* GMT\r\nContent-Length: \d+\r\nConnection: close$/,
    );
    expect(body).toMatch(sentence);
    expect(Number(/Content-Length: (\d+)/.exec(head)?.[1])).toBe(body.length);
  });

  it('is answered in French to who asks for French', async () => {
    const answer = await server.exchange('GET / HTTP/1.1\r\nAccept-Language: fr-CH, en\r\nHost : a\r\n\r\n');
    expect(answer).toContain('Content-Language: fr\r\n');
  });

  it('does not disturb the answer to the request before it', async () => {
    const good = `GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`;
    const client = server.connect().send(good);
    await client.until('GET /demos/echo ');
    expect(await client.send('nonsense\r\n\r\n').all()).toMatch(/^HTTP\/1\.1 200 [^]*HTTP\/1\.1 400 /);
  });
});

describe('a half-closed connection', () => {
  it('is answered all the same', async () => {
    const client = server.connect();
    client.socket.end(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    expect(await client.all()).toMatch(/^HTTP\/1\.1 200 [^]*GET \/demos\/echo $/);
  });
});
