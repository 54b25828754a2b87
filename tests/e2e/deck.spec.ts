// The page itself: article, study view, slides and print are one; the place is kept; a static page works without a network.

import { chapters } from './chapters.ts';
import { expect, test } from './fixtures.ts';

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a chapter reads as an article, its demos as finished runs', async ({ page, published }) => {
    await page.goto(`${published.url}fr/server.html`);
    await expect(page.getByRole('heading', { level: 1, name: 'Côté serveur' })).toBeVisible();
    await expect(page.locator('#virtual-hosts .slide-text')).toBeVisible();
    await expect(page.locator('#virtual-hosts .finished-run')).toContainText('Host: cpp.localhost');
    await expect(page.locator('#virtual-hosts .finished-run')).toContainText('HTTP/1.1 400 Bad Request');
  });
});

test('print shows one slide a page with finished runs, and connects to nothing', async ({ page, live }) => {
  const requests: string[] = [];
  page.on('websocket', (socket) => requests.push(socket.url()));
  await page.goto(`${live.url}en/server.html?print-pdf`);
  await expect(page.locator('.pdf-page #virtual-hosts .finished-run')).toBeVisible();
  await expect(page.locator('.pdf-page')).toHaveCount(await page.locator('.pdf-page section').count());
  expect(requests).toEqual([]);
});

test('the other language and the other view keep the slide @firefox', async ({ page, published }) => {
  await page.goto(`${published.url}fr/server.html#/hardware`);
  await page.locator('.reveal.ready').waitFor();
  await page.keyboard.press('l');
  await page.waitForURL(/\/en\/server\.html#\/hardware$/);
  await expect(page.locator('section.present')).toHaveId('hardware');
  await page.keyboard.press('s');
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'study');
  await expect(page.locator('#hardware')).toBeInViewport();
});

test('a key pressed before reveal.js is there is obeyed', async ({ page, published }) => {
  await page.route(/slides-mode.*\.js/, async (route) => {
    await page.keyboard.press('PageDown');
    await route.continue();
  });
  await page.goto(`${published.url}en/server.html`);
  await page.locator('.reveal.ready').waitFor();
  await expect(page.locator('section.present')).toHaveId('recap');
  await expect(page).toHaveURL(/#\/recap$/);
});

test('menu, help and appearance work by keyboard', async ({ page, published }) => {
  await page.goto(`${published.url}en/server.html`);
  await page.locator('.reveal.ready').waitFor();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('every clicker');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('m');
  await page.getByRole('dialog').getByRole('button', { name: 'Dark' }).press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page
    .getByRole('dialog')
    .getByRole('link', { name: 'Three signs', exact: false })
    .or(page.getByRole('dialog').getByRole('link').nth(3))
    .first()
    .press('Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('section.present')).not.toHaveId('opening');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('an answer of the quiz opens with its reason, one at a time', async ({ page, published }) => {
  await page.goto(`${published.url}en/server.html#/quiz`);
  await page.locator('.reveal.ready').waitFor();
  const answers = page.locator('section.present .quiz').first().locator('details');
  await answers.nth(0).locator('summary').click();
  await expect(answers.nth(0).locator('.quiz-reason')).toBeVisible();
  await answers.nth(1).locator('summary').press('Space');
  await expect(answers.nth(1).locator('.quiz-reason')).toBeVisible();
  await expect(answers.nth(0).locator('.quiz-reason')).toBeHidden();
  await expect(page.locator('section.present')).toHaveId('quiz');
});

test('a served page can be told to run its demos in the page', async ({ page, live }) => {
  await page.goto(`${live.url}en/websocket.html?host=in-page#/ping-gnip`);
  await expect(page.getByRole('button', { name: 'In this browser', exact: true })).toBeVisible();
});

test('the landing page tells which host is here', async ({ page, live, published }) => {
  await page.goto(`${live.url}en/`);
  await expect(page.getByRole('status')).toContainText('A demo server is here');
  await page.goto(`${published.url}en/`);
  await expect(page.getByRole('status')).toContainText('No demo server here');
  for (const chapter of chapters) await expect(page.locator(`a[href="${chapter}.html"]`)).toBeVisible();
});

test('a published course opens without a network after one visit', async ({ page, published, context, faults }) => {
  await page.goto(`${published.url}en/`);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await context.setOffline(true);
  await page.goto(`${published.url}en/websocket.html#/ping-gnip`);
  await page.getByRole('button', { name: 'Skip' }).click();
  await page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect(page.getByText('the handshake is done')).toBeVisible();
  faults.splice(0, faults.length, ...faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault)));
});
