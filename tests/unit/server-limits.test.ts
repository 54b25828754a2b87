import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serverLimits } from '#server/listen.ts';
import { echo } from './server-demos.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './server-harness.ts';

let server: TestServer;

async function start(options: TestServerOptions = {}): Promise<TestServer> {
  server = await startTestServer({ demos: { echo }, ...options });
  return server;
}

afterEach(() => server.end());

/** Short, so that the tests are; in their order as the real ones. */
const short = { headers: 60, request: 120, idle: 60, checking: 10 };

describe('time limits', () => {
  it('are as documented', async () => {
    await start();
    expect(serverLimits).toMatchObject({ headers: 10_000, request: 30_000, idle: 5_000 });
  });

  it('end a connection that never says anything', async () => {
    await start({ limits: short });
    expect(await server.connect().all()).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\n/);
  });

  it('end a connection whose request does not get on', async () => {
    await start({ limits: short });
    expect(await server.exchange('GET / HTTP/1.1\r\nHost:')).toMatch(/^HTTP\/1\.1 408 [^]*in time/);
  });

  it('end a connection whose content does not come', async () => {
    await start({ limits: short });
    const request = `PUT /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nContent-Length: 9\r\n\r\nabc`;
    expect(await server.exchange(request)).toMatch(/^HTTP\/1\.1 408 /);
    expect(server.errors).toEqual([]);
  });

  it('end a connection that is idle between two requests, without a word', async () => {
    await start({ limits: short });
    const answer = await server.exchange(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    expect(answer).toMatch(/GET \/demos\/echo $/);
  });

  it('leave a WebSocket alone that was opened on a connection used before', async () => {
    await start({ limits: short });
    const client = server.connect().send(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    await client.until('GET /demos/echo ');
    client.send(
      `GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    await client.until('101 Switching');
    // Other connections, which are ended in the meantime, tell the time.
    await server.connect().all();
    await server.connect().all();
    await client.send('\x81\x82\0\0\0\0hi').until('\x81\x02hi');
    client.socket.destroy();
  });
});

describe('WebSockets', () => {
  it('are pinged, and cut when they do not answer', async () => {
    await start({ host: { socketLimits: { message: 1000, ping: 30, closing: 1000 } } });
    const silent = new WebSocket(`ws://127.0.0.1:${server.port}/demos/echo`, {
      autoPong: false,
      headers: { Host: server.authority },
    });
    const lively = server.socket('/demos/echo');
    await new Promise((resolve) => lively.once('open', resolve));
    const closure = await new Promise((resolve) => silent.on('close', resolve));
    expect(closure).toBe(1006);
    expect(lively.readyState).toBe(WebSocket.OPEN);
  });

  it('are closed with 1009 when a message is too long', async () => {
    await start({ host: { socketLimits: { message: 1000, ping: 30_000, closing: 1000 } } });
    const socket = server.socket('/demos/echo');
    socket.on('open', () => socket.send('x'.repeat(1001)));
    expect(await new Promise((resolve) => socket.on('close', resolve))).toBe(1009);
  });

  it('speak the subprotocol that the demo chose', async () => {
    await start();
    const socket = server.socket('/demos/echo', {}, ['news']);
    await new Promise((resolve) => socket.on('open', resolve));
    expect(socket.protocol).toBe('news');
  });
});

describe('the number of connections', () => {
  it('is limited', async () => {
    await start({ limits: { connections: 2 } });
    const open = [server.connect(), server.connect()];
    for (const client of open) {
      await client.send(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`).until('GET /demos/echo ');
    }
    expect(await server.connect().all()).toBe('');
    for (const client of open) client.socket.destroy();
  });

  it('is told by /health', async () => {
    await start();
    const other = server.connect().send(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    await other.until('GET /demos/echo ');
    const answer = await server.exchange(
      `GET /health HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n\r\n`,
    );
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toEqual({ version: '1.2.3', uptime: 0, connections: 2 });
    other.socket.destroy();
  });
});

describe('ending', () => {
  it('says goodbye to WebSockets with 1001', async () => {
    await start();
    const socket = server.socket('/demos/echo');
    await new Promise((resolve) => socket.on('open', resolve));
    const closure = new Promise((resolve) => socket.on('close', resolve));
    await server.end();
    expect(await closure).toBe(1001);
    await start();
  });

  it('cuts who does not leave, in time, and lets an idle connection go at once', async () => {
    await start({ demos: { never: { respond: () => new Promise(() => {}) } } });
    const waiting = server.connect().send(`GET /demos/never HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    const idle = server.connect().send(`GET /health HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    await idle.until('"version"');
    const ending = server.end(50);
    await idle.all();
    expect(await waiting.all()).toBe('');
    await ending;
    await start();
  });

  it('gives the port free', async () => {
    await start();
    const { port } = server;
    await server.end();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    await new Promise((resolve) => other.close(resolve));
    await start();
  });
});
