// Asking for names, on the demo server over UDP and in the page: remembered, run out, denied, forged, too long, lost.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openDemo(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/network.html#/dns-lookup`);
  return page.locator('demo-dns-lookup');
}

const ask = (demo: Locator) => demo.getByRole('button', { name: 'Ask', exact: true }).click();
const choose = (demo: Locator, example: string) => demo.getByLabel('Examples').selectOption({ label: example });
const answer = (demo: Locator) => demo.locator('.result');
const cache = (demo: Locator) => demo.getByRole('list', { name: 'Cache' }).getByRole('listitem');
/** Questions that have passed: one line each. */
const asked = (demo: Locator) => demo.locator('wire-view').getByText(/^DNS \S+ \w+ \?/);

async function breakIt(demo: Locator, experiment: string): Promise<void> {
  await demo.getByRole('tab', { name: 'Break it' }).click();
  await demo.getByRole('button', { name: experiment }).click();
}

for (const host of ['live', 'published'] as const) {
  test(`asks once, remembers, and asks again when the time is over, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await expect(demo.getByText(host === 'live' ? 'Real' : 'In this browser', { exact: true })).toBeVisible();
    await demo.getByRole('button', { name: 'From the cache: nothing travels' }).click();
    await ask(demo);
    await expect(answer(demo)).toContainText('www.campus.example 300 A 192.0.2.80');
    await expect(answer(demo)).toContainText('From the server, by UDP: 63 octets.');
    await expect(asked(demo)).toHaveCount(1);
    await ask(demo);
    await expect(answer(demo)).toContainText('From the cache: nothing travelled.');
    await expect(answer(demo)).toContainText(/www\.campus\.example 2\d\d A/);
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await choose(demo, 'kept for 5 s');
    await ask(demo);
    await expect(answer(demo)).toContainText('bus.campus.example 5 A 192.0.2.5');
    await expect(cache(demo).first()).toContainText('over', { timeout: 10_000 });
    await ask(demo);
    await expect(answer(demo)).toContainText('From the server, by UDP: 63 octets.');
    await expect(asked(demo)).toHaveCount(3);
    await demo.getByRole('button', { name: 'Reset' }).click();
    await expect(demo.getByText('Your guess first')).toBeVisible();
  });

  test(`aliases, what is not there, and what goes wrong, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    await choose(demo, 'an alias of an alias');
    await ask(demo);
    await expect(answer(demo).getByRole('listitem')).toHaveText([
      'books.campus.example 3600 CNAME library.campus.example',
      'library.campus.example 3600 CNAME www.campus.example',
      'www.campus.example 300 A 192.0.2.80',
    ]);
    await expect(cache(demo)).toHaveCount(3);
    await choose(demo, 'no such name');
    await ask(demo);
    await expect(answer(demo)).toContainText('NXDOMAIN: nowhere.campus.example does not exist.');
    await expect(cache(demo).first()).toContainText('does not exist');
    await choose(demo, 'not with this type');
    await ask(demo);
    await expect(answer(demo)).toContainText('bus.campus.example exists, but has no AAAA.');
    await choose(demo, 'somebody else’s name');
    await ask(demo);
    await expect(answer(demo)).toContainText('REFUSED');
    await expect(cache(demo)).toHaveCount(5);
    await demo.getByRole('textbox', { name: 'Name to ask for' }).fill('two..dots');
    await ask(demo);
    await expect(answer(demo)).toContainText('Two dots');
    await expect(asked(demo)).toHaveCount(4);
    await breakIt(demo, 'A name that points at itself');
    await expect(answer(demo)).toContainText('FORMERR');
    await expect(demo.locator('wire-view')).toContainText('fault');
    await breakIt(demo, 'Ask for a long text as in 1987');
    await expect(answer(demo)).toContainText('so it was asked for again by TCP: 592 octets.');
    await breakIt(demo, 'Answer with a wrong ID');
    await expect(answer(demo)).toContainText(/An answer came with ID 0x[0-9a-f]{4}; the question has 0x[0-9a-f]{4}/);
    await expect(answer(demo)).toContainText('Nothing to be believed came within 2 s.');
  });
}

test('asks three times before it gives up, and is left without a trace', async ({ page, published }) => {
  const demo = await openDemo(page, published.url);
  await breakIt(demo, 'Lose every datagram');
  await expect(answer(demo)).toContainText('Asking…');
  await expect(answer(demo)).toContainText('asked 3 times', { timeout: 10_000 });
  await expect(asked(demo)).toHaveCount(3);
  await breakIt(demo, 'Lose every datagram');
  await expect(answer(demo)).toContainText('Asking…');
  await page.keyboard.press('Escape');
  await page.evaluate(() => (location.hash = '#/dns'));
  await expect(page.locator('section.present')).toHaveId('dns');
  await page.evaluate(() => (location.hash = '#/dns-lookup'));
  await expect(demo.locator('.problem')).toHaveCount(0);
  await ask(demo);
  await expect(answer(demo)).toContainText('Asking…');
});

test.describe('by touch alone, in French', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, nothing sticks out, and axe is content', async ({ page, published }) => {
    const demo = await openDemo(page, published.url, 'fr');
    await demo.getByRole('button', { name: 'Du cache : rien ne voyage' }).tap();
    for (let times = 0; times < 2; times += 1) await demo.getByRole('button', { name: 'Demander', exact: true }).tap();
    await expect(demo.getByText('Bien vu.')).toBeVisible();
    await expect(answer(demo)).toContainText('Du cache : rien n’a voyagé.');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const { violations } = await new AxeBuilder({ page }).include('demo-dns-lookup').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  });
});

test('by keyboard: typed, asked with Enter, and commands for the port that listens', async ({ page, live }) => {
  const demo = await openDemo(page, live.url);
  await demo.getByRole('button', { name: 'Skip' }).press('Enter');
  const name = demo.getByRole('textbox', { name: 'Name to ask for' });
  await name.fill('anything.people.campus.example.');
  await name.press('Enter');
  await expect(answer(demo)).toContainText('anything.people.campus.example 3600 A 192.0.2.99');
  await demo.getByRole('tab', { name: 'Terminal' }).press('Enter');
  await expect(demo.locator('terminal-commands')).toContainText(
    /dig @127\.0\.0\.1 -p \d+ \+norec www\.campus\.example/,
  );
});
