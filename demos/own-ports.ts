// Ports of the demos' own, as both hosts serve them: whoever calls, the same bounds, the same tap, the same ends.

import type { Backend, ByteStream, Caller, Carriage, Demo, OwnPort, PortAddress, Timers } from './contract.ts';
import { tapStream, type StreamObserver } from './tap-stream.ts';

/** Octets of the largest datagram: what an IPv4 packet holds beside its header and that of UDP (RFC 768, RFC 791 §3.1). */
export const datagramLimit = 65_507;

/** For each port. */
export interface OwnPortLimits {
  /** Connections open at once. */
  readonly connections: number;
  /** Milliseconds in which nothing passes: the connection is cut. */
  readonly idle: number;
  /** Octets of one connection, each way: it is cut at more. */
  readonly octets: number;
}

export const ownPortLimits: OwnPortLimits = { connections: 64, idle: 60_000, octets: 4_194_304 };

/** A demo with ports of its own, running. */
export interface PortOwner {
  readonly demo: string;
  readonly ports: readonly OwnPort[];
  readonly backend: Backend;
}

/** What a demo that runs offers. */
export function portOwner(demo: Demo, backend: Backend): PortOwner {
  return { demo: demo.name, ports: demo.ports ?? [], backend };
}

/** `framing/naive`: a port's name in a query or a list. */
export function portName({ demo, port }: PortAddress): string {
  return `${demo}/${port}`;
}

/** Reads such a name; undefined when it is none. */
export function parsePortName(text: string): PortAddress | undefined {
  const [, demo, port] = /^([a-z0-9-]{1,64})\/([a-z0-9-]{1,64})$/.exec(text) ?? [];
  return demo === undefined || port === undefined ? undefined : { demo, port };
}

export function carriage({ transport, protocol = 'octets' }: OwnPort, port: number): Carriage {
  return { transport, port, protocol };
}

/** Said of a port that is not there, to whoever wrote the page. */
export function noSuchPort(to: PortAddress, transport: OwnPort['transport']): TypeError {
  return new TypeError(
    `No ${transport.toUpperCase()} port ${portName(to)} listens here. Look into the demo’s \`ports\`.`,
  );
}

/** Said of a datagram that no network would take. */
export function tooLong(octets: number): RangeError {
  return new RangeError(`A datagram holds ${datagramLimit} octets at most, not ${octets}. Send several.`);
}

export interface Service {
  readonly backend: Backend;
  readonly port: string;
  readonly caller: Caller;
  /** Told of what the backend throws. */
  onError(error: unknown, where: string): void;
}

export interface StreamService extends Service {
  readonly tap: StreamObserver;
  readonly timers: Timers;
  readonly limits: OwnPortLimits;
}

/** One connection from its beginning until both sides have ended, or it is cut. Never rejects. */
export async function serveStream(stream: ByteStream, service: StreamService): Promise<void> {
  const { backend, port, caller } = service;
  const bounded = boundStream(stream, service);
  let isServed = false;
  try {
    await backend.serve?.(port, bounded, caller);
    isServed = true;
    await bounded.end();
    while (await bounded.read());
  } catch (error) {
    // Whoever leaves in the middle, or is cut, is nobody's fault; what the backend itself throws is.
    if (!isServed) service.onError(error, port);
    bounded.abort();
  }
}

function boundStream(stream: ByteStream, { tap, timers, limits }: StreamService): ByteStream {
  const passed = { in: 0, out: 0 };
  let cancel = () => {};
  const wait = () => {
    cancel();
    cancel = timers.after(limits.idle, () => bounded.abort());
  };
  const pass = (way: keyof typeof passed, octets: number) => {
    wait();
    passed[way] += octets;
    if (passed[way] > limits.octets) queueMicrotask(() => bounded.abort());
  };
  const bounded = tapStream(stream, {
    received(bytes) {
      tap.received(bytes);
      pass('in', bytes.length);
    },
    sent(bytes) {
      tap.sent(bytes);
      pass('out', bytes.length);
    },
    over() {
      cancel();
      tap.over();
    },
  });
  wait();
  return bounded;
}

export interface DatagramService extends Service {
  readonly tap: StreamObserver;
}

/** What goes back, if anything does. Never rejects. */
export async function answerDatagram(datagram: Uint8Array, service: DatagramService): Promise<Uint8Array | undefined> {
  const { backend, port, caller, tap } = service;
  tap.received(datagram);
  try {
    const answer = await backend.answer?.(port, datagram.slice(), caller);
    if (answer && answer.length > datagramLimit) throw tooLong(answer.length);
    if (answer) tap.sent(answer);
    return answer;
  } catch (error) {
    service.onError(error, port);
    return undefined;
  } finally {
    tap.over();
  }
}
