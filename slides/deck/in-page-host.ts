// The host inside the page, with the browser's own clock, timers and chance.

import type { DemoClient } from '#demos/contract.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { createInPageHost } from '#in-page/host.ts';

/** Its address is a model's: the page has no port, and says the one that a demo server would have. */
export function startInPageHost(): DemoClient {
  return createInPageHost({
    authority: 'localhost:8420',
    clock: { now: () => performance.timeOrigin + performance.now() },
    timers: {
      after(milliseconds, task) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    random: browserRandom,
    onError: (error) => console.error('A demo failed inside the page:', error),
  });
}
