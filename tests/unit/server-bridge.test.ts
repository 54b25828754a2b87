import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import {
  bridgeClosure,
  bridgeMessageLimit,
  bridgePath,
  bridgesPerVisitor,
  bridgeWindow,
  decodeBridgeMessage,
  encodeBridgeMessage,
  type BridgeMessage,
} from '#demos/bridge-protocol.ts';
import { feedPath } from '#demos/feed-protocol.ts';
import { echo, streaming } from './server-demos.ts';
import { watchFeed } from './server-feed-watcher.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

const long = 4 * bridgeWindow;
let server: TestServer;
let cookie: string;

beforeEach(async () => {
  const demos = { echo, long: streaming(Array(long / 65_536).fill('x'.repeat(65_536))) };
  server = await startTestServer({ demos, virtualHostDemo: 'echo' });
  // The presenter comes first, so that this visitor is another one.
  await server.exchange(
    `GET / HTTP/1.1\r\nHost: ${server.authority}\r\nCookie: ${await server.openDeck()}\r\nConnection: close\r\n\r\n`,
  );
  cookie = await server.openDeck();
});

afterEach(() => server.end());

interface OpenBridge {
  readonly socket: WebSocket;
  send(octets: string): void;
  say(message: BridgeMessage): void;
  /** Octets so far, as Latin-1. */
  readonly octets: string;
  /** Resolves once this holds. */
  until(isDone: () => boolean): Promise<void>;
  readonly taken: number;
  readonly hasEnded: boolean;
  readonly closed: Promise<number>;
}

