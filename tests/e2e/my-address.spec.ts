// my-address on the demo server, where there are sockets, and in the page, where it says that there are none.

import { networkInterfaces } from 'node:os';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openDemo(page: Page, base: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/network.html#/my-address`);
  return page.locator('demo-my-address');
}

const isOnline = Object.values(networkInterfaces()).some((all) => all?.some(({ internal }) => !internal));

test('the server finds its own address and lists its interfaces @firefox', async ({ page, servers }) => {
  const demo = await openDemo(page, servers.live.url);
  await demo.getByRole('button', { name: 'its own address' }).click();
  await demo.getByRole('button', { name: 'Server, who are you?' }).click();
  await expect(demo.getByRole('rowheader')).toHaveText(['192.0.2.1', '198.51.100.1', '203.0.113.1']);
  await expect(
    demo.getByText(isOnline ? /^Found [23] times out of 3, and so believed: / : /^No way out: /),
  ).toBeVisible();
  if (isOnline) await expect(demo.getByText('Well seen.')).toBeVisible();
  await expect(demo.locator('wire-view')).toContainText('GET /demos/my-address/server');
  await demo.getByRole('tab', { name: 'Interfaces' }).click();
  await expect(demo.getByRole('cell', { name: '127.0.0.1/8' })).toBeVisible();
});

test('the server sees where a visitor comes from, whatever the visitor claims', async ({ page, servers }) => {
  const demo = await openDemo(page, servers.live.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByRole('button', { name: 'And who am I?' }).click();
  await expect(demo.getByText(/^Your packets come from (127\.0\.0\.1|::1), port \d+\.$/)).toBeVisible();
  await expect(demo.locator('#panel pre')).toContainText('Host: localhost');
  await demo.getByRole('tab', { name: 'Break it' }).click();
  await demo.getByRole('button', { name: 'Give a false address' }).click();
  await expect(demo.getByText(/^You claim to be 203\.0\.113\.7\. The packets say (127\.0\.0\.1|::1),/)).toBeVisible();
  await demo.getByRole('tab', { name: 'Break it' }).click();
  await demo.getByRole('button', { name: 'Come three times' }).click();
  await expect(demo.getByText(/^3 new connections, from \S+, ports \d+, \d+, \d+\./)).toBeVisible();
});

test('the QR code is the deck’s', async ({ page, servers }) => {
  const demo = await openDemo(page, servers.live.url);
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByRole('button', { name: 'QR code for the class' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('in the page it says what cannot be known there', async ({ page, servers }) => {
  const demo = await openDemo(page, servers.published.url, 'fr');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  await demo.getByRole('button', { name: /^Serveur, qui es-tu/ }).click();
  await expect(demo.getByText('une page n’a ni socket UDP ni interfaces')).toBeVisible();
  await demo.getByRole('button', { name: /^Et moi, qui suis-je/ }).click();
  await expect(demo.getByText('Ni adresse ni port')).toBeVisible();
  await expect(demo.locator('wire-view')).toContainText('GET /demos/my-address');
});
