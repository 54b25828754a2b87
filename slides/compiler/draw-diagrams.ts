// `npm run diagrams`: draws new and changed Mermaid diagrams in Chromium, and removes drawings that nobody uses.

import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { compileForDrawings } from './check-diagrams.ts';
import { launchChromium } from './chromium.ts';
import { drawInPage } from './diagram-page.ts';
import { mermaidConfiguration, tokenOfColour } from './diagram-theme.ts';
import { DRAWINGS } from './diagram.ts';
import { compareDrawings } from './diagrams.ts';
import { listDrawings, neededDiagrams } from './diagrams-fs.ts';

const packages = createRequire(import.meta.url);
const TEXT_FONT = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin';

await drawDiagrams(process.cwd());

async function drawDiagrams(root: string): Promise<void> {
  const needed = neededDiagrams(compileForDrawings(root).course);
  const { missing, unused } = compareDrawings(needed.keys(), listDrawings(root));
  for (const hash of unused) rmSync(drawingPath(root, hash));
  if (missing.length > 0) await drawAll(root, missing, needed);
  console.log(`Diagrams: ${needed.size} needed, ${missing.length} drawn, ${unused.length} removed.`);
}

async function drawAll(root: string, hashes: readonly string[], sources: ReadonlyMap<string, string>): Promise<void> {
  mkdirSync(join(root, DRAWINGS), { recursive: true });
  const browser = await launchChromium();
  try {
    const page = await openDrawingPage(await browser.newPage());
    for (const hash of hashes) {
      const order = { source: sources.get(hash) ?? '', configuration: mermaidConfiguration, tokenOfColour };
      writeFileSync(drawingPath(root, hash), await page.evaluate(drawInPage, order));
    }
  } finally {
    await browser.close();
  }
}

/** With the deck's own font: text must be measured in the letters that will be shown. */
async function openDrawingPage(page: Page): Promise<Page> {
  const faces = [400, 700].map((weight) => {
    const data = readFileSync(packages.resolve(`${TEXT_FONT}-${weight}-normal.woff2`)).toString('base64');
    return `@font-face{font-family:course;font-weight:${weight};src:url(data:font/woff2;base64,${data})}`;
  });
  await page.setContent(`<!doctype html><style>${faces.join('')}</style><p style="font:16px course">a <b>b</b></p>`);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  // tsx keeps functions' names through this helper, which a function that travels leaves behind.
  await page.addScriptTag({ content: 'globalThis.__name = (named) => named;' });
  await page.addScriptTag({ path: packages.resolve('mermaid/dist/mermaid.min.js') });
  return page;
}

function drawingPath(root: string, hash: string): string {
  return join(root, DRAWINGS, `${hash}.svg`);
}
