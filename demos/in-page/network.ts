// A network without a cable: pairs of byte streams in memory, and a registry of who listens on which port.
// Nothing is delivered synchronously, closes included, so code that works here meets no surprise on a real socket.

import type { ByteStream } from '#demos/contract.ts';
import { Pipe, type PipeOptions } from '#demos/pipe.ts';
import { tapStream } from '#demos/tap-stream.ts';

export interface Network {
  /** Hands `accept` the server's end of each new connection; the returned function stops that. Throws where the port is taken. */
  listen(port: number, accept: (stream: ByteStream) => void): () => void;
  /** Resolves to the client's end. Rejects where nobody listens or `mostConnections` are open. */
  connect(port: number): Promise<ByteStream>;
  /** The same to a listener that has no number here. */
  connectTo(accept: (stream: ByteStream) => void): Promise<ByteStream>;
  /** Cuts every connection; nobody listens any more. */
  close(): void;
}

/** Connections open at once in one network. */
const mostConnections = 256;

export function createNetwork(options: PipeOptions = {}): Network {
  const listeners = new Map<number, (stream: ByteStream) => void>();
  const open = new Set<ByteStream>();

  async function connectTo(accept: (stream: ByteStream) => void): Promise<ByteStream> {
    if (open.size >= mostConnections) throw new TypeError(`${mostConnections} connections are open. Close one first.`);
    const [near, far] = createStreamPair(options);
    const served = tapStream(far, { received() {}, sent() {}, over: () => open.delete(served) });
    open.add(served);
    queueMicrotask(() => accept(served));
    return near;
  }

  return {
    listen(port, accept) {
      if (listeners.has(port)) throw new Error(`Port ${port} is taken in this page. Choose another one.`);
      listeners.set(port, accept);
      return () => void listeners.delete(port);
    },
    async connect(port) {
      const accept = listeners.get(port);
      if (!accept) throw new TypeError(`Nobody listens on port ${port} in this page.`);
      return connectTo(accept);
    },
    connectTo,
    close() {
      listeners.clear();
      for (const stream of [...open]) stream.abort();
    },
  };
}

/** Two ends of one connection: what is written to one is read from the other. */
export function createStreamPair(options: PipeOptions = {}): [ByteStream, ByteStream] {
  const there = new Pipe(options);
  const back = new Pipe(options);
  return [asStream(back, there), asStream(there, back)];
}

function asStream(inward: Pipe, outward: Pipe): ByteStream {
  return {
    read: () => inward.read(),
    write: (bytes) => outward.write(bytes),
    end: () => outward.end(),
    abort() {
      inward.cut();
      outward.cut();
    },
  };
}
