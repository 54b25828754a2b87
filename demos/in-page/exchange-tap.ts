// Sorts the octets of a connection by exchange: one request and its response, or one WebSocket from its handshake on.

import type { Carriage, Clock, Side, WireEvent } from '#demos/contract.ts';
import type { StreamObserver } from '#demos/tap-stream.ts';

/** Octets recorded of one exchange; after that its record ends with a `closed` marked `cut`. As on the demo server. */
const largestRecord = 262_144;

/** What an event weighs besides its octets, so that many small ones are bounded too. */
const eventCost = 64;

interface Seen {
  readonly from: Side;
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** Collects from the first octet on; `record` or `ignore` decides, once the head tells whose request it is. */
export class TappedExchange implements StreamObserver {
  readonly #clock: Clock;
  readonly #startedAt: number;
  #waiting: Seen[] = [];
  #tell: ((event: WireEvent) => void) | undefined;
  #state: 'undecided' | 'recorded' | 'over' = 'undecided';
  #exchange = '';
  #room = largestRecord;
  #isHalfOver = false;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedAt = clock.now();
  }

  /** Octets of the request that have come so far; empty once `record` or `ignore` has decided. */
  get octets(): Uint8Array[] {
    return this.#waiting.map(({ bytes }) => bytes);
  }

  record(exchange: string, demo: string, tell: (event: WireEvent) => void, over?: Carriage): void {
    if (this.#state !== 'undecided') return;
    this.#state = 'recorded';
    this.#exchange = exchange;
    this.#tell = tell;
    tell({ type: 'opened', exchange, demo, at: this.#startedAt, ...(over && { over }) });
    for (const seen of this.#waiting.splice(0)) this.#write(seen);
  }

  ignore(): void {
    this.#state = 'over';
    this.#waiting = [];
  }

  received(bytes: Uint8Array): void {
    this.#take('client', bytes);
  }

  sent(bytes: Uint8Array): void {
    this.#take('server', bytes);
  }

  /** Either the request or the response is complete; both make the exchange. */
  halfOver(): void {
    if (this.#isHalfOver) this.over();
    this.#isHalfOver = true;
  }

  over(): void {
    this.#close({});
  }

  #take(from: Side, bytes: Uint8Array): void {
    if (this.#state === 'over' || bytes.length === 0) return;
    const seen = { from, at: this.#clock.now(), bytes: bytes.slice() };
    if (this.#state === 'undecided') this.#waiting.push(seen);
    else this.#write(seen);
  }

  #write({ from, at, bytes }: Seen): void {
    const kept = bytes.subarray(0, Math.max(0, this.#room));
    this.#room -= bytes.length + eventCost;
    if (kept.length > 0) this.#tell?.({ type: 'bytes', exchange: this.#exchange, from, at, bytes: kept });
    if (this.#room <= 0) this.#close({ cut: true });
  }

  #close(mark: { cut?: true }): void {
    if (this.#state === 'recorded') {
      this.#tell?.({ type: 'closed', exchange: this.#exchange, at: this.#clock.now(), ...mark });
    }
    this.ignore();
  }
}
