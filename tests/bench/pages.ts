// How soon a page is readable and obeys, in Chromium, over a modest line: ours, a bare page and plain reveal.js in turn.

import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';
import { barePage, plainReveal } from './contestants.ts';
import { inTurn, kB, median, ms, quantile, times, type Row } from './measure.ts';
import { serve } from './static-server.ts';

const rounds = 7;
/** 1.6 Mbit/s down, 150 ms there and back, a processor four times slower. */
const line = { offline: false, downloadThroughput: 200_000, uploadThroughput: 94_000, latency: 150 };

interface Visit {
  readonly firstPaint: number;
  readonly firstKey: number;
  readonly octets: number;
}

export async function benchPages(): Promise<Row[]> {
  const site = await serve(
    { '/reveal/': 'node_modules/reveal.js/', '/deck/': 'dist/' },
    { '/bare.html': barePage, '/plain.html': plainReveal },
  );
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  const pages = { ours: '/deck/en/server.html', bare: '/bare.html', plain: '/plain.html' };
  const visits: Record<keyof typeof pages, Visit[]> = { ours: [], bare: [], plain: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of ['ours', 'bare', 'plain'] as const)
      visits[name].push(await visit(browser, site.url + pages[name]));
  }
  const changes = await inTurn(1, { ours: () => slideChange(browser, site.url + pages.ours) });
  await browser.close();
  site.close();
  return rows(visits, changes.ours[0] ?? Number.NaN);
}

function rows(visits: Record<'ours' | 'bare' | 'plain', Visit[]>, change: number): Row[] {
  const of = (who: keyof typeof visits, figure: keyof Visit) => median(visits[who].map((one) => one[figure]));
  const compare = (what: string, figure: keyof Visit, unit: (value: number) => string, goal: string): Row => ({
    what,
    ours: unit(of('ours', figure)),
    beside: `bare page ${unit(of('bare', figure))}, plain reveal.js ${unit(of('plain', figure))}`,
    ratio: times(of('ours', figure) / of('bare', figure)),
    goal,
  });
  return [
    { ...compare('octets until the first slide obeys, gzipped', 'octets', kB, '≤ 60 kB'), ratio: '–' },
    compare('first paint', 'firstPaint', ms, '≤ 1.3× bare'),
    compare('first key press has worked', 'firstKey', ms, '≤ 2.5× bare'),
    { what: 'main-thread work of a slide change, p95', ours: ms(change), beside: '–', ratio: '–', goal: '≤ 17 ms' },
  ];
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  const session = await throttled(page);
  let octets = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (octets += encodedDataLength));
  await page.addInitScript(noteFirstKey);
  const going = page.goto(url, { waitUntil: 'commit' });
  const pressing = pressUntilItWorks(page);
  await going;
  const firstKey = await pressing;
  const firstPaint = await page.evaluate(paintTime);
  await context.close();
  return { firstPaint, firstKey, octets };
}

async function throttled(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  return session;
}

/** In the page: the moment at which the second slide became the present one. */
function noteFirstKey(): void {
  const look = (): void => {
    const second = document.querySelectorAll('.slides > section, body > section')[1];
    if (second?.classList.contains('present')) Object.assign(globalThis, { firstKey: performance.now() });
    else requestAnimationFrame(look);
  };
  look();
}

/** Presses the right arrow as an impatient speaker would, until the page says that it has moved. */
async function pressUntilItWorks(page: Page): Promise<number> {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const time = await page.evaluate(() => (globalThis as { firstKey?: number }).firstKey).catch(() => undefined);
    if (time !== undefined) return time;
    await page.keyboard.press('ArrowRight').catch(() => undefined);
  }
  throw new Error('The page never obeyed a key.');
}

function paintTime(): number {
  return performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN;
}

/** 95th percentile over the deck, forwards and back: key handling, style and layout, at full speed. */
async function slideChange(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(url);
  await page.locator('.reveal.ready').waitFor();
  const durations = await page.evaluate(async () => {
    const measured: number[] = [];
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    for (let step = 0; step < 60; step += 1) {
      const from = performance.now();
      const [key, keyCode] = step < 30 ? ['ArrowRight', 39] : ['ArrowLeft', 37];
      document.body.dispatchEvent(
        Object.assign(
          new KeyboardEvent('keydown', { key: String(key), keyCode: Number(keyCode), bubbles: true, composed: true }),
        ),
      );
      void document.body.offsetHeight;
      measured.push(performance.now() - from);
      await frame();
    }
    return measured;
  });
  await page.close();
  return quantile(durations, 0.95);
}
