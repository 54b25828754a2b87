// Every command that http-exchange and csv-api print, run as it stands against the real server: the very octets by
// Python, curl, and HTTPie where it is installed.

import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { demo as csvApi } from '#demos/csv-api/backend.ts';
import { commandsFor as csvCommands, type CommandName as CsvCommand } from '#demos/csv-api/commands.ts';
import { associationsFile, eventsFile } from '#demos/csv-api/data.ts';
import { paths as csvPaths } from '#demos/csv-api/protocol.ts';
import { demo as httpExchange } from '#demos/http-exchange/backend.ts';
import { commandsFor, type CommandName } from '#demos/http-exchange/commands.ts';
import { readOctets } from '#demos/http-exchange/octet-text.ts';
import { presetGroups, presetText, type PresetName } from '#demos/http-exchange/presets.ts';
import { paths } from '#demos/http-exchange/protocol.ts';
import { readRequests } from '#demos/http-exchange/request.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

const run = promisify(execFile);
let server: TestServer;

beforeAll(async () => {
  const capabilities = nodeCapabilities(() => {});
  server = await startTestServer({
    demos: { 'http-exchange': httpExchange.create(capabilities), 'csv-api': csvApi.create(capabilities) },
    virtualHostDemo: 'http-exchange',
  });
});
afterAll(() => server.end());
beforeEach(async () => {
  await server.exchange(`DELETE ${paths.notes} HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n\r\n`);
});

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function shell(command: string): Promise<string> {
  const { stdout } = await run('bash', ['-c', command], { timeout: 20_000 });
  return stdout;
}

function printed(preset: PresetName, name: CommandName): string | undefined {
  const read = readOctets(presetText(preset, { authority: server.authority, language: 'en' }));
  if (!read.ok) throw new Error(read.escape);
  return commandsFor(server.authority, read.octets, readRequests(read.octets).whole[0])[name];
}

const statusesIn = (said: string) => [...said.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));

/** What each preset is answered; of several requests, each. */
const statuses: Record<PresetName, readonly number[]> = {
  get: [200],
  head: [200],
  options: [204],
  post: [201],
  put: [201],
  patch: [200],
  delete: [204],
  'unknown-method': [501],
  'get-form': [200],
  'post-form': [200],
  'post-json': [200],
  'post-multipart': [200],
  'wrong-type': [415],
  status: [404],
  teapot: [418],
  unavailable: [503],
  continue: [100, 200],
  private: [401],
  limited: [200],
  redirect: [301],
  'redirect-303': [303],
  'redirect-307': [307],
  'redirect-loop': [302],
  etag: [200],
  date: [304],
  gzip: [200],
  chunked: [200],
  json: [200],
  'not-acceptable': [406],
  'keep-alive': [200],
  pipelining: [200, 200, 405],
  close: [200],
  'http-1.0': [200],
  malformed: [400],
  'space-before-colon': [400],
  'bare-lf': [400],
  folded: [400],
  'no-end': [400],
  'length-too-long': [400],
  // The fault is found before the whole request is answered, and after a fault nothing is.
  'length-too-short': [400],
  'two-lengths': [400],
  'not-http': [400],
};

const presets = Object.values(presetGroups).flat();

describe.skipIf(!isThere('python3'))('Python, octet for octet (skipped where it is not installed)', () => {
  it.each(presets)('sends “%s” and is answered', async (preset) => {
    expect(statusesIn(await shell(printed(preset, 'octets') ?? ''))).toEqual(statuses[preset]);
  });

  it('sees the chunks and the trailer', async () => {
    const said = await shell(printed('chunked', 'octets') ?? '');
    expect(said).toMatch(/\r\n0\r\nContent-Digest: sha-256=:[\w+/]{43}=:\r\n\r\n$/);
  });

  it('puts the files and the API together', async () => {
    const said = await shell(csvCommands(server.authority, csvPaths.events).python);
    expect(said.trim().split('\n')).toHaveLength(14);
    expect(said).toContain(
      '2026-10-16 "Bug", le club info – Nuit du code\u00a0: 12\u00a0h, 40 pizzas, 0 bug (objectif)',
    );
  });
});

/** What curl sends is its own writing of the same request; what it does not know how to break is left to the octets. */
const byCurl = presets.filter((preset) => !['malformed', 'http-1.0', 'length-too-short'].includes(preset));

describe.skipIf(!isThere('curl'))('curl (skipped where it is not installed)', () => {
  it.each(byCurl)('asks “%s”, where it is offered', async (preset) => {
    const command = printed(preset, 'curl');
    if (command === undefined) return expect(presetGroups.faults).toContain(preset);
    expect(statusesIn(await shell(command)).at(-1)).toBe(statuses[preset][0] === 100 ? 200 : statuses[preset][0]);
  });

  it.each(['curl', 'missing', 'dates'] as const)('prints what the API says: %s', async (name) => {
    const said = await shell(csvCommands(server.authority, `${csvPaths.associations}/bug`)[name satisfies CsvCommand]);
    const expected = { curl: 'Inès Benali', missing: 'HTTP/1.1 404 Not Found', dates: '"total":5' };
    expect(said).toContain(expected[name]);
  });

  it('downloads both files as they are', async () => {
    expect(await shell(`curl -s http://${server.authority}${csvPaths.associationsFile}`)).toBe(associationsFile);
    expect(await shell(`curl -s http://${server.authority}${csvPaths.eventsFile}`)).toBe(eventsFile);
  });
});

describe.skipIf(!isThere('http'))('HTTPie (skipped where it is not installed)', () => {
  it.each(['get', 'post-json', 'gzip', 'redirect'] as const)('asks “%s”', async (preset) => {
    const said = await shell(`${printed(preset, 'httpie')} --print=h`);
    expect(statusesIn(said)).toEqual(statuses[preset]);
  });

  it('shows what the API says', async () => {
    const said = await shell(csvCommands(server.authority, `${csvPaths.events}/12`).httpie);
    expect(said).toContain('Concert d’hiver (en novembre)');
  });
});
