// Datagrams over the demo server's bridge: one WebSocket that stands for one UDP socket (demos/bridge-protocol.ts).

import { bridgeRefusal, type OpenSocket, type Socket } from './bridge-stream.ts';
import { bridgeTo, decodeBridgeMessage } from './bridge-protocol.ts';
import type { DatagramSocket, PortAddress, SocketEvent } from './contract.ts';
import { DatagramQueue } from './datagram-queue.ts';
import { datagramLimit, tooLong } from './own-ports.ts';

/** Resolves once the UDP socket is there. Rejects with a TypeError where the server cannot be reached or refuses. */
export function openDatagramBridge(openSocket: OpenSocket, to: PortAddress): Promise<DatagramSocket> {
  return new Promise((resolve, reject) => {
    const queue = new DatagramQueue();
    const hear = (event: SocketEvent) => {
      if (event.type === 'message' && typeof event.data !== 'string') queue.put(event.data);
      if (event.type === 'message' && typeof event.data === 'string') {
        if (decodeBridgeMessage(event.data)?.type === 'open') resolve(asDatagrams(socket, queue));
      }
      if (event.type !== 'close') return;
      reject(new TypeError(bridgeRefusal(event.code)));
      queue.close();
    };
    const socket = openSocket(bridgeTo(to, 'udp'), hear);
  });
}

function asDatagrams(socket: Socket, queue: DatagramQueue): DatagramSocket {
  return {
    send(datagram) {
      if (datagram.length > datagramLimit) throw tooLong(datagram.length);
      if (!queue.isClosed) socket.send(datagram);
    },
    receive: () => queue.take(),
    close() {
      queue.close();
      socket.close();
    },
  };
}
