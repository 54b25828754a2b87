// `npm run new-demo`: what it makes compiles and follows the rules as it stands. Tried in a copy of the repository.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-demo-'));
  const configuration = [
    'package.json',
    'tsconfig.base.json',
    'tsconfig.neutral.json',
    'tsconfig.dom.json',
    '.oxlintrc.json',
    '.oxfmtrc.json',
  ];
  for (const name of ['demos', 'slides', ...configuration]) cpSync(name, join(copy, name), { recursive: true });
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

function run(...command: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: copy, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

const newDemo = (name: string) => run('--import', 'tsx', 'demos/new-demo.ts', name);
const tool = (path: string, ...options: string[]) => run(join('node_modules', path), ...options);

it('makes a demo that compiles, is formatted and linted, and stands in both tables', () => {
  expect(newDemo('page-counter')).toMatchObject({ status: 0 });
  for (const file of ['registry', 'widgets']) {
    expect(readFileSync(join(copy, `demos/${file}.ts`), 'utf8')).toContain("'page-counter'");
  }
  for (const runtime of ['neutral', 'dom']) {
    expect(tool('typescript/bin/tsc', '-p', `tsconfig.${runtime}.json`)).toEqual({ status: 0, said: '' });
  }
  expect(tool('oxfmt/bin/oxfmt', '--check', 'demos/page-counter', 'demos/registry.ts', 'demos/widgets.ts').status).toBe(
    0,
  );
  expect(tool('oxlint/bin/oxlint', '--deny-warnings', 'demos/page-counter').status).toBe(0);
});

it('keeps the tables in order and whole, first and last names included', () => {
  for (const name of ['abacus', 'zither']) expect(newDemo(name)).toMatchObject({ status: 0 });
  for (const file of ['registry', 'widgets']) {
    const text = readFileSync(join(copy, `demos/${file}.ts`), 'utf8');
    const names = [...text.matchAll(/^ {2}'?([a-z-]+)'?: /gm)].map(([, name]) => name);
    expect(names).toEqual([...names].sort());
    expect(names).toContain('zither');
  }
  expect(tool('typescript/bin/tsc', '-p', 'tsconfig.neutral.json')).toEqual({ status: 0, said: '' });
});

it.each([
  ['Page_Counter', 'lower-case words'],
  ['', 'lower-case words'],
  ['../elsewhere', 'lower-case words'],
  ['ping-gnip', 'exists already'],
])('refuses the name “%s” and says what to do', (name, words) => {
  const { status, said } = newDemo(name);
  expect(status).toBe(1);
  expect(said).toContain(words);
});