/** Opens a bridge. It tells the server of each octet that it takes, unless it is greedy with its attention. */
async function openBridge(options: { takes?: boolean; cookie?: string } = {}): Promise<OpenBridge> {
  const socket = server.socket(bridgePath, { Cookie: options.cookie ?? cookie });
  let octets = '';
  let taken = 0;
  let hasEnded = false;
  const waiting = new Set<() => void>();
  const say = (message: BridgeMessage) => socket.send(encodeBridgeMessage(message));
  const isOpen = new Promise<void>((resolve) => {
    socket.on('message', (data, isBinary) => {
      const bytes = data as Buffer;
      if (isBinary) octets += bytes.toString('latin1');
      if (isBinary && options.takes !== false) say({ type: 'taken', octets: bytes.length });
      const message = isBinary ? undefined : decodeBridgeMessage(bytes.toString());
      if (message?.type === 'open') resolve();
      if (message?.type === 'taken') taken += message.octets;
      if (message?.type === 'end') hasEnded = true;
      waiting.forEach((check) => check());
    });
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await isOpen;
  return {
    socket,
    closed,
    say,
    send: (text) => socket.send(Buffer.from(text, 'latin1')),
    get octets() {
      return octets;
    },
    get taken() {
      return taken;
    },
    get hasEnded() {
      return hasEnded;
    },
    until(isDone) {
      return new Promise((resolve) => {
        const check = () => {
          if (!isDone()) return;
          waiting.delete(check);
          resolve();
        };
        waiting.add(check);
        check();
      });
    },
  };
}

const request = (path: string, host = server.authority) => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;

describe('the bridge', () => {
  it('carries octets to the server and back', async () => {
    const bridge = await openBridge();
    bridge.send(request('/demos/echo'));
    await bridge.until(() => bridge.octets.endsWith('GET /demos/echo '));
    expect(bridge.octets).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    await bridge.until(() => bridge.taken === request('/demos/echo').length);
  });

  it('reaches virtual hosts', async () => {
    const bridge = await openBridge();
    bridge.send(request('/', 'cpp.localhost'));
    await bridge.until(() => bridge.octets.endsWith('site cpp.localhost'));
  });

  it('counts as its visitor, whatever cookie is written by hand', async () => {
    const bridge = await openBridge();
    bridge.send(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nCookie: visitor=${'e'.repeat(32)}\r\n\r\n`);
    await bridge.until(() => bridge.octets.includes(`X-Visitor: ${cookie.slice('visitor='.length)}\r\n`));
  });

  it('shows its exchanges in its visitor’s feed', async () => {
    const feed = await watchFeed(server, cookie);
    const bridge = await openBridge();
    bridge.send(request('/demos/echo'));
    const [watched] = await feed.untilClosed(1);
    expect(watched?.client).toBe(request('/demos/echo'));
  });

  it('ends each direction by itself, and then closes', async () => {
    const bridge = await openBridge();
    bridge.send(request('/demos/echo'));
    bridge.say({ type: 'end' });
    expect(await bridge.closed).toBe(1000);
    expect(bridge.octets).toMatch(/GET \/demos\/echo $/);
    expect(bridge.hasEnded).toBe(true);
  });

  it('tells the page when the server ends first, and lets it go on', async () => {
    const bridge = await openBridge();
    bridge.send(`GET /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n\r\n`);
    await bridge.until(() => bridge.hasEnded);
    bridge.say({ type: 'end' });
    expect(await bridge.closed).toBe(1000);
  });

  it('cuts the TCP connection when the page goes away', async () => {
    const feed = await watchFeed(server, cookie);
    const bridge = await openBridge();
    bridge.send(`PUT /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nContent-Length: 9\r\n\r\nabc`);
    await feed.untilEvents(2);
    bridge.socket.terminate();
    await feed.untilClosed(1);
  });

  it('waits for a page that does not take what it is sent', async () => {
    const bridge = await openBridge({ takes: false });
    bridge.send(request('/demos/long'));
    await bridge.until(() => bridge.octets.length > bridgeWindow - 2 * bridgeMessageLimit);
    await roundTrip(bridge.socket);
    expect(bridge.octets.length).toBeLessThanOrEqual(bridgeWindow);
    bridge.say({ type: 'taken', octets: bridgeWindow / 2 });
    await bridge.until(() => bridge.octets.length > bridgeWindow);
  });

  it('carries what is longer than its window to a page that takes it', async () => {
    const bridge = await openBridge();
    bridge.send(request('/demos/long'));
    await bridge.until(() => bridge.octets.endsWith('\r\n0\r\n\r\n'));
    expect(bridge.octets.length).toBeGreaterThan(long);
  });

  it('carries what is longer than its window from a page that waits', async () => {
    const bridge = await openBridge();
    const part = 'y'.repeat(bridgeMessageLimit);
    bridge.send(`PUT /demos/echo HTTP/1.1\r\nHost: ${server.authority}\r\nContent-Length: ${long}\r\n\r\n`);
    for (let sent = 0; sent < long; sent += part.length) {
      await bridge.until(() => sent + part.length - bridge.taken <= bridgeWindow);
      bridge.send(part);
    }
    await bridge.until(() => bridge.octets.includes('yyy'));
  });

  const misuses: [string, (bridge: OpenBridge) => void][] = [
    ['an unknown message', ({ socket }) => socket.send('{"type":"connect","port":22}')],
    ['a message that is too long', ({ socket }) => socket.send(Buffer.alloc(bridgeMessageLimit + 1))],
    [
      'octets after the end',
      (bridge) => {
        bridge.say({ type: 'end' });
        bridge.send('x');
      },
    ],
    [
      'more than the window',
      ({ socket }) => {
        for (let sent = 0; sent < 64 * bridgeWindow; sent += bridgeMessageLimit)
          socket.send(Buffer.alloc(bridgeMessageLimit));
      },
    ],
  ];

  it.each(misuses)('is closed on misuse: %s', async (_name, misuse) => {
    const bridge = await openBridge();
    misuse(bridge);
    expect([bridgeClosure.misused, bridgeClosure.aborted]).toContain(await bridge.closed);
  });

  it('is open to each visitor so many times only', async () => {
    for (let count = 0; count < bridgesPerVisitor; count++) await openBridge();
    const oneMore = server.socket(bridgePath, { Cookie: cookie });
    expect(await new Promise((resolve) => oneMore.on('close', resolve))).toBe(bridgeClosure.tooMany);
    await openBridge({ cookie: `visitor=${'f'.repeat(32)}` });
  });

  it('lets a visitor open another one when one has closed', async () => {
    const bridges = [];
    for (let count = 0; count < bridgesPerVisitor; count++) bridges.push(await openBridge());
    bridges[0]?.say({ type: 'end' });
    await bridges[0]?.closed;
    await openBridge();
  });

  it.each([bridgePath, feedPath])('does not lead to %s', async (path) => {
    const bridge = await openBridge();
    const handshake =
      'Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
    bridge.send(`GET ${path} HTTP/1.1\r\nHost: ${server.authority}\r\nCookie: ${cookie}\r\n${handshake}\r\n`);
    await bridge.until(() => bridge.octets.includes('\r\n\r\n'));
    expect(bridge.octets).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('does not make its port the visitor’s for ever', async () => {
    const bridge = await openBridge();
    bridge.send(request('/demos/echo'));
    bridge.say({ type: 'end' });
    await bridge.closed;
    const visitors = await Promise.all(
      Array.from({ length: 20 }, () =>
        server.exchange(request('/demos/echo').replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n')),
      ),
    );
    expect(visitors.every((answer) => answer.includes('X-Visitor: presenter'))).toBe(true);
  });
});

/** Resolves when the peer has answered, and so has had its turn to send what it was about to. */
function roundTrip(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once('pong', () => resolve());
    socket.ping();
  });
}
