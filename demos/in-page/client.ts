// A page's client of a server in the browser: what fetch, WebSocket and a byte stream are on the other host.

import type { Capabilities, DemoClient, Link } from '#demos/contract.ts';
import { createPageCookies } from './cookies.ts';
import { createHttpClient } from './http-client.ts';
import type { InPageServer } from './server.ts';
import { openWebSocket } from './websocket-client.ts';

export type InPageHost = DemoClient & {
  /** Refuses new connections and cuts the open ones. */
  close(): void;
};

export interface InPageClientOptions extends Capabilities {
  /** What Host says of the server, for example `localhost:8420`. */
  readonly authority: string;
}

export function createInPageClient(server: InPageServer, options: InPageClientOptions): InPageHost {
  const { clock, random, timers, authority } = options;
  const connect = () => server.connect();
  const cookies = createPageCookies(authority, clock);
  const http = createHttpClient({ authority, cookies, connect });
  const webSocket = { authority, random, timers, cookies, connect };
  return {
    host: 'in-page',
    authority,
    fetch: http.fetch,
    openSocket: (path, listener, protocols) => openWebSocket(webSocket, path, listener, protocols),
    connect: (to) => server.connect(to),
    openDatagrams: (to) => server.openDatagrams(to),
    portNumber: () => undefined,
    wire: server.wire,
    scriptCookies: cookies.script,
    jar: cookies.jar,
    watchLink: (listener) => {
      listener(up);
      return () => {};
    },
    retry() {},
    close: () => server.close(),
  };
}

const up: Link = { state: 'up' };
