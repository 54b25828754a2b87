import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isTooOld, needsBuild, needsInstall, sentencesFor } from '#server/start-checks.mjs';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'course-'));
});

afterEach(() => rmSync(root, { recursive: true }));

/** Writes a file as of that minute, as are the folders above it. */
function write(path: string, minute: number): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '');
  for (let place = file; place !== root; place = dirname(place)) utimesSync(place, minute * 60, minute * 60);
}

describe('the check of Node', () => {
  it.each(['8.17.0', '12.22.12', '18.20.8', '20.18.3'])('refuses %s, in words', (version) => {
    expect(isTooOld(version)).toBe(true);
    expect(sentencesFor({ LANG: 'en_GB.UTF-8' }).node(version)).toMatch(
      new RegExp(`needs Node 20.19 .* this is Node ${version}`),
    );
    expect(sentencesFor({ LANG: 'fr_CH.UTF-8' }).node(version)).toMatch(/demande Node 20\.19 /);
  });

  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0', '100.0.0'])('accepts %s', (version) => {
    expect(isTooOld(version)).toBe(false);
  });
});

describe('the check of packages', () => {
  it('asks for an installation in a fresh clone', () => {
    write('package-lock.json', 1);
    expect(needsInstall(root)).toBe(true);
  });

  it('asks for one when the list has changed since', () => {
    write('node_modules/.package-lock.json', 1);
    write('package-lock.json', 2);
    expect(needsInstall(root)).toBe(true);
  });

  it('is content otherwise', () => {
    write('package-lock.json', 1);
    write('node_modules/.package-lock.json', 2);
    expect(needsInstall(root)).toBe(false);
  });
});

describe('the check of what is built', () => {
  beforeEach(() => {
    write('slides/fr/server.md', 1);
    write('demos/ping-gnip/backend.ts', 1);
    write('package-lock.json', 1);
    write('dist/index.html', 2);
    write('build/server/main.js', 2);
  });

  it('is content with what is newer than every source', () => {
    expect(needsBuild(root)).toBe(false);
  });

  it.each([
    'slides/fr/server.md',
    'demos/ping-gnip/new.ts',
    'media/diagrams/new.svg',
    'vite.config.ts',
    'package-lock.json',
  ])('asks for a build when %s is newer', (source) => {
    write(source, 3);
    expect(needsBuild(root)).toBe(true);
  });

  it.each(['dist/index.html', 'build/server/main.js'])('asks for a build when %s is missing', (result) => {
    rmSync(join(root, result));
    expect(needsBuild(root)).toBe(true);
  });
});
