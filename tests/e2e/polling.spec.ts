// Patrick's customer asks again and again: on the demo server and in the page; the figures are those of the wire.

import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, openOn } from './websocket-slides.ts';

const figure = (demo: Locator, name: string) => demo.locator(`[data-figure=${name}]`);
const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true });

for (const host of ['live', 'published'] as const) {
  test(`asks, hears what is published, and counts both, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, 'demo-polling');
    await demo.getByRole('button', { name: 'about 1 s' }).click();
    await button(demo, 'Start asking').click();
    await expect(figure(demo, 'wasted')).toHaveText(/^[1-9]/);
    await demo.getByRole('textbox').fill('The coffee is <b>ready</b>.');
    await button(demo, 'Publish now').click();
    await expect(demo.getByText('Newest: The coffee is <b>ready</b>.')).toBeVisible();
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(figure(demo, 'mean')).toHaveText(/^\d(\.\d+)? s$/);
    await expect(demo.getByRole('img', { name: /\d+ questions, [1-9]\d* pieces of news/ })).toBeVisible();
    await expect(demo.locator('wire-view')).toContainText('201 Created');
    await button(demo, 'Stop').click();
    await expect(button(demo, 'Start asking')).toBeVisible();
  });

  test(`with a condition the answers are 304, ${host}`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, 'demo-polling');
    await demo.getByRole('button', { name: 'Skip' }).click();
    await demo.getByRole('slider').fill('0');
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await button(demo, 'Turn the condition on').click();
    await expect(demo.getByRole('checkbox')).toBeChecked();
    await expect(demo.locator('wire-view')).toContainText('304 Not Modified');
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await button(demo, 'Ask with If-None-Match: *').click();
    await expect(demo.getByText('The server answered 304 to If-None-Match: *.')).toBeVisible();
    await button(demo, 'Reset').click();
    await expect(demo.getByText('about 1 s')).toBeVisible();
  });
}

test('leaving the slide stops the questions', async ({ page, live }) => {
  const demo = await openOn(page, live.url, 'demo-polling');
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByRole('slider').fill('0');
  await button(demo, 'Start asking').click();
  await expect(figure(demo, 'requests')).toHaveText(/^[1-9]/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageUp');
  await expect(button(demo, 'Start asking')).toBeVisible();
});

test('each part is accessible, in French too', async ({ page, live }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const demo = await openOn(page, live.url, 'demo-polling', 'fr');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  await button(demo, 'Demander').click();
  await expect(figure(demo, 'requests')).toHaveText(/^[1-9]/);
  await expectAccessible(page, demo, ['Essayer']);
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, and nothing sticks out', async ({ page, published }) => {
    const demo = await openOn(page, published.url, 'demo-polling');
    await demo.getByRole('button', { name: 'about 1 s' }).tap();
    await button(demo, 'Start asking').tap();
    await button(demo, 'Publish now').tap();
    await expect(figure(demo, 'mean')).toHaveText(/ s$/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
