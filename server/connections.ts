// Open TCP connections, each with its tap.

import type { Socket } from 'node:net';
import type { Clock } from '#demos/contract.ts';
import { Tap } from '#server/tap.ts';

export interface Connections {
  /** A connection has been accepted; nothing of it has been read yet. */
  add(socket: Socket): void;
  tapOf(socket: Socket): Tap;
  /** The connection is somebody else's from now on. */
  release(socket: Socket): void;
  readonly size: number;
  destroyAll(): void;
}

export function createConnections(clock: Clock): Connections {
  const open = new Map<Socket, Tap>();

  function add(socket: Socket): Tap {
    const tap = new Tap(socket, clock);
    open.set(socket, tap);
    socket.once('close', () => open.delete(socket));
    return tap;
  }

  return {
    add,
    tapOf: (socket) => open.get(socket) ?? add(socket),
    release(socket) {
      open.get(socket)?.stop();
      open.delete(socket);
    },
    get size() {
      return open.size;
    },
    destroyAll() {
      for (const socket of open.keys()) socket.destroy();
    },
  };
}
