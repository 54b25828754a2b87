// Clients that ask as fast as they are answered.

import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { median } from './measure.ts';

const connections = 16;

/** What all requests of a measurement have in common. */
export interface Asked {
  readonly port: number;
  readonly host: string;
  readonly target: string;
}

/** Answers a second over keep-alive connections, each asking again as soon as it is answered. */
export async function requestRate({ port, host, target }: Asked, milliseconds: number): Promise<number> {
  const request = `GET ${target} HTTP/1.1\r\nHost: ${host}\r\n\r\n`;
  let answers = 0;
  const sockets = Array.from({ length: connections }, () => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    // An answer this small comes in one piece.
    socket.on('data', () => {
      answers += 1;
      socket.write(request);
    });
    return socket;
  });
  const from = performance.now();
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  const rate = (answers / (performance.now() - from)) * 1000;
  for (const socket of sockets) socket.destroy();
  return rate;
}

/** Median milliseconds of 30 texts there and back on each of ten connections: as many as ping-gnip takes in one go. */
export async function roundTrip(port: number, path: string): Promise<number> {
  const trips: number[] = [];
  for (let connection = 0; connection < 10; connection += 1) trips.push(...(await tripsOnOne(port, path)));
  return median(trips);
}

async function tripsOnOne(port: number, path: string): Promise<number[]> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, { perMessageDeflate: false });
  await once(socket, 'open');
  const trips: number[] = [];
  for (let message = 0; message < 30; message += 1) {
    const from = performance.now();
    socket.send('ping');
    await once(socket, 'message');
    trips.push(performance.now() - from);
  }
  socket.close();
  await once(socket, 'close');
  return trips;
}
