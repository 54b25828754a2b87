// The browser that draws diagrams and prints: quiet, and with no way to another host.

import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';

const SYSTEM = '/usr/bin/chromium';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
];

/** `CHROMIUM_PATH`, else the system's, else Playwright's own. Rejects with what to do where there is none. */
export async function launchChromium(): Promise<Browser> {
  const path = process.env['CHROMIUM_PATH'] ?? (existsSync(SYSTEM) ? SYSTEM : undefined);
  try {
    return await chromium.launch({ args: flags, ...(path === undefined ? {} : { executablePath: path }) });
  } catch (error) {
    const remedy = 'Install it (“apt install chromium” or “npx playwright install chromium”), or set CHROMIUM_PATH.';
    throw new Error(`Chromium could not be started. ${remedy}`, { cause: error });
  }
}
