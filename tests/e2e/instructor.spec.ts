// For whoever gives the course: speaker page, QR code, pre-flight, clicker, search. On the demo server and as published.

import { AxeBuilder } from '@axe-core/playwright';
import { networkInterfaces } from 'node:os';
import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { startLive } from './servers.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

async function openDeck(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('.reveal.ready').waitFor();
}

const present = (page: Page) => page.locator('section.present');

/** The speaker page that the key opens. */
async function openSpeaker(context: BrowserContext, deck: Page): Promise<Page> {
  const [speaker] = await Promise.all([context.waitForEvent('page'), deck.keyboard.press('n')]);
  await expect(speaker.getByText('Follows the deck')).toBeVisible();
  return speaker;
}

/** A phone on the same network is the room's; what the server says of itself is told here. */
async function pretendToBeOpen(page: Page): Promise<void> {
  const addresses = [
    { host: '192.168.1.17', interface: 'wlan0', kind: 'wired' },
    { host: '10.8.0.2', interface: 'tun0', kind: 'vpn' },
  ];
  await page.route('**/wire/addresses', (route) => route.fulfill({ json: { lan: true, port: 8420, addresses } }));
}

for (const host of ['live', 'published'] as const) {
  test.describe(`the speaker page, ${host}`, () => {
    test('shows slide, next slide, notes and time, and moves the deck @firefox', async ({ page, context, servers }) => {
      await openDeck(page, `${servers[host].url}en/server.html#/recap`);
      const speaker = await openSpeaker(context, page);
      const notes = speaker.getByRole('group', { name: 'Notes' });
      await expect(notes).toContainText('Ask the room');
      await expect(speaker.getByText('The wire so far · Slide 2 of')).toBeVisible();
      await expect(speaker.locator('.speaker-next')).toContainText('A server waits');
      await expect(speaker.locator('.speaker-time')).toContainText('of 4 min');
      await expect(speaker.getByText('The clock starts at the first move.')).toBeVisible();

      await speaker.keyboard.press('PageDown');
      await expect(page.locator('#recap .fragment').first()).toHaveClass(/visible/);
      await expect(speaker.getByText('step 1 of 1')).toBeVisible();
      await speaker.keyboard.press('ArrowRight');
      await expect(present(page)).toHaveId('waiting');
      await expect(speaker.getByText('On time')).toBeVisible();
      await speaker.keyboard.press('PageUp');
      await expect(present(page)).toHaveId('recap');
      await speaker.getByRole('button', { name: 'Next step' }).click();
      await expect(present(page)).toHaveId('waiting');
      await expect(notes).not.toContainText('Ask the room: “Between');

      await speaker.keyboard.press('b');
      await expect(page.locator('.reveal.paused')).toBeVisible();
      await expect(speaker.getByText('The screen is black')).toBeVisible();
      await speaker.getByRole('button', { name: 'Black screen' }).click();
      await expect(page.locator('.reveal.paused')).toBeHidden();

      await speaker.getByRole('button', { name: 'Pause' }).click();
      await expect(speaker.getByText('(paused)')).toBeVisible();
      await speaker.getByRole('button', { name: 'To zero' }).click();
      await expect(speaker.getByText('The clock starts at the first move.')).toBeVisible();
    });

    test('shows a demo’s state and nothing to press in it', async ({ page, context, servers }) => {
      await openDeck(page, `${servers[host].url}en/websocket.html#/ping-gnip`);
      const sockets: string[] = [];
      context.on('page', (opened) => opened.on('websocket', (socket) => sockets.push(socket.url())));
      const demo = page.locator('demo-ping-gnip');
      await demo.getByRole('button', { name: 'Skip' }).click();
      const speaker = await openSpeaker(context, page);
      const mirror = speaker.locator('demo-ping-gnip');
      await expect(mirror.locator('input')).toHaveValue(/./);
      await demo.getByRole('button', { name: 'Connect', exact: true }).click();
      await expect(mirror).toContainText('the handshake is done');
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await expect(mirror).toContainText('Send a frame without a mask');
      await expect(speaker.locator('.preview').first()).toHaveAttribute('inert');
      await expect(mirror.locator('wire-view')).toHaveCount(0);
      expect(sockets).toEqual([]);
    });

    test('joins again after a reload, in the other language, and in another chapter', async ({
      page,
      context,
      servers,
    }) => {
      await openDeck(page, `${servers[host].url}en/server.html#/waiting`);
      const speaker = await openSpeaker(context, page);
      await page.reload();
      await page.locator('.reveal.ready').waitFor();
      await expect(speaker.getByText('Follows the deck')).toBeVisible();
      await page.keyboard.press('PageDown');
      await expect(speaker.locator('.speaker-now')).not.toContainText('A server waits · Slide');
      await openDeck(page, `${servers[host].url}en/websocket.html#/ping-gnip`);
      await expect(speaker.locator('.page-bar-title')).toHaveText('7. WebSocket');
      await page.keyboard.press('l');
      await speaker.waitForURL(/\/fr\/speaker\.html/);
      await expect(speaker.getByText('Suit la présentation')).toBeVisible();
    });
  });
}

