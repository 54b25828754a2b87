// What the wire view exports is a capture that others can read: downloaded by a browser, opened by tshark.

import type { Download, Locator, Page } from '@playwright/test';
import { complaintsOf, followTcp, rowsOf } from '#tests/unit/tshark-fields.ts';
import { expect, test } from './fixtures.ts';

async function gnip(page: Page, base: string, text: string): Promise<Locator> {
  await page.goto(`${base}en/websocket.html#/ping-gnip`);
  const demo = page.locator('demo-ping-gnip');
  await demo.getByRole('button', { name: 'Skip' }).click();
  await demo.getByRole('button', { name: 'Connect', exact: true }).click();
  await demo.getByRole('textbox', { name: 'Text to send' }).fill(text);
  await demo.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(demo.locator('wire-ladder').getByRole('option')).toHaveCount(4);
  return demo;
}

async function download(page: Page, demo: Locator, what: string, language: 'en' | 'fr' = 'en'): Promise<Download> {
  const started = page.waitForEvent('download');
  const name = language === 'en' ? 'Export…' : 'Exporter…';
  await demo.getByRole('combobox', { name }).selectOption({ label: what });
  return started;
}

for (const host of ['live', 'published'] as const) {
  test(`an open WebSocket downloads as a capture that tshark decodes, ${host}`, async ({ page, servers }) => {
    const demo = await gnip(page, servers[host].url, 'Noël');
    const file = await download(page, demo, 'this exchange (pcapng)');
    expect(file.suggestedFilename()).toMatch(/^ping-gnip-\d{8}T\d{6}Z\.pcapng$/);
    await expect(demo.getByText(`Downloaded: ${file.suggestedFilename()}`)).toBeAttached();
    const path = await file.path();
    expect(complaintsOf(path)).toEqual([]);
    expect(rowsOf(path, ['websocket.opcode', 'websocket.mask'], 'websocket')).toEqual([
      ['1', '1'],
      ['1', '0'],
    ]);
    expect(rowsOf(path, ['frame.comment'])[0]?.[0]).toContain('are synthesised');
    const answer = Buffer.concat([Buffer.of(0x81, 5), Buffer.from('lëoN')]);
    expect(followTcp(path, 0).server.subarray(-answer.length)).toEqual(answer);
  });
}

test('all exchanges of the view, and nobody else’s, on a phone, in French', async ({ page, browser, live }) => {
  const other = await (await browser.newContext()).newPage();
  await gnip(other, live.url, 'a secret of mine');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${live.url}fr/server.html#/virtual-hosts`);
  const demo = page.locator('demo-virtual-hosts');
  await demo.getByRole('button', { name: 'Sans parier' }).click();
  for (const name of ['patrick.localhost', 'cpp.localhost']) {
    await demo.getByRole('button', { name }).click();
    await demo.getByRole('button', { name: 'Envoyer', exact: true }).click();
    await expect(demo.getByRole('tabpanel')).toContainText(name.startsWith('cpp') ? /200.*C\+\+/ : /200.*Patrick/);
  }
  await expect(demo.locator('wire-ladder').getByRole('option')).toHaveCount(6);
  const path = await (await download(page, demo, 'les 3 échanges (pcapng)', 'fr')).path();
  expect(complaintsOf(path)).toEqual([]);
  expect(rowsOf(path, ['tcp.stream', 'http.host'], 'http.request')).toEqual([
    ['0', expect.stringMatching(/^localhost/)],
    ['1', expect.stringContaining('patrick.localhost')],
    ['2', expect.stringContaining('cpp.localhost')],
  ]);
  expect(rowsOf(path, ['http.response.code'], 'http.response').flat()).toEqual(['200', '200', '200']);
  const everything = Buffer.concat([0, 1, 2].flatMap((stream) => Object.values(followTcp(path, stream))));
  expect(everything.includes('secret')).toBe(false);
  expect(rowsOf(path, ['frame.comment'], 'tcp.flags.syn == 1 and tcp.flags.ack == 0').flat().join()).toContain(
    'sont synthétiques',
  );
});
