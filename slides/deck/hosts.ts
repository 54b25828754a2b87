// The page's choice of a host, made once: the demo server that it came from, or the page itself.

import type { DemoClient } from '#demos/contract.ts';
import { hasServer } from './page.ts';

let server: Promise<DemoClient> | undefined;
let own: Promise<DemoClient> | undefined;

/** The client of this page's host, made when the first widget asks. */
export function client(): Promise<DemoClient> {
  if (!hasServer) return inPage();
  server ??= import('#demos/network-client.ts').then(({ createNetworkClient }) => createNetworkClient());
  return server;
}

/** The host inside the page, which is also where widgets go on when the demo server is gone. */
export function inPage(): Promise<DemoClient> {
  own ??= import('./in-page-host.ts').then(({ startInPageHost }) => startInPageHost());
  return own;
}
