// Ports of the demos' own on real sockets: TCP connections and UDP datagrams for their backends, the tap on both.

import { createSocket, type RemoteInfo, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Caller, Capabilities, OwnPort, PortAddress } from '#demos/contract.ts';
import type { PortNumbers } from '#demos/feed-protocol.ts';
import {
  answerDatagram,
  carriage,
  ownPortLimits,
  portName,
  serveStream,
  type OwnPortLimits,
  type PortOwner,
  type Service,
} from '#demos/own-ports.ts';
import { rateLimit, type Rate } from '#demos/rate-limit.ts';
import type { StreamObserver } from '#demos/tap-stream.ts';
import { randomId } from '#server/capabilities.ts';
import type { Exchanges } from '#server/exchanges.ts';
import { asStream } from '#server/socket-stream.ts';
import { isLoopback, plainAddress } from '#server/this-machine.ts';
import type { Visitors } from '#server/visitors.ts';

/** Datagrams that one port answers; more are lost. */
const answerRate: Rate = { perSecond: 200, burst: 400 };

/** Octets of an answer that leaves this machine: what any path of IPv6 takes (RFC 8200 §5), headers left out. */
const largestAnswer = 1_232;

/** Times that a number is sought which is free in both address families. */
const mostAttempts = 5;

export interface OwnPortsOptions {
  readonly owners: readonly PortOwner[];
  readonly capabilities: Capabilities;
  readonly exchanges: Exchanges;
  readonly visitors: Visitors;
  readonly limits?: Partial<OwnPortLimits>;
  /** Told of each TCP connection. */
  noteConnection?(exchange: string, socket: Socket): void;
  onError(error: unknown, where: string): void;
}

export interface PortsWish {
  readonly lan: boolean;
  /** Any free ports: the server's own may be any, too. */
  readonly any: boolean;
}

/** A port that listens. */
export interface OpenPort extends PortAddress {
  readonly transport: OwnPort['transport'];
  readonly preferred: number;
  readonly number: number;
  /** Where the server reaches it. */
  readonly loopback: string;
}

export interface OwnPorts {
  /** Listens on every port; one that cannot be opened is reported and left out. Resolves to those that listen. */
  open(wish: PortsWish): Promise<readonly OpenPort[]>;
  find(to: PortAddress): OpenPort | undefined;
  numbers(): PortNumbers;
  /** No new connections, and no more datagrams. */
  stop(): void;
  /** Cuts what is open. */
  end(): void;
}

type Listener = Server | UdpSocket;

