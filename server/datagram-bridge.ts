// The bridge to a demo's own UDP port: one page's WebSocket joined to one UDP socket (demos/bridge-protocol.ts).

import { createSocket } from 'node:dgram';
import type { WebSocket } from 'ws';
import { bridgeClosure, datagramRate, encodeBridgeMessage } from '#demos/bridge-protocol.ts';
import type { Clock } from '#demos/contract.ts';
import { datagramLimit } from '#demos/own-ports.ts';
import { rateLimit } from '#demos/rate-limit.ts';
import type { OpenPort } from '#server/own-ports.ts';
import type { Visitors } from '#server/visitors.ts';

/** Octets that a page has not taken; datagrams beyond are lost. */
const mostWaiting = 262_144;

export function bridgeDatagrams(
  socket: WebSocket,
  { loopback, number }: OpenPort,
  { visitors, visitor, clock }: { readonly visitors: Visitors; readonly visitor: string; readonly clock: Clock },
): void {
  const udp = createSocket(loopback.includes(':') ? 'udp6' : 'udp4');
  const isTooMuch = rateLimit(clock, datagramRate);
  let isOpen = false;
  socket.on('message', (data, isBinary) => {
    const bytes = data as Buffer;
    if (!isOpen || !isBinary || bytes.length > datagramLimit) return socket.close(bridgeClosure.misused);
    if (!isTooMuch()) udp.send(bytes);
  });
  udp.on('message', (bytes) => {
    if (socket.bufferedAmount < mostWaiting) socket.send(bytes);
  });
  // A closed port is told by ICMP on connected sockets: the datagram is lost, no more.
  udp.on('error', () => {});
  udp.connect(number, loopback, () => {
    if (socket.readyState !== socket.OPEN) return void udp.close();
    const { address, port } = udp.address();
    const giveBack = visitors.lend(address, port, visitor, 'udp');
    socket.once('close', () => {
      giveBack();
      udp.close();
    });
    if (socket.readyState !== socket.OPEN) return socket.emit('close');
    isOpen = true;
    socket.send(encodeBridgeMessage({ type: 'open' }));
  });
}
