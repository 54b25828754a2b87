// Every command that cookie-lab prints, run as it stands against the real server, and other people's cookie jars as
// judges: curl's, Python's http.cookiejar and, where it is installed, HTTPie's.

import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demo } from '#demos/cookie-lab/backend.ts';
import { commandsFor, type CommandName } from '#demos/cookie-lab/commands.ts';
import { matrixOf } from '#demos/cookie-lab/model.ts';
import { triedPaths, type Site } from '#demos/cookie-lab/places.ts';
import { crumbs, firstLines, linesOf, type PresetName } from '#demos/cookie-lab/presets.ts';
import { courseCookie, labPath, setPath, visitPath, type Pair } from '#demos/cookie-lab/protocol.ts';
import { nodeCapabilities } from '#server/capabilities.ts';
import { startTestServer, type TestServer } from '#tests/unit/server-harness.ts';

const run = promisify(execFile);
let server: TestServer;
let folder: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cookies-'));
  server = await startTestServer({ demos: { 'cookie-lab': demo.create(nodeCapabilities(() => {})) } });
});

afterEach(async () => {
  await server.end();
  rmSync(folder, { recursive: true });
});

function isThere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** What a command prints in a shell, in a folder of its own. */
async function shell(command: string): Promise<string> {
  const env = { ...process.env, HOME: folder, HTTPIE_CONFIG_DIR: folder };
  const { stdout } = await run('bash', ['-c', `exec </dev/null; ${command}`], { cwd: folder, timeout: 20_000, env });
  return stdout;
}

const printed = (name: CommandName, lines = firstLines) => shell(commandsFor(server.authority, lines)[name]);
const at = (path: string) => `http://${server.authority}${path}`;
const silently = 'curl -s -b jar -c jar';

describe.skipIf(!isThere('curl'))('curl (skipped where it is not installed)', () => {
  it('counts its visits with its own jar', async () => {
    expect([await printed('curl'), await printed('curl'), await printed('curl')]).toEqual([
      'visit 1',
      'visit 2',
      'visit 3',
    ]);
    expect(readFileSync(join(folder, 'jar'), 'utf8')).toMatch(
      /^localhost\tFALSE\t\/demos\/cookie-lab\tFALSE\t\d+\tvisit\t3$/m,
    );
  });

  it('is given what stands in the lab, whatever quotes it holds, and sends it back', async () => {
    const said = await printed('set', ['theme=dark; Path=/', 'note=it\'s "quoted" $HOME `x`']);
    expect(said).toContain('Set-Cookie: theme=dark; Path=/\r\n');
    expect(said.slice(said.lastIndexOf('['))).toBe(
      '[{"name":"note","value":"it\'s \\"quoted\\" $HOME `x`"},{"name":"theme","value":"dark"}]',
    );
  });

  it('sends one name twice, and hears so', async () => {
    expect(await printed('send')).toBe('[{"name":"a","value":"1"},{"name":"b","value":"2"},{"name":"a","value":"3"}]');
  });

  it('is answered 400, 405 and 413 with a sentence', async () => {
    const injection = String.raw`curl -i -d '["a=1\r\nSet-Cookie: admin=1"]' ${at(setPath)}`;
    const said = await shell(injection);
    expect(said).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(said).not.toMatch(/^Set-Cookie/im);
    expect(said).toContain('header injection');
    expect(await shell(`curl -i ${at(setPath)}`)).toMatch(/^HTTP\/1\.1 405 [^]*\r\nAllow: POST\r\n/);
    expect(await shell(`head -c 20000 /dev/zero | curl -i --data-binary @- ${at(setPath)}`)).toMatch(
      /^HTTP\/1\.1 413 /,
    );
  });

  it('gets an honest count for any rubbish in its cookie', async () => {
    for (const cookie of ['visit=-1', 'visit=1e9', 'visit=99999999999', 'visit==', 'visit=%00', 'visit=é', ';'])
      expect(await shell(`curl -s -b '${cookie}' ${at(visitPath)}`)).toBe('visit 1');
  });

  it('keeps all 60 crumbs', async () => {
    for (const lines of crumbs) await shell(`${silently} -d '${JSON.stringify(lines)}' ${at(setPath)}`);
    const came = JSON.parse(await shell(`${silently} ${at(triedPaths.lab)}`)) as Pair[];
    expect(came).toHaveLength(60);
  });

  /** curl knows no SameSite, so `bad` is left out: it keeps what a browser refuses. */
  it.each<PresetName>(['visit', 'theme', 'session', 'path', 'localhost', 'prefixes', 'overlong'])(
    'sends the cookies of “%s” where the model says',
    async (preset) => {
      const lines = linesOf(preset, 0);
      await shell(`${silently} -d '${JSON.stringify(lines)}' ${at(setPath)}`);
      await expectAsPredicted(lines, (path) => shell(`${silently} ${at(path)}`));
    },
  );
});

