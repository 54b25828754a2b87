// The tap on the lowest layer of a byte stream: what passes at one end, as it passes.

import type { ByteStream } from './contract.ts';

/** Told what passes at one end, as it passes. */
export interface StreamObserver {
  received(bytes: Uint8Array): void;
  /** Octets count as sent when they are handed over. */
  sent(bytes: Uint8Array): void;
  /** Called once, when both directions have ended or the connection was cut. */
  over(): void;
}

/** The tap on the lowest layer: the same stream, watched. */
export function tapStream(stream: ByteStream, observer: StreamObserver): ByteStream {
  const ended = { inward: false, outward: false };
  let isOver = false;

  function end(...directions: (keyof typeof ended)[]): void {
    for (const direction of directions) ended[direction] = true;
    if (isOver || !ended.inward || !ended.outward) return;
    isOver = true;
    observer.over();
  }

  async function watched<T>(passing: Promise<T>): Promise<T> {
    try {
      return await passing;
    } catch (error) {
      end('inward', 'outward');
      throw error;
    }
  }

  return {
    async read() {
      const bytes = await watched(stream.read());
      if (bytes) observer.received(bytes);
      else end('inward');
      return bytes;
    },
    write(bytes) {
      if (!ended.outward) observer.sent(bytes);
      return stream.write(bytes);
    },
    async end() {
      await watched(stream.end());
      end('outward');
    },
    abort() {
      stream.abort();
      end('inward', 'outward');
    },
  };
}
