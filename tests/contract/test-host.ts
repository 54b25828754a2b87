// What the suite needs of a host, whichever it is.

import type {
  ByteStream,
  Capabilities,
  DatagramSocket,
  Demo,
  PortAddress,
  Random,
  WireEvent,
} from '#demos/contract.ts';
import type { OwnPortLimits } from '#demos/own-ports.ts';

export interface HostSetup extends Capabilities {
  readonly demos: Readonly<Record<string, Demo>>;
  /** The demo that answers for `*.localhost`. */
  readonly virtualHostDemo: string;
  /** Milliseconds: from a request's beginning to its head's end, and between a response and the next request. */
  readonly limits?: { readonly headers?: number; readonly idle?: number };
  /** For the demos' own ports. */
  readonly portLimits?: Partial<OwnPortLimits>;
}

export interface TestHost {
  /** `localhost:PORT`. */
  readonly authority: string;
  connect(to?: PortAddress): Promise<ByteStream>;
  openDatagrams(to: PortAddress): Promise<DatagramSocket>;
  /** Exchanges of clients without a cookie, first those that are remembered. */
  subscribe(listener: (event: WireEvent) => void): () => void;
  /** What demos threw, as the host was told. */
  readonly errors: unknown[];
  close(): Promise<void>;
}

export type OpenHost = (setup: HostSetup) => Promise<TestHost>;

export const timers: Capabilities['timers'] = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Chance that is the same in every run: a counter in octets. `restart` begins anew. */
export function seededRandom(): Random & { restart(): void } {
  let next = 0;
  return {
    bytes: (length) => Uint8Array.from({ length }, () => (next = (next * 5 + 113) % 65_521) & 0xff),
    restart: () => void (next = 0),
  };
}

/** A clock that stands at 2026-01-02T03:04:05.678Z. */
export const standingClock = { now: () => 1_767_323_045_678 };
