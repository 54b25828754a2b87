// Messages on a byte stream, on the demo server's own TCP ports and in the page: misread, read right, and misled.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openDemo(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/network.html#/framing`);
  return page.locator('demo-framing');
}

const newest = (demo: Locator) =>
  demo.getByRole('list', { name: 'What the server read' }).getByRole('listitem').first();
const press = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true }).click();

for (const host of ['live', 'published'] as const) {
  test(`misreads without a rule, and reads right with either, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await press(demo, 'one');
    await press(demo, 'All in one write');
    await expect(newest(demo)).toContainText('no rule · 1 read');
    await expect(newest(demo)).toContainText('misunderstood: “1 coffee1 tea2 croissants”');
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await press(demo, 'Three, one by one');
    await expect(newest(demo)).toContainText('no rule · 3 reads');
    await press(demo, 'Order 3 in pieces');
    await expect(newest(demo)).toContainText('misunderstood: “2 cr” “oiss” “ants”');
    for (const [rule, name] of [
      ['with the line', 'lines'],
      ['by its length', 'lengths'],
    ] as const) {
      await press(demo, rule);
      await press(demo, 'All in one write');
      await expect(newest(demo)).toContainText(`${name} · 1 read`);
      await expect(newest(demo)).toContainText('✓ understood: “1 coffee” “1 tea” “2 croissants”');
      await press(demo, 'Order 3 in pieces');
      await expect(newest(demo)).toContainText(`${name} · 3 reads`);
      await expect(newest(demo)).toContainText('✓ understood: “2 croissants”');
    }
    await expect(demo.locator('wire-view')).toContainText('{"read":3,"messages":["2 croissants"]');
    await expect(demo.locator('.problem')).toBeHidden();
  });

  test(`each experiment goes wrong, and is explained, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    const wrong = {
      'Lengths to a server of lines': 'The client ended in mid-message: 37 bytes were never understood.',
      'An order with a line end in it': 'misunderstood: “1 coffee” “1 tea” “2 croissants”',
      'Count characters instead of bytes': 'misunderstood: “crème brûl”',
      'Announce four billion bytes': 'The server refused: longer than 1,000 bytes, or said to be.',
      'Hang up in mid-order': 'The client ended in mid-message: 12 bytes were never understood.',
    };
    for (const [name, words] of Object.entries(wrong)) {
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await press(demo, name);
      await expect(newest(demo)).toContainText(words);
    }
    await expect(demo.locator('.problem')).toBeHidden();
  });
}

test('shows by luck how many reads three writes take, and takes other messages', async ({ page, live }) => {
  const demo = await openDemo(page, live.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByRole('textbox', { name: 'Order 1' }).fill('<b>1 thé</b>');
  await press(demo, 'by its length');
  await press(demo, 'Three at once, ×5');
  await expect(demo.getByRole('list', { name: 'What the server read' }).getByRole('listitem')).toHaveCount(5);
  await expect(demo.getByText('how many reads there are is luck')).toBeVisible();
  await expect(newest(demo)).toContainText('✓ understood: “<b>1 thé</b>” “1 tea” “2 croissants”');
  await demo.getByRole('tab', { name: 'Terminal' }).click();
  await expect(demo.getByText(/nc -N localhost \d+$/)).toBeVisible();
  await press(demo, 'Reset');
  await demo.getByRole('button', { name: 'Skip' }).click();
  await expect(demo.getByRole('textbox', { name: 'Order 1' })).toHaveValue('1 coffee');
});

test('is accessible, light and dark, and speaks French', async ({ page, published }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const demo = await openDemo(page, published.url, 'fr');
    if (colorScheme === 'light') await press(demo, 'une');
    else await page.reload().then(() => press(demo, 'une'));
    await press(demo, 'Tout en un envoi');
    await expect(demo.getByText('compris de travers : « 1 café1 thé2 croissants »')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('demo-framing').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  }
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, and nothing sticks out', async ({ page, published }) => {
    const demo = await openDemo(page, published.url);
    await demo.getByRole('button', { name: 'one', exact: true }).tap();
    await demo.getByRole('button', { name: 'All in one write' }).tap();
    await expect(newest(demo)).toContainText('no rule · 1 read');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
