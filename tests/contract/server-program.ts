// The compiled demo server as a process of its own, on one port throughout: it may be killed and started again.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from '#server/root.ts';

export interface ServerProgram {
  readonly port: number;
  /** All that it printed, errors included. */
  readonly said: string;
  /** Resident memory in MiB; undefined where the system has no /proc. */
  memory(): number | undefined;
  start(): Promise<void>;
  /** Cut off by the system, without a goodbye. */
  kill(): Promise<void>;
  /** Ends it and removes what was built. */
  remove(): Promise<void>;
}

/** Builds the server, with a deck of one page, and starts it. */
export async function startProgram(): Promise<ServerProgram> {
  const course = mkdtempSync(join(tmpdir(), 'course-'));
  mkdirSync(join(course, 'dist'));
  writeFileSync(
    join(course, 'dist/index.html'),
    '<!doctype html><html lang="en"><title>Deck</title><p>Deck</p></html>',
  );
  cpSync(join(root, 'package.json'), join(course, 'package.json'));
  await build({ root, logLevel: 'error', build: { ssr: true, outDir: join(course, 'build/server') } });
  const port = await freePort();
  let child: ChildProcess | undefined;
  let said = '';

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  const program: ServerProgram = {
    port,
    get said() {
      return said;
    },
    memory() {
      const file = `/proc/${child?.pid}/status`;
      const size = existsSync(file) ? /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
      return size === undefined ? undefined : Number(size) / 1024;
    },
    start() {
      const env = { PATH: process.env['PATH'] ?? '', LANG: 'en_GB.UTF-8' };
      const started = spawn(process.execPath, ['build/server/main.js', '--port', String(port)], { cwd: course, env });
      child = started;
      return new Promise((resolve, reject) => {
        const hear = (piece: unknown) => {
          said += String(piece);
          if (said.includes('Ctrl+C')) resolve();
        };
        started.stdout.on('data', hear);
        started.stderr.on('data', hear);
        started.once('exit', () => reject(new Error(`The server ended: ${said}`)));
      });
    },
    async kill() {
      await end('SIGKILL');
      said = '';
    },
    async remove() {
      await end('SIGKILL');
      rmSync(course, { recursive: true });
    },
  };
  await program.start();
  return program;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
