// On a static host the whole course is kept, so that it opens without a network after one visit.

import { hasServer } from './page.ts';

/** Needs a secure context; the demo server keeps nothing in the browser, so that a restart shows what it serves. */
export function keepForOffline(): void {
  const root = document.documentElement;
  if (hasServer || root.dataset['host'] || !import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const address = new URL(`${root.dataset['base'] ?? './'}sw.js`, location.href);
  navigator.serviceWorker.register(address).catch(() => undefined); // Without it the page needs the network, no more.
}
