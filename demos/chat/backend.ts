// Counts each visitor's requests.

import type { Demo } from '#demos/contract.ts';
import { path } from './protocol.ts';

/** Visitors who are remembered; the one that came first is forgotten first. */
const mostVisitors = 1_000;

export const demo: Demo = {
  name: 'chat',
  scope: 'visitor',
  create() {
    const counts = new Map<string, number>();
    return {
      respond(request, { visitor }) {
        if (request.target !== path) return { status: 404, headers: [], body: `Nothing here; ask for ${path}\n` };
        const count = (counts.get(visitor) ?? 0) + 1;
        counts.set(visitor, count);
        const [oldest] = counts.keys();
        if (counts.size > mostVisitors && oldest !== undefined) counts.delete(oldest);
        return { status: 200, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: `request ${count}\n` };
      },
    };
  },
};
