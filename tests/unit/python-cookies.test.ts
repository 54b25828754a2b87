// The Python programs of the cookies chapter, run as a student runs them; only the port is one that is free.

import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../media/python/', import.meta.url));
const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONIOENCODING: 'utf-8', PYTHONPATH: folder };
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import http.server']).status === 0,
);
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const exec = promisify(execFile);
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Serves with `Chosen`, a subclass of the students' class, until the test's end; the port it listens on. */
async function serve(chosen: string): Promise<number> {
  const code = `from visit_counter import KEPT, ThreadingHTTPServer, Visits
${chosen}
server = ThreadingHTTPServer(('localhost', 0), Chosen)
print(server.server_port)
server.serve_forever()`;
  const child = spawn(python ?? '', ['-u', '-c', code], { env, cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
  running.add(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return Number((await lines.next()).value);
}

const asItIs = 'Chosen = Visits';

/** What the practical asks for, in the fewest words. */
const asAskedFor = `class Chosen(Visits):
    def do_GET(self):
        if self.path in ('/theme/dark', '/theme/light'):
            self.lead_back(f'theme={self.path[7:]}; Max-Age=2592000; Path=/')
        elif self.path == '/forget':
            self.lead_back('visit=; Max-Age=0', 'theme=; Max-Age=0')
        else:
            super().do_GET()
    def lead_back(self, *cookies):
        self.send_response(303)
        self.send_header('Location', '/')
        self.send_header('Content-Length', '0')
        for cookie in cookies:
            self.send_header('Set-Cookie', cookie)
        self.end_headers()
    def answer(self, status, text, *cookies):
        for theme in ('dark', 'light'):
            if f'theme={theme}' in self.headers.get('Cookie', '').split('; '):
                text += f', {theme}'
        super().answer(status, text, *cookies)`;

async function get(port: number, path: string, cookie?: string): Promise<{ says: string; sets: string[] }> {
  const response = await fetch(`http://localhost:${port}${path}`, { headers: cookie === undefined ? {} : { cookie } });
  return { says: (await response.text()).trim(), sets: response.headers.getSetCookie() };
}

async function check(port: number): Promise<{ code: number; ok: number; notYet: number }> {
  const { code, stdout } = await exec(python ?? '', ['check_cookies.py', String(port)], { env, cwd: folder }).then(
    (done) => ({ code: 0, ...done }),
    (error: { code: number; stdout: string }) => error,
  );
  return { code, ok: stdout.match(/^ok /gm)?.length ?? 0, notYet: stdout.match(/^NOT YET /gm)?.length ?? 0 };
}

describe.skipIf(python === undefined)('programs of the cookies chapter (skipped without python3)', () => {
  it('visit_counter.py counts in the cookie that comes back', async () => {
    const port = await serve(asItIs);
    const kept = '; Max-Age=86400; HttpOnly; SameSite=Lax';
    expect(await get(port, '/')).toEqual({ says: 'visit 1', sets: [`visit=1${kept}`] });
    expect(await get(port, '/', 'visit=1')).toEqual({ says: 'visit 2', sets: [`visit=2${kept}`] });
  });

  it('visit_counter.py remembers nothing between two visitors', async () => {
    const port = await serve(asItIs);
    await get(port, '/');
    expect((await get(port, '/')).says).toBe('visit 1');
  });

  it.each(['visit=banana', 'visit=-3', 'visit=1e5', 'visit=', 'visit', '=7', 'visit=1234567', 'VISIT=3', 'visit=²'])(
    'visit_counter.py does not believe %s',
    async (cookie) => {
      const port = await serve(asItIs);
      const value = Buffer.from(cookie).toString('latin1');
      expect((await get(port, '/', value)).says).toBe('visit 1');
    },
  );

  it('visit_counter.py finds its cookie among those of other ports', async () => {
    const port = await serve(asItIs);
    const crowd = '_xsrf=2|x; {"b":1}=2; prefs={"a": 1}; visit=4;username-localhost-8888="2|1:0"';
    expect((await get(port, '/', crowd)).says).toBe('visit 5');
  });

  it('visit_counter.py does not take the favicon for a visit', async () => {
    const port = await serve(asItIs);
    expect(await get(port, '/favicon.ico', 'visit=2')).toEqual({ says: 'Nothing here', sets: [] });
  });

  it.skipIf(!hasCurl)('visit_counter.py counts for curl and its jar (skipped without curl)', async () => {
    const port = await serve(asItIs);
    const jar = mkdtempSync(join(tmpdir(), 'jar-'));
    const visit = () => exec('curl', ['-s', '-b', 'jar', '-c', 'jar', `http://localhost:${port}/`], { cwd: jar });
    expect([(await visit()).stdout, (await visit()).stdout]).toEqual(['visit 1\n', 'visit 2\n']);
    rmSync(jar, { recursive: true });
  });

  it('check_cookies.py finds four things missing in visit_counter.py, where the practical starts', async () => {
    expect(await check(await serve(asItIs))).toEqual({ code: 1, ok: 6, notYet: 4 });
  });

  it('check_cookies.py is content with a server that follows the practical', async () => {
    expect(await check(await serve(asAskedFor))).toEqual({ code: 0, ok: 10, notYet: 0 });
  });

  it('check_cookies.py notices a theme that stays below /theme for want of a Path', async () => {
    const port = await serve(asAskedFor.replace('; Path=/', ''));
    expect(await check(port)).toEqual({ code: 1, ok: 9, notYet: 1 });
  });
});
