// Servers in processes of their own, each of which prints its address once it listens.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export interface Program {
  readonly port: number;
  /** Milliseconds from the start of the process to the last octet of its first answer. */
  readonly firstAnswer: number;
  stop(): Promise<void>;
}

/** Runs Node with these arguments until the first answer to `GET target` has come. */
export async function start(command: readonly string[], target = '/health'): Promise<Program> {
  const from = performance.now();
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await portOf(child);
  await answerOf(port, target);
  return { port, firstAnswer: performance.now() - from, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function portOf(child: ChildProcess): Promise<number> {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    const port = /https?:\/\/[^\s:]+:(\d+)/.exec(said)?.[1];
    if (port === undefined) continue;
    child.stdout?.resume();
    return Number(port);
  }
  throw new Error(`No address was printed, but: ${said || 'nothing'}. Run npm run build first.`);
}

async function answerOf(port: number, target: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
  socket.resume();
  await once(socket, 'close');
}
