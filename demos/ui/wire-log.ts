// What the tap saw, kept for the wire view: the newest exchanges, each as octets and as decoded messages. No DOM.

import type { WireEvent } from '#demos/contract.ts';
import type { WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { ExchangeRecord } from './wire-record.ts';

/** Bounds of a log: what lies beyond is let go, oldest first, and counted in `omitted`. */
export interface WireLogLimits {
  readonly exchanges: number;
  /** Octets kept for each exchange. */
  readonly octets: number;
  /** Messages kept for each exchange: a field tree weighs far more than a small frame's octets. */
  readonly messages: number;
}

/** Enough for a class's ping-pong, little enough for a phone. */
const wireLogLimits: WireLogLimits = { exchanges: 50, octets: 256 * 1024, messages: 2_000 };

/** One exchange as it stands; a changed exchange is a new object, an unchanged one the same. */
export interface LoggedExchange {
  /** Its name on the wire. */
  readonly id: string;
  readonly demo: string;
  /** Milliseconds on the host's clock. */
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  /** The octets still kept, as they came. */
  readonly chunks: readonly WireChunk[];
  readonly messages: readonly WireMessage[];
  /** The record ends before the exchange did, for it was full: here or at the tap. */
  readonly isCut: boolean;
  /** What is no longer kept: messages that stood before `messages`, and octets of either side. */
  readonly omitted: { readonly messages: number; readonly octets: number };
}

/** Takes the tap's events and decodes on demand, each octet of a long WebSocket connection about once. */
export class WireLog {
  private readonly limits: WireLogLimits;
  private readonly records = new Map<string, ExchangeRecord>();
  private shown: readonly LoggedExchange[] | undefined = [];

  constructor(limits: Partial<WireLogLimits> = {}) {
    this.limits = { ...wireLogLimits, ...limits };
  }

  /** Costs no decoding. Events of an exchange whose opening was never seen are ignored. */
  add(event: WireEvent): void {
    if (event.type === 'opened') this.open(event);
    const record = this.records.get(event.exchange);
    if (!record) return;
    if (event.type === 'bytes') record.append({ from: event.from, at: event.at, bytes: event.bytes });
    if (event.type === 'closed') record.close(event);
    this.shown = undefined;
  }

  /** Oldest first; the same array while nothing was added. Decodes what came since the last call. */
  exchanges(): readonly LoggedExchange[] {
    return (this.shown ??= Array.from(this.records.values(), (record) => record.read()));
  }

  clear(): void {
    this.records.clear();
    this.shown = [];
  }

  private open(event: WireEvent & { type: 'opened' }): void {
    if (this.records.has(event.exchange)) return;
    this.records.set(event.exchange, new ExchangeRecord(event, this.limits));
    for (const id of this.records.keys()) {
      if (this.records.size <= this.limits.exchanges) return;
      this.records.delete(id);
    }
  }
}
