// A byte stream, watched at the page's own end. The tap of a host records what it could make out as one demo's exchange;
// a request that no parser would take, or that never ends, is seen here all the same.

import type { ByteStream, Clock, WireEvent } from '#demos/contract.ts';

export interface RecordOptions {
  /** Names the connection among the exchanges of the wire view. */
  readonly exchange: string;
  readonly demo: string;
  readonly clock: Clock;
  tell(event: WireEvent): void;
}

/** Octets recorded of one connection; after that its record ends. */
const largestRecord = 262_144;

/** The same stream. Octets count as sent when they are handed over. */
export function recordStream(stream: ByteStream, { exchange, demo, clock, tell }: RecordOptions): ByteStream {
  let room = largestRecord;
  let isOver = false;
  const close = (mark: { cut?: true } = {}) => {
    if (!isOver) tell({ type: 'closed', exchange, at: clock.now(), ...mark });
    isOver = true;
  };
  const take = (from: 'client' | 'server', bytes: Uint8Array) => {
    if (isOver || bytes.length === 0) return;
    tell({ type: 'bytes', exchange, from, at: clock.now(), bytes: bytes.slice(0, room) });
    room -= bytes.length;
    if (room <= 0) close({ cut: true });
  };
  tell({ type: 'opened', exchange, demo, at: clock.now() });
  return {
    async read() {
      try {
        const bytes = await stream.read();
        if (bytes) take('server', bytes);
        else close();
        return bytes;
      } catch (error) {
        close();
        throw error;
      }
    },
    write(bytes) {
      take('client', bytes);
      return stream.write(bytes);
    },
    end: () => stream.end(),
    abort() {
      stream.abort();
      close();
    },
  };
}
