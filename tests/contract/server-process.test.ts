// The compiled demo server as a process: what it prints, how it ends, what it says when it cannot start.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { root } from '#server/root.ts';

let course: string;
const running = new Set<ChildProcess>();

beforeAll(async () => {
  course = mkdtempSync(join(tmpdir(), 'course-'));
  mkdirSync(join(course, 'dist'));
  writeFileSync(join(course, 'dist/index.html'), '<html><p>Deck</p></html>');
  cpSync(join(root, 'package.json'), join(course, 'package.json'));
  await build({ root, logLevel: 'error', build: { ssr: true, outDir: join(course, 'build/server') } });
}, 60_000);

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

afterAll(() => rmSync(course, { recursive: true }));

interface Program {
  readonly child: ChildProcess;
  /** Resolves with what was printed, once it holds `wanted`. */
  until(wanted: string): Promise<string>;
  /** Resolves at the end. */
  readonly ended: Promise<{ code: number | null; said: string }>;
}

function run(args: readonly string[], env: Record<string, string> = {}): Program {
  const inherited = { PATH: process.env['PATH'] ?? '', LANG: 'en_GB.UTF-8' };
  const child = spawn(process.execPath, args, { cwd: course, env: { ...inherited, ...env } });
  running.add(child);
  let said = '';
  const waiting = new Set<() => void>();
  const hear = (piece: unknown) => {
    said += String(piece);
    waiting.forEach((check) => check());
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return { code: code as number | null, said };
  });
  return {
    child,
    ended,
    until: (wanted) =>
      new Promise((resolve) => {
        const check = () => {
          if (said.includes(wanted)) resolve(said);
        };
        waiting.add(check);
        check();
      }),
  };
}

const serve = (args: readonly string[], env?: Record<string, string>) => run(['build/server/main.js', ...args], env);

async function startOnFreePort(): Promise<Program & { port: string }> {
  const program = serve(['--port', '0']);
  const said = await program.until('Ctrl+C');
  return { ...program, port: /http:\/\/localhost:(\d+)\//.exec(said)?.[1] ?? '' };
}

describe('the demo server', () => {
  it('serves the deck, the demos and its health', async () => {
    const { port } = await startOnFreePort();
    const deck = await fetch(`http://127.0.0.1:${port}/`);
    expect(await deck.text()).toContain('data-host="server"');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    expect(await (await fetch(`http://127.0.0.1:${port}/health`)).json()).toMatchObject({ version, uptime: 0 });
    const socket = new WebSocket(`ws://127.0.0.1:${port}/demos/ping-gnip`);
    await once(socket, 'open');
    socket.send('ping');
    const [answer] = await once(socket, 'message');
    expect(String(answer)).toBe('gnip');
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ends at %s, politely', async (signal) => {
    const { child, port, ended } = await startOnFreePort();
    const socket = new WebSocket(`ws://127.0.0.1:${port}/demos/ping-gnip`);
    await once(socket, 'open');
    child.kill(signal);
    const [code] = await once(socket, 'close');
    expect(code).toBe(1001);
    expect(await ended).toMatchObject({ code: 0, said: expect.stringContaining('Ending…') });
  });

  it('says that its port is taken, where it was told which', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    for (const program of [serve(['--port', String(port)]), serve([], { PORT: String(port) })]) {
      const { code, said } = await program.ended;
      expect(code).toBe(1);
      expect(said).toBe(
        `Port ${port} is taken by another program. End that program, or choose another port: npm start -- --port ${port + 1}\n`,
      );
    }
    other.close();
  });

  it('says in French that it does not know an option', async () => {
    const { code, said } = await serve(['--prot', '1'], { LANG: 'fr_FR.UTF-8' }).ended;
    expect(code).toBe(1);
    expect(said).toContain('« --prot » n’est pas une option');
  });

  it('says that its data folder cannot be written', async () => {
    const { code, said } = await serve(['--port', '0', '--data', 'package.json']).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/^The folder package\.json cannot be written \(EEXIST\)\. Choose another one/);
  });

  it('says which options there are', async () => {
    const { code, said } = await serve(['--help']).ended;
    expect(code).toBe(0);
    expect(said).toContain('--lan');
  });

  it('lists the machine’s addresses for the class', async () => {
    const program = serve(['--port', '0', '--lan', '--host', 'my-laptop.local']);
    const said = await program.until('Ctrl+C');
    expect(said).toMatch(/http:\/\/my-laptop\.local:\d+\//);
    expect(said).toContain('▄');
    expect(said).not.toContain('--lan');
  });

  it('says that the deck has not been built', async () => {
    const bare = mkdtempSync(join(tmpdir(), 'course-'));
    cpSync(join(course, 'build'), join(bare, 'build'), { recursive: true });
    cpSync(join(course, 'package.json'), join(bare, 'package.json'));
    const { code, said } = await run([join(bare, 'build/server/main.js')]).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/has not been built: .*dist is missing\. Build it: npm run build/);
    rmSync(bare, { recursive: true });
  });
});

describe('npm start', () => {
  beforeAll(() => {
    for (const name of ['start.mjs', 'start-checks.mjs', 'bootstrap.mjs']) {
      cpSync(join(root, 'server', name), join(course, 'server', name));
    }
  });

  it('says that Node is too old', async () => {
    const script = `import('./server/bootstrap.mjs').then(({ requireNode }) => requireNode('18.20.8'))`;
    const { code, said } = await run(['-e', script]).ended;
    expect(code).toBe(1);
    expect(said).toMatch(/^This course needs Node 20\.19 or newer; this is Node 18\.20\.8\. /);
  });

  it.each(['start.mjs', 'start-checks.mjs', 'bootstrap.mjs'])(
    'has no syntax in %s that Node 12 cannot parse',
    (name) => {
      const text = readFileSync(join(root, 'server', name), 'utf8').replace(/\/\/.*$/gm, '');
      expect(text).not.toMatch(/\?\.[a-z([]|\?\?|\|\|=|&&=|^await |from 'node:|#[a-z]+ ?[=(;]|\bstatic\b|\d_\d/m);
    },
  );

  it('runs what is built, when nothing is newer', async () => {
    const later = new Date(Date.now() + 60_000);
    for (const result of ['dist/index.html', 'build/server/main.js']) utimesSync(join(course, result), later, later);
    const program = run(['server/start.mjs', '--port', '0']);
    expect(await program.until('Ctrl+C')).toContain('On the Wire is at http://localhost:');
    program.child.kill('SIGINT');
    expect((await program.ended).code).toBe(0);
  });
});
