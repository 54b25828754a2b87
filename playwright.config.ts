// Every slide in a real browser. Chromium runs everything; Firefox the tests whose title holds @firefox.

import { defineConfig } from '@playwright/test';
import { chromiumFlags } from './tests/chromium-flags.ts';

/** '' or nothing: Playwright's own build. */
const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const firefox = process.env['FIREFOX_PATH'] ?? '/usr/bin/firefox-esr';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.spec.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 8_000 },
  reporter: 'list',
  use: { locale: 'en-GB', viewport: { width: 1280, height: 720 }, trace: 'off' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: { args: chromiumFlags, ...(chromium && { executablePath: chromium }) },
      },
    },
    {
      name: 'firefox',
      grep: /@firefox/,
      use: {
        browserName: 'firefox',
        ...(firefox && { channel: 'moz-firefox', launchOptions: { executablePath: firefox } }),
      },
    },
  ],
});
