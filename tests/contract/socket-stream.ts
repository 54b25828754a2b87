// A real TCP connection as the contract's byte stream.

import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { ByteStream } from '#demos/contract.ts';

export async function openSocketStream(port: number): Promise<ByteStream> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
  await once(socket, 'connect');
  return asStream(socket);
}

/** The socket must be of `allowHalfOpen: true`, and nobody else may read from it. */
export function asStream(socket: Socket): ByteStream {
  let failure: Error | undefined;
  let isEnded = false;
  let wake = () => {};
  socket.on('error', (error) => (failure = error));
  socket.on('close', () => {
    if (!isEnded) failure ??= new Error('The connection was cut.');
    wake();
  });
  socket.on('end', () => {
    isEnded = true;
    wake();
  });
  socket.on('readable', () => wake());

  return {
    async read() {
      for (;;) {
        const bytes = socket.read() as Buffer | null;
        if (bytes) return new Uint8Array(bytes);
        if (failure) throw failure;
        if (isEnded) return undefined;
        await new Promise<void>((resolve) => (wake = resolve));
      }
    },
    write: (bytes) =>
      new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve()))),
    end: () => new Promise((resolve) => socket.end(() => resolve())),
    abort() {
      failure ??= new Error('The connection was cut.');
      socket.resetAndDestroy();
      wake();
    },
  };
}
