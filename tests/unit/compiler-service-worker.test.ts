import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const source = readFileSync(new URL('../../slides/compiler/service-worker.js', import.meta.url), 'utf8');
const FILES = ['index.html', 'fr/index.html', 'fr/server.html', 'assets/a-12345678.js'];
const SCOPE = 'https://host.example/some/base/';

type Work = { waitUntil(done: Promise<unknown>): void };
type Fetch = { request: Request; respondWith(answer: Promise<Response>): void };

/** A worker with one memory of caches, and a network that can be cut. */
function startWorker(
  version: string,
  caches: Map<string, Map<string, Response>>,
  network: (url: string) => Promise<Response>,
) {
  const listeners = new Map<string, (event: never) => void>();
  const address = (path: string | Request): string => new URL(typeof path === 'string' ? path : path.url, SCOPE).href;
  const open = (name: string) => {
    const cache = caches.get(name) ?? new Map<string, Response>();
    caches.set(name, cache);
    return Promise.resolve({
      put: async (path: string, response: Response) => void cache.set(address(path), response),
      match: async (path: string) => cache.get(address(path))?.clone(),
    });
  };
  runInNewContext(`const VERSION = '${version}', FILES = ${JSON.stringify(FILES)};${source}`, {
    self: {
      registration: { scope: SCOPE },
      clients: { claim: () => Promise.resolve() },
      addEventListener: (type: string, listener: (event: never) => void) => listeners.set(type, listener),
    },
    caches: {
      open,
      keys: async () => [...caches.keys()],
      delete: async (name: string) => caches.delete(name),
      match: async (path: string) =>
        [...caches.values()]
          .map((cache) => cache.get(address(path)))
          .find(Boolean)
          ?.clone(),
    },
    fetch: (request: string | Request) => network(address(request)),
    URL,
    Response,
    AbortSignal,
  });
  const wait = (type: string): Promise<unknown> => {
    let done: Promise<unknown> = Promise.resolve();
    listeners.get(type)?.({ waitUntil: (work: Promise<unknown>) => (done = work) } satisfies Work as never);
    return done;
  };
  const ask = (path: string): Promise<Response> | undefined => {
    let answer: Promise<Response> | undefined;
    const request = new Request(new URL(path, SCOPE));
    listeners.get('fetch')?.({ request, respondWith: (given) => (answer = given) } satisfies Fetch as never);
    return answer;
  };
  return { wait, ask };
}

const online = (url: string): Promise<Response> => Promise.resolve(new Response(`network ${url}`));
const offline = (): Promise<Response> => Promise.reject(new TypeError('no network'));

async function installed(version = 'one') {
  const caches = new Map<string, Map<string, Response>>();
  let network: (url: string) => Promise<Response> = online;
  const worker = startWorker(version, caches, (url) => network(url));
  await worker.wait('install');
  await worker.wait('activate');
  return { caches, worker, cut: () => (network = offline) };
}

describe('the service worker', () => {
  it('opens the course without a network after one visit', async () => {
    const { worker, cut } = await installed();
    cut();
    for (const path of ['', 'fr/', 'fr/server.html', 'fr/server', 'assets/a-12345678.js']) {
      expect([path, await (await worker.ask(path))?.text()]).toEqual([path, expect.stringContaining('network')]);
    }
  });

  it('shows a corrected page at once while there is a network, and asks for no hashed file twice', async () => {
    const { worker, caches } = await installed();
    for (const cache of caches.values()) for (const url of cache.keys()) cache.set(url, new Response('kept'));
    expect(await (await worker.ask('fr/server.html'))?.text()).toContain('network');
    expect(await (await worker.ask('assets/a-12345678.js'))?.text()).toBe('kept');
  });

  it('leaves everything else to the browser', async () => {
    const { worker } = await installed();
    expect(worker.ask('fr/none.html')).toBeUndefined();
    expect(worker.ask('https://elsewhere.example/some/base/index.html')).toBeUndefined();
    expect(worker.ask('/other/index.html')).toBeUndefined();
  });

  it('takes unchanged hashed files from the version before, and removes it when it takes over', async () => {
    const { caches } = await installed();
    const asked: string[] = [];
    const next = startWorker('two', caches, (url) => {
      asked.push(url);
      return online(url);
    });
    await next.wait('install');
    expect([...caches.keys()]).toEqual(['course-one', 'course-two']);
    expect(asked).not.toContain(`${SCOPE}assets/a-12345678.js`);
    await next.wait('activate');
    expect([...caches.keys()]).toEqual(['course-two']);
  });

  it('is not installed by halves', async () => {
    const worker = startWorker('one', new Map(), () => Promise.resolve(new Response('', { status: 404 })));
    await expect(worker.wait('install')).rejects.toThrow('404');
  });
});
