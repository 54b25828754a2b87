// Every command that a slide shows in a ```console fence, run against a running server: it answers what the slide says.
// In a slide’s output a line `…` stands for any lines.

import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '#demos/contract.ts';
import { registry, virtualHostDemo } from '#demos/registry.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { root } from '#server/root.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

/** Commands that cannot be run here, and why. */
const notRun: Readonly<Record<string, string>> = {
  'python waiting_server.py': 'a server with measured times; tests/unit/python-programs.test.ts runs it',
  'python network_my_address.py': 'each machine has its own address; tests/unit/python-network.test.ts runs it',
};

interface Step {
  readonly command: string;
  /** Lines without trailing space. */
  readonly output: readonly string[];
}

interface Fence {
  readonly where: string;
  readonly steps: readonly Step[];
}

const fences = ['fr', 'en'].flatMap((language) => fencesBelow(join('slides', language)));
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);
const hasTools = spawnSync('bash', ['-c', 'curl --version']).status === 0;
/** HTTPie’s path; empty where it is not installed. */
const httpie = spawnSync('bash', ['-c', 'command -v http'], { encoding: 'utf8' }).stdout.trim();

let server: TestServer;
let folder: string;

beforeAll(async () => {
  const capabilities = nodeCapabilities(() => {});
  const loading = Object.entries(registry).map(async ([name, entry]): Promise<[string, Backend]> => {
    const { demo } = await entry.backend();
    return [name, demo.create(capabilities)];
  });
  server = await startTestServer({ demos: Object.fromEntries(await Promise.all(loading)), virtualHostDemo });
});
afterAll(() => server.end());

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'slide-'));
  layOutPrograms();
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('commands on slides', () => {
  it('are there to be run', () => {
    expect(fences.length).toBeGreaterThan(0);
    for (const { steps, where } of fences) expect(steps.length, where).toBeGreaterThan(0);
  });

  it.each(Object.keys(notRun))('%s, which is not run, is still on a slide', (command) => {
    expect(fences.flatMap(({ steps }) => steps.map((step) => step.command))).toContain(command);
  });

  // One fence is one terminal: what a command leaves behind, the next one finds.
  for (const fence of fences.filter(isRun)) {
    const { where, steps } = fence;
    it.skipIf(!canRun(fence))(
      `${where} answers as it says (skipped without bash, curl, python3-websockets, httpie)`,
      async () => {
        for (const { command, output } of steps) {
          const { printed, complaint } = await run(command);
          const lines = linesOf(printed);
          if (!agrees(lines, output)) expect(lines, `${command}\n${complaint}`).toEqual(output);
        }
      },
    );
  }
});

describe('agreement of an output', () => {
  it.each([
    [['a', 'b'], ['a', 'b'], true],
    [['a', 'b'], ['a'], false],
    [['a'], ['a', 'b'], false],
    [['a', 'x', 'y', 'b'], ['a', '…', 'b'], true],
    [['a', 'b'], ['a', '…', 'b'], true],
    [['x', 'a', 'a', 'b'], ['…', 'a', 'b'], true],
    [['a', 'x'], ['a', '…', 'b'], false],
  ])('%j for %j: %s', (printed, shown, agreed) => {
    expect(agrees(printed, shown)).toBe(agreed);
  });
});

function isRun({ steps }: Fence): boolean {
  return steps.every(({ command }) => notRun[command] === undefined);
}

function fencesBelow(path: string): Fence[] {
  return readdirSync(join(root, path))
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => fencesIn(join(path, name), readFileSync(join(root, path, name), 'utf8')));
}

function fencesIn(file: string, source: string): Fence[] {
  return [...source.matchAll(/^```console\n([\s\S]*?)^```$/gm)].map((match) => ({
    where: `${file}:${source.slice(0, match.index).split('\n').length}`,
    steps: stepsOf(match[1] ?? ''),
  }));
}

/** As slides/compiler/terminal.ts reads it: `$ ` begins a command, `\` at a line’s end goes on. */
function stepsOf(content: string): Step[] {
  return [...content.matchAll(/^\$ ((?:\\\n|.)*)\n((?:(?!\$ ).*\n)*)/gm)].map(([, command = '', output = '']) => ({
    command,
    output: linesOf(output),
  }));
}

/** What a POSIX shell prints for a command of the slide, the server’s address put back to the one that the slide says. */
function run(command: string): Promise<{ printed: string; complaint: string }> {
  const env = { PATH: `${folder}/bin:${process.env['PATH']}`, HOME: folder, LANG: 'C.UTF-8', PYTHONUTF8: '1' };
  return new Promise((resolve, reject) => {
    execFile('bash', ['-c', withOurPort(command)], { cwd: folder, env, timeout: 20_000 }, (error, stdout, stderr) => {
      // Only what it prints counts: `curl -m 1` ends with a fault after a perfect answer.
      if (error?.killed) reject(new Error(`${command} did not end within 20 s; it printed: ${stdout}${stderr}`));
      else resolve({ printed: stdout.replaceAll(`:${server.port}`, ':8420'), complaint: stderr });
    });
  });
}

function withOurPort(text: string): string {
  return text.replaceAll(':8420', `:${server.port}`);
}

/** The course’s own programs, a `python` that has what they import, and an `http` as at a terminal, where commands run. */
function layOutPrograms(): void {
  const programs = join(root, 'media/python');
  for (const name of readdirSync(programs).filter((one) => one.endsWith('.py')))
    writeFileSync(join(folder, name), withOurPort(readFileSync(join(programs, name), 'utf8')));
  mkdirSync(join(folder, 'bin'));
  if (python !== undefined) writeProgram('python', `exec ${python} "$@"`);
  // Away from a terminal, HTTPie takes its input for the content, and does not set out what it prints.
  if (httpie !== '') writeProgram('http', `exec ${httpie} --ignore-stdin --pretty=format "$@"`);
}

function writeProgram(name: string, line: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${line}\n`, { mode: 0o755 });
}

function canRun({ steps }: Fence): boolean {
  const needs = (program: string) => steps.some(({ command }) => command.startsWith(`${program} `));
  return hasTools && (python !== undefined || !needs('python')) && (httpie !== '' || !needs('http'));
}

function linesOf(output: string): string[] {
  const lines = output.replaceAll('\r', '').replace(/\n+$/, '').split('\n');
  return lines.map(withoutWhatVaries);
}

/** Dates and the server’s random ids; and a tab is as good as the spaces that it looks like. */
function withoutWhatVaries(line: string): string {
  return line
    .replace(/^(Date|Expires|Last-Modified): .+ GMT$/i, '$1: (a date)')
    .replace(/\b[0-9a-f]{32}\b/g, '(an id)')
    .replace(/\s+/g, ' ')
    .trimEnd();
}

/** Whether the lines printed are those shown, `…` standing for any number of lines. */
function agrees(printed: readonly string[], shown: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return printed.length === 0;
  if (first !== '…') return printed[0] === first && agrees(printed.slice(1), rest);
  return printed.some((_, index) => agrees(printed.slice(index), rest)) || agrees([], rest);
}
