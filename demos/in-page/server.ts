// The demos' server without a cable: backends, router and tap behind a network in memory.

import type { ByteStream, Caller, Capabilities, DatagramSocket, PortAddress, Wire } from '#demos/contract.ts';
import { createDispatcher } from '#demos/dispatch.ts';
import { hostnameOf } from '#demos/host-rules.ts';
import { ownPortLimits, portOwner, type OwnPortLimits } from '#demos/own-ports.ts';
import { ConnectionCut } from '#demos/pipe.ts';
import { exchangeIn, randomId } from '#demos/random-id.ts';
import { registry, virtualHostDemo } from '#demos/registry.ts';
import { createWireMemory } from '#demos/wire-memory.ts';
import type { RequestHead } from '#wire/http1-message.ts';
import { Backends, type DemoSource } from './backends.ts';
import { serveConnection } from './http-server.ts';
import { createNetwork } from './network.ts';
import { createInPagePorts } from './own-ports.ts';
import { connectionLimits, isHandshake, type ConnectionLimits } from './request-reader.ts';

export interface InPageServerOptions extends Capabilities {
  /** What Host says of this page's own host, for example `localhost:8420`. */
  readonly authority: string;
  /** The registry's demos unless told. */
  readonly demos?: DemoSource;
  /** The demo that answers for `*.localhost`; the registry's unless told. */
  readonly virtualHostDemo?: string;
  readonly limits?: Partial<ConnectionLimits>;
  /** For ports of the demos' own. */
  readonly portLimits?: Partial<OwnPortLimits>;
  /** Told of a demo's exception; whoever asked gets a 500 or 1011. */
  onError?(error: unknown, where: string): void;
}

/** A server that pages reach: the one in the page itself, or the one that all of a browser's pages share. */
export interface InPageServer {
  /** A new connection to it, or to a demo's own port. Rejects with a TypeError when too many are open, or nobody listens. */
  connect(to?: PortAddress): Promise<ByteStream>;
  /** Rejects with a TypeError where there is no such port, or the server is gone. */
  openDatagrams(to: PortAddress): Promise<DatagramSocket>;
  readonly wire: Wire;
  /** Refuses new connections and cuts the open ones. */
  close(): void;
}

/** Everyone in this browser is the same visitor, and the presenter too. */
const everyone = { visitor: 'presenter', isPresenter: true } as const;

export function createInPageServer(options: InPageServerOptions): InPageServer {
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
    return { ...everyone, exchange: isFree ? wish : randomId(random) };
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
  const ports = createInPagePorts({
    ...capabilities,
    network,
    limits: { ...ownPortLimits, ...options.portLimits },
    async ownerOf(name) {
      if (!backends.has(name)) return undefined;
      await backends.load(name);
      const [demo, backend] = [backends.demo(name), backends.get(name)];
      return demo && backend && portOwner(demo, backend);
    },
    newCaller: () => ({ ...everyone, exchange: randomId(random) }),
    record: memory.record,
    onError,
  });
  let isClosed = false;
  const whileOpen = () => {
    if (isClosed) throw new TypeError('The server in this page has ended. Load the page again.');
  };
  return {
    connect: async (to) => {
      whileOpen();
      return to ? ports.connect(to) : network.connect(port);
    },
    openDatagrams: async (to) => {
      whileOpen();
      return ports.openDatagrams(to);
    },
    wire: memory,
    close() {
      isClosed = true;
      network.close();
    },
  };
}
