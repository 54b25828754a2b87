// An API over two files: walked through by its links, with the lines that the answers came from.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { complaintsAbout } from './legibility.ts';

async function openDemo(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/http.html#/api-rest`);
  return page.locator('#api-rest demo-csv-api');
}

const button = (demo: Locator, name: string | RegExp) => demo.getByRole('button', { name });
const get = (demo: Locator) => demo.getByRole('button', { name: 'GET', exact: true }).click();
const address = (demo: Locator) => demo.getByRole('textbox', { name: 'Address' });

/** A browser reports a status above 399 by itself, however well the page deals with it. */
function forgive(faults: string[], expected: RegExp): void {
  const others = faults.filter((fault) => !expected.test(fault));
  faults.splice(0, faults.length, ...others);
}

for (const host of ['live', 'published'] as const) {
  const label = host === 'live' ? 'on the demo server' : 'in the page';

  test(`walks from an association to its events and back by links, ${label} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await button(demo, '"\\"Bug\\", le club info"').click();
    await get(demo);
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(demo.locator('.file')).toContainText('bug,"""Bug"", le club info",Gardanne,2009');
    await expect(demo.getByText('associations.csv, line 2')).toBeVisible();
    await demo.getByRole('link', { name: '/demos/csv-api/associations/bug/events' }).click();
    await expect(demo.getByText('events.csv, lines 3, 10')).toBeVisible();
    await expect(address(demo)).toHaveValue('/demos/csv-api/associations/bug/events');
    await demo.getByRole('link', { name: '/demos/csv-api/events/9', exact: true }).click();
    await expect(demo.locator('.json')).toContainText('"price": 8');
    await expect(demo.getByText('events.csv, line 10')).toBeVisible();
    await expect(demo.locator('wire-view')).toContainText('GET /demos/csv-api/events/9');
  });

  test(`refuses with a reason, ${label}`, async ({ page, servers, faults }) => {
    const demo = await openDemo(page, servers[host].url);
    await button(demo, 'Skip').click();
    const said = {
      'Ask for the unicorns': ['404 Not Found', 'No association has the id'],
      'Delete an association': ['405 Method Not Allowed', 'this API is only read'],
      'Ask from 30 February on': ['400 Bad Request', 'is no date'],
      'Ask for text/html': ['406 Not Acceptable', 'your Accept field wants something else'],
      'Mistype a parameter': ['400 Bad Request', 'Known are: from, to, limit, offset'],
      'From Christmas to October': ['400 Bad Request', 'Swap them'],
    };
    for (const [name, [status = '', detail = '']] of Object.entries(said)) {
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await button(demo, name).click();
      await expect(demo.locator('.status')).toContainText(status);
      await expect(demo.locator('.status')).toContainText('application/problem+json');
      await expect(demo.locator('.json')).toContainText(detail);
    }
    await address(demo).fill('/demos/chat');
    await get(demo);
    await expect(demo.getByRole('alert')).toContainText('Only addresses that begin with /demos/csv-api');
    await address(demo).fill('/demos/csv-api/associations/<b>😀"');
    await get(demo);
    await expect(demo.locator('.status')).toContainText('404');
    await button(demo, 'Reset').click();
    await expect(button(demo, 'Skip')).toBeVisible();
    forgive(faults, /status of 4(00|04|05|06)/);
  });
}

const partsIn = { light: ['Try it', 'Terminal'], dark: ['Try it', 'Break it'] } as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`its parts are legible and accessible, ${colorScheme}`, async ({ page, live }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const demo = await openDemo(page, live.url);
    await button(demo, 'Skip').click();
    await button(demo, 'events in October').click();
    await expect(demo.getByText('events.csv, lines')).toBeVisible();
    for (const part of partsIn[colorScheme]) {
      await demo.getByRole('tab', { name: part }).click();
      expect(await complaintsAbout(page, 'api-rest')).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).include('#api-rest demo-csv-api').analyze();
      expect(violations.map(({ id, nodes }) => `${part}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('the API is walked through in the study view of a phone', async ({ page, published }) => {
    const demo = await openDemo(page, published.url);
    await button(demo, 'Skip').tap();
    await button(demo, 'associations').tap();
    await demo.getByRole('link', { name: '/demos/csv-api/associations/cafe', exact: true }).tap();
    await expect(demo.locator('.json')).toContainText('Café Socrate');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
