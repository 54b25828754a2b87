// What Linux says of the state of a TCP connection, from its table of sockets. Other systems have no such file.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import type { TcpState, TcpStates } from '#demos/contract.ts';
import { isLoopback } from '#server/this-machine.ts';

const tables = ['/proc/net/tcp', '/proc/net/tcp6'];

/** include/net/tcp_states.h of Linux, in the words of RFC 9293 §3.3.2; 12 is SYN-RECEIVED before it has a socket. */
const names: Readonly<Record<number, TcpState>> = {
  1: 'ESTABLISHED',
  2: 'SYN-SENT',
  3: 'SYN-RECEIVED',
  4: 'FIN-WAIT-1',
  5: 'FIN-WAIT-2',
  6: 'TIME-WAIT',
  7: 'CLOSED',
  8: 'CLOSE-WAIT',
  9: 'LAST-ACK',
  10: 'LISTEN',
  11: 'CLOSING',
  12: 'SYN-RECEIVED',
};

/** Connections that are remembered, open or not; the oldest is forgotten first. */
const mostConnections = 1_024;

interface Ends {
  readonly clientPort: number;
  readonly serverPort: number;
  /** Both ends are in this machine's table. */
  readonly isNear: boolean;
}

export interface TcpTable {
  /** A connection has been accepted. */
  note(exchange: string, socket: Socket): void;
  /** Undefined for a connection that is forgotten. */
  statesOf(exchange: string): Promise<TcpStates | undefined>;
}

/** Undefined where the system does not tell. `read` gives the tables' text. */
export function createTcpTable(read: (() => Promise<string>) | undefined = tableReader()): TcpTable | undefined {
  if (!read) return undefined;
  const known = new Map<string, Ends>();
  let reading: Promise<string> | undefined;

  /** However many ask, one read at a time, and never one that began before the question. */
  async function fresh(): Promise<string> {
    await reading?.catch(() => {});
    reading ??= read!().finally(() => (reading = undefined));
    return reading;
  }

  return {
    note(exchange, { remoteAddress = '', remotePort = 0, localPort = 0 }) {
      known.set(exchange, { clientPort: remotePort, serverPort: localPort, isNear: isLoopback(remoteAddress) });
      const [oldest] = known.keys();
      if (known.size > mostConnections && oldest !== undefined) known.delete(oldest);
    },
    async statesOf(exchange) {
      const ends = known.get(exchange);
      if (!ends) return undefined;
      const table = await fresh();
      const server = stateIn(table, ends.serverPort, ends.clientPort);
      return { client: ends.isNear ? stateIn(table, ends.clientPort, ends.serverPort) : undefined, server };
    },
  };
}

/** Exported for its tests: the state of the socket with these two ports; what is not in the table does not exist. */
export function stateIn(table: string, local: number, remote: number): TcpState {
  const line = new RegExp(`^ *\\d+: [0-9A-F]+:${hex(local)} [0-9A-F]+:${hex(remote)} ([0-9A-F]{2}) `, 'm');
  const code = line.exec(table)?.[1];
  return (code === undefined ? undefined : names[Number.parseInt(code, 16)]) ?? 'CLOSED';
}

function hex(port: number): string {
  return port.toString(16).toUpperCase().padStart(4, '0');
}

function tableReader(): (() => Promise<string>) | undefined {
  const files = tables.filter((file) => existsSync(file));
  if (files.length === 0) return undefined;
  return async () => (await Promise.all(files.map((file) => readFile(file, 'latin1')))).join('');
}
