// The demo server's host for the suite: real sockets on a free port, demos, clock and chance injected.

import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { PortAddress, WireEvent } from '#demos/contract.ts';
import { decodeFeedMessage, feedPath } from '#demos/feed-protocol.ts';
import { createWireMemory } from '#demos/wire-memory.ts';
import { createApp } from '#server/app.ts';
import { createConnections } from '#server/connections.ts';
import { end } from '#server/ending.ts';
import { createHost } from '#server/host.ts';
import { listen, serverLimits, type Listening } from '#server/listen.ts';
import { createVisitors } from '#server/visitors.ts';
import { openSocketStream } from './socket-stream.ts';
import { openUdp } from './udp-socket.ts';
import type { HostSetup, TestHost } from './test-host.ts';

/** The host, and the presenter's visitor cookie. */
export type TestServer = TestHost & { readonly cookie: string };

export const openServer = async ({
  demos,
  virtualHostDemo,
  limits,
  portLimits,
  ...capabilities
}: HostSetup): Promise<TestServer> => {
  const errors: unknown[] = [];
  const onError = (error: unknown) => void errors.push(error);
  const connections = createConnections(capabilities.clock);
  const visitors = createVisitors(capabilities.random);
  let listening: Listening | undefined;
  const backends = Object.values(demos).map((demo) => [demo.name, demo.create(capabilities)] as const);
  const host = createHost({
    demos: new Map(backends),
    ports: new Map(Object.values(demos).map((demo) => [demo.name, demo.ports ?? []])),
    ...(portLimits && { portLimits }),
    virtualHostDemo,
    capabilities,
    connections,
    visitors,
    app: createApp({
      deck: [(request, response) => void response.setHeader('Set-Cookie', visitors.welcome(request) ?? []).end()],
      health: () => ({ version: '0', uptime: 0, connections: 0 }),
      onError,
    }),
    ownAddress: () => listening && { address: listening.loopback, port: listening.port },
    isOwnName: (name) => name === 'localhost',
    onError,
  });
  const opened = await listen(host, {
    port: 0,
    isExplicit: true,
    lan: false,
    limits: { ...serverLimits, ...limits, checking: 20 },
  });
  listening = opened;
  const ports = await host.openPorts({ lan: false, any: true });
  const numberOf = (to: PortAddress) =>
    ports.find(({ demo, port }) => demo === to.demo && port === to.port)?.number ?? 1;
  const authority = `localhost:${opened.port}`;
  const cookie = await openDeck(opened.port);
  const memory = createWireMemory();
  const feed = await openFeed(opened.port, authority, cookie, memory.record);
  return {
    authority,
    cookie,
    errors,
    connect: (to) => openSocketStream(to ? numberOf(to) : opened.port),
    openDatagrams: (to) => openUdp(numberOf(to)),
    subscribe: memory.subscribe,
    async close() {
      feed.terminate();
      await end(host, opened, 0);
    },
  };
};

/** A test may put its own in place of the global one. */
const nodeFetch = fetch;

/** Whoever opens a deck page first on this machine is the presenter, who sees what clients without a cookie do. */
async function openDeck(port: number): Promise<string> {
  const response = await nodeFetch(`http://localhost:${port}/`);
  return /visitor=[0-9a-f]+/.exec(response.headers.get('set-cookie') ?? '')?.[0] ?? '';
}

/** Resolves once the server has greeted: from then on it tells everything. */
async function openFeed(
  port: number,
  host: string,
  cookie: string,
  tell: (event: WireEvent) => void,
): Promise<WebSocket> {
  const headers = { Host: host, Origin: `http://${host}`, Cookie: cookie };
  const feed = new WebSocket(`ws://127.0.0.1:${port}${feedPath}`, { headers });
  feed.on('message', (data: Buffer) => {
    const message = decodeFeedMessage(data.toString());
    if (message?.type === 'event') tell(message.event);
  });
  await once(feed, 'message');
  return feed;
}
