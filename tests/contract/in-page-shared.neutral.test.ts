import { createInPageClient } from '#in-page/client.ts';
import { describeClient } from './client-rules.ts';
import { openInPageAt } from './open-in-page.ts';
import { openShared } from './open-shared.ts';
import { describeHost } from './suite.ts';
import { seededRandom, standingClock, timers } from './test-host.ts';

describeHost('the host that all pages share', openInPageAt('localhost:8420', openShared));

describeClient('the client of the shared host', async (demos) => {
  const options = { authority: 'localhost:8420', clock: standingClock, timers, random: seededRandom() };
  const server = await openShared({
    ...options,
    demos: Object.fromEntries(Object.values(demos).map((demo) => [demo.name, { backend: async () => ({ demo }) }])),
    virtualHostDemo: 'mirror',
  });
  const client = createInPageClient(server, options);
  return { client, stopHost: async () => client.close(), close: async () => client.close() };
});
