// Each demo does its job: on the demo server and in the page, in two browsers, by keyboard alone, by touch alone, and when
// the server goes away in the middle.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const slide = { hosts: 'server.html#/virtual-hosts', gnip: 'websocket.html#/ping-gnip' };

/** Opens a demo in English and skips or answers its prediction. */
async function openDemo(page: Page, base: string, address: string, name: string): Promise<Locator> {
  await page.goto(`${base}en/${address}`);
  return page.locator(`demo-${name}`);
}

async function guess(demo: Locator, words: string): Promise<void> {
  await demo.getByRole('button', { name: words }).click();
}

for (const host of ['live', 'published'] as const) {
  const label = host === 'live' ? 'Real' : 'In this browser';

  test(`virtual-hosts sends any Host and shows the site that answers, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url, slide.hosts, 'virtual-hosts');
    await expect(demo.getByRole('button', { name: label, exact: true })).toBeVisible();
    await guess(demo, 'the default site');
    await demo.getByRole('button', { name: 'Send' }).click();
    await expect(demo.getByText('200: the Mines site, because it is the default')).toBeVisible();
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await demo.getByRole('button', { name: 'cpp.localhost' }).click();
    await demo.getByRole('button', { name: 'Send' }).click();
    await expect(demo.getByText('200: the C++ site, by its name')).toBeVisible();
    await expect(demo.locator('wire-view')).toContainText('200 OK');
  });

  test(`virtual-hosts follows an edited table, and Reset brings the first one back, ${host}`, async ({
    page,
    servers,
  }) => {
    const demo = await openDemo(page, servers[host].url, slide.hosts, 'virtual-hosts');
    await guess(demo, 'Skip');
    await demo.getByRole('tab', { name: 'Table' }).click();
    await demo.getByRole('textbox', { name: 'Names of Patrick' }).fill('patrick.localhost nobody.localhost');
    await demo.getByRole('textbox', { name: 'Names of Mines' }).focus();
    await demo.getByRole('button', { name: 'Save' }).click();
    await expect(demo.getByText('Saved: the next request follows this table.')).toBeVisible();
    await demo.getByRole('tab', { name: 'Try it' }).click();
    await demo.getByRole('button', { name: 'Send' }).click();
    await expect(demo.getByText('200: the Patrick site, by its name')).toBeVisible();
    await demo.getByRole('button', { name: 'Reset' }).click();
    await guess(demo, 'Skip');
    await demo.getByRole('button', { name: 'Send' }).click();
    await expect(demo.getByText('200: the Mines site, because it is the default')).toBeVisible();
  });

  test(`virtual-hosts says in words what is wrong with a table or a host, ${host}`, async ({
    page,
    servers,
    faults,
  }) => {
    const demo = await openDemo(page, servers[host].url, slide.hosts, 'virtual-hosts');
    await guess(demo, 'Skip');
    await demo.getByRole('textbox', { name: 'Host field to send' }).fill('<b>rubbish</b> \u{1F600}');
    await demo.getByRole('button', { name: 'Send' }).click();
    await expect(demo.getByText(/400: no page|That did not work/)).toBeVisible();
    await demo.getByRole('textbox', { name: 'Host field to send' }).fill('');
    await demo.getByRole('button', { name: 'Send' }).click();
    await expect(demo.getByText('400: no page')).toBeVisible();
    await expect(demo.locator('.refused')).toContainText('has no Host field');
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await demo.getByRole('button', { name: 'Give two sites one name' }).click();
    await expect(demo.getByRole('alert')).toContainText('Two sites are both called mines.localhost');
    forgive(faults, /status of 422/);
  });

  test(`ping-gnip fires the four events and shows each frame, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url, slide.gnip, 'ping-gnip');
    await guess(demo, 'eélûrb emèrc'.normalize('NFD'));
    await demo.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(demo.getByText('the handshake is done')).toBeVisible();
    await demo.getByRole('textbox', { name: 'Text to send' }).fill('Noël');
    await demo.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(demo.locator('.events')).toContainText('lëoN');
    await demo.getByRole('button', { name: 'Close', exact: true }).click();
    await expect(demo.locator('.events')).toContainText('code 1000');
    await expect(demo.locator('wire-view')).toContainText('101 Switching Protocols');
    await expect(demo.locator('wire-view')).toContainText('text "Noël"');
  });

  test(`ping-gnip’s experiments end with their close codes, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url, slide.gnip, 'ping-gnip');
    await guess(demo, 'Skip');
    const codes = {
      'Send a frame without a mask': 1002,
      'Send bytes': 1003,
      'Send 20,000 letters': 1009,
      'Send text that is not UTF-8': 1007,
    };
    for (const [name, code] of Object.entries(codes)) {
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await demo.getByRole('button', { name }).click();
      await demo.getByRole('tab', { name: 'Try it' }).click();
      await expect(demo.locator('.events li').last()).toContainText(`code ${code}`);
    }
  });
}

test('a real tab on a virtual host shows its site, and its exchange on the presenter’s wire', async ({
  page,
  live,
  context,
}) => {
  const demo = await openDemo(page, live.url, slide.hosts, 'virtual-hosts');
  await guess(demo, 'Skip');
  await demo.getByRole('tab', { name: 'Tabs' }).click();
  await expect(demo.getByRole('link', { name: `http://patrick.localhost:${live.port}/` })).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`http://patrick.localhost:${live.port}/`);
  await expect(tab.getByRole('heading')).toHaveText('Patrick’s café');
  await tab.goto(`http://unheard-of.localhost:${live.port}/`);
  await expect(tab.getByRole('heading')).toHaveText('School of Mines');
});

