// The course's own programs, run as a student runs them, and the servers that they talk to: those of the chapter, the
// course's server, and the server in the page behind a real port.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createInPageServer } from '#in-page/server.ts';
import type { ByteStream } from '#demos/contract.ts';
import { registry } from '#demos/registry.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { asStream } from '#tests/contract/socket-stream.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

export const root = new URL('../../', import.meta.url);
const folders = { python: new URL('media/python/', root), node: new URL('media/node/', root) };
export const pythonFolder = fileURLToPath(folders.python);
export const env = {
  ...process.env,
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONIOENCODING: 'utf-8',
  PYTHONPATH: pythonFolder,
};

/** A Python that has the library, or undefined: a machine may have several, and not all of its libraries in each. */
export const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);

const running = new Set<ChildProcess>();
const listening = new Set<Server>();
let host: TestServer | undefined;

/** To be called after each test: programs and servers do not outlive it. */
export async function endAll(): Promise<void> {
  endPrograms();
  for (const server of listening) server.close();
  listening.clear();
  await host?.end(0);
  host = undefined;
}

/** All but the one that is to notice it. */
export function endPrograms(survivor?: Program): void {
  for (const child of running) if (child !== survivor?.child) child.kill('SIGKILL');
  running.clear();
  if (survivor) running.add(survivor.child);
}

export interface Program {
  readonly child: ChildProcess;
  /** Its status and signal, once it has ended. */
  readonly ended: Promise<unknown[]>;
  /** Reads on to the first line that holds the words, and gives it back. */
  until(words: string): Promise<string>;
  /** Reads on to its end. */
  rest(): Promise<string[]>;
  type(line: string): void;
}

export function start(language: keyof typeof folders, args: readonly string[]): Program {
  const [command, options] = language === 'python' ? [python ?? '', ['-u']] : [process.execPath, []];
  const child = spawn(command, [...options, ...args], {
    env,
    cwd: fileURLToPath(folders[language]),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  running.add(child);
  const printed = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let faults = '';
  child.stderr.on('data', (text: Buffer) => (faults += text.toString()));
  return {
    child,
    ended: once(child, 'close'),
    async until(words) {
      const { value, done } = (await printed.next()) as IteratorResult<string, undefined>;
      if (done) throw new Error(`The program ended without “${words}”. ${faults}`);
      return value.includes(words) ? value : this.until(words);
    },
    async rest() {
      const lines: string[] = [];
      for (let next = await printed.next(); !next.done; next = await printed.next()) lines.push(next.value);
      return lines;
    },
    type: (line) => void child.stdin.write(`${line}\n`),
  };
}

/** Serves on a free port, as the program’s own `main` does on its fixed one; the address. */
export async function serve(module: string, handler: string, options = '', extra = ''): Promise<string> {
  const program = start('python', [
    '-c',
    `
import asyncio, websockets
import ${module} as module
${extra}
async def main():
    async with websockets.serve(${handler}, 'localhost', 0, family=2${options}) as server:
        print('port', server.sockets[0].getsockname()[1])
        await asyncio.Future()
asyncio.run(main())`,
  ]);
  return `ws://localhost:${(await program.until('port')).split(' ')[1]}/`;
}

export const serveGnip = (): Promise<string> => serve('gnip_server', 'module.turn_around');
export const serveCountdown = (): Promise<string> => serve('countdown_server', 'module.obey');
export const serveChat = (): Promise<string> => serve('chat_server', 'module.welcome', ', max_size=2000');

export async function serveGnipInNode(): Promise<string> {
  const program = start('node', ['gnip-server.mjs', '0']);
  return `ws://localhost:${(await program.until('port')).split(' ')[1]}/`;
}

const names = ['chat', 'countdown', 'ping-gnip'] as const;
export type SocketDemo = (typeof names)[number];

export async function ourServer(): Promise<TestServer> {
  const capabilities = nodeCapabilities(() => {});
  const demos = await Promise.all(
    names.map(async (name) => [name, (await registry[name].backend()).demo.create(capabilities)] as const),
  );
  host = await startTestServer({ demos: Object.fromEntries(demos) });
  return host;
}

export async function ourAddress(demo: SocketDemo): Promise<string> {
  return `ws://${(await ourServer()).authority}/demos/${demo}`;
}

/** The server in the page, which has no port: a door with one is put before it, and passes octets on. */
export async function inPageAddress(demo: SocketDemo): Promise<string> {
  const door = createServer({ allowHalfOpen: true }).listen(0, 'localhost');
  listening.add(door);
  await once(door, 'listening');
  const authority = `localhost:${(door.address() as AddressInfo).port}`;
  const page = createInPageServer({ ...nodeCapabilities(() => {}), authority });
  door.on('connection', (socket) => void join(asStream(socket), page));
  door.on('close', () => page.close());
  return `ws://${authority}/demos/${demo}`;
}

async function join(outside: ByteStream, page: { connect(): Promise<ByteStream> }): Promise<void> {
  const inside = await page.connect();
  await Promise.all([pass(outside, inside), pass(inside, outside)]);
}

/** A side that is cut cuts the other one. */
async function pass(from: ByteStream, to: ByteStream): Promise<void> {
  try {
    for (let bytes = await from.read(); bytes; bytes = await from.read()) await to.write(bytes);
    await to.end();
  } catch {
    to.abort();
  }
}
