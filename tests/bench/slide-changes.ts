// What a slide change costs the page's main thread: scripts, style, layout and paint, from one key press to the next.

import type { Browser, CDPSession, Page } from '@playwright/test';
import { settledScript } from './watch.ts';

/** Milliseconds of main-thread work, each. */
export interface Costs {
  readonly changes: readonly number[];
  readonly idle: readonly number[];
}

/** Through the whole deck and back, at full speed, with whatever demos load and start on the way. */
export async function slideChanges(browser: Browser, url: string): Promise<Costs> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(url);
  await page.locator('.reveal.ready').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const idle = await idleCosts(page, session);
  const changes = [...(await walk(page, session, 'ArrowRight')), ...(await walk(page, session, 'ArrowLeft'))];
  await page.close();
  return { changes, idle };
}

/** The same with a key that does nothing: what measuring itself costs. */
async function idleCosts(page: Page, session: CDPSession): Promise<number[]> {
  const costs: number[] = [];
  for (let before = await workSoFar(session); costs.length < 20;) {
    await page.keyboard.press('F9');
    await page.evaluate(settledScript);
    const after = await workSoFar(session);
    costs.push(after - before);
    before = after;
  }
  return costs;
}

/** Steps within a slide are taken but not counted. Ends where nothing more comes. */
async function walk(page: Page, session: CDPSession, key: string): Promise<number[]> {
  const costs: number[] = [];
  let slide = await page.evaluate<number>(settledScript);
  let before = await workSoFar(session);
  for (let unmoved = 0; unmoved < mostSteps;) {
    await page.keyboard.press(key);
    const now = await page.evaluate<number>(settledScript);
    const after = await workSoFar(session);
    if (now !== slide) costs.push(after - before);
    unmoved = now === slide ? unmoved + 1 : 0;
    [slide, before] = [now, after];
  }
  return costs;
}

/** More steps than any slide has within itself. */
const mostSteps = 8;

/** Milliseconds that the page's main thread has worked. */
async function workSoFar(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
}
