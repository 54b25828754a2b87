// The wire view on slides: filter, compare, copy, the whole screen, by pointer and by keyboard, on both hosts.

import { spawnSync } from 'node:child_process';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function hosts(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/server.html#/virtual-hosts`);
  const demo = page.locator('demo-virtual-hosts');
  await demo.getByRole('button', { name: language === 'en' ? 'Skip' : 'Sans parier' }).click();
  for (const name of ['patrick.localhost', 'cpp.localhost']) {
    await demo.getByRole('button', { name }).click();
    await demo.getByRole('button', { name: language === 'en' ? 'Send' : 'Envoyer', exact: true }).click();
    await expect(demo.getByRole('tabpanel')).toContainText(name.startsWith('cpp') ? /200.*C\+\+/ : /200.*Patrick/);
  }
  // The tap's report comes by another way than the answer, and may come after it.
  await expect(rowsOf(demo)).toHaveCount(6);
  return demo;
}

async function gnip(page: Page, base: string): Promise<Locator> {
  await page.goto(`${base}en/websocket.html#/ping-gnip`);
  const demo = page.locator('demo-ping-gnip');
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(demo.getByText('the handshake is done')).toBeVisible();
  await demo.getByRole('textbox', { name: 'Text to send' }).fill('Noël');
  await demo.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(demo.locator('.events')).toContainText('lëoN');
  return demo;
}

const dialogOf = (demo: Locator): Locator => demo.locator('wire-view dialog');
const rowsOf = (demo: Locator): Locator => demo.locator('wire-ladder').getByRole('option');
const isFull = (demo: Locator): Promise<boolean> => dialogOf(demo).evaluate((dialog) => dialog.matches(':modal'));

for (const host of ['live', 'published'] as const) {
  test(`filters by words and kind, says so, and shows all again, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await gnip(page, servers[host].url);
    await demo.getByRole('button', { name: 'Filter' }).click();
    await demo.getByRole('searchbox').fill('noël');
    await expect(demo.getByText('1 of 4')).toBeVisible();
    await expect(rowsOf(demo)).toHaveCount(1);
    await demo.getByRole('searchbox').fill('');
    await demo.getByRole('combobox', { name: 'Kind of message' }).selectOption({ label: 'WebSocket text' });
    await expect(rowsOf(demo)).toHaveCount(2);
    await demo.getByRole('button', { name: 'Show all' }).click();
    await expect(rowsOf(demo)).toHaveCount(4);
  });

  test(`compares two exchanges, octets too, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await hosts(page, servers[host].url);
    await demo.getByRole('button', { name: 'Compare' }).click();
    const row = demo.getByRole('row', { name: /^differs Host/ }).or(demo.getByRole('row', { name: /Host patrick/ }));
    await expect(row.first()).toContainText('patrick.localhost');
    await expect(demo.locator('wire-compare mark', { hasText: 'patrick' }).first()).toBeVisible();
    await demo.getByRole('button', { name: 'Bytes: client to server' }).click();
    await expect(demo.getByRole('slider', { name: /^B/ })).toBeVisible();
    expect(await demo.locator('wire-compare .different').count()).toBeGreaterThan(1);
  });

  test(`fills the screen by W and leaves it by Escape, with the focus where it was, ${host} @firefox`, async ({
    page,
    servers,
  }) => {
    const demo = await gnip(page, servers[host].url);
    await expect(rowsOf(demo).last()).toHaveAttribute('aria-selected', 'true');
    await rowsOf(demo).last().press('ArrowUp');
    await page.keyboard.press('w');
    await expect.poll(() => isFull(demo)).toBe(true);
    expect(await dialogOf(demo).evaluate((dialog) => dialog.getBoundingClientRect().height)).toBe(720);
    await expect(rowsOf(demo).nth(2)).toBeFocused();
    await page.keyboard.press('m');
    await expect(page.locator('dialog.sheet[open]')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect.poll(() => isFull(demo)).toBe(false);
    await expect(rowsOf(demo).nth(2)).toBeFocused();
    expect(page.url()).toContain('#/ping-gnip');
  });

  test(`lets a clicker move on from full screen, ${host}`, async ({ page, servers }) => {
    const demo = await gnip(page, servers[host].url);
    await demo.getByRole('button', { name: 'Full screen' }).click();
    await expect.poll(() => isFull(demo)).toBe(true);
    await dialogOf(demo).click({ position: { x: 640, y: 700 } });
    await page.keyboard.press('PageDown');
    await expect.poll(() => page.url()).not.toContain('#/ping-gnip');
    expect(await isFull(demo)).toBe(false);
  });
}

test('the whole way by keyboard alone: unfold, filter, compare, full screen, follow', async ({ page, live }) => {
  const demo = await hosts(page, live.url);
  await demo.getByRole('button', { name: 'Filter' }).focus();
  await page.keyboard.press('Enter');
  await expect(demo.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('patrick');
  await expect(demo.locator('.count')).toHaveText(/^[1-9] of/);
  await page.keyboard.press('Tab');
  await rowsOf(demo).first().focus();
  await page.keyboard.press('x');
  await expect(demo.locator('.count')).toHaveText(/^(\d+) of \1$/);
  await page.keyboard.press('Home');
  await expect(demo.getByRole('button', { name: 'Follow' })).toBeVisible();
  await page.keyboard.press('e');
  await expect(demo.getByRole('button', { name: 'Follow' })).toHaveCount(0);
});

test('a phone without a clipboard gets the command selected, and it does what the demo did', async ({ page, live }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  const demo = await hosts(page, live.url);
  await rowsOf(demo).nth(-2).click();
  await demo.getByRole('combobox', { name: 'Export…' }).selectOption({ label: 'curl' });
  const command = await demo.getByRole('textbox', { name: /by hand/ }).inputValue();
  const { stdout } = spawnSync('bash', ['-c', `${command} --silent`], { encoding: 'utf8' });
  expect(stdout).toContain('200 OK');
  expect(stdout).toContain('C++');
});

test('nothing is wider than a phone, filtered, compared and filling its screen', async ({ page, published }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const demo = await hosts(page, published.url, 'fr');
  await demo.getByRole('button', { name: 'Filtrer' }).click();
  await demo.getByRole('button', { name: 'Comparer' }).click();
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBeLessThanOrEqual(0);
  await demo.getByRole('button', { name: 'Plein écran' }).click();
  await expect.poll(() => isFull(demo)).toBe(true);
  expect(await dialogOf(demo).evaluate((dialog) => dialog.scrollWidth)).toBeLessThanOrEqual(390);
});
