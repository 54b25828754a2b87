// A demo server for tests: real sockets on a free port, demos and limits injected, and a raw client that sees every octet.

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { WebSocket } from 'ws';
import type { Backend, OwnPort } from '#demos/contract.ts';
import { portName } from '#demos/own-ports.ts';
import { createApp } from '#server/app.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { createConnections } from '#server/connections.ts';
import { serveDeck } from '#server/deck.ts';
import { end } from '#server/ending.ts';
import { createHost, type HostOptions } from '#server/host.ts';
import { listen, serverLimits, type Listening, type ServerLimits } from '#server/listen.ts';
import { createOwnNames } from '#server/own-names.ts';
import { createVisitors } from '#server/visitors.ts';

export interface TestServer {
  readonly port: number;
  readonly authority: string;
  /** Where the demos' own ports are, by name. */
  readonly ports: Readonly<Record<string, number>>;
  /** What was reported as a fault of the server. */
  readonly errors: { error: unknown; where: string }[];
  /** The folder that the deck is served from. */
  readonly deck: string;
  /** Sends octets on a connection of its own and collects what comes until the other side ends it. */
  exchange(octets: string): Promise<string>;
  connect(): RawClient;
  /** Opens a deck page as a browser would; the cookie that it keeps. */
  openDeck(): Promise<string>;
  socket(path: string, headers?: Record<string, string>, protocols?: string[]): WebSocket;
  end(within?: number): Promise<void>;
}

export interface TestServerOptions {
  readonly demos?: Record<string, Backend>;
  /** Ports of their own by demo name. */
  readonly ports?: Readonly<Record<string, readonly OwnPort[]>>;
  readonly virtualHostDemo?: string;
  readonly names?: readonly string[];
  readonly lan?: boolean;
  readonly limits?: Partial<ServerLimits>;
  readonly host?: Partial<
    Pick<HostOptions, 'exchangeLimits' | 'feedLimits' | 'socketLimits' | 'portLimits' | 'noteConnection'>
  >;
  /** Files of the deck by path. */
  readonly files?: Record<string, string>;
}

const page = '<!doctype html><html lang="en"><title>Deck</title><p>Hello</p></html>';

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const deck = writeDeck({ 'index.html': page, ...options.files });
  const errors: { error: unknown; where: string }[] = [];
  const onError = (error: unknown, where: string) => void errors.push({ error, where });
  const capabilities = nodeCapabilities((error) => onError(error, 'timer'));
  const connections = createConnections(capabilities.clock);
  const visitors = createVisitors(capabilities.random);
  let listening: Listening | undefined;
  const health = () => ({ version: '1.2.3', uptime: 0, connections: connections.size });
  const host = createHost({
    demos: new Map(Object.entries(options.demos ?? {})),
    ports: new Map(Object.entries(options.ports ?? {})),
    virtualHostDemo: options.virtualHostDemo,
    capabilities,
    connections,
    visitors,
    app: createApp({ deck: serveDeck(deck, visitors), health, onError: (error) => onError(error, 'deck') }),
    ownAddress: () => listening && { address: listening.loopback, port: listening.port },
    isOwnName: createOwnNames(options.names ?? []),
    onError,
    ...options.host,
  });
  const limits = { ...serverLimits, ...options.limits };
  const opened = await listen(host, { port: 0, isExplicit: true, lan: options.lan ?? false, limits });
  listening = opened;
  const own = await host.openPorts({ lan: options.lan ?? false, any: true });
  const { port } = opened;
  const authority = `localhost:${port}`;
  return {
    port,
    authority,
    ports: Object.fromEntries(own.map((one) => [portName(one), one.number])),
    errors,
    deck,
    exchange: (octets) => rawClient(port).send(octets).all(),
    connect: () => rawClient(port),
    async openDeck() {
      const answer = await rawClient(port)
        .send(`GET / HTTP/1.1\r\nHost: ${authority}\r\nConnection: close\r\n\r\n`)
        .all();
      return /Set-Cookie: (visitor=[0-9a-f]{32})/.exec(answer)?.[1] ?? '';
    },
    socket: (path, headers = {}, protocols = []) =>
      new WebSocket(`ws://127.0.0.1:${port}${path}`, protocols, {
        headers: { Host: authority, ...headers },
        perMessageDeflate: false,
      }),
    async end(within) {
      await end(host, opened, within);
      rmSync(deck, { recursive: true });
    },
  };
}

export interface RawClient {
  readonly socket: Socket;
  /** Octets as Latin-1. */
  send(octets: string): RawClient;
  /** Resolves with all that has come, once it holds what is wanted. Rejects when the connection ends first. */
  until(wanted: string | ((received: string) => boolean)): Promise<string>;
  /** All that comes until the other side ends. */
  all(): Promise<string>;
}

function rawClient(port: number): RawClient {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  const waiting = new Set<() => void>();
  const wake = () => waiting.forEach((check) => check());
  socket.on('data', (bytes) => {
    received += bytes.toString('latin1');
    wake();
  });
  socket.on('error', () => {});
  socket.on('close', wake);

  function waitFor(isDone: () => boolean): Promise<string> {
    return new Promise((resolve, reject) => {
      const check = () => {
        if (isDone()) resolve(received);
        else if (socket.closed) reject(new Error(`The connection ended after: ${received}`));
        else return;
        waiting.delete(check);
      };
      waiting.add(check);
      check();
    });
  }

  const client: RawClient = {
    socket,
    send(octets) {
      socket.write(octets, 'latin1');
      return client;
    },
    until: (wanted) => waitFor(() => (typeof wanted === 'string' ? received.includes(wanted) : wanted(received))),
    all: () => waitFor(() => socket.closed),
  };
  return client;
}

function writeDeck(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'deck-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
