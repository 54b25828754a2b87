// Visits to a page over a modest line, on a slow processor.

import type { Browser, CDPSession, Page } from '@playwright/test';
import { notedScript, readableScript, watchScript, type Noted } from './watch.ts';

/** 1.6 Mbit/s down, 150 ms there and back, a processor four times slower. */
const line = { offline: false, downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 };
const slowdown = 4;

/** Milliseconds after which a page that obeys no key is given up. */
const patience = 30_000;

/** When it happened, and the octets received until then, compressed as sent, with their header sections. */
export interface Moment {
  readonly time: number;
  readonly octets: number;
}

export interface Reading {
  readonly firstPaint: Moment;
  readonly readable: Moment;
}

/** A visit by someone who only reads. */
export function read(browser: Browser, url: string): Promise<Reading> {
  return visit(browser, url, async (page, at) => {
    const { firstPaint, readable } = await page.evaluate<Noted>(readableScript);
    return { firstPaint: at(firstPaint), readable: at(readable) };
  });
}

/** A visit by someone who presses the right arrow until the page obeys. */
export function press(browser: Browser, url: string): Promise<Moment> {
  return visit(browser, url, async (page, at) => at(await pressUntilItWorks(page)));
}

async function visit<Result>(
  browser: Browser,
  url: string,
  act: (page: Page, at: (time: number) => Moment) => Promise<Result>,
): Promise<Result> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const octetsUntil = await onModestLine(page);
  await page.addInitScript({ content: watchScript });
  await page.goto(url, { waitUntil: 'commit' });
  const result = await act(page, (time) => ({ time, octets: octetsUntil(time) }));
  await context.close();
  return result;
}

async function onModestLine(page: Page): Promise<(time: number) => number> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return countOctets(session);
}

/** Counts what arrives, from the moment of the first request on. */
function countOctets(session: CDPSession): (time: number) => number {
  let start: number | undefined;
  const arrivals: { at: number; octets: number }[] = [];
  const counted = new Map<string, number>();
  const add = (request: string, at: number, octets: number) => {
    arrivals.push({ at, octets });
    counted.set(request, (counted.get(request) ?? 0) + octets);
  };
  session.on('Network.requestWillBeSent', ({ timestamp }) => (start ??= timestamp));
  session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) =>
    add(requestId, timestamp, encodedDataLength),
  );
  // The total of a request is told at its end only.
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) =>
    add(requestId, timestamp, encodedDataLength - (counted.get(requestId) ?? 0)),
  );
  return (time) => {
    const end = (start ?? 0) + time / 1000;
    return arrivals.reduce((sum, { at, octets }) => (at <= end ? sum + octets : sum), 0);
  };
}

/** Milliseconds until another slide was shown. */
async function pressUntilItWorks(page: Page): Promise<number> {
  for (const end = Date.now() + patience; Date.now() < end;) {
    const noted = await page.evaluate<Noted>(notedScript);
    if (noted.moved > 0) return noted.moved;
    await page.keyboard.press('ArrowRight');
  }
  throw new Error(`${page.url()} obeyed no key in ${patience} ms: is this build complete? Run npm run build.`);
}
