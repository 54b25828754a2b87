import { request } from 'node:http';
import { createServer, type ViteDevServer } from 'vite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { siteConfiguration } from '#compiler/vite-plugin.ts';
import { chapterWith } from './compiler-fixture.ts';
import { createCourseFolder, type CourseFolder } from './compiler-site.ts';

let folder: CourseFolder;
let server: ViteDevServer;
let port: number;

beforeEach(async () => {
  folder = createCourseFolder();
  server = await createServer({
    ...siteConfiguration(),
    root: folder.root,
    configFile: false,
    logLevel: 'silent',
    optimizeDeps: { noDiscovery: true },
    server: { host: '127.0.0.1', port: 0 },
  });
  await server.listen();
  const address = server.httpServer?.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
}, 60_000);

afterEach(async () => {
  await server.close();
  folder.remove();
});

const get = (path: string): Promise<{ status: number | undefined; text: string }> =>
  new Promise((resolve, reject) => {
    const asked = request(
      { host: '127.0.0.1', port, path, headers: { Host: `localhost:${port}`, Accept: 'text/html' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        response.on('end', () => resolve({ status: response.statusCode, text }));
      },
    );
    asked.on('error', reject).end();
  });

describe('in development', () => {
  it('pages, notes and the entry are compiled when asked for', async () => {
    const page = await get('/fr/server.html');
    expect(page.text).toContain('<section id="one"');
    expect(page.text).toContain('src="/slides/deck/main.ts"');
    expect((await get('/fr/server.notes.json')).text).toBe('{"one":"<p>For the speaker.</p>\\n"}');
    expect((await get('/en/')).text).toContain('class="landing"');
    expect((await get('/')).text).toContain('location.replace');
  });

  it('an edited slide is sent to the page that shows it', async () => {
    await get('/fr/server.html');
    const send = vi.spyOn(server.ws, 'send');
    folder.write('slides/fr/04-server.md', chapterWith('Edited.'));
    await vi.waitFor(() => expect(send).toHaveBeenCalledWith('slides:changed', expect.anything()), { timeout: 10_000 });
    expect(send.mock.calls.at(-1)?.[1]).toMatchObject({
      page: 'fr/server',
      slides: [{ id: 'one', html: expect.stringContaining('<p>Edited.</p>') }],
    });
  });

  it('an edited picture is sent with the slide that shows it', async () => {
    folder.write('media/dot.svg', '<svg viewBox="0 0 1 1"/>');
    folder.write('slides/fr/04-server.md', chapterWith('::: figure dot.svg\nA dot.\n:::'));
    await get('/fr/server.html');
    const send = vi.spyOn(server.ws, 'send');
    folder.write('media/dot.svg', '<svg viewBox="0 0 2 2"/>');
    await vi.waitFor(() => expect(send).toHaveBeenCalledWith('slides:changed', expect.anything()), { timeout: 10_000 });
  });

  it('a mistake is shown over the page with its file and line, and again when the page is opened', async () => {
    await get('/fr/server.html');
    const send = vi.spyOn(server.ws, 'send');
    folder.write('slides/fr/04-server.md', chapterWith('::: notess\nx\n:::'));
    const error = expect.objectContaining({
      type: 'error',
      err: expect.objectContaining({ loc: { file: `${folder.root}/slides/fr/04-server.md`, line: 7, column: 0 } }),
    });
    await vi.waitFor(() => expect(send).toHaveBeenCalledWith(error), { timeout: 10_000 });
    const page = await get('/fr/server.html');
    expect(page.status).toBe(500);
    expect(page.text).toContain('There is no container');
  });

  it('a page with other slides is loaded anew', async () => {
    await get('/fr/server.html');
    const send = vi.spyOn(server.ws, 'send');
    folder.write('slides/fr/04-server.md', chapterWith('x', '## Two {#two minutes=4}'));
    await vi.waitFor(() => expect(send).toHaveBeenCalledWith({ type: 'full-reload', path: '/fr/server.html' }), {
      timeout: 10_000,
    });
  });
});
