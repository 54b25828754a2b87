// `npm run pdf [FOLDER]`: each chapter in each language as slides on paper, printed by Chromium from the built site.

import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright';
import { launchChromium } from './chromium.ts';
import { startStaticHost } from './static-host.ts';
import { languages } from './text.ts';

/** Slides are laid out at this size, in CSS pixels. */
const SLIDE = { width: 1280, height: 720 };

await printCourse(resolve('dist'), resolve(process.argv[2] ?? 'dist-pdf'));

async function printCourse(site: string, folder: string): Promise<void> {
  if (!existsSync(site)) throw new Error('There is no dist/ yet. Run “npm run build” first.');
  mkdirSync(folder, { recursive: true });
  const host = await startStaticHost({ folder: site, base: '/', port: 0 });
  const browser = await launchChromium();
  try {
    for (const page of listPages(site)) {
      const file = join(folder, `${page.replace('/', '-')}.pdf`);
      await printPage(browser, `${host.url}${page}.html?print-pdf`, file);
      console.log(file);
    }
  } finally {
    await browser.close();
    await host.close();
  }
}

/** `fr/server` and so on. */
function listPages(site: string): string[] {
  return languages.flatMap((language) =>
    readdirSync(join(site, language))
      .filter((entry) => entry.endsWith('.html') && entry !== 'index.html')
      .map((entry) => `${language}/${entry.replace('.html', '')}`),
  );
}

async function printPage(browser: Browser, url: string, file: string): Promise<void> {
  // reveal.js sets the paper's size by a style element, which the page's policy forbids: here both are ours.
  const context = await browser.newContext({
    viewport: SLIDE,
    bypassCSP: true,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  try {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: 'load' });
    await page.locator('.pdf-page').first().waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await page.pdf({ path: file, width: `${SLIDE.width}px`, height: `${SLIDE.height}px`, printBackground: true });
  } finally {
    await context.close();
  }
}
