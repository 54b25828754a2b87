// Which tests run where. `npx vitest run --project unit` and a path choose; reporters are the caller's choice.

import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { chromiumFlags } from './tests/chromium-flags.ts';

/** '' or nothing: Playwright's own build. */
const chromium = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';

/** For a machine that is busy with the other project; nothing is timed. */
const testTimeout = 60_000;

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', testTimeout, include: ['tests/unit/**/*.test.ts'] } },
      { test: { name: 'contract', testTimeout, include: ['tests/contract/**/*.test.ts'] } },
      {
        // A dependency that Vite finds late makes it reload the page in the middle of a test: name them all.
        optimizeDeps: {
          include: ['@noble/hashes/legacy.js', '@noble/hashes/sha2.js', 'fast-check', 'fflate', 'lit', 'valibot'],
        },
        test: {
          name: 'browser',
          testTimeout,
          include: [
            'tests/unit/**/*.neutral.test.ts',
            'tests/contract/**/*.neutral.test.ts',
            'tests/browser/**/*.test.ts',
          ],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumFlags,
                ...(chromium && { executablePath: chromium }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
