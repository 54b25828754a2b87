// Layers on the demo server and in the page: wrapped step by step, recordings taken apart, the reader's own file, the game.

import { mkdtempSync, openSync, readFileSync, rmSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openPart(page: Page, base: string, part: 'stepper' | 'captures', language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/network.html#/${part === 'stepper' ? 'osi-layers' : 'encapsulation'}`);
  return page.locator(`demo-osi-layers[part=${part}]`);
}

const skip = (demo: Locator) => demo.getByRole('button', { name: 'Skip' }).click();
const tree = (demo: Locator) => demo.locator('wire-fields').getByRole('treeitem');

for (const host of ['live', 'published'] as const) {
  test(`wraps a message and unwraps it on the other side, ${host} @firefox`, async ({ page, servers }) => {
    const demo = await openPart(page, servers[host].url, 'stepper');
    await demo.getByRole('button', { name: 'Over 150' }).click();
    await demo.getByRole('textbox').fill('Noël');
    await demo.getByRole('button', { name: 'Send it' }).click();
    await expect(demo.getByText('Step 1/10')).toBeVisible();
    await expect(demo.getByText('In UTF-8 it is 5 bytes.')).toBeVisible();
    for (const step of [2, 3, 4, 5]) {
      await demo.getByRole('button', { name: 'Next layer' }).click();
      await expect(demo.getByText(`Step ${step}/10`)).toBeVisible();
    }
    await expect(demo.getByText('Well seen.')).toBeVisible();
    await expect(tree(demo).filter({ hasText: /^\s*(Ethernet II|IPv4|TCP|HTTP)/ })).toHaveCount(4);
    for (let step = 6; step <= 10; step += 1) await demo.getByRole('button', { name: 'Next layer' }).click();
    await expect(demo.getByText('it read “Noël”, 4 characters in 5 bytes')).toBeVisible();
    await demo.getByRole('button', { name: 'What was really sent' }).click();
    await expect(demo.locator('wire-view')).toContainText('POST /demos/osi-layers/message HTTP/1.1');
  });

  test(`takes a recording apart and marks what was damaged, ${host}`, async ({ page, servers }) => {
    const demo = await openPart(page, servers[host].url, 'captures');
    await demo.getByRole('button', { name: 'The MAC address of the next machine' }).click();
    await expect(demo.getByRole('button', { name: 'Recorded, Nov 21, 2026' })).toBeVisible();
    await expect(demo.getByRole('list', { name: 'Its layers' }).getByRole('listitem')).toHaveText([
      /^\s*Ethernet\s*14/,
      /^\s*IPv4\s*20/,
      /^\s*TCP\s*32/,
      /^\s*HTTP\s*\d+/,
    ]);
    await demo.getByRole('combobox', { name: 'Recording' }).selectOption({ label: 'A lost segment' });
    await expect(demo.getByText('TCP notices: packet 20 fills a gap.')).toBeVisible();
    await demo.getByRole('tab', { name: 'Break it' }).click();
    await demo.getByRole('button', { name: 'Turn one bit' }).click();
    await expect(demo.getByText('One bit of the last byte was turned.')).toBeVisible();
    await expect(demo.locator('wire-view')).toContainText('This checksum does not fit');
    await expect(demo.getByRole('button', { name: 'Model' })).toBeVisible();
    await demo.getByRole('button', { name: 'Back to the whole recording' }).click();
    await expect(demo.getByRole('button', { name: 'Recorded, Nov 21, 2026' })).toBeVisible();
  });
}

test('asks which header comes next, and the answer stands in the one before', async ({ page, published }) => {
  const demo = await openPart(page, published.url, 'captures');
  await demo.getByRole('tab', { name: 'Challenge' }).click();
  for (let round = 1; round <= 8; round += 1) {
    await expect(demo.getByText(`Question ${round} of 8`)).toBeVisible();
    await demo.locator('.choices button').first().click();
    await expect(
      demo.getByText(/^(Right\.|No: .+\.) (EtherType|protocol|next header|destination port) says .+\.$/),
    ).toBeVisible();
    await demo.getByRole('button', { name: 'Next question' }).click();
  }
  await expect(demo.getByText(/^[0-8] of 8 right\.$/)).toBeVisible();
});

test('opens the reader’s own files, and says what is none', async ({ page, published }) => {
  const demo = await openPart(page, published.url, 'captures');
  await skip(demo);
  const open = (name: string, buffer: Buffer) =>
    demo.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await open('mine.pcap', readFileSync('media/captures/ping.pcap'));
  await expect(demo.getByRole('combobox', { name: 'Recording' })).toHaveValue('own');
  await expect(demo.getByText('6 packets')).toBeVisible();
  await open('page.html', Buffer.from('<!doctype html><title>no</title>'));
  await expect(demo.getByText(/web page|HTML/)).toBeVisible();
  await open('torn.pcapng', readFileSync('media/captures/http.pcapng').subarray(0, 1_500));
  await expect(demo.locator('.file-faults')).toBeVisible();
  await expect(demo.getByText(/\d+ packets/)).toBeVisible();
});

test('opens a file of 49 MB, turns its pages, and refuses a larger one', async ({ page, published }) => {
  const folder = mkdtempSync(join(tmpdir(), 'capture-'));
  const file = join(folder, 'large.pcap');
  const demo = await openPart(page, published.url, 'captures');
  await skip(demo);
  writeLarge(file, 49_000_000);
  await demo.locator('input[type=file]').setInputFiles(file);
  await expect(demo.getByText(/^Packets 1 to 50 of \d{6}$/)).toBeVisible({ timeout: 30_000 });
  await demo.getByRole('button', { name: 'Later packets' }).click();
  await expect(demo.getByText(/^Packets 51 to 100 of/)).toBeVisible();
  writeLarge(file, 51_000_000);
  await demo.locator('input[type=file]').setInputFiles(file);
  await expect(demo.getByRole('alert')).toContainText('here the limit is 50');
  rmSync(folder, { recursive: true });
});

/** The packets of a recording over and over. */
function writeLarge(file: string, octets: number): void {
  const small = readFileSync('media/captures/ping.pcap');
  const records = Buffer.concat(Array.from({ length: 2_000 }, () => small.subarray(24)));
  const out = openSync(file, 'w');
  writeSync(out, small.subarray(0, 24));
  for (let written = 24; written + records.length < octets; written += records.length) writeSync(out, records);
  closeSync(out);
}

test('fits a phone, in French, and axe finds nothing', async ({ page, published }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const demo = await openPart(page, published.url, 'captures', 'fr');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  await expect(demo.getByRole('list', { name: 'Ses couches' })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  const { violations } = await new AxeBuilder({ page }).include('demo-osi-layers[part=captures]').analyze();
  expect(violations).toEqual([]);
});
