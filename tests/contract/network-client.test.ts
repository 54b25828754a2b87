// The page's client against a real demo server. Node stands in for the browser: its own fetch, ws for WebSocket, and the
// cookie and Origin that a browser would add.

import { beforeAll, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import { createNetworkClient } from '#demos/network-client.ts';
import { describeClient } from './client-rules.ts';
import { openServer } from './open-server.ts';
import { seededRandom, standingClock, timers } from './test-host.ts';

let origin = '';
let cookie = '';
const open = new Set<NodeWebSocket>();

class PageWebSocket extends NodeWebSocket {
  constructor(address: URL, protocols: string[] = []) {
    super(address, protocols, { headers: { Origin: origin, Cookie: cookie }, perMessageDeflate: false });
    open.add(this);
  }
}

const nodeFetch = fetch;
const pageFetch: typeof fetch = (input, init) => {
  const headers = new Headers(init?.headers);
  headers.set('Cookie', cookie);
  headers.set('Origin', origin);
  return nodeFetch(input, { ...init, headers });
};

// Never taken back: a feed that still tries again when the last test has ended would find no WebSocket.
beforeAll(() => {
  vi.stubGlobal('WebSocket', PageWebSocket);
  vi.stubGlobal('fetch', pageFetch);
});

describeClient('the network client', async (demos) => {
  const setup = { demos, virtualHostDemo: 'mirror', clock: standingClock, timers, random: seededRandom() };
  const server = await openServer(setup);
  origin = `http://${server.authority}`;
  ({ cookie } = server);
  vi.stubGlobal('location', new URL(origin));
  let isStopped = false;
  const stopHost = async () => {
    if (!isStopped) await server.close();
    isStopped = true;
  };
  return {
    client: createNetworkClient(),
    stopHost,
    async close() {
      for (const socket of open) socket.terminate();
      open.clear();
      await stopHost();
    },
  };
});
