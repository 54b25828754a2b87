// The Python programs of the HTTP chapter, run as a student runs them, against this course’s own server; only the port is
// one that is free.

import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { registry } from '#demos/registry.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

const programs = ['http_get.py', 'http_send.py', 'http_check.py'];
const source = fileURLToPath(new URL('../../media/python/', import.meta.url));
const python = ['python3', '/usr/bin/python3'].find((name) => spawnSync(name, ['-c', 'import socket']).status === 0);
const exec = promisify(execFile);

let server: TestServer;
let folder: string;

beforeAll(async () => {
  const { demo } = await registry['http-exchange'].backend();
  server = await startTestServer({ demos: { [demo.name]: demo.create(nodeCapabilities(() => {})) } });
});
afterAll(() => server.end(0));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'http-'));
  for (const name of programs)
    writeFileSync(join(folder, name), readFileSync(join(source, name), 'utf8').replace(':8420', `:${server.port}`));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1' };
  return exec(python ?? '', args, { env, cwd: folder, timeout: 20_000 }).then(
    (done) => ({ code: 0, ...done }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

function write(name: string, ...lines: string[]): void {
  writeFileSync(join(folder, name), lines.join('\n'));
}

const get = ['GET /demos/http-exchange/menu HTTP/1.1', 'Host: localhost', 'Connection: close'];
const form = (content: string, length = new TextEncoder().encode(content).length): string[] => [
  'POST /demos/http-exchange/form HTTP/1.1',
  'Host: localhost',
  'Connection: close',
  'Content-Type: application/x-www-form-urlencoded',
  `Content-Length: ${length}`,
  '',
  content,
];

async function verdicts(): Promise<{ code: number; ok: number; notYet: string[] }> {
  const { code, stdout } = await run('http_check.py');
  return { code, ok: stdout.match(/^ok /gm)?.length ?? 0, notYet: stdout.match(/(?<=^NOT YET {2}).*/gm) ?? [] };
}

describe.skipIf(python === undefined)('programs of the HTTP chapter (skipped without python3)', () => {
  it('http_get.py prints the head and the greeting', async () => {
    const { stdout } = await run('http_get.py');
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r?\n[\s\S]*Content-Language: fr[\s\S]*\r?\n\r?\nBonjour/);
  });

  it('http_send.py sends the file with the line ends of HTTP', async () => {
    write('menu.txt', ...get, '', '');
    const { stdout, stderr } = await run('http_send.py', 'menu.txt');
    expect(stdout).toMatch(/^HTTP\/1\.1 200 OK\r?\n/);
    expect(stdout).toContain('ETag: "');
    expect(stderr).toBe('');
  });

  it('http_send.py says that the server is still waiting when the empty line is missing', async () => {
    write('menu.txt', ...get, '');
    const { stdout, stderr } = await run('http_send.py', 'menu.txt');
    expect(stdout.trim()).toBe('');
    expect(stderr).toContain('Is it waiting for more');
  });

  it('http_check.py finds everything still to do at the start', async () => {
    expect(await verdicts()).toMatchObject({ code: 1, ok: 0, notYet: { length: 5 } });
  });

  it.each([
    ['th%C3%A9+%26+lait', 'the French page’s order'],
    ['caf%C3%A9+%26+milk', 'the English page’s order'],
  ])('http_check.py is content with what the practical asks for: %s, %s', async (drink) => {
    write('menu.txt', ...get, '', '');
    const { stdout } = await run('http_send.py', 'menu.txt');
    write('again.txt', ...get, `If-None-Match: ${/ETag: (\S+)/.exec(stdout)?.[1]}`, '', '');
    write('order.txt', ...form(`drink=${drink}`), '');
    expect(await verdicts()).toEqual({ code: 0, ok: 5, notYet: [] });
  });

  it('http_check.py notices an & that was left as it is, and a name that is not the version’s', async () => {
    write('menu.txt', ...get, '', '');
    write('again.txt', ...get, 'If-None-Match: "wrong"', '', '');
    write('order.txt', ...form('drink=thé & lait'));
    const { code, notYet } = await verdicts();
    expect(code).toBe(1);
    expect(notYet).toEqual(['again.txt is answered 304', 'order.txt: an & has arrived in a value']);
  });

  it('http_check.py notices letters that were counted for bytes', async () => {
    write('menu.txt', ...get, '', '');
    write('order.txt', ...form('drink=thé & lait', 16));
    expect((await verdicts()).notYet).toContain('order.txt is answered 200, as a form');
  });
});
