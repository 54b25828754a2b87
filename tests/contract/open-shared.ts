// The in-page server reached as tabs reach it: through a message channel.

import { joinShared } from '#in-page/shared-client.ts';
import { serveLink } from '#in-page/shared-server.ts';
import { createInPageServer, type InPageServer, type InPageServerOptions } from '#in-page/server.ts';
import { createLinks } from '#tests/unit/in-page-link.ts';

/** `close` ends the server, too. */
export async function openShared(options: InPageServerOptions): Promise<InPageServer> {
  const server = createInPageServer(options);
  const links = createLinks();
  serveLink(links.server, server);
  const page = joinShared(links.page);
  await page.ready;
  return {
    ...page,
    close() {
      page.close();
      server.close();
      links.close();
    },
  };
}
