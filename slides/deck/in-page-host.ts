// The host inside the browser: shared by all its pages where it can be, else this page's own.

import type { DemoClient } from '#demos/contract.ts';
import { createInPageClient } from '#in-page/client.ts';
import type { InPageServer } from '#in-page/server.ts';
import { joinShared } from '#in-page/shared-client.ts';
import { inPageOptions } from './browser-capabilities.ts';
import { asLink } from './message-link.ts';

/** Milliseconds that the shared server has to start; one that cannot be fetched says so at once. */
const patience = 30_000;

export async function startInPageHost(): Promise<DemoClient> {
  const server = await findShared().catch(ownServer);
  return createInPageClient(server, inPageOptions);
}

/** Fetches what the page needs to be its own host, for the time when nothing can be fetched any more. */
export const fetchSpare = () => import('#in-page/server.ts');

async function ownServer(): Promise<InPageServer> {
  const { createInPageServer } = await fetchSpare();
  return createInPageServer(inPageOptions);
}

/** Rejects where the browser has no SharedWorker, or cannot fetch its code. */
async function findShared(): Promise<InPageServer> {
  const worker = new SharedWorker(new URL('./shared-host.ts', import.meta.url), { type: 'module', name: 'demos' });
  const server = joinShared(asLink(worker.port));
  addEventListener('pagehide', ({ persisted }) => {
    // A page that is only put aside comes back with its connections.
    if (!persisted) server.close();
  });
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('error', reject);
    setTimeout(reject, patience);
    void server.ready.then(resolve);
  });
  return server;
}