test('two visitors do not see each other’s tables', async ({ page, live, browser }) => {
  const first = await openDemo(page, live.url, slide.hosts, 'virtual-hosts');
  await guess(first, 'Skip');
  await first.getByRole('tab', { name: 'Table' }).click();
  await first.getByRole('radio').nth(2).check();
  await first.getByRole('button', { name: 'Save' }).click();
  await expect(first.getByText('Saved')).toBeVisible();
  const other = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 720 } });
  const second = await openDemo(await other.newPage(), live.url, slide.hosts, 'virtual-hosts');
  await guess(second, 'Skip');
  await second.getByRole('button', { name: 'Send' }).click();
  await expect(second.getByText('200: the Mines site, because it is the default')).toBeVisible();
  await other.close();
});

test('by keyboard alone: the widget keeps its keys, Page Down always moves the deck', async ({ page, published }) => {
  const demo = await openDemo(page, published.url, slide.gnip, 'ping-gnip');
  const choice = demo.getByRole('button', { name: 'Skip' });
  await choice.waitFor();
  await tabTo(page, choice);
  await page.keyboard.press('Enter');
  await tabTo(page, demo.getByRole('button', { name: 'Connect', exact: true }));
  await page.keyboard.press(' ');
  const input = demo.getByRole('textbox', { name: 'Text to send' });
  await expect(demo.getByText('connected')).toBeVisible();
  await tabTo(page, input);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('a b ?');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('section.present')).toHaveId('ping-gnip');
  await expect(page.locator('.keys-badge')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(demo.locator('.events')).toContainText('? b a');
  await page.keyboard.press('PageDown');
  await expect(page.locator('section.present')).not.toHaveId('ping-gnip');
  await page.keyboard.press('PageUp');
  await expect(page.locator('section.present')).toHaveId('ping-gnip');
  await input.focus();
  await page.keyboard.press('Escape');
  await expect(page.locator('.keys-badge')).toBeHidden();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('section.present')).not.toHaveId('ping-gnip');
});

/** A browser reports a refused connection or a status above 399 by itself, however well the page deals with it. */
function forgive(faults: string[], expected: RegExp): void {
  const others = faults.filter((fault) => !expected.test(fault));
  faults.splice(0, faults.length, ...others);
}

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Sixty presses of Tab did not reach the control.');
}

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('both demos run in the study view of a phone', async ({ page, published }) => {
    const hosts = await openDemo(page, published.url, slide.hosts, 'virtual-hosts');
    await hosts.getByRole('button', { name: 'the default site' }).tap();
    await hosts.getByRole('button', { name: 'Send' }).tap();
    await expect(hosts.getByText('200: the Mines site, because it is the default')).toBeVisible();
    const gnip = await openDemo(page, published.url, slide.gnip, 'ping-gnip');
    await gnip.getByRole('button', { name: 'Skip' }).tap();
    await gnip.getByRole('button', { name: 'Connect', exact: true }).tap();
    await gnip.getByRole('button', { name: 'Send', exact: true }).tap();
    await expect(gnip.locator('.events')).toContainText('eélûrb emèrc'.normalize('NFD'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test.describe('when the demo server stops', () => {
  test('the widget says so, comes back by itself, or goes on in this browser when asked', async ({
    page,
    restartable,
    faults,
  }) => {
    const demo = await openDemo(page, restartable.url, slide.gnip, 'ping-gnip');
    await guess(demo, 'Skip');
    await demo.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(demo.getByText('connected')).toBeVisible();
    // Fetched while nothing else is to be done: a server that dies within the page's first second takes it along.
    await expect(demo).toHaveAttribute('data-spare', 'kept');
    await restartable.stop();
    await expect(demo.getByText('The demo server does not answer.')).toBeVisible();
    await expect(demo.getByRole('button', { name: 'Go on in this browser' })).toBeHidden();
    await restartable.start();
    await expect(demo.getByText('The demo server does not answer.')).toBeHidden({ timeout: 20_000 });
    await demo.getByRole('button', { name: 'Connect', exact: true }).click();
    await expect(demo.getByText('connected')).toBeVisible();

    await restartable.stop();
    await demo.getByRole('button', { name: 'Go on in this browser' }).click({ timeout: 15_000 });
    await expect(demo.getByRole('button', { name: 'In this browser', exact: true })).toBeVisible();
    await demo.getByRole('button', { name: 'Connect', exact: true }).click();
    await demo.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(demo.locator('.events')).toContainText('eélûrb emèrc'.normalize('NFD'));
    forgive(faults, /ERR_CONNECTION_(REFUSED|RESET)/);
  });
});
