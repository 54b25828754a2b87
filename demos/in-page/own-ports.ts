// Ports of the demos' own inside the page: no numbers, but the same service as on a real one.

import type {
  ByteStream,
  Caller,
  Capabilities,
  DatagramSocket,
  OwnPort,
  PortAddress,
  WireEvent,
} from '#demos/contract.ts';
import { DatagramQueue } from '#demos/datagram-queue.ts';
import {
  answerDatagram,
  carriage,
  datagramLimit,
  noSuchPort,
  serveStream,
  tooLong,
  type OwnPortLimits,
  type PortOwner,
  type Service,
} from '#demos/own-ports.ts';
import { TappedExchange } from './exchange-tap.ts';
import type { Network } from './network.ts';

export interface InPagePorts {
  /** A new connection. Rejects with a TypeError where there is no such port, or too many are open. */
  connect(to: PortAddress): Promise<ByteStream>;
  /** Rejects with a TypeError where there is no such port. */
  openDatagrams(to: PortAddress): Promise<DatagramSocket>;
}

export interface InPagePortsOptions extends Capabilities {
  readonly network: Network;
  readonly limits: OwnPortLimits;
  /** Loads the demo; undefined where there is none of that name. */
  ownerOf(demo: string): Promise<PortOwner | undefined>;
  /** A new exchange's caller. */
  newCaller(): Caller;
  record(event: WireEvent): void;
  onError(error: unknown, where: string): void;
}

export function createInPagePorts(options: InPagePortsOptions): InPagePorts {
  const { network, limits, clock, timers, record } = options;
  const counts = new Map<OwnPort, number>();

  async function find(to: PortAddress, transport: OwnPort['transport']): Promise<{ port: OwnPort; owner: PortOwner }> {
    const owner = await options.ownerOf(to.demo).catch(() => undefined);
    const port = owner?.ports.find((one) => one.name === to.port && one.transport === transport);
    if (!owner || !port) throw noSuchPort(to, transport);
    return { port, owner };
  }

  function begin({ demo, backend }: PortOwner, port: OwnPort): Service & { readonly tap: TappedExchange } {
    const caller = options.newCaller();
    const tap = new TappedExchange(clock);
    tap.record(caller.exchange, demo, record, carriage(port, port.preferred));
    return { backend, port: port.name, caller, tap, onError: (error) => options.onError(error, demo) };
  }

  function count(port: OwnPort, step: 1 | -1): number {
    const now = (counts.get(port) ?? 0) + step;
    counts.set(port, now);
    return now;
  }

  return {
    async connect(to) {
      const { port, owner } = await find(to, 'tcp');
      if ((counts.get(port) ?? 0) >= limits.connections)
        throw new TypeError(`${limits.connections} connections to this port are open. Close one first.`);
      return network.connectTo((stream) => {
        count(port, 1);
        void serveStream(stream, { ...begin(owner, port), timers, limits }).then(() => count(port, -1));
      });
    },
    async openDatagrams(to) {
      const { port, owner } = await find(to, 'udp');
      const queue = new DatagramQueue();
      return {
        send(datagram) {
          if (datagram.length > datagramLimit) throw tooLong(datagram.length);
          if (queue.isClosed) return;
          const copy = datagram.slice();
          // As everything in this network, not before the sender has gone on.
          queueMicrotask(async () => {
            const answer = await answerDatagram(copy, begin(owner, port));
            if (answer) queue.put(answer.slice());
          });
        },
        receive: () => queue.take(),
        close: () => queue.close(),
      };
    },
  };
}
