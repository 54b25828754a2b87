// Every command that my-address prints, run as it stands against the real server.

import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demo } from '#demos/my-address/backend.ts';
import { claimed, commandsFor, type CommandName } from '#demos/my-address/commands.ts';
import { nowheres } from '#demos/my-address/model.ts';
import { readMachine, readYou } from '#demos/my-address/protocol.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { localNetwork } from '#server/local-network.ts';
import { root } from '#server/root.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

const run = promisify(execFile);
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ demos: { 'my-address': demo.create(nodeCapabilities(() => {})) } });
});

afterEach(() => server.end());

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What a command prints in a shell, in the course's folder. */
async function printed(name: CommandName): Promise<string> {
  const command = commandsFor(server.authority)[name];
  const { stdout } = await run('bash', ['-c', `exec </dev/null; ${command}`], { cwd: root, timeout: 20_000 });
  return stdout;
}

const addresses = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));
const isOnline = 'address' in (await localNetwork.localAddressTowards(nowheres[0]));

describe.skipIf(!isThere('curl'))('curl (skipped where it is not installed)', () => {
  it('is told its own address and what it said', async () => {
    const you = readYou(JSON.parse(await printed('curl')));
    expect(you?.address).toMatch(/^(127\.0\.0\.1|::1)$/);
    expect(you?.said).toContainEqual(expect.stringMatching(/^User-Agent: curl\//));
  });

  it('lies in vain', async () => {
    const you = readYou(JSON.parse(await printed('forged')));
    expect(you?.said).toContain(`X-Forwarded-For: ${claimed}`);
    expect(you?.address).not.toBe(claimed);
  });

  it('is told what the server found of itself', async () => {
    const machine = readMachine(JSON.parse(await printed('server')));
    expect(machine).toMatchObject({ known: true });
    const [first] = await Promise.all(nowheres.map((nowhere) => localNetwork.localAddressTowards(nowhere)));
    expect(machine).toHaveProperty('looks.0', { towards: nowheres[0], ...first });
  });
});

describe('the trick', () => {
  it.skipIf(!isOnline)('is one line of Node (needs a network)', async () => {
    expect(addresses).toContain((await printed('node')).trim());
  });

  it.skipIf(!isThere('python'))('is a program in Python (skipped where it is not installed)', async () => {
    const said = (await printed('python')).trim();
    expect([...addresses, 'no way out: is the network on?']).toContain(said);
  });
});
