// Every command that the WebSocket laboratory prints, run as it stands against the real server.

import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demo } from '#demos/websocket-events/backend.ts';
import { commandsFor, type CommandName } from '#demos/websocket-events/commands.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';
import { isInstalled, pythonFolder, runPrinted, type Shell } from './printed-commands.ts';

let server: TestServer;
const shells: Shell[] = [];

beforeAll(async () => {
  const capabilities = nodeCapabilities((error) => expect.fail(String(error)));
  server = await startTestServer({ demos: { 'websocket-events': demo.create(capabilities) } });
});

afterAll(async () => {
  for (const shell of shells) shell.kill();
  await server.end();
});

function run(name: CommandName): Shell {
  const shell = runPrinted(commandsFor(server.authority)[name], tmpdir());
  shells.push(shell);
  return shell;
}

const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

describe.skipIf(process.platform === 'win32')('the printed commands (skipped on Windows: a POSIX shell)', () => {
  it.skipIf(pythonFolder === undefined)('python closes with the code that it asked for', async () => {
    expect(await run('python').ended).toBe('3001 the coffee is cold\n');
  });

  it.skipIf(pythonFolder === undefined)('python, at a prompt, is told what arrived', async () => {
    const prompt = run('prompt');
    prompt.child.stdin?.write('café\n');
    await prompt.until('Characters: 4. Octets in UTF-8: 5.');
    prompt.child.stdin?.write('close 3001 bye\n');
    expect(await prompt.ended).toContain('3001');
  });

  it('node sees 1006 where the plug is pulled', async () => {
    expect(await run('node').ended).toMatch(/^1006 false$/m);
  });

  it.skipIf(!isInstalled('openssl', 'version'))('openssl computes the accept key', async () => {
    expect(await run('openssl').ended).toBe(`${accept}\n`);
  });

  it.skipIf(!isInstalled('curl', '--version'))('curl is given the same key', async () => {
    const shell = run('curl');
    expect(await shell.until(accept)).toContain('HTTP/1.1 101 Switching Protocols');
  });
});