test('the speaker page says that the deck is gone', async ({ page, context, published }) => {
  await openDeck(page, `${published.url}en/server.html`);
  const speaker = await openSpeaker(context, page);
  await page.goto('about:blank');
  await expect(speaker.getByRole('status').first()).toContainText('The deck is closed or being loaded');
});

test('each speaker page follows the deck that opened it', async ({ page, context, published }) => {
  await openDeck(page, `${published.url}en/server.html`);
  const first = await openSpeaker(context, page);
  const other = await context.newPage();
  await openDeck(other, `${published.url}en/websocket.html`);
  const second = await openSpeaker(context, other);
  await second.keyboard.press('PageDown');
  await expect(present(other)).not.toHaveId('opening');
  await expect(present(page)).toHaveId('opening');
  await expect(first.locator('.page-bar-title')).toHaveText(/^4\./);
});

test('where windows are forbidden the speaker page is offered as a tab', async ({ page, context, published }) => {
  await page.addInitScript('window.open = () => null');
  await openDeck(page, `${published.url}en/server.html`);
  await page.keyboard.press('n');
  const link = page.getByRole('dialog').getByRole('link', { name: 'Open it in a tab' });
  const [speaker] = await Promise.all([context.waitForEvent('page'), link.click()]);
  await expect(speaker.getByText('Follows the deck')).toBeVisible();
});

test('the speaker page by itself says how it is opened', async ({ page, published }) => {
  await page.goto(`${published.url}en/speaker.html`);
  await expect(page.getByText('No deck has opened this page.')).toBeVisible();
});

test('the speaker page works without a network', async ({ page, context, published, faults }) => {
  await page.goto(`${published.url}en/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await context.setOffline(true);
  await openDeck(page, `${published.url}en/server.html#/recap`);
  const speaker = await openSpeaker(context, page);
  await expect(speaker.getByRole('group', { name: 'Notes' })).toContainText('Ask the room');
  await page.keyboard.press('/');
  await page.getByRole('searchbox').fill('yawns');
  await expect(page.getByRole('dialog').getByRole('listitem')).not.toHaveCount(0);
  faults.splice(0, faults.length, ...faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)));
});

