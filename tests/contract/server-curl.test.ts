// curl as a client of the demo server: somebody else's program is happy, too.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { echo, streaming } from '#tests/unit/server-demos.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

const run = promisify(execFile);
const isThere = await run('curl', ['--version']).then(
  () => true,
  () => false,
);

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({
    demos: { echo, pieces: streaming(['one ', 'two ', 'three']) },
    virtualHostDemo: 'echo',
  });
});

afterEach(() => server.end());

async function curl(...args: string[]): Promise<string> {
  const { stdout } = await run('curl', ['--silent', '--show-error', '--max-time', '5', ...args]);
  return stdout;
}

const at = (path: string) => `http://localhost:${server.port}${path}`;

describe.skipIf(!isThere)('curl (skipped where it is not installed)', () => {
  it('gets a page, compressed', async () => {
    expect(await curl('--compressed', at('/'))).toContain('data-host="server"');
  });

  it('asks a demo, in HTTP/1.1, in HTTP/1.0 and with an offer of HTTP/2', async () => {
    expect(await curl(at('/demos/echo'))).toBe('GET /demos/echo ');
    expect(await curl('--http1.0', at('/demos/echo'))).toBe('GET /demos/echo ');
    expect(await curl('--http2', at('/demos/echo'))).toBe('GET /demos/echo ');
  });

  it('reads content piece by piece, also in HTTP/1.0, where its end is the connection’s', async () => {
    expect(await curl(at('/demos/pieces'))).toBe('one two three');
    expect(await curl('--http1.0', at('/demos/pieces'))).toBe('one two three');
  });

  it('sends content, with its length, in chunks, and after 100 Continue', async () => {
    expect(await curl('--data', 'a=b', at('/demos/echo'))).toBe('POST /demos/echo a=b');
    expect(await curl('--header', 'Transfer-Encoding: chunked', '--data', 'a=b', at('/demos/echo'))).toBe(
      'POST /demos/echo a=b',
    );
    expect(await curl('--header', 'Expect: 100-continue', '--data', 'a=b', at('/demos/echo'))).toBe(
      'POST /demos/echo a=b',
    );
  });

  it('asks for the head only', async () => {
    expect(await curl('--head', at('/demos/echo'))).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*Content-Length: 17\r\n\r\n$/);
  });

  it('uses one connection for several requests', async () => {
    const format = ['--write-out', ' %{num_connects}\n'];
    const answers = await curl(...format, at('/demos/echo?1'), at('/demos/echo?2'), at('/health'));
    expect(answers).toMatch(/^GET \/demos\/echo\?1 {2}1\nGET \/demos\/echo\?2 {2}0\n\{.*\} 0\n$/);
  });

  it('names a virtual host', async () => {
    expect(await curl('--header', 'Host: cpp.localhost', at('/'))).toBe('site cpp.localhost');
    expect(
      await curl('--resolve', `cpp.localhost:${server.port}:127.0.0.1`, `http://cpp.localhost:${server.port}/`),
    ).toBe(`site cpp.localhost:${server.port}`);
  });

  it('is told what is wrong', async () => {
    expect(await curl('--header', 'Host: evil.example', at('/'))).toContain('No site of that name lives here');
    expect(await curl('--header', 'Host;', at('/'))).toContain('The Host field does not hold a name');
    expect(await curl('--request', 'BREW', at('/'))).toContain('This method is not known here');
  });
});
