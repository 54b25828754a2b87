// The demo server's host: it joins Node's HTTP and WebSocket connections to the router that both hosts share, to the tap
// and to the deck. It knows nothing of ports and processes (server/listen.ts, server/main.ts).

import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { Backend, Capabilities, OwnPort } from '#demos/contract.ts';
import { createDispatcher } from '#demos/dispatch.ts';
import type { OwnPortLimits, PortOwner } from '#demos/own-ports.ts';
import { ConnectionCut } from '#demos/pipe.ts';
import { createBridges, type OwnAddress } from '#server/bridge.ts';
import { randomId } from '#server/capabilities.ts';
import { answerClientError, type ClientError } from '#server/client-error.ts';
import type { Connections } from '#server/connections.ts';
import { Exchanges, type ExchangeLimits } from '#server/exchanges.ts';
import { createFeeds, type FeedLimits } from '#server/feed.ts';
import { createOwnPorts, type OpenPort, type PortsWish } from '#server/own-ports.ts';
import { createRequests, isLineReadable } from '#server/requests.ts';
import { createSockets, type SocketLimits } from '#server/sockets.ts';
import { createUpgrades } from '#server/upgrades.ts';
import type { Visitors } from '#server/visitors.ts';

export interface HostOptions {
  /** Running backends by demo name. */
  readonly demos: ReadonlyMap<string, Backend>;
  /** Ports of their own by demo name. */
  readonly ports?: ReadonlyMap<string, readonly OwnPort[]>;
  readonly portLimits?: Partial<OwnPortLimits>;
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
  /** Told of each TCP connection to a demo's own port. */
  noteConnection?(exchange: string, socket: Socket): void;
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
  /** Listens on the demos' own ports. Resolves to those that could be opened. */
  openPorts(wish: PortsWish): Promise<readonly OpenPort[]>;
  /** Says goodbye on every WebSocket with this code (RFC 6455 §7.4); the demos' own ports take nobody any more. */
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
  const { clock } = capabilities;
  const ports = createOwnPorts({
    ...options,
    owners: portOwners(options),
    exchanges,
    onError,
    limits: options.portLimits ?? {},
  });
  const run = randomId(capabilities.random);
  const feeds = createFeeds({ exchanges, run, clock, limits: options.feedLimits, ports: ports.numbers });
  const bridges = createBridges({ visitors, clock, ownAddress: options.ownAddress, findPort: ports.find });
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
    openPorts: ports.open,
    sayGoodbye(code) {
      ports.stop();
      sockets.closeAll(code);
    },
    end() {
      ports.end();
      sockets.end();
      connections.destroyAll();
    },
  };
}

function portOwners({ ports, demos }: HostOptions): PortOwner[] {
  return [...(ports ?? [])].flatMap(([demo, own]) => {
    const backend = demos.get(demo);
    return backend && own.length > 0 ? [{ demo, ports: own, backend }] : [];
  });
}

/** Another protocol, HTTP/2 for example, may be declined by an ordinary answer (RFC 9110 §7.8). */
function asksForWebSocket({ headers }: IncomingMessage): boolean {
  return /(^|,)\s*websocket\s*(,|$)/i.test(headers.upgrade ?? '');
}

/** A client that leaves in the middle of its request is nobody's error. */
function isDeparture(error: unknown): boolean {
  if (error instanceof ConnectionCut) return true;
  return error instanceof Error && 'code' in error && error.code === 'ECONNRESET';
}
