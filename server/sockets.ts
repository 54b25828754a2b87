// Open WebSocket connections of the demo server, whoever they are for: accepted alike, pinged, counted, closed at the end.

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';

export interface SocketLimits {
  /** Largest message accepted, in octets; a larger one closes the connection with 1009. */
  readonly message: number;
  /** Milliseconds between pings; a connection that has not answered by the next one is cut. */
  readonly ping: number;
  /** Milliseconds that a peer has to answer a close frame before it is cut. */
  readonly closing: number;
}

export const socketLimits: SocketLimits = { message: 1_048_576, ping: 30_000, closing: 5_000 };

export interface Sockets {
  /** Completes the opening handshake; undefined where the client has gone meanwhile. */
  accept(request: IncomingMessage, socket: Socket, head: Buffer, protocol?: string): WebSocket | undefined;
  /** Says goodbye to all with this code. */
  closeAll(code: number): void;
  /** Cuts all and stops pinging. */
  end(): void;
}

export function createSockets(limits: SocketLimits = socketLimits): Sockets {
  const open = new Set<WebSocket>();
  const silent = new WeakSet<WebSocket>();
  const protocols = new WeakMap<IncomingMessage, string>();
  const options: ServerOptions & { closeTimeout: number } = {
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: limits.message,
    closeTimeout: limits.closing,
    handleProtocols: (_offered, request) => protocols.get(request) ?? false,
  };
  const server = new WebSocketServer(options);

  function pingAll(): void {
    for (const socket of open) {
      if (silent.has(socket)) {
        socket.terminate();
        continue;
      }
      silent.add(socket);
      socket.ping();
    }
  }
  const pinging = setInterval(pingAll, limits.ping).unref();

  function keep(socket: WebSocket): WebSocket {
    open.add(socket);
    socket.on('pong', () => silent.delete(socket));
    socket.on('close', () => open.delete(socket));
    // A fault in the protocol: ws has sent the close frame that it deserves, and `close` follows.
    socket.on('error', () => {});
    return socket;
  }

  return {
    accept(request, socket, head, protocol) {
      if (protocol !== undefined) protocols.set(request, protocol);
      let accepted: WebSocket | undefined;
      // Without verifyClient ws answers before it returns.
      server.handleUpgrade(request, socket, head, (webSocket) => (accepted = keep(webSocket)));
      return accepted;
    },
    closeAll(code) {
      for (const socket of open) socket.close(code);
    },
    end() {
      clearInterval(pinging);
      for (const socket of open) socket.terminate();
    },
  };
}
