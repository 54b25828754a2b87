// The Python programs that slides show, run as a student runs them; only the port is one that is free.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createConnection } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../media/python/', import.meta.url));
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHONPATH: folder };
const running = new Set<ChildProcess>();

/** A Python that has the module, or undefined: a machine may have several, and not all of its libraries in each. */
function pythonWith(module: string): string | undefined {
  return ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', `import ${module}`]).status === 0);
}

const python = pythonWith('socket');
const pythonForSockets = pythonWith('websockets');

interface Server {
  readonly port: number;
  /** What it prints, line by line; the port was the first line. */
  readonly lines: AsyncIterator<string>;
}

/** Runs a program that prints its port and then serves until the test's end. */
async function serve(program: string | undefined, code: string): Promise<Server> {
  const child = spawn(program ?? '', ['-u', '-c', code], { env, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  return { port: Number(first.value), lines };
}

function run(program: string | undefined, args: readonly string[]): { status: number | null; printed: string } {
  const { status, stdout } = spawnSync(program ?? '', args, { env, cwd: folder, encoding: 'utf8' });
  return { status, printed: stdout };
}

/** Sends one request by hand and reads until the server ends. */
function get(port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ port, host: '127.0.0.1' }, () =>
      socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    );
    let received = '';
    socket.setEncoding('utf8').on('data', (text: string) => (received += text));
    socket.on('end', () => resolve(received)).on('error', reject);
  });
}

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

const waiting = `
import runpy, socket
create = socket.create_server
def any_port(address):
    server = create((address[0], 0))
    print(server.getsockname()[1])
    return server
socket.create_server = any_port
runpy.run_path('waiting_server.py')`;

const sites = (method: string): string => `
from one_site import PAGES, Sites, ThreadingHTTPServer
class Chosen(Sites):
    def do_GET(self):
        ${method}
server = ThreadingHTTPServer(('localhost', 0), Chosen)
print(server.server_port)
server.serve_forever()`;

const chosenByName = `hosts = self.headers.get_all('Host', [])
        name = hosts[0].split(':')[0].lower() if hosts else ''
        self.answer(200 if len(hosts) == 1 else 400, PAGES.get(name, PAGES['mines.localhost']))`;

const gnip = `
import asyncio, websockets
from gnip_server import turn_around
async def main():
    async with websockets.serve(turn_around, 'localhost', 0, family=2) as server:
        print(server.sockets[0].getsockname()[1])
        await asyncio.Future()
asyncio.run(main())`;

describe.skipIf(python === undefined)('programs of the server chapter (skipped without python3)', () => {
  it('waiting_server.py answers and says how long it waited and worked', async () => {
    const server = await serve(python, waiting);
    expect(await get(server.port)).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nCoffee\n$/);
    const line = await server.lines.next();
    expect(line.value).toMatch(/^waited \d+\.\d s, worked 0\.\d{4} s$/);
  });

  it('check_sites.py finds three faults in one_site.py, where the practical starts', async () => {
    const { port } = await serve(python, sites('super().do_GET()'));
    const { status, printed } = run(python, ['check_sites.py', String(port)]);
    expect(printed.match(/^ok /gm)).toHaveLength(4);
    expect(printed.match(/^NOT YET /gm)).toHaveLength(3);
    expect(status).toBe(1);
  });

  it('check_sites.py is content with a server that follows the practical', async () => {
    const { port } = await serve(python, sites(chosenByName));
    const { status, printed } = run(python, ['check_sites.py', String(port)]);
    expect(printed.match(/^ok /gm)).toHaveLength(7);
    expect(status).toBe(0);
  });
});

describe.skipIf(pythonForSockets === undefined)(
  'programs of the WebSocket chapter (skipped without python3-websockets)',
  () => {
    it('gnip_server.py turns numbers around, and so tears accents and flags apart', async () => {
      const { port } = await serve(pythonForSockets, gnip);
      const { status, printed } = run(pythonForSockets, ['ping_gnip.py', `ws://localhost:${port}/`]);
      const [ping, dessert, flags, close] = printed.split('\n');
      expect(ping).toBe('ping -> gnip');
      expect(dessert?.normalize('NFC')).toContain('crème brûlée -> ');
      expect(dessert?.normalize('NFC')).not.toContain('eélûrb emèrc');
      expect(flags).toBe('🇫🇷🇬🇧 -> 🇧🇬🇷🇫');
      expect(close).toBe('closed with 1000');
      expect(status).toBe(0);
    });
  },
);
