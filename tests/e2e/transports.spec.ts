// The same news by four ways: on the demo server (EventSource) and in the page (the stream read by hand), cut and resumed.

import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, openOn } from './websocket-slides.ts';

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true });
const lane = (demo: Locator, name: string) => demo.locator(`[data-lane=${name}]`);
const lanes = ['poll', 'wait', 'stream', 'socket'];

async function openAll(demo: Locator): Promise<void> {
  await button(demo, 'Open all four').click();
  for (const name of lanes) await expect(lane(demo, name).locator('[data-status=listening]')).toBeVisible();
}

for (const host of ['live', 'published'] as const) {
  test(`four lanes hear the same news, the one who asks last, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, 'demo-transports');
    await demo.getByRole('button', { name: 'the one who asks' }).click();
    await openAll(demo);
    await demo.getByRole('textbox').fill('One for all.');
    await button(demo, 'Publish').click();
    for (const name of lanes) await expect(lane(demo, name)).toHaveAttribute('data-known', '1');
    await expect(demo.getByText('Newest: One for all.')).toBeVisible();
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(
      demo.getByText(host === 'live' ? 'stream: EventSource' : 'stream: fetch', { exact: true }),
    ).toBeVisible();
    await expect(lane(demo, 'socket').getByText(/^[\d.]+ ms · 1 request · [\d,]+ B$/)).toBeVisible();
    await demo.getByRole('tab', { name: 'Figures' }).click();
    await expect(demo.getByRole('row', { name: /^requests [1-9]\d* 2 1 1$/ })).toBeVisible();
  });

  test(`who is cut comes back, and misses nothing, ${host}`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, 'demo-transports');
    await demo.getByRole('button', { name: 'Skip' }).click();
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await button(demo, 'Cut the connections').click();
    await expect(demo.getByText('Nobody has missed the news of the time of the cut')).toBeVisible();
    for (const name of lanes) await expect(lane(demo, name)).toHaveAttribute('data-known', '1');
    await expect(lane(demo, 'stream').getByText(/2 requests/)).toBeVisible();
    await expect(lane(demo, 'socket').getByText(/2 requests/)).toBeVisible();
    await button(demo, 'Close all').click();
    await expect(demo.locator('[data-status=off]')).toHaveCount(4);
  });
}

test('each part is accessible, in French too', async ({ page, live }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const demo = await openOn(page, live.url, 'demo-transports', 'fr');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  await button(demo, 'Ouvrir les quatre').click();
  await button(demo, 'Publier').click();
  for (const name of lanes) await expect(lane(demo, name)).toHaveAttribute('data-known', '1');
  await expectAccessible(page, demo, ['Essayer', 'Chiffres']);
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, and nothing sticks out', async ({ page, published }) => {
    const demo = await openOn(page, published.url, 'demo-transports');
    await demo.getByRole('button', { name: 'the one who asks' }).tap();
    await button(demo, 'Open all four').tap();
    await button(demo, 'Publish').tap();
    for (const name of lanes) await expect(lane(demo, name)).toHaveAttribute('data-known', '1');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
