// The WebSocket laboratory: events, handshake, frames, and frames by hand, on the demo server and in the page.

import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { expectAccessible, openOn } from './websocket-slides.ts';

const part = (name: string) => `demo-websocket-events[part=${name}]`;
const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true });
const line = (demo: Locator, name: string) => demo.locator(`.events .${name}`).first();

async function connect(demo: Locator): Promise<void> {
  await button(demo, 'Connect').click();
  await expect(demo.getByText('connected', { exact: true })).toBeVisible();
}

for (const host of ['live', 'published'] as const) {
  test(`the four events as they fire, and who may say which code, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, part('events'));
    await demo.getByRole('button', { name: 'close, with code 1006' }).click();
    await connect(demo);
    await button(demo, 'Send').click();
    await expect(line(demo, 'message')).toContainText('A text message. Characters: 4. Octets in UTF-8: 5.');
    await button(demo, 'It pulls the plug').click();
    await expect(line(demo, 'close')).toContainText('code 1006, wasClean false');
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await connect(demo);
    await demo.getByRole('textbox', { name: 'Code' }).fill('1001');
    await button(demo, 'I close').click();
    await expect(line(demo, 'refused')).toContainText('1001 is not for a script to send');
    await demo.getByRole('textbox', { name: 'Reason' }).fill('the coffee is cold');
    await button(demo, 'The server closes').click();
    await expect(demo.getByText('code 1001 “the coffee is cold”, wasClean true')).toBeVisible();
  });

  test(`the accept key of this very connection, step by step, ${host}`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, part('handshake'));
    await demo.getByRole('button', { name: 'append a public constant' }).click();
    await connect(demo);
    await expect(demo.getByText('✓ That is what the server said.')).toBeVisible();
    await expect(demo.getByText('Well seen.')).toBeVisible();
    const key = demo.getByRole('textbox');
    await expect(key).toHaveValue(/^[+/\w]{22}==$/);
    await key.fill('dGhlIHNhbXBsZSBub25jZQ==');
    await expect(demo.locator('[data-step=accept]')).toHaveText('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
    await expect(demo.getByText(/^✗ The server said [+/\w]{27}=: a client would hang up\.$/)).toBeVisible();
    await button(demo, 'Back to the real key').click();
    await expect(demo.getByText('✓ That is what the server said.')).toBeVisible();
  });

  test(`a frame with its mask taken off, ${host}`, async ({ page, servers }) => {
    test.skip(host === 'live', 'the same code reads the same octets on both hosts');
    const demo = await openOn(page, servers[host].url, part('frames'));
    await demo.getByRole('button', { name: 'no: key and payload differ' }).click();
    await connect(demo);
    await button(demo, 'Send').click();
    await button(demo, 'Send').click();
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(demo.getByText('FIN 1 · RSV 000 · opcode 1 (text) · MASK 1 · 5 octets')).toBeVisible();
    const last = demo.getByRole('button', { name: /^Octet 4: [\da-f]{2} ⊕ [\da-f]{2} = a9$/ });
    await last.click();
    await expect(last).toHaveAttribute('aria-pressed', 'true');
    await expect(demo.getByText(/^[01]{8} ⊕ [01]{8} = 10101001$/)).toBeVisible();
    await demo.getByRole('button', { name: 'server: text' }).first().click();
    await expect(demo.getByText('The server does not mask')).toBeVisible();
  });

  test(`by hand: every rule that is broken is named, and answered, ${host}`, async ({ page, servers }) => {
    const demo = await openOn(page, servers[host].url, part('events'));
    await demo.getByRole('button', { name: 'Skip' }).click();
    const answers = [
      ['Send a frame without a mask', 'RFC 6455 §5.1', 'code 1002'],
      ['Send text that is not UTF-8', 'RFC 6455 §8.1', 'code 1007'],
      ['Announce 2⁴⁰ octets', 'RFC 6455 §10.4', 'code 1009'],
    ] as const;
    for (const [name, section, code] of answers) {
      await demo.getByRole('tab', { name: 'Break it' }).click();
      await button(demo, name).click();
      await expect(demo.locator('.events .close').last()).toContainText(code);
      await expect(demo.locator('.events .sent').last()).toContainText(section);
    }
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await button(demo, 'One message in two frames, a ping between').click();
    await expect(demo.locator('.events .message').last()).toContainText('Characters: 4');
    await expect(demo.locator('.events .pong').last()).toContainText('“coucou”: your ping comes back');
    await demo.getByRole('checkbox', { name: 'hex' }).check();
    await demo.getByRole('textbox', { name: 'Payload' }).fill('c3 a');
    await expect(demo.getByText('Write pairs of hexadecimal digits')).toBeVisible();
    await demo.getByRole('textbox', { name: 'Payload' }).fill('03 e8');
    await demo.getByRole('combobox').nth(1).selectOption('8');
    await demo.getByRole('checkbox', { name: 'FIN' }).check();
    await button(demo, 'Send these octets').click();
    await expect(demo.locator('.events .close').last()).toContainText('code 1000');
    await expect(demo.getByText('no connection')).toBeVisible();
  });
}

test('each part is accessible, in French too', async ({ page, live }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const demo = await openOn(page, live.url, part('events'), 'fr');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  await button(demo, 'Se connecter').click();
  await expect(demo.getByText('connecté', { exact: true })).toBeVisible();
  await button(demo, 'Envoyer').click();
  await expect(line(demo, 'message')).toContainText('Un message de texte.');
  await expectAccessible(page, demo, ['Essayer', 'Poignée de main', 'Trames', 'À la main']);
});

test.describe('by touch alone', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('runs on a phone, and nothing sticks out', async ({ page, published }) => {
    const demo = await openOn(page, published.url, part('events'));
    await demo.getByRole('button', { name: 'close, with code 1006' }).tap();
    await button(demo, 'Connect').tap();
    await button(demo, 'It pulls the plug').tap();
    await expect(line(demo, 'close')).toContainText('1006');
    for (const name of ['Try it', 'Handshake', 'Frames', 'By hand', 'Terminal']) {
      await demo.getByRole('tab', { name }).tap();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    }
  });
});
