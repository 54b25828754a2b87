// Host 2: the demos' backends inside the browser, reached over a network in memory. Every octet that is shown was parsed.

import { createInPageClient, type InPageHost } from './client.ts';
import { createInPageServer, type InPageServerOptions } from './server.ts';

/** A page's client and a server of its own. */
export function createInPageHost(options: InPageServerOptions): InPageHost {
  return createInPageClient(createInPageServer(options), options);
}