export function createOwnPorts(options: OwnPortsOptions): OwnPorts {
  const { capabilities, exchanges, visitors } = options;
  const limits = { ...ownPortLimits, ...options.limits };
  const ports: OpenPort[] = [];
  const listeners: Listener[] = [];
  const sockets = new Map<OwnPort, Set<Socket>>();

  function begin(
    { demo, backend }: PortOwner,
    port: OwnPort,
    who: Pick<Caller, 'visitor' | 'isPresenter'>,
    number: number,
  ): Service & { readonly tap: StreamObserver } {
    const caller = { ...who, exchange: randomId(capabilities.random) };
    const now = () => capabilities.clock.now();
    const recorder = exchanges.open(caller.visitor, caller.exchange, demo, now(), carriage(port, number));
    const tap: StreamObserver = {
      received: (bytes) => recorder.bytes('client', now(), bytes),
      sent: (bytes) => recorder.bytes('server', now(), bytes.slice()),
      over: () => recorder.close(now()),
    };
    return { backend, port: port.name, caller, tap, onError: (error) => options.onError(error, demo) };
  }

  async function meet(owner: PortOwner, port: OwnPort, socket: Socket): Promise<void> {
    const open = sockets.get(port) ?? new Set();
    sockets.set(port, open);
    if (open.size >= limits.connections) return void socket.resetAndDestroy();
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    visitors.meet(socket);
    const stream = asStream(socket);
    const service = begin(owner, port, await visitors.callerOn(socket), socket.localPort ?? 0);
    options.noteConnection?.(service.caller.exchange, socket);
    await serveStream(stream, { ...service, timers: capabilities.timers, limits });
  }

  async function hear(owner: PortOwner, port: OwnPort, socket: UdpSocket, datagram: Buffer, from: RemoteInfo) {
    if (!isPrivate(from.address)) return;
    const who = visitors.callerAt(from.address, from.port);
    const answer = await answerDatagram(new Uint8Array(datagram), begin(owner, port, who, socket.address().port));
    if (!answer || (!isLoopback(from.address) && answer.length > largestAnswer)) return;
    // Closed meanwhile, or the other side's port is: nobody is there to be told.
    socket.send(answer, from.port, from.address, () => {});
  }

  function listenTcp(owner: PortOwner, port: OwnPort, host: string, number: number): Promise<Server | undefined> {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
      meet(owner, port, socket).catch((error: unknown) => options.onError(error, owner.demo));
    });
    return opened(server, (done) => server.listen({ host, port: number, ipv6Only: host.includes(':') }, done));
  }

  function listenUdp(owner: PortOwner, port: OwnPort, host: string, number: number): Promise<UdpSocket | undefined> {
    const isV6 = host.includes(':');
    const socket = createSocket({ type: isV6 ? 'udp6' : 'udp4', ipv6Only: isV6 });
    const isTooMuch = rateLimit(capabilities.clock, answerRate);
    socket.on('message', (datagram, from) => {
      if (!isTooMuch()) void hear(owner, port, socket, datagram, from);
    });
    return opened(socket, (done) => socket.bind({ address: host, port: number }, done));
  }

  /** Both address families on the same number. A machine may lack one of them. */
  async function listenOn(owner: PortOwner, port: OwnPort, wanted: number, lan: boolean): Promise<OpenPort> {
    const made: Listener[] = [];
    let number = wanted;
    try {
      for (const host of lan ? ['0.0.0.0', '::'] : ['127.0.0.1', '::1']) {
        const listener = await (port.transport === 'tcp' ? listenTcp : listenUdp)(owner, port, host, number);
        if (!listener) continue;
        made.push(listener);
        ({ port: number } = listener.address() as AddressInfo);
      }
    } catch (error) {
      for (const listener of made) listener.close();
      throw error;
    }
    const [first] = made;
    if (!first) throw new Error('This machine has neither an IPv4 nor an IPv6 address of its own.');
    listeners.push(...made);
    const loopback = (first.address() as AddressInfo).family === 'IPv6' ? '::1' : '127.0.0.1';
    const { transport, preferred } = port;
    return { demo: owner.demo, port: port.name, transport, preferred, number, loopback };
  }

  async function openPort(owner: PortOwner, port: OwnPort, { lan, any }: PortsWish): Promise<void> {
    for (let attempt = any ? 1 : 0; ; attempt += 1) {
      try {
        return void ports.push(await listenOn(owner, port, attempt === 0 ? port.preferred : 0, lan));
      } catch (error) {
        if (attempt < mostAttempts) continue;
        return options.onError(error, owner.demo);
      }
    }
  }

  return {
    async open(wish) {
      for (const owner of options.owners) for (const port of owner.ports) await openPort(owner, port, wish);
      return ports;
    },
    find: (to) => ports.find(({ demo, port }) => demo === to.demo && port === to.port),
    numbers: () => Object.fromEntries(ports.map((port) => [portName(port), port.number])),
    stop() {
      ports.length = 0;
      for (const listener of listeners.splice(0)) listener.close();
    },
    end() {
      this.stop();
      for (const open of sockets.values()) for (const socket of open) socket.destroy();
    },
  };
}

/** Rejects with Node's own error, EADDRINUSE for example; undefined where the machine has no such address. */
function opened<L extends Listener>(listener: L, listen: (done: () => void) => void): Promise<L | undefined> {
  return new Promise((resolve, reject) => {
    listener.on('error', (error: NodeJS.ErrnoException) => {
      const isMissing = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      if (isMissing) resolve(undefined);
      else reject(error);
    });
    listen(() => resolve(listener));
  });
}

/**
 * Who may be answered by UDP: a sender's address is easily forged, and the answer must not go out into the Internet.
 * Loopback, private (RFC 1918, RFC 4193), the link's own (RFC 3927, RFC 4291 §2.5.6), shared (RFC 6598).
 */
export function isPrivate(remote: string): boolean {
  const address = plainAddress(remote);
  if (address.includes(':')) return address === '::1' || /^(f[cd]|fe[89ab])/i.test(address);
  return /^(127|10)\.|^192\.168\.|^172\.(1[6-9]|2\d|3[01])\.|^169\.254\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(
    address,
  );
}
