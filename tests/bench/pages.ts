// How soon a page is readable and obeys, in Chromium: ours, a bare page and plain reveal.js in turn.

import { chromium, type Browser } from '@playwright/test';
import { barePage, plainReveal } from './contestants.ts';
import { atMost, inTurn, kB, median, ms, paired, quantile, spread, times, type Goal, type Row } from './measure.ts';
import { slideChanges, type Costs } from './slide-changes.ts';
import { serve } from './static-server.ts';
import { press, read, type Moment, type Reading } from './visits.ts';

const rounds = 5;

type Contestant = 'ours' | 'bare' | 'plain';
type Figures = Record<Contestant, number[]>;

export async function benchPages(): Promise<Row[]> {
  const site = await serve(
    { '/reveal/': 'node_modules/reveal.js/', '/deck/': 'dist/' },
    { '/bare.html': barePage, '/plain.html': plainReveal },
  );
  const browser = await launch();
  try {
    return await measure(browser, site.url);
  } finally {
    await browser.close();
    site.close();
  }
}

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
}

async function measure(browser: Browser, site: string): Promise<Row[]> {
  const urls = { ours: `${site}/deck/en/server.html`, bare: `${site}/bare.html`, plain: `${site}/plain.html` };
  const each = <Result>(act: (browser: Browser, url: string) => Promise<Result>) => ({
    ours: () => act(browser, urls.ours),
    bare: () => act(browser, urls.bare),
    plain: () => act(browser, urls.plain),
  });
  const readings = await inTurn(rounds, each(read));
  const presses = await inTurn(rounds, each(press));
  const { ours, plain } = each(slideChanges);
  const changes = await inTurn(2, { ours, plain });
  return [...readingRows(readings), ...pressRows(presses), changeRow(changes.ours, changes.plain)];
}

function readingRows(readings: Record<Contestant, Reading[]>): Row[] {
  const octets = pick(readings, ({ readable }) => readable.octets);
  const isLight = atMost(60_000, median(octets.ours), '≤ 60 kB');
  const paints = pick(readings, ({ firstPaint }) => firstPaint.time);
  const texts = pick(readings, ({ readable }) => readable.time);
  return [
    { ...compare('received until the first slide is readable, fonts included', octets, kB), ratio: '', goal: isLight },
    compare('first paint', paints, ms, (ratio) => atMost(1.3, ratio, '≤ 1.3× bare')),
    compare('first slide readable, fonts included', texts, ms),
  ];
}

function pressRows(presses: Record<Contestant, Moment[]>): Row[] {
  const times = pick(presses, ({ time }) => time);
  const octets = pick(presses, (moment) => moment.octets);
  return [
    compare('first key press has worked', times, ms, (ratio) => atMost(2.5, ratio, '≤ 2.5× bare')),
    { ...compare('received until then', octets, kB), ratio: '' },
  ];
}

function pick<Value>(results: Record<Contestant, Value[]>, figure: (value: Value) => number): Figures {
  const { ours, bare, plain } = results;
  return { ours: ours.map(figure), bare: bare.map(figure), plain: plain.map(figure) };
}

function compare(
  what: string,
  { ours, bare, plain }: Figures,
  unit: (value: number) => string,
  goalOf?: (ratio: number) => Goal,
): Row {
  const ratios = paired(ours, bare);
  return {
    what,
    ours: spread(ours, unit),
    beside: `bare page ${spread(bare, unit)}; plain reveal.js ${spread(plain, unit)}`,
    ratio: spread(ratios, times),
    ...(goalOf && { goal: goalOf(median(ratios)) }),
  };
}

function changeRow(ours: readonly Costs[], plain: readonly Costs[]): Row {
  const [our, their] = [ours, plain].map((costs) => costs.flatMap(({ changes }) => changes)) as [number[], number[]];
  const idle = ours.flatMap((costs) => costs.idle);
  const slowest = quantile(our, 0.95);
  return {
    what: `main-thread work of a slide change, p95 of ${our.length} (median)`,
    ours: `${ms(slowest)} (${ms(median(our))})`,
    beside: `plain reveal.js ${ms(quantile(their, 0.95))} (${ms(median(their))}); a key without effect ${ms(median(idle))}`,
    ratio: times(slowest / quantile(their, 0.95)),
    goal: atMost(17, slowest, '≤ 17 ms'),
  };
}
