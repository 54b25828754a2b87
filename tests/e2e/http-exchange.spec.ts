// HTTP by hand: what is typed is what is sent, and the real answer comes back, to faults as well.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { complaintsAbout } from './legibility.ts';

async function openDemo(page: Page, base: string, slide: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/http.html#/${slide}`);
  return page.locator(`#${slide} demo-http-exchange`);
}

const button = (demo: Locator, name: string | RegExp) => demo.getByRole('button', { name });
const editor = (demo: Locator) => demo.getByRole('textbox', { name: /byte by byte|octet by octet|octet par octet/ });
const choose = (demo: Locator, preset: string) => demo.getByRole('combobox', { name: 'Request' }).selectOption(preset);
const send = (demo: Locator) => button(demo, 'Send these bytes').click();
const status = (demo: Locator) => demo.locator('.answer .status b');
const wire = (demo: Locator) => demo.locator('wire-view');

for (const host of ['live', 'published'] as const) {
  const label = host === 'live' ? 'on the demo server' : 'in the page';

  test(`sends what is typed, octet by octet, ${label} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url, 'by-hand');
    await button(demo, 'an empty line').click();
    await send(demo);
    await expect(status(demo)).toHaveText('200');
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(demo.locator('.answer pre')).toContainText('Good morning!');
    await expect(wire(demo)).toContainText('GET /demos/http-exchange/hello HTTP/1.1');
    const typed = await editor(demo).inputValue();
    await editor(demo).fill(typed.replace('Host:', 'Host :'));
    await send(demo);
    await expect(status(demo)).toHaveText('400');
    await expect(demo.locator('.standing')).toContainText('ended the connection');
    await expect(wire(demo)).toContainText('400 Bad Request');
    await editor(demo).fill(typed.replace('Accept-Language: en', 'Accept: application/json\nX-Bytes: \\xff é 😀'));
    await send(demo);
    await expect(demo.locator('.answer pre')).toContainText('{"hello":');
  });

  test(`shows 304, gzip, a trailer and a redirect that is followed, ${label}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url, 'try-caching');
    await button(demo, 'nothing').click();
    await send(demo);
    await expect(status(demo)).toHaveText('200');
    await expect(demo.getByText('Well seen.')).toBeHidden();
    await button(demo, 'If-None-Match').click();
    await expect(status(demo)).toHaveText('304');
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await choose(demo, 'gzip');
    await send(demo);
    await expect(demo.locator('.answer')).toContainText(/1,\d{3} bytes travelled and became 9,\d{3}/);
    await choose(demo, 'chunked');
    await send(demo);
    await expect(demo.locator('.answer')).toContainText('Content-Digest');
    await choose(demo, 'redirect-303');
    await send(demo);
    await expect(status(demo)).toHaveText('303');
    await button(demo, 'Follow: GET /demos/http-exchange/form').click();
    await expect(demo.locator('.answer pre')).toContainText('"method":"GET"');
    await choose(demo, 'private');
    await send(demo);
    await button(demo, 'with name and password').click();
    await expect(demo.locator('.answer pre')).toContainText('Welcome, patrick');
    await choose(demo, 'pipelining');
    await send(demo);
    await expect(status(demo)).toHaveText(['200', '200', '405']);
  });

  test(`waits with the server for what was promised, and gives up when told, ${label}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url, 'malformed');
    await button(demo, 'it refuses, 400').click();
    await send(demo);
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(demo.locator('.answer pre')).toContainText('has no Host field');
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await button(demo, 'Promise 12 bytes too many').click();
    await expect(demo.getByText('waits for 12 more bytes')).toBeVisible();
    await expect(demo.locator('.counts b')).toHaveText(/Content-Length says \d+/);
    await button(demo, 'Say that nothing more comes').click();
    await expect(status(demo)).toHaveText('400');
    await choose(demo, 'no-end');
    await send(demo);
    await expect(demo.getByText('waits for the empty line')).toBeVisible();
    await button(demo, 'Cut').click();
    await expect(demo.getByRole('alert')).toContainText('ended without an answer');
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await button(demo, 'Chase a redirect').click();
    await expect(demo.getByRole('alert')).toContainText('Stopped after 5 redirects');
    await button(demo, 'Reset').click();
    await expect(button(demo, 'Skip')).toBeVisible();
  });
}

test('keeps a connection for the next request until the server lets it go', async ({ page, live }) => {
  const demo = await openDemo(page, live.url, 'by-hand');
  await button(demo, 'Skip').click();
  await choose(demo, 'keep-alive');
  await send(demo);
  await expect(status(demo)).toHaveText('200');
  await send(demo);
  await expect(demo.locator('.standing')).toContainText('request no. 2');
  await expect(demo.locator('.standing')).toContainText('ended the connection');
  await send(demo);
  await expect(demo.locator('.standing')).toContainText('request no. 1');
  // Two connections on the wire, each once: the tap's own report of them is not shown again.
  await expect(wire(demo).getByText(/^Exchange \d$/)).toHaveText(['Exchange 1', 'Exchange 2']);
});

test('says what cannot be sent', async ({ page, published }) => {
  const demo = await openDemo(page, published.url, 'by-hand');
  await button(demo, 'Skip').click();
  await editor(demo).fill('GET \\q');
  await expect(demo.locator('.counts b')).toContainText('“\\q” is no escape');
  await send(demo);
  await expect(demo.getByRole('alert')).toContainText('is no escape');
  await editor(demo).fill('');
  await send(demo);
  await expect(demo.getByRole('alert')).toContainText('nothing to send');
  await editor(demo).fill('<b>hello</b> 😀\n\n');
  await send(demo);
  await expect(status(demo)).toHaveText('400');
});

const partsIn = { light: ['Try it', 'Terminal'], dark: ['Try it', 'Break it'] } as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test(`its parts are legible and accessible, ${colorScheme}`, async ({ page, live }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const demo = await openDemo(page, live.url, 'try-forms');
    await button(demo, 'Skip').click();
    await send(demo);
    await expect(status(demo)).toHaveText('200');
    for (const part of partsIn[colorScheme]) {
      await demo.getByRole('tab', { name: part }).click();
      expect(await complaintsAbout(page, 'try-forms')).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).include('#try-forms demo-http-exchange').analyze();
      expect(violations.map(({ id, nodes }) => `${part}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });
}

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('a request is sent from the study view of a phone', async ({ page, published }) => {
    const demo = await openDemo(page, published.url, 'try-status');
    await button(demo, 'a whole answer').tap();
    await button(demo, 'Send these bytes').tap();
    await expect(status(demo)).toHaveText('404');
    await expect(demo.getByText('Well seen.')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
