// The chat as a class uses it: several browsers in one room, two clients on one screen, a phone, a keyboard, a lost server.

import { firefox, type Browser, type Locator, type Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const firefoxPath = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr';

/** Opens the demo in English, its prediction skipped. */
async function openChat(page: Page, base: string): Promise<Locator> {
  await page.goto(`${base}en/websocket.html#/chat`);
  const demo = page.locator('demo-chat');
  await demo.getByRole('button', { name: 'Skip' }).click();
  return demo;
}

const paneOf = (demo: Locator, index: number): Locator => demo.locator('.pane').nth(index);

/** Joins under a name; Enter does. */
async function join(pane: Locator, name: string): Promise<void> {
  await pane.getByRole('textbox', { name: 'Name' }).fill(name);
  await pane.getByRole('textbox', { name: 'Name' }).press('Enter');
  await expect(pane.getByText(/\d+ clients?:/)).toBeVisible();
}

async function say(pane: Locator, text: string): Promise<void> {
  const input = pane.getByRole('textbox', { name: /Message from/ });
  await input.fill(text);
  await input.press('Enter');
}

const logOf = (pane: Locator): Locator => pane.getByRole('log');

for (const host of ['live', 'published'] as const) {
  test(`chat: alone, two clients side by side, each with a connection of its own, ${host} @firefox`, async ({
    page,
    servers,
  }) => {
    await page.goto(`${servers[host].url}en/websocket.html#/chat`);
    const demo = page.locator('demo-chat');
    await demo.getByRole('button', { name: 'three: to the server' }).click();
    const [alice, bob] = [paneOf(demo, 0), paneOf(demo, 1)];
    await alice.getByRole('button', { name: 'Join' }).click();
    await bob.getByRole('button', { name: 'Join' }).click();
    await expect(logOf(alice)).toContainText('Bob');
    await say(alice, 'hello, Bob');
    await expect(logOf(alice).locator('.own')).toContainText('hello, Bob');
    await expect(logOf(bob)).toContainText('hello, Bob');
    await expect(bob.locator('.own')).toHaveCount(0);
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await bob.getByRole('button', { name: 'Leave' }).click();
    await expect(logOf(alice)).toContainText('Bob left');
    await expect(bob.getByText('not connected')).toBeVisible();
    await expect(demo.locator('wire-view')).toContainText('Exchange 2');
  });

  test(`chat: text is text, whatever it holds, ${host}`, async ({ page, servers }) => {
    const dialogs: string[] = [];
    page.on('dialog', (dialog) => void dialogs.push(dialog.message()));
    const demo = await openChat(page, servers[host].url);
    const alice = paneOf(demo, 0);
    await join(alice, '\u202Ereversed\u2066');
    const rubbish = [
      '<img src=x onerror="alert(1)"><script>alert(2)</script>',
      'a'.repeat(2_000),
      '\u202Eright to left \u05E9\u05DC\u05D5\u05DD \u0627\u0644\u0633\u0644\u0627\u0645',
      '👩‍👩‍👧🇫🇷 \u0000\u001B[2J {name} ${x} &amp; %s',
    ];
    for (const text of rubbish) await say(alice, text);
    await expect(logOf(alice)).toContainText(rubbish[0] ?? '');
    await expect(logOf(alice)).toContainText('&amp; %s');
    await expect(logOf(alice).locator('img, script')).toHaveCount(0);
    await expect(alice).toHaveAccessibleName(/reversed/);
    const overflow = await demo.evaluate((element) => {
      const panel = element.shadowRoot?.querySelector('.panel');
      return panel ? panel.scrollWidth - panel.clientWidth : Infinity;
    });
    expect(overflow).toBeLessThanOrEqual(0);
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await demo.getByRole('button', { name: 'Say <img' }).click();
    await expect(demo.getByText('Text it was, text it stays')).toBeVisible();
    expect(dialogs).toEqual([]);
  });

  test(`chat: who hurries is slowed down, who floods is closed, ${host}`, async ({ page, servers }) => {
    const demo = await openChat(page, servers[host].url);
    const alice = paneOf(demo, 0);
    await join(alice, 'Alice');
    const experiment = async (name: string): Promise<void> => {
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await demo.getByRole('button', { name }).click();
    };
    await experiment('Say 15 things at once');
    await expect(demo.getByText('Gabby sent 15 at once, 15 arrived')).toBeVisible();
    await expect(logOf(alice)).toContainText('bla number 15');
    await experiment('Say 40 things at once');
    await expect(demo.getByText(/closed the line with 1008/)).toBeVisible();
    await experiment('Say 501 characters');
    await expect(alice.getByText('This message is too long.')).toBeVisible();
    await experiment('Come in under a name that is taken');
    await expect(demo.getByText('Somebody asked for “Alice” and became “Alice 2”.')).toBeVisible();
    await experiment('Vanish without a goodbye');
    await expect(logOf(alice)).toContainText('Ghost left');
  });
}

test('chat: two Chromium contexts and a Firefox in one room; the presenter empties it', async ({
  page,
  restartable,
  browser,
}) => {
  test.slow(); // Three browsers take their time to start.
  const { url } = restartable;
  // Who opens the deck first on the server's machine is the presenter.
  const presenter = await openChat(page, url);
  const chromium = await openElsewhere(browser, url);
  const other = await firefox.launch(firefoxPath ? { channel: 'moz-firefox', executablePath: firefoxPath } : {});
  const fox = await openElsewhere(other, url);
  const [ada, bob, eve] = [paneOf(presenter, 0), paneOf(chromium, 0), paneOf(fox, 0)];
  await join(ada, 'Ada');
  await say(ada, 'is anybody here?');
  await expect(logOf(ada)).toContainText('is anybody here?');
  await join(bob, 'Ada');
  await expect(logOf(bob)).toContainText('is anybody here?');
  await expect(logOf(bob)).toContainText('said before you came: 1');
  await join(eve, 'Ève');
  for (const pane of [ada, bob, eve]) await expect(pane.getByText('3 clients:')).toBeVisible();
  await expect(logOf(ada)).toContainText('Ada 2 came in');
  await say(eve, 'bonjour 🦊');
  for (const pane of [ada, bob, eve]) await expect(logOf(pane)).toContainText('bonjour 🦊');
  await chromium.getByRole('button', { name: 'Reset' }).click();
  await expect(logOf(ada)).toContainText('Ada 2 left');
  await expect(logOf(eve)).toContainText('bonjour 🦊');
  await presenter.getByRole('button', { name: 'Reset' }).click();
  await expect(logOf(eve)).toContainText('The room has been cleared.');
  await expect(logOf(eve)).not.toContainText('bonjour');
  await other.close();
  // The server is stopped before the page is closed.
  await page.goto('about:blank');
});

async function openElsewhere(browser: Browser, url: string): Promise<Locator> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 720 } });
  return openChat(await context.newPage(), url);
}

