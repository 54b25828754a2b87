import { createInPageHost } from '#in-page/host.ts';
import { describeClient } from './client-rules.ts';
import { seededRandom, standingClock, timers } from './test-host.ts';

describeClient('the in-page client', async (demos) => {
  const client = createInPageHost({
    authority: 'localhost:8420',
    clock: standingClock,
    timers,
    random: seededRandom(),
    demos: Object.fromEntries(Object.values(demos).map((demo) => [demo.name, { backend: async () => ({ demo }) }])),
    virtualHostDemo: 'mirror',
  });
  return { client, stopHost: async () => client.close(), close: async () => client.close() };
});
