// Every slide of every chapter in both languages, as published: one visit at each size.

import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { chapters, languages } from './chapters.ts';
import { expect, test } from './fixtures.ts';
import { complaintsAbout, smallestLetters } from './legibility.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

async function expectAccessible(page: Page, selector: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).include(selector).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual(
    [],
  );
}

// A chapter of thirty slides is one visit, and axe takes its time over each.
test.describe.configure({ timeout: 240_000 });

/** Ids of the slides in order. */
function slideIds(page: Page): Promise<string[]> {
  return page.locator('.slides > section').evaluateAll((sections) => sections.map(({ id }) => id));
}

/** The widgets, which are loaded when they come near. */
function demosIn(page: Page, selector: string): Promise<Locator[]> {
  return page.locator(selector).locator('xpath=.//*[starts-with(local-name(), "demo-")]').all();
}

for (const language of languages) {
  for (const chapter of chapters) {
    // What axe finds depends on the language as little as on the size: English is looked at in the light, French in the dark.
    test(`${language}/${chapter} fits the projector${language === 'en' ? ' and is accessible' : ''}`, async ({
      page,
      published,
    }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(`${published.url}${language}/${chapter}.html`);
      await page.locator('.reveal.ready').waitFor();
      for (const id of await slideIds(page)) {
        await showSlide(page, id);
        for (const demo of await demosIn(page, `#${id}`)) await demo.getByRole('tablist').waitFor();
        expect.soft(await complaintsAbout(page, id), id).toEqual([]);
        if (language === 'en') await expectAccessible(page, `#${id}`);
      }
    });

    test(`${language}/${chapter} reads as an article on a phone`, async ({ page, published }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(`${published.url}${language}/${chapter}.html`);
      await expect(page.locator('html')).toHaveAttribute('data-mode', 'study');
      for (const demo of await demosIn(page, '.slides > section')) {
        await demo.scrollIntoViewIfNeeded();
        await demo.getByRole('tablist').waitFor();
      }
      // What the bar at the top happens to cover would seem too small to touch.
      await page.evaluate(() => window.scrollTo(0, 0));
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      expect((await smallestLetters(page)).filter(({ pixels }) => pixels < 11)).toEqual([]);
      await expectAccessible(page, 'body');
    });
  }
}

for (const chapter of chapters) {
  test(`fr/${chapter} is accessible in the dark`, async ({ page, published }) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.goto(`${published.url}fr/${chapter}.html`);
    await page.locator('.reveal.ready').waitFor();
    for (const id of await slideIds(page)) {
      await showSlide(page, id);
      for (const demo of await demosIn(page, `#${id}`)) await demo.getByRole('tablist').waitFor();
      await expectAccessible(page, `#${id}`);
    }
  });
}

/** Goes on with the clicker until the slide is the present one; fragments on the way are shown. */
async function showSlide(page: Page, id: string): Promise<void> {
  const present = page.locator('.slides > section.present');
  await expect(async () => {
    if ((await present.getAttribute('id')) !== id) await page.keyboard.press('PageDown');
    expect(await present.getAttribute('id')).toBe(id);
  }).toPass({ intervals: [0], timeout: 20_000 });
}
