// The in-page host for the suite, in Node and in Chromium alike.

import { createInPageHost } from '#in-page/host.ts';
import type { OpenHost } from './test-host.ts';

/** The authority may be chosen, for a comparison with a host that cannot choose its port. */
export function openInPageAt(authority: string): OpenHost {
  return async ({ demos, virtualHostDemo, limits, ...capabilities }) => {
    const errors: unknown[] = [];
    const host = createInPageHost({
      ...capabilities,
      authority,
      demos: Object.fromEntries(Object.values(demos).map((demo) => [demo.name, { backend: async () => ({ demo }) }])),
      virtualHostDemo,
      ...(limits && { limits }),
      onError: (error) => void errors.push(error),
    });
    return {
      authority,
      connect: () => host.connect(),
      subscribe: (listener) => host.wire.subscribe(listener),
      errors,
      close: async () => host.close(),
    };
  };
}
