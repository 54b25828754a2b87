// A real UDP socket as the contract's socket of datagrams.

import { createSocket } from 'node:dgram';
import type { DatagramSocket } from '#demos/contract.ts';
import { DatagramQueue } from '#demos/datagram-queue.ts';

export async function openUdp(port: number): Promise<DatagramSocket> {
  const socket = createSocket('udp4');
  const queue = new DatagramQueue();
  socket.on('message', (bytes) => queue.put(new Uint8Array(bytes)));
  socket.on('error', () => {});
  await new Promise<void>((resolve) => socket.connect(port, '127.0.0.1', resolve));
  return {
    send: (datagram) => socket.send(datagram),
    receive: () => queue.take(),
    close() {
      queue.close();
      socket.close();
    },
  };
}
