// Every command that polling and transports print, run as it stands against the real server.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Backend } from '#demos/contract.ts';
import { demo as polling } from '#demos/polling/backend.ts';
import { commandsFor as pollingCommands } from '#demos/polling/commands.ts';
import { demo as transports } from '#demos/transports/backend.ts';
import { commandsFor as transportsCommands } from '#demos/transports/commands.ts';
import { newsPath, waitPath } from '#demos/transports/protocol.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';
import { isInstalled, pythonFolder, runPrinted, type Shell } from './printed-commands.ts';

let server: TestServer;
let folder: string;
let shells: Shell[] = [];
/** Told of each request-target that has reached the backend of transports. */
let asked = (_target: string): void => {};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'news-'));
  const capabilities = nodeCapabilities((error) => expect.fail(String(error)));
  const backend = transports.create(capabilities);
  const watched: Backend = {
    ...backend,
    respond(request, caller) {
      const answer = backend.respond?.(request, caller) ?? { status: 500, headers: [] };
      asked(request.target);
      return answer;
    },
  };
  server = await startTestServer({ demos: { polling: polling.create(capabilities), transports: watched } });
});

afterEach(async () => {
  for (const shell of shells.splice(0)) shell.kill();
  await server.end();
  rmSync(folder, { recursive: true });
});

function run(command: string): Shell {
  const shell = runPrinted(command, folder);
  shells.push(shell);
  return shell;
}

const publish = (text: string) =>
  fetch(`http://127.0.0.1:${server.port}${newsPath}`, { method: 'POST', body: text }).then(({ status }) =>
    expect(status).toBe(201),
  );

const noCurl = !isInstalled('curl', '--version');

describe.skipIf(process.platform === 'win32' || noCurl)('polling (skipped without a POSIX shell and curl)', () => {
  const command = (name: keyof ReturnType<typeof pollingCommands>) =>
    run(pollingCommands(server.authority)[name]).ended;

  it('publishes, asks, and asks with a condition', async () => {
    expect(await command('ask')).toMatch(/^HTTP\/1\.1 204 /);
    expect(JSON.parse(await command('publish'))).toMatchObject({ number: 1, text: 'The coffee is ready.' });
    expect(await command('ask')).toMatch(/^HTTP\/1\.1 200 [^]*"text":"The coffee is ready\."/);
    expect(await command('again')).toMatch(/^HTTP\/1\.1 200 /);
    const again = await command('again');
    expect(again).toMatch(/^HTTP\/1\.1 304 /);
    expect(again).not.toContain('coffee');
  });

  it('asks five times, and in Python', async () => {
    await command('publish');
    const [loop, python] = await Promise.all([command('loop'), command('python')]);
    expect(loop.trim().split('\n')).toEqual(Array(5).fill(expect.stringMatching(/^200, \d+ octets$/)));
    expect(python.match(/coffee/g)).toHaveLength(3);
  });
});

describe.skipIf(process.platform === 'win32' || noCurl)('transports (skipped without a POSIX shell and curl)', () => {
  const command = (name: keyof ReturnType<typeof transportsCommands>) =>
    run(transportsCommands(server.authority)[name]);

  it('publish and poll', async () => {
    expect(await command('poll').ended).toMatch(/^HTTP\/1\.1 204 /);
    expect(JSON.parse(await command('publish').ended)).toMatchObject({ number: 1 });
    expect(await command('poll').ended).toMatch(/^HTTP\/1\.1 200 [^]*coffee/);
  });

  it('wait, and are answered by the news', async () => {
    const isHeld = new Promise<void>((resolve) => (asked = (target) => target === waitPath && resolve()));
    const waiting = command('wait');
    await isHeld;
    await publish('awaited');
    expect(await waiting.ended).toMatch(/^HTTP\/1\.1 200 [^]*awaited/);
  });

  it('stream, from now on and resumed', async () => {
    await publish('before');
    const [stream, resumed] = [command('stream'), command('resume')];
    expect(await resumed.until('before')).toContain('id: 1\ndata: {"number":1,');
    await stream.until('retry: 2000');
    await publish('after');
    expect(await stream.until('after')).not.toContain('before');
    expect(await resumed.until('after')).toContain('id: 2');
  });

  it.skipIf(pythonFolder === undefined)('push to Python (skipped without python3-websockets)', async () => {
    await publish('pushed');
    expect(await command('python').until('pushed')).toContain('"number":1');
  });

  it('push to Node', async () => {
    await publish('pushed');
    expect(await command('node').until('pushed')).toContain('"number":1');
  });
});
