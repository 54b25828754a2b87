// The two ways a page is published: by the demo server, and as static files under a sub-path.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

export interface RunningServer {
  /** Where the deck is, with a final slash. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
  /** Starts again on the same port after `stop`. */
  start(): Promise<void>;
}

/** The compiled demo server on a free port, of loopback unless `options` say otherwise. */
export function startLive(options: readonly string[] = []): Promise<RunningServer> {
  return startProgram(['build/server/main.js', ...options], '/');
}

/** `npm run preview`: the static build under a sub-path, as on GitHub Pages. */
export function startStatic(): Promise<RunningServer> {
  return startProgram(['--import', 'tsx', 'slides/compiler/preview.ts'], '/some/base/');
}

async function startProgram(command: string[], path: string): Promise<RunningServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const server: RunningServer = {
    url: `http://localhost:${port}${path}`,
    port,
    async start() {
      child = spawn(process.execPath, command, {
        stdio: ['ignore', 'pipe', 'inherit'],
        env: { ...process.env, LANG: 'en', PORT: String(port) },
      });
      await saysItsAddress(child, port);
    },
    async stop() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
  await server.start();
  return server;
}

async function saysItsAddress(child: ChildProcess, port: number): Promise<void> {
  let said = '';
  for await (const piece of child.stdout ?? []) {
    said += String(piece);
    if (!said.includes(`:${port}`)) continue;
    child.stdout?.resume();
    return;
  }
  throw new Error(`The server ended before it said its address: ${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
