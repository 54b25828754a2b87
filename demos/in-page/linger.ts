// How a server lets a connection go (RFC 9112 §9.6).

import type { ByteStream, Timers } from '#demos/contract.ts';

/** Milliseconds for which a client may go on sending after the last answer. */
const patience = 1_000;

/**
 * Reads on, and drops, until the client has ended too; then this side ends, if it has not yet. A client that does not
 * end in time is cut. To cut at once would take the last answer away from it. Never rejects.
 */
export async function linger(stream: ByteStream, timers: Timers): Promise<void> {
  const cancel = timers.after(patience, () => stream.abort());
  try {
    while (await stream.read());
    await stream.end();
  } catch {
    // Cut: that is an end as well.
  }
  cancel();
}
