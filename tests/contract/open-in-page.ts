// The in-page host for the suite, in Node and in Chromium alike: in the page itself, or shared by several.

import { createInPageServer, type InPageServer, type InPageServerOptions } from '#in-page/server.ts';
import type { OpenHost } from './test-host.ts';

/** The authority may be chosen, for a comparison with a host that cannot choose its port. */
export function openInPageAt(
  authority: string,
  open: (options: InPageServerOptions) => InPageServer | Promise<InPageServer> = createInPageServer,
): OpenHost {
  return async ({ demos, virtualHostDemo, limits, portLimits, ...capabilities }) => {
    const errors: unknown[] = [];
    const server = await open({
      ...capabilities,
      authority,
      demos: Object.fromEntries(Object.values(demos).map((demo) => [demo.name, { backend: async () => ({ demo }) }])),
      virtualHostDemo,
      ...(limits && { limits }),
      ...(portLimits && { portLimits }),
      onError: (error) => void errors.push(error),
    });
    return {
      authority,
      connect: (to) => server.connect(to),
      openDatagrams: (to) => server.openDatagrams(to),
      subscribe: (listener) => server.wire.subscribe(listener),
      errors,
      close: async () => server.close(),
    };
  };
}