test.describe('the QR code', () => {
  test('is refused in words where phones cannot come', async ({ page, live, published }) => {
    await openDeck(page, `${live.url}en/server.html#/waiting`);
    await page.keyboard.press('q');
    await expect(page.getByRole('dialog')).toContainText('listens on this machine only');
    await expect(page.getByRole('dialog')).toContainText('npm start -- --lan');
    await page.keyboard.press('q');
    await expect(page.getByRole('dialog')).toBeHidden();
    await openDeck(page, `${published.url}en/server.html#/waiting`);
    await page.keyboard.press('q');
    await expect(page.getByRole('dialog')).toContainText('belongs to this machine alone');
  });

  test('leads to the present slide, by each network, and gives way to the clicker', async ({ page, live }) => {
    await pretendToBeOpen(page);
    await openDeck(page, `${live.url}en/server.html#/waiting`);
    await page.keyboard.press('q');
    const dialog = page.getByRole('dialog');
    await expect(dialog.getByRole('img')).toHaveAccessibleName(
      'QR code of http://192.168.1.17:8420/en/server.html#/waiting',
    );
    await expect(dialog).toContainText('http://192.168.1.17:8420');
    const height = await dialog
      .locator('.invitation-address')
      .evaluate((line) => Number.parseFloat(getComputedStyle(line).fontSize));
    expect(height).toBeGreaterThan(50);
    await expectAccessible(page);
    await page.keyboard.press('ArrowRight');
    await expect(dialog).toContainText('out of the room’s reach');
    await expect(dialog.getByRole('img')).toHaveAccessibleName(/10\.8\.0\.2/);
    await page.keyboard.press('PageDown');
    await expect(dialog).toBeHidden();
    await expect(present(page)).not.toHaveId('waiting');
    await page.keyboard.press('q');
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  test('fits a phone', async ({ page, live }) => {
    await pretendToBeOpen(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${live.url}en/server.html`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'QR code' }).click();
    await expect(page.getByRole('dialog').getByRole('img')).toBeVisible();
    const dialog = page.getByRole('dialog');
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
  });
});

test.describe('the clicker', () => {
  test.beforeEach(async ({ page, published }) => {
    await openDeck(page, `${published.url}en/websocket.html#/ping-gnip`);
  });

  const isBlack = (page: Page) => expect(page.locator('.reveal.paused')).toBeVisible();

  for (const [name, key] of [
    ['the menu', 'm'],
    ['the list of keys', '?'],
    ['the QR code', 'q'],
    ['the search', '/'],
  ] as const) {
    test(`moves on over ${name}`, async ({ page }) => {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('PageDown');
      await expect(page.getByRole('dialog')).toBeHidden();
      await expect(present(page)).not.toHaveId('ping-gnip');
    });
  }

  test('moves on while something is typed into the search, and into a demo', async ({ page }) => {
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type('a.b');
    await expect(page.getByRole('searchbox')).toHaveValue('a.b');
    await page.keyboard.press('PageUp');
    await expect(present(page)).not.toHaveId('ping-gnip');
    await page.keyboard.press('PageDown');
    const demo = page.locator('demo-ping-gnip');
    await demo.getByRole('button', { name: 'Skip' }).click();
    await demo.getByRole('button', { name: 'Connect', exact: true }).click();
    await demo.getByRole('textbox').press('PageDown');
    await expect(present(page)).not.toHaveId('ping-gnip');
  });

  test('blackens the screen and brings it back, also over a sheet and on a French keyboard', async ({ page }) => {
    await page.keyboard.press('.');
    await isBlack(page);
    await page.keyboard.press('PageDown');
    await expect(page.locator('.reveal.paused')).toBeHidden();
    await expect(present(page)).toHaveId('ping-gnip');
    await page.keyboard.press('m');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('b');
    await expect(page.getByRole('dialog')).toBeHidden();
    await isBlack(page);
    await page.keyboard.press('b');
    await expect(page.locator('.reveal.paused')).toBeHidden();
    // The key of the American full stop writes a colon there.
    await page.evaluate(() =>
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { key: ':', code: 'Period', keyCode: 191, bubbles: true }),
      ),
    );
    await isBlack(page);
  });

  test('works from a control that has the focus, and in full screen', async ({ page }) => {
    await page.locator('demo-ping-gnip').getByRole('tab').first().focus();
    await page.keyboard.press('.');
    await isBlack(page);
    await page.keyboard.press('.');
    await page.keyboard.press('f');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
    await page.keyboard.press('q');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('PageDown');
    await expect(present(page)).not.toHaveId('ping-gnip');
    expect(await page.evaluate(() => document.fullscreenElement?.tagName)).toBe('HTML');
  });
});

test.describe('the search', () => {
  test('finds a slide of another chapter without its accents, by keyboard @firefox', async ({ page, published }) => {
    await openDeck(page, `${published.url}fr/server.html`);
    await page.keyboard.press('/');
    await page.getByRole('searchbox').fill('gnip');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.locator('.reveal.overview')).toBeHidden();
    await page.keyboard.press('/');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type('a l’endroit a l’envers creme brulee');
    await expect(page.getByText('Rien trouvé.')).toBeVisible();
    await page.getByRole('searchbox').fill('gnip');
    const results = page.getByRole('dialog').getByRole('listitem');
    await expect(results.first()).toContainText('Chapitre 7');
    await page.keyboard.press('ArrowDown');
    await expect(results.first().getByRole('link')).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(page.getByRole('searchbox')).toBeFocused();
    await page.keyboard.press('Enter');
    await page.waitForURL(/fr\/websocket\.html#\//);
    await expect(present(page)).toContainText('gnip');
  });

  test('goes to a slide of this chapter, from the menu and by touch', async ({ page, published }) => {
    await openDeck(page, `${published.url}en/server.html`);
    await page.getByRole('button', { name: /Slides and settings/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('yawns');
    await expect(page.getByRole('dialog').getByRole('status')).toContainText('slide');
    await expectAccessible(page);
    await page.getByRole('dialog').getByRole('link', { name: 'A server waits' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(present(page)).toHaveId('waiting');
  });

  test('works in the study view on a phone', async ({ page, published }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${published.url}en/server.html`);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('searchbox').fill('yawns');
    await page.getByRole('dialog').getByRole('link', { name: 'A server waits' }).click();
    await expect(page.locator('#waiting')).toBeInViewport();
  });

  test.describe('without what a service worker keeps', () => {
    test.use({ serviceWorkers: 'block' });

    test('says so where it cannot be fetched', async ({ page, published, faults }) => {
      await page.route('**/search.json', (route) => route.abort());
      await openDeck(page, `${published.url}en/server.html`);
      await page.keyboard.press('/');
      await page.getByRole('searchbox').fill('port');
      await expect(page.getByText('The search could not be fetched')).toBeVisible();
      faults.splice(0, faults.length, ...faults.filter((fault) => !/ERR_FAILED/.test(fault)));
    });
  });
});

test.describe('the pre-flight page', () => {
  const row = (page: Page, title: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: title }) });

  test('is linked from the landing page and the menu, and tries everything out', async ({ page, live, context }) => {
    await page.goto(`${live.url}en/`);
    await page.getByRole('link', { name: 'Before class' }).click();
    await expect(page.getByText(/^Ready: \d+ of 11\.$/)).toBeVisible({ timeout: 20_000 });
    for (const title of [
      'The demo server',
      'The wire’s feed',
      'Requests by hand',
      'The spare',
      'This browser',
      'This screen',
    ])
      await expect(row(page, title)).toHaveAttribute('data-state', 'good');
    await expect(row(page, 'Requests by hand')).toContainText('answered 200');
    await expect(row(page, 'The way to this machine')).toContainText('npm start -- --lan');
    await openDeck(page, `${live.url}en/server.html`);
    await page.keyboard.press('m');
    const link = page.getByRole('dialog').getByRole('link', { name: 'Pre-flight' });
    const [opened] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await expect(opened.getByRole('heading', { name: 'Pre-flight' })).toBeVisible();
  });

  test('says what a published copy has, and has not', async ({ page, published }) => {
    await page.goto(`${published.url}en/preflight.html`);
    await expect(row(page, 'The demo server')).toContainText('published copy');
    await expect(row(page, 'The spare')).toHaveAttribute('data-state', 'good', { timeout: 20_000 });
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.getByRole('button', { name: 'Try all again' }).click();
    await expect(row(page, 'Without the Internet')).toContainText('files are kept');
  });

  test('notices a server that has gone', async ({ page, restartable, faults }) => {
    await page.goto(`${restartable.url}en/preflight.html`);
    await expect(row(page, 'The demo server')).toHaveAttribute('data-state', 'good');
    await restartable.stop();
    await page.getByRole('button', { name: 'Try all again' }).click();
    await expect(row(page, 'The demo server')).toContainText('It does not answer.');
    await expect(row(page, 'The wire’s feed')).toHaveAttribute('data-state', 'bad');
    // It goes on asking: what a page that is gone asked in vain is no fault of its own.
    await page.goto('about:blank');
    faults.splice(0, faults.length, ...faults.filter((fault) => !/ERR_CONNECTION_(REFUSED|RESET)/.test(fault)));
  });

  test('sees a device come with the scanned code, and tells this machine from a phone', async ({ page }) => {
    const own = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    test.skip(own === undefined, 'this machine has no address of a network');
    const server = await startLive(['--lan']);
    try {
      await page.goto(`${server.url}en/preflight.html`);
      const phone = row(page, 'A phone gets through');
      const name = await phone.getByRole('img').getAttribute('aria-label');
      const scanned = new URL(/http\S+/.exec(name ?? '')?.[0] ?? '');
      expect((await fetch(scanned)).status).toBe(200);
      await expect(phone).toContainText(`this very machine came, from ${own}`, { timeout: 15_000 });
      await expect(phone).toHaveAttribute('data-state', 'note');
      const visit = { at: Date.now(), from: '192.168.1.40', isOwn: false };
      await page.route('**/wire/phone/*', (route) => route.fulfill({ json: { visits: [visit] } }));
      await expect(phone).toContainText('a device reached this server from 192.168.1.40');
      await expect(phone).toHaveAttribute('data-state', 'good');
      await phone.getByText('No phone gets through?').click();
      await expect(phone).toContainText('client isolation');
    } finally {
      await server.stop();
    }
  });

  test('tells a phone that it has arrived', async ({ page, live }) => {
    await page.route('**/wire/addresses', (route) => route.fulfill({ json: {} }));
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(`${live.url}fr/preflight.html?phone=${'0'.repeat(32)}`);
    await expect(page.getByText('Vous y êtes.')).toBeVisible();
    await expect(page.getByText('WebSocket : il marche.')).toBeVisible();
    await expectAccessible(page);
  });
});

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`speaker page and pre-flight are accessible, ${theme}`, async ({ page, context, live }) => {
    await page.addInitScript((chosen) => localStorage.setItem('theme', chosen), theme);
    await page.goto(`${live.url}fr/preflight.html`);
    await expect(page.getByText(/^Prêt\s: \d+ sur 11\.$/)).toBeVisible({ timeout: 20_000 });
    await page.getByText(/Aucun téléphone ne passe/).click();
    await expectAccessible(page);
    await openDeck(page, `${live.url}fr/websocket.html#/ping-gnip`);
    const [speaker] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('n')]);
    await expect(speaker.locator('.speaker-notes-text')).toContainText(/\w/);
    await expectAccessible(speaker);
  });
}
