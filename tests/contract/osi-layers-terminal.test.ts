// Every command that osi-layers prints, run as it stands: curl against the real server, tshark on the real recording.

import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demo } from '#demos/osi-layers/backend.ts';
import { commandsFor } from '#demos/osi-layers/commands.ts';
import { mostOctets } from '#demos/osi-layers/protocol.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

const run = promisify(execFile);
let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ demos: { 'osi-layers': demo.create(nodeCapabilities(() => {})) } });
});

afterEach(() => server.end());

async function shell(command: string): Promise<string> {
  return (await run('bash', ['-c', command])).stdout;
}

test.each(['A coffee, please!', "l’été d'Ada", '$(exit 3) `x` "y" \\ %s', '日本'])('curl sends %s', async (text) => {
  const said = await shell(`${commandsFor(`localhost:${server.port}`, text).curl} --silent`);
  expect(said).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  const octets = Buffer.byteLength(text);
  expect(JSON.parse(said.slice(said.indexOf('\r\n\r\n')))).toEqual({ text, characters: [...text].length, octets });
});

test('tshark shows every layer of the request', () => {
  const { stdout } = spawnSync('bash', ['-c', commandsFor('', '').tshark], { encoding: 'utf8' });
  for (const layer of [
    'Ethernet II',
    'Internet Protocol Version 4',
    'Transmission Control Protocol',
    'GET /health HTTP/1.1',
  ]) {
    expect(stdout).toContain(layer);
  }
});

test('tshark names the layers of each packet', () => {
  const { stdout } = spawnSync('bash', ['-c', commandsFor('', '').fields], { encoding: 'utf8' });
  expect(stdout.trim().split('\n')).toHaveLength(18);
  expect(stdout).toContain('eth:ethertype:ip:tcp:http');
});

const text = "-H 'Content-Type: text/plain'";

test.each([
  ['a GET', '-X GET', 405],
  ['another type', "-H 'Content-Type: application/json' -d '{}'", 415],
  ['too much', `${text} -d ${'x'.repeat(mostOctets + 1)}`, 413],
  ['bad UTF-8', `${text} --data-binary @-`, 400],
] as const)('%s is refused in words', async (_, options, status) => {
  const url = `http://localhost:${server.port}/demos/osi-layers/message`;
  const said = await shell(`printf '\\xff\\xfe' | curl -s -m 10 -w '%{http_code}' ${options} ${url}`);
  expect(said).toMatch(new RegExp(`^[A-Z].+\\.\n${status}$`));
});
