// Finds a port and listens on it, for this machine only or for the network.

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PortWish } from '#server/options.ts';

/** All in milliseconds, but for `connections`. */
export interface ServerLimits {
  /** From a connection's or a request's beginning to the end of its header section; 408 after that. */
  readonly headers: number;
  /** From a request's beginning to its end; 408 after that. */
  readonly request: number;
  /** Between a response and the next request. */
  readonly idle: number;
  /** A client takes nothing of what waits for it: the connection is cut. */
  readonly stalled: number;
  /** A connection is silent: after that the kernel asks whether the other machine is still there. */
  readonly silent: number;
  /** How often the first two are looked at. */
  readonly checking: number;
  /** Connections open at once per address family; more are cut at once. */
  readonly connections: number;
}

export const serverLimits: ServerLimits = {
  headers: 10_000,
  request: 30_000,
  idle: 5_000,
  stalled: 30_000,
  silent: 15_000,
  checking: 1_000,
  connections: 4_096,
};

/** Largest header section, in octets: 431 above that. */
const headerSection = 16_384;

/** Ports tried where none was asked for. */
export const portsTried = 20;

export interface Listening {
  readonly port: number;
  /** Where the server reaches itself. */
  readonly loopback: string;
  /** No new connections; resolves when the open ones have ended. */
  close(): Promise<void>;
  /** Cuts connections that are between two requests. */
  closeIdle(): void;
}

export interface ListenOptions extends PortWish {
  readonly lan: boolean;
  readonly limits?: ServerLimits;
}

/** Whoever serves what comes to a server. */
export interface Attachable {
  attach(server: Server): unknown;
}

/** Rejects with Node's own error: EADDRINUSE, EACCES. */
export async function listen(host: Attachable, options: ListenOptions): Promise<Listening> {
  const attempts = options.isExplicit && options.port !== 0 ? 1 : portsTried;
  for (let attempt = 1; ; attempt++) {
    const port = options.port === 0 ? 0 : options.port + attempt - 1;
    try {
      return await listenOn(host, port, options);
    } catch (error) {
      if (!isTaken(error) || attempt === attempts) throw error;
    }
  }
}

/** Both address families on the same port. A machine may lack one of them. */
async function listenOn(host: Attachable, wanted: number, options: ListenOptions): Promise<Listening> {
  const servers: Server[] = [];
  let port = wanted;
  try {
    for (const address of options.lan ? ['0.0.0.0', '::'] : ['127.0.0.1', '::1']) {
      const server = await bind(host, address, port, options.limits ?? serverLimits);
      if (!server) continue;
      servers.push(server);
      ({ port } = server.address() as AddressInfo);
    }
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
  return asListening(servers);
}

function bind(host: Attachable, address: string, port: number, limits: ServerLimits): Promise<Server | undefined> {
  const server = configure(limits);
  host.attach(server);
  return new Promise((resolve, reject) => {
    server.once('error', (error) => (isFamilyMissing(error) ? resolve(undefined) : reject(error)));
    server.listen({ host: address, port, ipv6Only: address.includes(':') }, () => resolve(server));
  });
}

function configure(limits: ServerLimits): Server {
  const server = createServer({
    // Who sends no Host is told so in words (demos/dispatch.ts).
    requireHostHeader: false,
    maxHeaderSize: headerSection,
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    keepAliveTimeout: limits.idle,
    connectionsCheckingInterval: limits.checking,
    noDelay: true,
    // A machine that is gone without a word is noticed when nothing is under way (RFC 9293 §3.8.4); a WebSocket has pings.
    keepAlive: true,
    keepAliveInitialDelay: limits.silent,
  });
  // Node would drop field lines beyond 2000 in silence; the size bounds them already.
  server.maxHeadersCount = 0;
  // What becomes of it: server/requests.ts.
  server.timeout = limits.stalled;
  server.maxConnections = limits.connections;
  // Newer versions of Node wait a second longer than they say.
  Object.assign(server, { keepAliveTimeoutBuffer: 0 });
  // A client may half-close once it has asked, as `nc -N` does, and is answered all the same (RFC 9112 §9.6).
  return Object.assign(server, { httpAllowHalfOpen: true });
}

function asListening(servers: readonly Server[]): Listening {
  const [first] = servers;
  if (!first) throw new Error('This machine has neither an IPv4 nor an IPv6 address of its own.');
  const { port, family } = first.address() as AddressInfo;
  return {
    port,
    loopback: family === 'IPv6' ? '::1' : '127.0.0.1',
    async close() {
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
    closeIdle() {
      for (const server of servers) server.closeIdleConnections();
    },
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const isTaken = (error: unknown) => codeOf(error) === 'EADDRINUSE';
const isFamilyMissing = (error: unknown) => ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(codeOf(error));
