import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStaticHost, type StaticHost } from '#compiler/static-host.ts';
import { siteConfiguration } from '#compiler/vite-plugin.ts';
import { chapterWith } from './compiler-fixture.ts';
import { createCourseFolder, type CourseFolder } from './compiler-site.ts';

const buildSite = async (root: string): Promise<void> =>
  void (await build({ ...siteConfiguration(), root, configFile: false, logLevel: 'silent' }));

let folder: CourseFolder;
let host: StaticHost;

beforeAll(async () => {
  folder = createCourseFolder();
  await buildSite(folder.root);
  host = await startStaticHost({ folder: join(folder.root, 'dist'), base: '/some/base/', port: 0 });
}, 60_000);

afterAll(async () => {
  await host.close();
  folder.remove();
});

const read = (path: string): Buffer => readFileSync(join(folder.root, 'dist', path));

describe('the built site under /some/base/', () => {
  it('has every file that its pages name, below that folder', async () => {
    for (const path of ['fr/server.html', 'en/server.html', 'fr/', 'en/', '']) {
      const page = new URL(path, host.url);
      const html = await (await fetch(page)).text();
      const addresses = [...html.matchAll(/(?:href|src)="(?!data:)([^"#]+)[^"]*"/g)].map(
        ([, address = '']) => new URL(address, page).href,
      );
      expect(addresses.length).toBeGreaterThan(0);
      for (const address of new Set(addresses)) {
        expect(address.startsWith(host.url)).toBe(true);
        expect([address, (await fetch(address)).status]).toEqual([address, 200]);
      }
    }
  });

  it('answers 404 with the course’s own page for anything else', async () => {
    for (const path of ['fr/none.html', 'assets/none.js', '../elsewhere', 'fr/%2e%2e/%2e%2e/package.json']) {
      const answer = await fetch(new URL(path, host.url));
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('<h1>There is nothing here</h1>');
    }
  });

  it('sends a folder’s address without slash on, as static hosts do', async () => {
    const answer = await fetch(new URL('fr', host.url), { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, '/some/base/fr/']);
  });
});

describe('a built page', () => {
  it('loads its script, what the script always imports, its styles and its font by hashed names', () => {
    const html = read('fr/server.html').toString();
    expect(html).toMatch(/<script type="module" src="\.\.\/assets\/chapter-[\w-]{8}\.js">/);
    expect(html).toMatch(/<link rel="modulepreload" href="\.\.\/assets\/[\w-]+\.js">/);
    expect(html).toMatch(/<style>[^<]*url\(\.\.\/assets\/text-[\w-]{8}\.woff2\)/);
    expect(html.match(/<link rel="stylesheet" href="\.\.\/assets\/[\w-]+\.css">/g)).toHaveLength(1);
    expect(html).toMatch(/<link rel="preload" href="\.\.\/assets\/text-[\w-]{8}\.woff2" as="font"/);
    expect(html).not.toContain('later');
  });

  it('names pictures by their hashed names, with their sizes', () => {
    expect(read('en/server.html').toString()).toMatch(
      /<img src="\.\.\/assets\/dot-[\w-]{8}\.png" alt="A dot\." width="1" height="1"/,
    );
  });

  it('holds the demo’s run, the same in every build', () => {
    expect(read('en/server.html').toString()).toMatch(/<li class="finished-run-message" data-from="client"/);
  });

  it('has compressed siblings', () => {
    const html = read('fr/server.html');
    expect(gunzipSync(read('fr/server.html.gz')).equals(html)).toBe(true);
    expect(brotliDecompressSync(read('fr/server.html.br')).equals(html)).toBe(true);
  });
});

describe('the service worker', () => {
  it('keeps every file of the site but what serves no page', () => {
    const listed = JSON.parse(/\[(?:"[^"]*",?)+\]/.exec(read('sw.js').toString())?.[0] ?? '[]') as string[];
    const built = readdirSync(join(folder.root, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder.root, 'dist/').length))
      .filter((path) => !/\.(?:br|gz)$/.test(path) && path !== 'sw.js' && path !== '404.html');
    expect(listed.toSorted()).toEqual(built.toSorted());
  });
});

describe('a build', () => {
  it('stops with file and line where a slide is wrong', async () => {
    const broken = createCourseFolder();
    try {
      broken.write('slides/fr/04-server.md', chapterWith('::: notess\nx\n:::'));
      const failure = await buildSite(broken.root).catch((error: unknown) => String(error));
      expect(failure).toContain('slides/fr/04-server.md:7: There is no container “notess”. Did you mean “notes”?');
      expect(failure).toContain('slides/en/04-server.md:5: Demos: ping-gnip here, none in slides/fr/04-server.md:5.');
    } finally {
      broken.remove();
    }
  }, 60_000);

  it('stops where a committed drawing is used by no diagram', async () => {
    const broken = createCourseFolder();
    try {
      broken.write('media/diagrams/generated/0123456789abcdef.svg', '<svg viewBox="0 0 1 1"/>');
      await expect(buildSite(broken.root)).rejects.toThrow(
        'media/diagrams/generated/0123456789abcdef.svg:1: No diagram uses this drawing any more.',
      );
    } finally {
      broken.remove();
    }
  }, 60_000);
});
