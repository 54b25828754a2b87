// An accepted handshake: the answer, then an open connection in the hands of the demo's backend.

import type { ByteStream, Capabilities, HttpRequest, Peer, PeerEvents, Upgrade } from '#demos/contract.ts';
import { encodeResponseHead } from '#wire/http1-encoder.ts';
import { WebSocketConnection } from '#wire/websocket-connection.ts';
import { acceptHandshake, checkHandshake } from '#wire/websocket-handshake.ts';
import { linger } from './linger.ts';

export interface Acceptance {
  /** A handshake that `checkHandshake` lets pass. */
  readonly request: HttpRequest;
  readonly upgrade: Upgrade;
  readonly stream: ByteStream;
  /** Octets that came right behind the handshake. */
  readonly first: Uint8Array;
  readonly capabilities: Capabilities;
  /** Told of what the backend throws; the client gets 1011. */
  onError(error: unknown): void;
}

export function serveWebSocket({ request, upgrade, stream, first, capabilities, onError }: Acceptance): void {
  const handshake = checkHandshake(request);
  if ('status' in handshake) return stream.abort();
  // A write that fails is a client that has left: the connection's first read says so.
  stream.write(encodeResponseHead(acceptHandshake(handshake, upgrade.protocol))).catch(() => {});

  function guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      onError(error);
      connection.close(1011);
    }
  }

  let events: PeerEvents = {};
  const connection = new WebSocketConnection(stream, {
    role: 'server',
    ...capabilities,
    first,
    events: {
      message: (data) => guarded(() => events.message?.(data)),
      close({ code, reason }) {
        guarded(() => events.close?.({ code, reason }));
        void linger(stream, capabilities.timers);
      },
    },
  });
  guarded(() => (events = upgrade.open(asPeer(connection))));
}

function asPeer(connection: WebSocketConnection): Peer {
  return {
    send: (data) => connection.send(data),
    close: (code, reason) => connection.close(code, reason),
    abort: () => connection.abort(),
    get bufferedAmount() {
      return connection.bufferedAmount;
    },
  };
}
