// Where a demo stands in the chapter on WebSocket: tests look for the demo, not for the slide's name.

import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Opens the slide that holds `demo`, a tag with or without attributes, and gives the demo. */
export async function openOn(page: Page, base: string, demo: string, language = 'en'): Promise<Locator> {
  await page.goto(`${base}${language}/websocket.html`);
  const slide = await page
    .locator(demo)
    .first()
    .evaluate((element) => element.closest('section')?.id);
  // A change of the hash alone loads nothing: the slide is opened as a link from elsewhere opens it.
  await page.goto('about:blank');
  await page.goto(`${base}${language}/websocket.html#/${slide}`);
  return page.locator(`#${slide} ${demo}`);
}

/** Each part in the light theme, and the last one in the dark one. */
export async function expectAccessible(page: Page, demo: Locator, parts: readonly string[]): Promise<void> {
  for (const name of parts) {
    await demo.getByRole('tab', { name, exact: true }).click();
    await expectNoViolation(page, demo);
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  await demo.getByRole('tab').first().click();
  await expectNoViolation(page, demo);
}

async function expectNoViolation(page: Page, demo: Locator): Promise<void> {
  const tag = await demo.evaluate(({ localName }) => localName);
  // The wire view has tests of its own, and hundreds of nodes.
  const axe = new AxeBuilder({ page }).include(tag).exclude({ fromShadowDom: [tag, 'wire-view'] });
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}
