// What travels: lines on a port of its own, repeated as they come; and over HTTP the states of the connection's two ends.
//
//   any line                  the same line back
//   `bye`                     the server ends first, and then only listens
//   `crash`                   the server cuts the connection
//   the client's end (FIN)    `FIN lines=2 octets=12`, then `2`, `1` and the server's end, each a quarter of a second later

import type { OwnPort, TcpStates } from '#demos/contract.ts';

export const path = '/demos/tcp-connection';

/** GET answers with a `StatesAnswer` about this visitor's newest connection. */
export const statesPath = `${path}/states`;

export const ports = [{ name: 'echo', transport: 'tcp', preferred: 8430 }] as const satisfies readonly OwnPort[];

export const echoPort = { demo: 'tcp-connection', port: 'echo' } as const;

/** Octets of a line, at most; a longer one ends the connection. */
export const longestLine = 1_000;

/** Said instead of a line that is too long, before the end. */
export const tooLong = `more than ${longestLine} octets without a newline`;

/** Milliseconds between what the server still does once the client has ended. */
export const pause = 250;

export type Order = 'bye' | 'crash';

/** `supported`: this server's system tells the states. `states`: null where there is no connection yet. */
export interface StatesAnswer {
  readonly supported: boolean;
  readonly states: TcpStates | null;
}

/** What the client's end is answered with. */
export function farewell(lines: number, octets: number): string {
  return `FIN lines=${lines} octets=${octets}\n`;
}

/** Undefined when it is no such answer. */
export function decodeStates(text: string): StatesAnswer | undefined {
  try {
    const value = JSON.parse(text) as StatesAnswer;
    return typeof value.supported === 'boolean' ? value : undefined;
  } catch {
    return undefined;
  }
}
