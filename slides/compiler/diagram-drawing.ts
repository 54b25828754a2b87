// Draws Mermaid diagrams in Chromium.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright';
import { launchChromium } from './chromium.ts';
import { drawInPage } from './diagram-page.ts';
import { mermaidConfiguration, tokenOfColour } from './diagram-theme.ts';
import type { PlacedDiagram } from './diagrams-fs.ts';
import { formatProblem } from './problem.ts';

const packages = createRequire(import.meta.url);
const TEXT_FONT = '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin';

/** SVG by hash. Rejects at the first diagram that Mermaid cannot read, with its file and line. */
export async function drawDiagrams(diagrams: readonly PlacedDiagram[]): Promise<Map<string, string>> {
  const drawings = new Map<string, string>();
  const browser = await launchChromium();
  try {
    const page = await openDrawingPage(await browser.newPage());
    for (const diagram of diagrams) drawings.set(diagram.hash, await draw(page, diagram));
  } finally {
    await browser.close();
  }
  return drawings;
}

async function draw(page: Page, { source, file, line }: PlacedDiagram): Promise<string> {
  try {
    return await page.evaluate(drawInPage, { source, configuration: mermaidConfiguration, tokenOfColour });
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\n\s+at [^]*$/, '') : String(error);
    const wrong = `Mermaid cannot read this diagram: ${reason}`;
    throw new Error(formatProblem({ file, line, wrong, remedy: 'Correct it.' }), { cause: error });
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
