// Every command that framing and tcp-connection print, run as it stands against the real server.

import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Demo } from '#demos/contract.ts';
import { demo as framing } from '#demos/framing/backend.ts';
import { commandsFor, type CommandName } from '#demos/framing/commands.ts';
import { decodeReport, type Report } from '#demos/framing/protocol.ts';
import { demo as tcpConnection } from '#demos/tcp-connection/backend.ts';
import { commandsFor as tcpCommandsFor } from '#demos/tcp-connection/commands.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

const run = promisify(execFile);
const orders = ['1 café', '1 thé', '2 croissants'];
let server: TestServer;

beforeAll(async () => {
  const create = (demo: Demo) => demo.create(nodeCapabilities(() => {}));
  server = await startTestServer({
    demos: { framing: create(framing), 'tcp-connection': create(tcpConnection) },
    ports: { framing: framing.ports ?? [], 'tcp-connection': tcpConnection.ports ?? [] },
  });
});
afterAll(() => server.end());

function isThere(program: string, ...how: string[]): boolean {
  try {
    execFileSync(program, how, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function shell(command: string): Promise<string> {
  const { stdout } = await run('bash', ['-c', `exec </dev/null; ${command}`], { timeout: 20_000 });
  return stdout;
}

async function reports(name: CommandName): Promise<Report[]> {
  const command = commandsFor('localhost', (rule) => server.ports[`framing/${rule}`] ?? 1, orders)[name];
  return (await shell(command)).split('\n').flatMap((line) => decodeReport(line) ?? []);
}

const tcpCommands = () => tcpCommandsFor('localhost', server.ports['tcp-connection/echo'] ?? 1, 'croissant');
const isNcThere = isThere('bash', '-c', 'nc -h 2>&1 | grep -q -- -N');

describe.skipIf(!isThere('python3', '--version'))('Python (skipped where it is not installed)', () => {
  it.each(['lines', 'length'] as const)('is understood by %s', async (name) => {
    expect((await reports(name)).flatMap(({ messages }) => messages)).toEqual(orders);
  });

  it('is heard to the last byte without a rule, whatever the server makes of it', async () => {
    const heard = await reports('naive');
    expect(heard.flatMap(({ messages }) => messages).join('')).toBe(orders.join(''));
  });

  it('half-closes, and still hears the server', async () => {
    expect(await shell(tcpCommands().python)).toBe('croissant\nFIN lines=1 octets=10\n2\n1\n');
  });
});

describe.skipIf(!isNcThere)('nc (skipped where it is not installed, or cannot half-close)', () => {
  it('is understood by lines', async () => {
    expect((await reports('nc')).flatMap(({ messages }) => messages)).toEqual(orders);
  });

  it('half-closes, and still hears the server', async () => {
    expect(await shell(tcpCommands().nc)).toBe('croissant\nFIN lines=1 octets=10\n2\n1\n');
  });
});

describe.skipIf(!isThere('bash', '-c', 'ss -tan'))('ss (skipped where it is not installed)', () => {
  it('knows the port', async () => {
    expect(await shell(tcpCommands().states)).toContain(`:${server.ports['tcp-connection/echo']}`);
  });
});
