// The browser's own clock, timers and chance, and the address of the host that lives in it: in a page or in a worker.

import { browserRandom } from '#ui/browser-random.ts';

/** Its address is a model's: a page has no port, and says the one that a demo server would have. */
export const inPageOptions = {
  authority: 'localhost:8420',
  clock: { now: () => performance.timeOrigin + performance.now() },
  timers: {
    after(milliseconds: number, task: () => void): () => void {
      const timer = setTimeout(task, milliseconds);
      return () => clearTimeout(timer);
    },
  },
  random: browserRandom,
  onError: (error: unknown) => console.error('A demo failed inside the page:', error),
};
