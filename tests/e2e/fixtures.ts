// What every e2e test has: both servers, once a worker, and a page that fails the test on any console error or any
// request to another origin.

import { test as base, expect, type Page } from '@playwright/test';
import { startLive, startStatic, type RunningServer } from './servers.ts';

interface Fixtures {
  /** Faults seen so far: console errors, exceptions, foreign requests. Checked to be empty when the test ends. */
  faults: string[];
  /** A demo server of this test's own, to be stopped and started. */
  restartable: RunningServer;
}

interface Workers {
  servers: Record<'live' | 'published', RunningServer>;
  live: RunningServer;
  published: RunningServer;
}

export const test = base.extend<Fixtures, Workers>({
  live: [
    async ({}, use) => {
      const server = await startLive();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  published: [
    async ({}, use) => {
      const server = await startStatic();
      await use(server);
      await server.stop();
    },
    { scope: 'worker' },
  ],
  servers: [({ live, published }, use) => use({ live, published }), { scope: 'worker' }],
  restartable: async ({}, use) => {
    const server = await startLive();
    await use(server);
    await server.stop();
  },
  faults: [
    async ({ page }, use) => {
      const faults: string[] = [];
      watch(page, faults);
      await use(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

function watch(page: Page, faults: string[]): void {
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    const isOurs =
      /(^|\.)localhost$/.test(hostname) || hostname === '127.0.0.1' || ['data:', 'blob:', 'about:'].includes(protocol);
    if (!isOurs) faults.push(`request to ${request.url()}`);
  });
}