/** The model's cells for three paths agree with what a client of its own jar sent there. */
async function expectAsPredicted(lines: readonly string[], ask: (path: string) => Promise<string>): Promise<void> {
  const site: Site = { origin: `http://${server.authority}`, page: at('/en/cookies.html') };
  const now = Date.now();
  const received: Record<string, Pair[]> = {};
  for (const [place, path] of Object.entries(triedPaths)) received[place] = JSON.parse(await ask(path)) as Pair[];
  const matrix = matrixOf([{ at: now, place: 'set', lines }], site, now, { at: now, received });
  expect(matrix).toMatchObject({ agree: 3 * lines.length, differ: 0 });
}

describe.skipIf(!isThere('python3'))('Python (skipped where it is not installed)', () => {
  it('counts its visits with http.cookiejar', async () => {
    expect(await printed('python')).toBe('visit 1\nvisit 2\nvisit 3\n');
  });

  it.each<PresetName>(['visit', 'theme', 'session', 'path', 'localhost'])(
    'sends the cookies of “%s” where the model says',
    async (preset) => {
      const lines = linesOf(preset, 0);
      const program = `
import json, sys
from http.cookiejar import CookieJar
from urllib.request import build_opener, HTTPCookieProcessor

ask = build_opener(HTTPCookieProcessor(CookieJar())).open
ask(sys.argv[1], json.dumps(json.loads(sys.argv[2])).encode()).read()
print(json.dumps({path: ask(sys.argv[3] + path).read().decode() for path in sys.argv[4:]}))`;
      const paths = Object.values(triedPaths);
      const args = ['-c', program, at(setPath), JSON.stringify(lines), `http://${server.authority}`, ...paths];
      const { stdout } = await run('python3', args, { timeout: 20_000 });
      const answers = JSON.parse(stdout) as Record<string, string>;
      await expectAsPredicted(lines, async (path) => answers[path] ?? '');
    },
  );

  it('does not let a cookie for another domain in', async () => {
    const lines = ['spy=1; Domain=example.com', 'ok=1'];
    const program = `${`
from http.cookiejar import CookieJar
from urllib.request import build_opener, HTTPCookieProcessor
jar = CookieJar()
build_opener(HTTPCookieProcessor(jar)).open('${at(setPath)}', b'''${JSON.stringify(lines)}''').read()
print([cookie.name for cookie in jar])`.trim()}`;
    const { stdout } = await run('python3', ['-c', program], { timeout: 20_000 });
    expect(stdout).toBe("['ok']\n");
  });
});

describe.skipIf(!isThere('http'))('HTTPie (skipped where it is not installed: its jar is one more witness)', () => {
  it('counts its visits with a session', async () => {
    expect([await printed('httpie'), await printed('httpie')].map((said) => said.trim())).toEqual([
      'visit 1',
      'visit 2',
    ]);
  });
});

describe('the course’s own cookie', () => {
  it('is the one that the server gives to its pages', async () => {
    const answer = await server.exchange(`GET / HTTP/1.1\r\nHost: ${server.authority}\r\nConnection: close\r\n\r\n`);
    const line = /\r\nSet-Cookie: (\w+)=[^;]+; ([^\r]+)\r\n/.exec(answer);
    expect({ name: line?.[1], attributes: line?.[2] }).toEqual(courseCookie);
  });

  it('comes back in the list as it was received, and cannot be set by the lab', async () => {
    const cookie = await server.openDeck();
    const ask = (head: string, body = '') =>
      server.exchange(`${head}\r\nHost: ${server.authority}\r\nConnection: close\r\nCookie: ${cookie}\r\n\r\n${body}`);
    const value = cookie.split('=')[1];
    expect(await ask(`GET ${triedPaths.lab} HTTP/1.1`)).toContain(`[{"name":"visitor","value":"${value}"}]`);
    const refused = await ask(`POST ${setPath} HTTP/1.1\r\nContent-Length: 13`, '["visitor=x"]');
    expect(refused).toMatch(/^HTTP\/1\.1 400 /);
    expect(refused).not.toMatch(/Set-Cookie:/);
  });
});

describe('another site', () => {
  it('may not let cookies be set', async () => {
    const body = '["a=1"]';
    const answer = await server.exchange(
      `POST ${setPath} HTTP/1.1\r\nHost: ${server.authority}\r\nOrigin: http://evil.example\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 /);
    expect(answer).not.toContain('a=1');
    expect(labPath).toBe('/demos/cookie-lab');
  });
});
