// Opening handshakes on the demo server: a demo's WebSocket, a page's feed or bridge, or a refusal.

import { ServerResponse, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import { bridgePath, bridgeTarget } from '#demos/bridge-protocol.ts';
import type { Caller, HttpRequest } from '#demos/contract.ts';
import type { FramedResponse } from '#demos/framed-response.ts';
import { feedPath, isId } from '#demos/feed-protocol.ts';
import type { Bridges } from '#server/bridge.ts';
import { randomId } from '#server/capabilities.ts';
import { endGently } from '#server/client-error.ts';
import type { Feeds } from '#server/feed.ts';
import { servePeer } from '#server/peers.ts';
import { hostAnswer, isForDeck, pathOf, record, type HostParts } from '#server/requests.ts';
import { asRequest, sendFramed } from '#server/respond.ts';
import type { Sockets } from '#server/sockets.ts';

export interface UpgradeParts extends HostParts {
  readonly sockets: Sockets;
  readonly feeds: Feeds;
  readonly bridges: Bridges;
}

/** An accepted handshake and what becomes of the connection. */
interface Acceptance {
  readonly protocol?: string | undefined;
  serve(socket: WebSocket): void;
}

export interface Upgrades {
  handle(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void>;
  /** A response on the bare socket of a handshake; the connection ends with it. */
  responseOn(request: IncomingMessage, socket: Socket): ServerResponse;
  /** CONNECT asks for a tunnel (RFC 9110 §9.3.6). */
  refuseTunnel(request: IncomingMessage, socket: Socket): Promise<void>;
}

export function createUpgrades(parts: UpgradeParts): Upgrades {
  const { connections, dispatcher, visitors, capabilities } = parts;

  /** The page names its exchange itself, for a script is shown nothing of the handshake. */
  function callerOf(request: IncomingMessage): Caller {
    const caller = visitors.callerOf(request);
    const wish = /[?&]exchange=([^&#]*)/.exec(request.url ?? '')?.[1];
    const isFree = isId(wish) && !parts.exchanges.isRemembered(caller.visitor, wish);
    return { ...caller, exchange: isFree ? wish : randomId(capabilities.random) };
  }

  function decideForPage(request: IncomingMessage, message: HttpRequest, path: string): Acceptance | FramedResponse {
    const refusal = dispatcher.refuse(message);
    if (refusal) return refusal;
    if (visitors.isBridge(request.socket)) return hostAnswer(request, 403, 'bridged', capabilities);
    const visitor = visitors.knownKeyOf(request);
    if (visitor === undefined) return hostAnswer(request, 403, 'visitor', capabilities);
    if (path === feedPath) return { serve: (socket) => parts.feeds.serve(socket, visitor) };
    return { serve: (socket) => parts.bridges.serve(socket, visitor, bridgeTarget(message.target)) };
  }

  async function decide(request: IncomingMessage, message: HttpRequest, caller: Caller) {
    const path = pathOf(message.target).replace(/[?#].*$/, '');
    const isForPage = (path === feedPath || path === bridgePath) && isForDeck(parts, message);
    if (isForPage) return decideForPage(request, message, path);
    const decision = await dispatcher.upgrade(message, caller);
    if (!('open' in decision)) return decision;
    const onError = (error: unknown) => parts.onError(error, path);
    return { protocol: decision.protocol, serve: (socket: WebSocket) => servePeer(socket, decision, onError) };
  }

  function accept(request: IncomingMessage, socket: Socket, head: Buffer, { protocol, serve }: Acceptance): void {
    connections.tapOf(socket).skip(head.length);
    const opened = parts.sockets.accept(request, socket, head, protocol);
    if (opened) serve(opened);
    socket.resume();
  }

  function responseOn(request: IncomingMessage, socket: Socket): ServerResponse {
    const response = new ServerResponse(request);
    response.shouldKeepAlive = false;
    response.assignSocket(socket);
    response.once('finish', () => {
      response.detachSocket(socket);
      endGently(socket);
    });
    return response;
  }

  async function refuse(request: IncomingMessage, socket: Socket, framed: FramedResponse): Promise<void> {
    const response = responseOn(request, socket);
    response.prependListener('finish', () => connections.tapOf(socket).endResponse());
    await sendFramed(response, framed);
  }

  /** Until it is decided nobody reads, so that nothing is lost to nobody. */
  async function hold(request: IncomingMessage, socket: Socket): Promise<Caller> {
    socket.pause();
    socket.on('error', () => socket.destroy());
    const tap = connections.tapOf(socket);
    const exchange = tap.claim();
    const caller = callerOf(request);
    record(parts, asRequest(request), caller, exchange);
    await tap.turnOf(exchange);
    return caller;
  }

  return {
    responseOn,
    async handle(request, socket, head) {
      const message = { ...asRequest(request), body: noContent };
      const caller = await hold(request, socket);
      const decision = await decide(request, message, caller);
      if (socket.destroyed) return;
      if ('serve' in decision) return accept(request, socket, head, decision);
      await refuse(request, socket, decision);
    },
    async refuseTunnel(request, socket) {
      await hold(request, socket);
      await refuse(request, socket, hostAnswer(request, 501, 'tunnel', capabilities));
    },
  };
}

/** Whatever follows a handshake is in the new protocol. */
const noContent: AsyncIterable<Uint8Array> = {
  async *[Symbol.asyncIterator]() {},
};
