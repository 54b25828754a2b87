// Host 2: the demos' backends inside the page, reached over a network in memory. Every octet that is shown was parsed.

import type { Capabilities, Caller, DemoClient, Link } from '#demos/contract.ts';
import { createDispatcher } from '#demos/dispatch.ts';
import { hostnameOf } from '#demos/host-rules.ts';
import { ConnectionCut } from '#demos/pipe.ts';
import { exchangeIn, randomId } from '#demos/random-id.ts';
import { registry, virtualHostDemo } from '#demos/registry.ts';
import { createWireMemory } from '#demos/wire-memory.ts';
import type { RequestHead } from '#wire/http1-message.ts';
import { Backends, type DemoSource } from './backends.ts';
import { createHttpClient } from './http-client.ts';
import { serveConnection } from './http-server.ts';
import { createNetwork } from './network.ts';
import { connectionLimits, isHandshake, type ConnectionLimits } from './request-reader.ts';
import { openWebSocket } from './websocket-client.ts';

export interface InPageOptions extends Capabilities {
  /** What Host says of this page's own host, for example `localhost:8420`. */
  readonly authority: string;
  /** The registry's demos unless told. */
  readonly demos?: DemoSource;
  /** The demo that answers for `*.localhost`; the registry's unless told. */
  readonly virtualHostDemo?: string;
  readonly limits?: Partial<ConnectionLimits>;
  /** Told of a demo's exception; whoever asked gets a 500 or 1011. */
  onError?(error: unknown, where: string): void;
}

export type InPageHost = DemoClient & {
  /** Refuses new connections and cuts the open ones. */
  close(): void;
};

/** Everyone in this page is the same visitor, and the presenter too. */
const visitor = 'presenter';

export function createInPageHost(options: InPageOptions): InPageHost {
  const { clock, timers, random, authority } = options;
  const capabilities = { clock, timers, random };
  const memory = createWireMemory();
  const backends = new Backends(options.demos ?? registry, capabilities);
  const onError = (error: unknown, where: string) => {
    // A client that leaves in the middle is nobody's error.
    if (!(error instanceof ConnectionCut)) options.onError?.(error, where);
  };
  const ownNames = new Set(['localhost', '127.0.0.1', '[::1]', hostnameOf(authority)]);
  const dispatcher = createDispatcher({
    demos: backends,
    virtualHostDemo: options.virtualHostDemo ?? virtualHostDemo,
    isOwnName: (hostname) => ownNames.has(hostname),
    clock,
    onError,
  });
  const network = createNetwork({ timers });

  /** Only a WebSocket's page chooses the exchange's name; it must be a new one. */
  function callerOf(head: RequestHead): Caller {
    const wish = isHandshake(head) ? exchangeIn(head.target) : undefined;
    const isFree = wish !== undefined && !memory.isRemembered(wish);
    return { visitor, isPresenter: true, exchange: isFree ? wish : randomId(random) };
  }

  const server = {
    dispatcher,
    capabilities,
    limits: { ...connectionLimits, ...options.limits },
    prepare: (demo: string) => backends.load(demo).catch(() => {}),
    callerOf,
    record: memory.record,
    onError,
  };
  const port = Number(/:(\d+)$/.exec(authority)?.[1] ?? 80);
  network.listen(port, (stream) => void serveConnection(stream, server));
  const connect = () => network.connect(port);
  const http = createHttpClient({ authority, connect });
  const webSocket = { authority, random, timers, connect };
  return {
    host: 'in-page',
    authority,
    fetch: http.fetch,
    openSocket: (path, listener, protocols) => openWebSocket(webSocket, path, listener, protocols),
    connect,
    wire: memory,
    scriptCookies: { read: () => '', write() {} },
    jar: undefined,
    watchLink: (listener) => {
      listener(up);
      return () => {};
    },
    retry() {},
    close: network.close,
  };
}

const up: Link = { state: 'up' };
