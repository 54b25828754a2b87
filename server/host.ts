// The demo server's host: it joins Node's HTTP and WebSocket connections to the router that both hosts share, to the tap
// and to the deck. It knows nothing of ports and processes (server/listen.ts, server/main.ts).

import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Backend, Capabilities } from '#demos/contract.ts';
import { createDispatcher } from '#demos/dispatch.ts';
import { createBridges, type OwnAddress } from '#server/bridge.ts';
import { randomId } from '#server/capabilities.ts';
import { answerClientError, type ClientError } from '#server/client-error.ts';
import type { Connections } from '#server/connections.ts';
import { Exchanges, type ExchangeLimits } from '#server/exchanges.ts';
import { createFeeds, type FeedLimits } from '#server/feed.ts';
import { createRequests, isLineReadable } from '#server/requests.ts';
import { createSockets, type SocketLimits } from '#server/sockets.ts';
import { createUpgrades } from '#server/upgrades.ts';
import type { Visitors } from '#server/visitors.ts';

export interface HostOptions {
  /** Running backends by demo name. */
  readonly demos: ReadonlyMap<string, Backend>;
  /** The demo that answers for `*.localhost`. */
  readonly virtualHostDemo: string | undefined;
  readonly capabilities: Capabilities;
  readonly connections: Connections;
  readonly visitors: Visitors;
  /** Answers what is no demo's, once Host and Origin have been checked. */
  readonly app: RequestListener;
  readonly ownAddress: OwnAddress;
  readonly exchangeLimits?: ExchangeLimits;
  readonly feedLimits?: FeedLimits;
  readonly socketLimits?: SocketLimits;
  isOwnName(hostname: string): boolean;
  /** Whether this path is the deck's although it looks like a demo's. */
  isDeckFile?(path: string): boolean;
  onError(error: unknown, where: string): void;
  /** Takes over a handshake that is not the demo server's: true if it has. */
  takeUpgrade?(request: IncomingMessage, socket: Socket, head: Buffer): boolean;
}

export interface Host {
  /** Serves what comes to `server`, until the returned function is called. */
  attach(server: Server): () => void;
  /** Says goodbye on every WebSocket with this code (RFC 6455 §7.4). */
  sayGoodbye(code: number): void;
  /** Cuts every connection. */
  end(): void;
}

export function createHost(options: HostOptions): Host {
  const { connections, visitors, capabilities } = options;
  const onError = (error: unknown, where: string) => {
    if (!isDeparture(error)) options.onError(error, where);
  };
  const dispatcher = createDispatcher({
    demos: options.demos,
    virtualHostDemo: options.virtualHostDemo,
    isOwnName: options.isOwnName,
    clock: capabilities.clock,
    onError,
  });
  const exchanges = new Exchanges(options.exchangeLimits);
  const sockets = createSockets(options.socketLimits);
  const feeds = createFeeds(exchanges, randomId(capabilities.random), capabilities.clock, options.feedLimits);
  const bridges = createBridges(visitors, options.ownAddress);
  const parts = { ...options, dispatcher, exchanges, sockets, feeds, bridges, onError };
  const requests = createRequests(parts, options.app);
  const upgrades = createUpgrades(parts);

  function upgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    // Node's types say Duplex, because a server may be given one; ours is only ever given sockets.
    const socket = stream as Socket;
    if (options.takeUpgrade?.(request, socket, head)) return connections.release(socket);
    if (!asksForWebSocket(request) || !isLineReadable(request))
      return requests.handle(request, upgrades.responseOn(request, socket));
    upgrades.handle(request, socket, head).catch((error: unknown) => abandon(error, request, socket));
  }

  function tunnel(request: IncomingMessage, stream: Duplex): void {
    const socket = stream as Socket;
    if (!isLineReadable(request)) return requests.handle(request, upgrades.responseOn(request, socket));
    upgrades.refuseTunnel(request, socket).catch((error: unknown) => abandon(error, request, socket));
  }

  function abandon(error: unknown, request: IncomingMessage, socket: Socket): void {
    onError(error, request.url ?? '');
    socket.destroy();
  }

  function refuseFault(error: ClientError, stream: Duplex): void {
    const socket = stream as Socket;
    const { octets, isBusy } = connections.tapOf(socket).stop();
    // Nothing can be said in the middle of another answer.
    if (isBusy) socket.destroy();
    else answerClientError(error, socket, octets ?? error.rawPacket ?? Buffer.alloc(0), capabilities.clock);
  }

  function meet(socket: Socket): void {
    visitors.meet(socket);
    connections.add(socket);
  }

  // Each has the arguments that Node's documentation gives to its event; EventEmitter's types cannot say so in a list.
  const listeners: readonly (readonly [event: string, listener: (...all: any[]) => void])[] = [
    ['connection', meet],
    ['request', requests.handle],
    ['checkContinue', requests.handleExpectingContinue],
    ['checkExpectation', requests.refuseExpectation],
    ['upgrade', upgrade],
    ['connect', tunnel],
    ['clientError', refuseFault],
  ];

  return {
    attach(server) {
      for (const [event, listener] of listeners) server.on(event, listener);
      return () => {
        for (const [event, listener] of listeners) server.off(event, listener);
      };
    },
    sayGoodbye: (code) => sockets.closeAll(code),
    end() {
      sockets.end();
      connections.destroyAll();
    },
  };
}

/** Another protocol, HTTP/2 for example, may be declined by an ordinary answer (RFC 9110 §7.8). */
function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return /(^|,)\s*websocket\s*(,|$)/i.test(headers.upgrade ?? '');
}

/** A client that leaves in the middle of its request is nobody's error. */
function isDeparture(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
