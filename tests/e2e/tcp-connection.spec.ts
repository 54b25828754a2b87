// A TCP connection on the demo server's own port and in the page: opened, half-closed, reset; and recorded segments.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openDemo(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/network.html#/tcp`);
  return page.locator('demo-tcp-connection');
}

const rungs = (demo: Locator) =>
  demo.getByRole('list', { name: 'What happened, in order of time' }).getByRole('listitem');
const press = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true }).click();
const phase = (demo: Locator) => demo.locator('[data-phase]');
const hasStates = process.platform === 'linux';

async function experiment(demo: Locator, name: string): Promise<void> {
  await demo.getByRole('tab', { name: 'Break it' }).click();
  await press(demo, name);
}

for (const host of ['live', 'published'] as const) {
  test(`opens, sends, half-closes, hears the rest, and is closed, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await press(demo, '10');
    await press(demo, 'Connect');
    await expect(phase(demo)).toHaveText('open both ways');
    await demo.getByRole('textbox', { name: 'A line to send' }).fill('café');
    await press(demo, 'Send');
    await expect(rungs(demo)).toHaveCount(3);
    await press(demo, 'End my side');
    await expect(phase(demo)).toHaveText('closed');
    await expect(rungs(demo)).toHaveText([
      /connect/,
      /client: café/,
      /server: café/,
      /client: end \(FIN\)/,
      /FIN lines=1 octets=6/,
      /server: 2/,
      /server: 1/,
      /server: end \(FIN\)/,
    ]);
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(demo.locator('wire-view')).toContainText('FIN lines=1 octets=6');
    const half = rungs(demo).nth(3);
    if (host === 'live' && hasStates) await expect(half).toHaveText(/^\s*FIN-WAIT-2[\s\S]*CLOSE-WAIT\s*$/);
    const words =
      host === 'live' ? (hasStates ? 'read from the table' : 'does not tell them') : 'in this browser no system';
    await expect(demo.getByText(words)).toBeVisible();
  });

  test(`ends the other way round, breaks off at either end, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    await experiment(demo, 'Let the server end first');
    await expect(phase(demo)).toHaveText('half-closed, by the server');
    const isTold = host === 'live' && hasStates;
    if (isTold) await expect(rungs(demo).last()).toHaveText(/^\s*CLOSE-WAIT[\s\S]*FIN-WAIT-2\s*$/);
    await press(demo, 'End my side');
    await expect(phase(demo)).toHaveText('closed');
    if (isTold) await expect(rungs(demo).last()).toHaveText(/^\s*CLOSED[\s\S]*TIME-WAIT\s*$/);
    await experiment(demo, 'Cut it short');
    await expect(rungs(demo).last()).toContainText('client: reset (RST)');
    if (isTold) await expect(rungs(demo).last()).toHaveText(/^\s*CLOSED[\s\S]*CLOSED\s*$/);
    await experiment(demo, 'Kill the server’s end');
    await expect(rungs(demo).last()).toContainText('server: reset (RST)');
    await expect(phase(demo)).toHaveText('closed');
    await expect(demo.locator('.problem')).toBeHidden();
  });

  test(`shows recorded segments, a lost one, a refusal, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    await demo.getByRole('tab', { name: 'Segments' }).click();
    await expect(rungs(demo)).toHaveCount(10);
    await expect(rungs(demo).first()).toHaveText(/SYN-SENT[\s\S]*SYN[\s\S]*SYN-RECEIVED/);
    await expect(demo.getByText(/^Recorded on \d+ \w+ \d{4}\.$/)).toBeVisible();
    await press(demo, 'One lost');
    await expect(demo.getByText('again', { exact: true })).toBeVisible();
    await experiment(demo, 'Connect where nobody listens');
    await expect(rungs(demo)).toHaveCount(2);
    await expect(rungs(demo).last()).toContainText('RST ACK');
  });
}

test('leaving the slide cuts the connection', async ({ page, live }) => {
  const demo = await openDemo(page, live.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  await press(demo, 'Connect');
  await expect(phase(demo)).toHaveText('open both ways');
  await page.keyboard.press('PageDown');
  await expect(page.locator('section.present')).not.toHaveId('tcp');
  await page.keyboard.press('PageUp');
  await expect(phase(demo)).toHaveText('closed');
  await demo.getByRole('tab', { name: 'Terminal' }).click();
  await expect(demo.getByText(/nc -N localhost \d+$/)).toBeVisible();
});

test('is accessible, light and dark, and speaks French', async ({ page, live }) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const demo = await openDemo(page, live.url, 'fr');
    if (colorScheme === 'dark') await page.reload();
    await demo.getByRole('button', { name: 'Sans parier' }).click();
    await press(demo, 'Connecter');
    await expect(phase(demo)).toHaveText('ouverte dans les deux sens');
    for (const name of ['Segments', 'Essayer']) {
      await demo.getByRole('tab', { name }).click();
      await expect(demo.locator('.rung').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('demo-tcp-connection').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  }
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, and nothing sticks out', async ({ page, published }) => {
    const demo = await openDemo(page, published.url);
    await demo.getByRole('button', { name: '10', exact: true }).tap();
    await demo.getByRole('button', { name: 'Connect', exact: true }).tap();
    await demo.getByRole('button', { name: 'Send', exact: true }).tap();
    await expect(rungs(demo)).toHaveCount(3);
    await demo.getByRole('tab', { name: 'Segments' }).tap();
    await expect(rungs(demo)).toHaveCount(10);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
