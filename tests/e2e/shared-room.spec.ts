// Without a demo server the tabs of one browser share a server in a worker: one room, which outlives the tab that opened it.

import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openChat(page: Page, base: string, language: 'en' | 'fr'): Promise<Locator> {
  await page.goto(`${base}${language}/websocket.html#/chat`);
  const demo = page.locator('demo-chat');
  await demo.getByRole('button', { name: /Skip|Sans parier/ }).click();
  return demo.locator('.pane').first();
}

async function join(pane: Locator, name: string): Promise<void> {
  await pane.getByRole('textbox', { name: /Name|Nom/ }).fill(name);
  await pane.getByRole('textbox', { name: /Name|Nom/ }).press('Enter');
  // Until then there is nobody to hear what is said.
  await expect(pane.getByText(/\d+ clients?/)).toBeVisible();
}

async function say(pane: Locator, text: string): Promise<void> {
  const input = pane.getByRole('textbox', { name: /Message/ });
  await input.fill(text);
  await input.press('Enter');
}

test('two tabs meet in one room, in whichever language, and it outlives the first of them @firefox', async ({
  page,
  context,
  published,
}) => {
  const ada = await openChat(page, published.url, 'en');
  await join(ada, 'Ada');
  await say(ada, 'is anybody here?');
  const second = await context.newPage();
  const grace = await openChat(second, published.url, 'fr');
  await join(grace, 'Grace');
  await expect(grace.getByRole('log')).toContainText('is anybody here?');
  await expect(ada.getByRole('log')).toContainText('Grace');
  await say(grace, 'bonjour');
  await expect(ada.getByRole('log')).toContainText('bonjour');
  await page.goto('about:blank');
  await expect(grace.getByRole('log')).toContainText(/Ada/);
  const third = await context.newPage();
  const late = await openChat(third, published.url, 'en');
  await join(late, 'Late');
  await expect(late.getByRole('log')).toContainText('bonjour');
});

test('a tab whose browser has no shared workers is a room of its own', async ({ page, context, published }) => {
  await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'));
  const ada = await openChat(page, published.url, 'en');
  await join(ada, 'Ada');
  await say(ada, 'is anybody here?');
  await expect(ada.getByRole('log')).toContainText('is anybody here?');
  const second = await context.newPage();
  const grace = await openChat(second, published.url, 'en');
  await join(grace, 'Grace');
  await expect(grace.getByText(/1 client/)).toBeVisible();
  await expect(grace.getByRole('log')).not.toContainText('is anybody here?');
});
