// How the server ends: politely, and soon.

import type { Host } from '#server/host.ts';
import type { Listening } from '#server/listen.ts';

/** Milliseconds that connections have to end by themselves. */
const patience = 2_000;

/** A terminal and npm may both pass on the same Ctrl+C; within so many milliseconds it is one. */
const echo = 500;

/** 1001: the endpoint is going away (RFC 6455 §7.4.1). Resolves once every connection has ended or been cut. */
export async function end(host: Host, listening: Listening, within = patience): Promise<void> {
  const closed = listening.close();
  host.sayGoodbye(1001);
  listening.closeIdle();
  const cut = setTimeout(() => host.end(), within);
  await closed;
  clearTimeout(cut);
  host.end();
}

/** Ends the process at the first signal to do so; a second one does not wait. */
export function endOnSignal(host: Host, listening: Listening, onEnding: () => void): void {
  let askedAt: number | undefined;
  const ask = () => {
    const now = performance.now();
    if (askedAt !== undefined && now - askedAt > echo) process.exit(1);
    if (askedAt !== undefined) return;
    askedAt = now;
    onEnding();
    void end(host, listening).finally(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask);
}
