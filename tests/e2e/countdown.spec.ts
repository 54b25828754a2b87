// The countdown on the demo server and in the page: several at once, by keyboard alone, refused, left, and cut off.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openDemo(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/websocket.html#/countdown`);
  return page.locator('demo-countdown');
}

/** Sends a text from the form to the chosen countdown. */
async function send(demo: Locator, text: string): Promise<void> {
  await demo.getByRole('textbox').fill(text);
  await demo.getByRole('button', { name: 'Send', exact: true }).click();
}

const lane = (demo: Locator, id: number, words: string | RegExp = '') =>
  demo.getByRole('button', { name: new RegExp(`^Countdown ${id}: ${words instanceof RegExp ? words.source : words}`) });

for (const host of ['live', 'published'] as const) {
  test(`counts 3, 2, 1, 0 and says when each came, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: '4 messages in 3 seconds' }).click();
    await send(demo, '3');
    await expect(lane(demo, 1, '0, done')).toBeVisible();
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(
      demo.getByText(/^0 came [23],\d{3} ms after 3\. Furthest from its second: \d+(\.\d)? ms\.$/),
    ).toBeVisible();
    await demo.getByRole('tab', { name: 'On time?' }).click();
    await expect(demo.getByRole('rowheader')).toHaveText(['3', '2', '1', '0']);
    await expect(demo.locator('wire-view')).toContainText('101 Switching Protocols');
    await expect(demo.locator('wire-view')).toContainText('text "0"');
  });

  test(`two count at once; one is cancelled, started again, removed, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    await send(demo, '3600');
    await expect(lane(demo, 1, /3\d{3}, counting/)).toBeVisible();
    await demo.getByRole('button', { name: 'One more' }).click();
    await send(demo, '2');
    await expect(lane(demo, 2, '0, done')).toBeVisible();
    await expect(lane(demo, 1, /35\d\d, counting/)).toBeVisible();
    await demo.getByRole('button', { name: 'Ask the server' }).click();
    await expect(demo.getByText('it runs 1 for you')).toBeVisible();
    await lane(demo, 1).click();
    await demo.getByRole('button', { name: 'Cancel' }).click();
    await expect(lane(demo, 1, /3\d{3}, cancelled/)).toBeVisible();
    await send(demo, '1');
    await expect(lane(demo, 1, '0, done')).toBeVisible();
    await demo.getByRole('button', { name: 'Remove countdown 1' }).click();
    await expect(lane(demo, 2)).toHaveAttribute('aria-pressed', 'true');
    await expect(lane(demo, 1)).toBeHidden();
  });

  test(`what is no whole number is refused, and what runs goes on, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    const refusal = demo.getByText('error: send a whole number of seconds from 1 to 3600, or cancel.', { exact: true });
    await send(demo, '1.5');
    await expect(refusal).toBeVisible();
    for (const name of ['Send 0', 'Send -5', 'Send “ten”', 'Send 20,000 nines', 'Send the byte 33']) {
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await demo.getByRole('button', { name }).click();
      await expect(refusal).toBeVisible();
      await expect(lane(demo, 1, /\d+, counting/)).toBeVisible();
    }
    await expect(demo.locator('.problem')).toBeHidden();
  });

  test(`the server stops counting for who has left, ${host}`, async ({ page, servers }) => {
    const demo = await openDemo(page, servers[host].url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await demo.getByRole('button', { name: 'Leave in the middle' }).click();
    await expect(demo.getByText('1 before the goodbye, 0 after it')).toBeVisible();
    await expect(lane(demo, 1, /\d+, left/)).toBeVisible();
  });
}

test('six at most, each with a connection of its own', async ({ page, live }) => {
  const demo = await openDemo(page, live.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  const opened: string[] = [];
  page.on('websocket', (socket) => opened.push(socket.url()));
  await send(demo, '60');
  for (const text of ['50', '40', '30', '20', '10']) {
    await demo.getByRole('button', { name: 'One more' }).click();
    await expect(demo.getByRole('textbox')).toBeFocused();
    await send(demo, text);
  }
  await expect(demo.getByRole('button', { name: 'One more' })).toBeHidden();
  for (const id of [1, 2, 3, 4, 5, 6]) await expect(lane(demo, id, /\d+, counting/)).toBeVisible();
  expect(opened.filter((url) => url.includes('/demos/countdown'))).toHaveLength(6);
  await demo.getByRole('button', { name: 'Ask the server' }).click();
  await expect(demo.getByText('it runs 6 for you')).toBeVisible();
  expect(await demo.locator('.panel').evaluate((panel) => panel.scrollHeight - panel.clientHeight)).toBeLessThanOrEqual(
    0,
  );
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`each part is accessible, ${colorScheme}`, async ({ page, live }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const demo = await openDemo(page, live.url);
    await demo.getByRole('button', { name: 'Skip' }).click();
    await send(demo, '90');
    await demo.getByRole('button', { name: 'One more' }).click();
    await send(demo, 'ten');
    await lane(demo, 1).click();
    await expect(lane(demo, 1, /\d+, counting/)).toBeVisible();
    for (const name of ['Try it', 'On time?', 'Terminal', 'Break it']) {
      await demo.getByRole('tab', { name }).click();
      const { violations } = await new AxeBuilder({ page }).include('demo-countdown').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    }
  });
}

test('leaving the slide lets go of every connection', async ({ page, live }) => {
  const demo = await openDemo(page, live.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  await send(demo, '60');
  await expect(lane(demo, 1, /\d+, counting/)).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(page.locator('section.present')).not.toHaveId('countdown');
  await page.keyboard.press('PageUp');
  await expect(lane(demo, 1, /\d+, left/)).toBeVisible();
  await demo.getByRole('button', { name: 'Ask the server' }).click();
  await expect(demo.getByText('it runs 0 for you')).toBeVisible();
});

test('speaks French, the server too', async ({ page, live }) => {
  const demo = await openDemo(page, live.url, 'fr');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  await demo.getByRole('textbox').fill('dix');
  await demo.getByRole('button', { name: 'Envoyer', exact: true }).click();
  await expect(
    demo.getByText('error: envoyez un nombre entier de secondes, de 1 à 3600, ou cancel.', { exact: true }),
  ).toBeVisible();
});

test('by keyboard alone: bet, start, add, start, cancel', async ({ page, published }) => {
  const demo = await openDemo(page, published.url);
  await tabTo(page, demo.getByRole('button', { name: '4 messages in 3 seconds' }));
  await page.keyboard.press('Enter');
  await tabTo(page, demo.getByRole('button', { name: 'One more' }));
  await page.keyboard.press(' ');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('90');
  await page.keyboard.press('Enter');
  await expect(lane(demo, 2, /\d+, counting/)).toBeVisible();
  await tabTo(page, demo.getByRole('button', { name: 'Cancel' }));
  await page.keyboard.press('Enter');
  await expect(lane(demo, 2, /\d+, cancelled/)).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Shift+Tab');
  await expect(demo.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('section.present')).toHaveId('countdown');
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, and nothing sticks out', async ({ page, published }) => {
    const demo = await openDemo(page, published.url);
    await demo.getByRole('button', { name: '4 messages in 3 seconds' }).tap();
    await demo.getByRole('textbox').fill('1');
    await demo.getByRole('button', { name: 'Send', exact: true }).tap();
    await expect(lane(demo, 1, '0, done')).toBeVisible();
    await demo.getByRole('button', { name: 'One more' }).tap();
    await expect(lane(demo, 2)).toHaveAttribute('aria-pressed', 'true');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});

test('a server that stops half-way cuts the countdown off; it counts again when the server is back', async ({
  page,
  restartable,
  faults,
}) => {
  // A browser reports a refused connection by itself, and some time after.
  const report = faults.push.bind(faults);
  const unlessRefused = (fault: string) =>
    /ERR_CONNECTION_(REFUSED|RESET)/.test(fault) ? faults.length : report(fault);
  Object.defineProperty(faults, 'push', { value: unlessRefused, enumerable: false });
  const demo = await openDemo(page, restartable.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  await send(demo, '60');
  await expect(lane(demo, 1, /\d+, counting/)).toBeVisible();
  await restartable.stop();
  await expect(lane(demo, 1, /\d+, (left|cut off)/)).toBeVisible();
  await expect(demo.getByText('The demo server does not answer.')).toBeVisible();
  await demo.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(demo.locator('.problem')).toContainText('That did not work');
  await restartable.start();
  await expect(demo.getByText('The demo server does not answer.')).toBeHidden({ timeout: 20_000 });
  await demo.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(lane(demo, 1, /\d+, counting/)).toBeVisible();
});

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Sixty presses of Tab did not reach the control.');
}
