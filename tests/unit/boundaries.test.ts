// The lint rules that keep the layers apart are proved by deliberate violations.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'boundaries-'));
  cpSync('.oxlintrc.json', join(folder, '.oxlintrc.json'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function lint(file: string, imported: string): number | null {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `import { thing } from '${imported}';\n\nthing();\n`);
  return spawnSync(process.execPath, [resolve('node_modules/oxlint/bin/oxlint'), file], { cwd: folder }).status;
}

it.each([
  ['demos/x/backend.ts', '#server/app.ts'],
  ['demos/x/backend.ts', '#deck/page.ts'],
  ['demos/x/backend.ts', '../y/model.ts'],
  ['demos/x/widget.ts', './backend.ts'],
  ['demos/x/widget.ts', '#in-page/host.ts'],
  ['demos/x/widget.ts', '#demos/network-client.ts'],
  ['server/app.ts', '#demos/ping-gnip/backend.ts'],
  ['server/app.ts', '#ui/wire-view.ts'],
  ['slides/deck/main.ts', '#server/app.ts'],
])('%s may not import %s', (file, imported) => expect(lint(file, imported)).toBe(1));

it.each([
  ['demos/x/backend.ts', '#wire/http1-parser.ts'],
  ['demos/x/widget.ts', '#ui/demo-element.ts'],
  ['server/app.ts', '#demos/registry.ts'],
])('%s may import %s', (file, imported) => expect(lint(file, imported)).toBe(0));