test('chat: by keyboard alone', async ({ page, published }) => {
  const demo = await openChat(page, published.url);
  const [alice, bob] = [paneOf(demo, 0), paneOf(demo, 1)];
  await tabTo(page, alice.getByRole('textbox', { name: 'Name' }));
  await page.keyboard.press('Enter');
  await expect(alice.getByRole('textbox', { name: 'Message from Alice' })).toBeFocused();
  await tabTo(page, bob.getByRole('button', { name: 'Join' }));
  await page.keyboard.press(' ');
  await expect(bob.getByRole('textbox', { name: 'Message from Bob' })).toBeFocused();
  await page.keyboard.type('left and right: ');
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('section.present')).toHaveId('chat');
  await page.keyboard.press('Enter');
  await expect(logOf(alice)).toContainText('left and right:');
  await page.keyboard.press('PageDown');
  await expect(page.locator('section.present')).not.toHaveId('chat');
  await page.keyboard.press('PageUp');
  // Who was in comes back with the slide.
  await expect(alice.getByText('2 clients:')).toBeVisible();
  await expect(logOf(alice)).toContainText('left and right:');
});

/** Presses Tab until the control has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await control.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Sixty presses of Tab did not reach the control.');
}

test('chat: a lost connection is told, and comes back by itself under the same name', async ({
  page,
  restartable,
  faults,
}) => {
  const demo = await openChat(page, restartable.url);
  const alice = paneOf(demo, 0);
  await join(alice, 'Alice');
  await say(alice, 'before');
  await expect(logOf(alice)).toContainText('before');
  await restartable.stop();
  await expect(logOf(alice)).toContainText('Connection lost (1001).');
  await expect(alice.getByText('lost: trying again…')).toBeVisible();
  await restartable.start();
  await expect(alice.getByText('1 client: Alice')).toBeVisible({ timeout: 20_000 });
  await say(alice, 'after');
  await expect(logOf(alice)).toContainText('before');
  await expect(logOf(alice)).toContainText('after');
  // The server is stopped before the page is closed.
  await page.goto('about:blank');
  const expected = faults.filter((fault) => !/ERR_CONNECTION_(REFUSED|RESET)/.test(fault));
  faults.splice(0, faults.length, ...expected);
});

test.describe('on a phone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('chat: one client, a second one when asked for', async ({ page, published }) => {
    const demo = await openChat(page, published.url);
    const [first, second] = [paneOf(demo, 0), paneOf(demo, 1)];
    await expect(second).toBeHidden();
    await first.getByRole('button', { name: 'Join' }).tap();
    await first.getByRole('textbox', { name: 'Message from Alice' }).fill('from my phone');
    await first.getByRole('button', { name: 'Send' }).tap();
    await expect(logOf(first)).toContainText('from my phone');
    await demo.getByRole('button', { name: 'A second client on this screen' }).tap();
    await second.getByRole('button', { name: 'Join' }).tap();
    await expect(logOf(second)).toContainText('from my phone');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
