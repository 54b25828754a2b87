import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import type { WireMessage } from '#wire/field.ts';
import { renderEntry, renderNotFound } from '#compiler/entry.ts';
import { renderFinishedRun } from '#compiler/finished-run.ts';
import type { PageAssets } from '#compiler/head.ts';
import { slidesChanged } from '#compiler/hmr.ts';
import { parsePagePath, renderSite } from '#compiler/site.ts';
import { chapterWith, compile } from './compiler-fixture.ts';

const assets: PageAssets = {
  stage: 'published',
  inlineScript: 'document.documentElement.dataset.mode="study"',
  script: '../assets/chapter-1.js',
  inlineStyle: 'body{margin:0}',
  styles: ['../assets/page-1.css'],
  fonts: ['../assets/text-1.woff2'],
  modules: ['../assets/shared-1.js'],
};

const course = {
  chapters: {
    fr: [compile(chapterWith('Un <‑ deux', '## Un {#one minutes=4}'), 'fr')],
    en: [compile(chapterWith('x\n\n<demo-ping-gnip></demo-ping-gnip>'), 'en')],
  },
};
const files = renderSite(course, { chapter: assets, landing: assets });
const page = files.get('en/server.html') ?? '';

describe('the site', () => {
  it('has the same pages in both languages', () => {
    expect([...files.keys()].toSorted()).toEqual([
      '404.html',
      'course.json',
      'en/index.html',
      'en/preflight.html',
      'en/search.json',
      'en/server.html',
      'en/server.notes.json',
      'en/speaker.html',
      'fr/index.html',
      'fr/preflight.html',
      'fr/search.json',
      'fr/server.html',
      'fr/server.notes.json',
      'fr/speaker.html',
      'index.html',
    ]);
  });

  it('names nothing by an absolute address, so that it works under any folder', () => {
    for (const [path, content] of files) {
      if (path === '404.html') continue;
      expect([path, content.match(/(?:href|src)="\/[^"]*"/g)]).toEqual([path, null]);
    }
  });

  it('asks no other host for anything', () => {
    for (const content of files.values()) expect(content).not.toMatch(/(?:href|src)="(?:https?:)?\/\//);
  });

  it('knows its pages by their addresses', () => {
    expect(parsePagePath('fr/server.html')).toEqual({ language: 'fr', name: 'server' });
    expect(parsePagePath('fr/server')).toEqual({ language: 'fr', name: 'server' });
    expect(parsePagePath('fr/index.html')).toBeUndefined();
    expect(parsePagePath('de/server.html')).toBeUndefined();
  });
});

describe('a chapter’s page', () => {
  it('is an article: a heading, then every slide with its reader’s text', () => {
    expect(page).toMatch(/<h1>A server<\/h1>\n<p class="chapter-question">Why\?<\/p>/);
    expect(page).toMatch(
      /<section id="one" class="slide" data-layout="plain" data-minutes="4">\n<div class="slide-face">[^]*<\/div>\n<div class="slide-text">\n<p>For the reader\.<\/p>/,
    );
  });

  it('says its language, and where the other is, for the page and for each slide', () => {
    expect(page).toContain('<html lang="en" data-chapter="server" data-base="../">');
    expect(page).toContain('<link rel="alternate" hreflang="fr" href="../fr/server.html">');
    expect(page).toContain(
      '<a class="slide-translation" href="../fr/server.html#one" hreflang="fr" lang="fr">Français</a>',
    );
  });

  it('does not hold the speaker’s notes, which are a file of their own', () => {
    expect(page).not.toContain('For the speaker.');
    expect(files.get('en/server.notes.json')).toBe('{"one":"<p>For the speaker.</p>\\n"}');
  });

  it('allows its one inline script by hash, and no inline style but reveal.js’s for print', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? '';
    const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script);
    expect(scripts).toHaveLength(1);
    expect(policy).toContain(
      `script-src 'self' 'sha256-${createHash('sha256')
        .update(scripts[0] ?? '')
        .digest('base64')}'`,
    );
    expect(policy).toMatch(/style-src 'self'(?: 'sha256-[^']+')+;/);
    expect(policy).not.toContain('unsafe');
    expect(page).not.toMatch(/<[^>]+\s(?:style|on\w+)="/);
  });

  it('sets the mode before its styles, asks for the first slide’s fonts, and for scripts at its end', () => {
    const order = [
      '<script>',
      '<style>body{',
      'rel="stylesheet"',
      'rel="preload"',
      '</main>',
      'type="module"',
      'rel="modulepreload"',
    ].map((part) => page.indexOf(part));
    expect(order.every((at) => at > 0)).toBe(true);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
});

describe('a landing page', () => {
  const landing = files.get('en/index.html') ?? '';

  it('lists the chapters with question, length, slides and demos', () => {
    expect(landing).toContain('<h3><a href="server.html">A server</a></h3>\n<p class="chapter-question">Why?</p>');
    expect(landing).toContain('<p class="chapter-facts"><span>4 min</span> <span>1 slide</span></p>');
    expect(landing).toContain('<a href="server.html#one">One</a>');
  });

  it('has a place for what the deck finds out about the demo server', () => {
    expect(landing).toContain('data-server-status');
  });
});

describe('the entry', () => {
  const choose = (languages: string[], stored: string | null = null): string => {
    let target = '';
    const script = /<script>([^]*?)<\/script>/.exec(renderEntry())?.[1] ?? '';
    runInNewContext(script, {
      localStorage: { getItem: () => stored },
      navigator: { languages },
      location: { replace: (to: string) => (target = to) },
    });
    return target;
  };

  it('follows what was chosen, then the browser, then English', () => {
    expect(choose(['de', 'en'], 'fr')).toBe('fr/');
    expect(choose(['de', 'fr-CA', 'en'])).toBe('fr/');
    expect(choose(['de'])).toBe('en/');
  });

  it('has links where no script runs', () => {
    expect(renderEntry()).toContain('<a href="fr/" lang="fr" hreflang="fr">Français</a>');
  });
});

describe('the page for missing addresses', () => {
  it('climbs to the folder that has the course, for its links', async () => {
    const links = [
      { lang: 'fr', href: '' },
      { lang: 'en', href: '' },
    ];
    const script = /<script>([^]*?)<\/script>/.exec(renderNotFound())?.[1] ?? '';
    const fetch = (url: URL) =>
      Promise.resolve({ ok: url.pathname === '/some/base/course.json', json: () => Promise.resolve({ course: true }) });
    await runInNewContext(script, {
      location: { href: 'https://host.example/some/base/fr/none.html' },
      document: { links },
      fetch,
      URL,
    });
    expect(links.map(({ href }) => String(href))).toEqual([
      'https://host.example/some/base/fr/',
      'https://host.example/some/base/en/',
    ]);
  });
});

describe('a finished run', () => {
  const message = (from: 'client' | 'server', protocol: 'http' | 'websocket', bytes: Uint8Array): WireMessage => ({
    from,
    protocol,
    at: 0,
    until: 0,
    summary: 'GET /<a> HTTP/1.1',
    bytes,
    fields: [],
    complete: true,
  });

  it('tells who sent what', () => {
    const html = renderFinishedRun(
      [message('client', 'http', new TextEncoder().encode('GET /<a> HTTP/1.1\r\nHost: x\r\n\r\n'))],
      'fr',
    );
    expect(html).toContain('<li class="finished-run-message" data-from="client" data-protocol="http">');
    expect(html).toContain('<span class="finished-run-sender">Client</span> <code>GET /&lt;a&gt; HTTP/1.1</code>');
    expect(html).toContain('<pre class="finished-run-text">GET /&lt;a&gt; HTTP/1.1\nHost: x</pre>');
  });

  it('shows the octets of frames, up to a bound', () => {
    expect(renderFinishedRun([message('server', 'websocket', Uint8Array.of(0x81, 0x00))], 'en')).toContain(
      '>81 00</pre>',
    );
    expect(renderFinishedRun([message('server', 'websocket', new Uint8Array(50))], 'en')).toContain(
      '00 … 2 more bytes</pre>',
    );
  });
});

describe('an edited chapter', () => {
  const before = compile(chapterWith('x'));

  it('sends the slides that changed, as they stand in the page', () => {
    const change = slidesChanged(before, compile(chapterWith('y')));
    expect(change?.page).toBe('en/server');
    expect(change?.slides).toMatchObject([
      { id: 'one', html: expect.stringMatching(/^<section id="one"[^]*<p>y<\/p>/) },
    ]);
  });

  it('is loaded anew when its slides are others', () => {
    expect(slidesChanged(before, compile(chapterWith('x', '## One {#two minutes=4}')))).toBeUndefined();
  });
});
