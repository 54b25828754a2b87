import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bridgePath } from '#demos/bridge-protocol.ts';
import { echo } from './server-demos.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ demos: { echo }, virtualHostDemo: 'echo', names: ['my-laptop.local'] });
});

afterEach(() => server.end());

const handshake =
  'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';

async function statusOf(requestLine: string, fields: string): Promise<number> {
  const client = server.connect().send(`${requestLine} HTTP/1.1\r\n${fields}\r\n`);
  const answer = await client.until('\r\n\r\n');
  client.socket.destroy();
  return Number(answer.slice(9, 12));
}

describe('host rules', () => {
  const paths = ['/', '/health', '/missing', '/demos/echo', '/demos/missing', '/wire/feed', '/wire/bridge'];

  it.each(paths)('refuse a foreign Host at %s', async (path) => {
    expect(await statusOf(`GET ${path}`, 'Host: evil.example\r\n')).toBe(421);
    expect(await statusOf(`GET http://evil.example${path}`, `Host: ${server.authority}\r\n`)).toBe(421);
  });

  it.each(paths)('refuse a foreign Host in a handshake at %s', async (path) => {
    expect(await statusOf(`GET ${path}`, `Host: evil.example\r\n${handshake}`)).toBe(421);
  });

  it.each(paths)('ask for a Host at %s', async (path) => {
    expect(await statusOf(`GET ${path}`, '')).toBe(400);
    expect(await statusOf(`GET ${path}`, handshake)).toBe(400);
  });

  it.each(['localhost', 'LOCALHOST.', '127.0.0.1', '[::1]', 'my-laptop.local'])(
    'open the deck to Host: %s',
    async (name) => {
      expect(await statusOf('GET /', `Host: ${name}:${server.port}\r\n`)).toBe(200);
    },
  );

  it('open the deck to an absolute target', async () => {
    expect(await statusOf(`GET http://localhost:${server.port}/health`, `Host: anything.example\r\n`)).toBe(200);
  });

  it('open the deck to HTTP/1.0 without Host', async () => {
    expect(await server.exchange('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('send every *.localhost to the demo of virtual hosts, whatever the path', async () => {
    for (const path of ['/', '/health', '/demos/echo', '/wire/feed']) {
      const answer = await server.exchange(
        `GET ${path} HTTP/1.1\r\nHost: mines.localhost\r\nConnection: close\r\n\r\n`,
      );
      expect(answer).toMatch(/site mines\.localhost$/);
    }
  });

  it('let a client ask for HTTP/2 and answer it in HTTP/1.1', async () => {
    const fields = `Host: ${server.authority}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`;
    expect(await server.exchange(`GET / HTTP/1.1\r\n${fields}`)).toMatch(/^HTTP\/1\.1 200 [^]*Hello/);
    expect(await server.exchange(`GET /demos/echo HTTP/1.1\r\n${fields}`)).toMatch(
      /^HTTP\/1\.1 200 [^]*GET \/demos\/echo $/,
    );
  });

  it('refuse versions that the server does not speak', async () => {
    expect(await server.exchange(`GET /demos/echo HTTP/2.0\r\nHost: ${server.authority}\r\n\r\n`)).toMatch(
      /^HTTP\/1\.1 505 /,
    );
    expect(await server.exchange('GET /demos/echo\r\n\r\n')).toMatch(/^HTTP\/1\.1 505 /);
  });
});

describe('origin rules', () => {
  const origins: [string, (port: number) => string, boolean][] = [
    ['the deck’s', (port) => `http://localhost:${port}`, true],
    ['a virtual host’s', (port) => `http://shop.localhost:${port}`, true],
    ['another site’s', () => 'http://evil.example', false],
    ['another port’s', (port) => `http://localhost:${port + 1}`, false],
    ['a sandbox’s', () => 'null', false],
  ];

  it.each(origins)('decide on a change from %s origin', async (_whose, originAt, isAllowed) => {
    const fields = `Host: ${server.authority}\r\nOrigin: ${originAt(server.port)}\r\nContent-Length: 0\r\n`;
    expect(await statusOf('POST /demos/echo', fields)).toBe(isAllowed ? 200 : 403);
    expect(await statusOf('POST /', fields)).toBe(isAllowed ? 405 : 403);
  });

  it.each(origins)('decide on a handshake from %s origin', async (_whose, originAt, isAllowed) => {
    const fields = `Host: ${server.authority}\r\nOrigin: ${originAt(server.port)}\r\n${handshake}`;
    expect(await statusOf('GET /demos/echo', fields)).toBe(isAllowed ? 101 : 403);
    const cookie = `Cookie: visitor=${'a'.repeat(32)}\r\n`;
    expect(await statusOf(`GET ${bridgePath}`, fields + cookie)).toBe(isAllowed ? 101 : 403);
  });

  it('let reading pass', async () => {
    expect(await statusOf('GET /demos/echo', `Host: ${server.authority}\r\nOrigin: http://evil.example\r\n`)).toBe(200);
  });
});
