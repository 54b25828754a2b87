// What the tap saw, kept for the wire view: the newest exchanges, decoded. No DOM.

import type { Carriage, WireEvent } from '#demos/contract.ts';
import type { WireChunk } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { ExchangeRecord } from './wire-record.ts';

/** Bounds of a log: what lies beyond is let go, oldest first; `omitted` counts what an exchange lost. */
export interface WireLogLimits {
  readonly exchanges: number;
  /** Octets kept for each exchange. */
  readonly octets: number;
  /** Frames kept for each exchange: a field tree weighs far more than a small frame's octets. */
  readonly messages: number;
  /** Octets of memory for all exchanges, about; above it whole exchanges go, but for the newest. */
  readonly weight: number;
}

/** Enough for a class's ping-pong, little enough for a phone. */
const wireLogLimits: WireLogLimits = {
  exchanges: 500,
  octets: 256 * 1024,
  messages: 2_000,
  weight: 24 * 1024 * 1024,
};

/** One exchange as it stands; a changed exchange is a new object, an unchanged one the same. */
export interface LoggedExchange {
  /** Its name on the wire. */
  readonly id: string;
  readonly demo: string;
  /** Of an exchange on a demo's own port; undefined for HTTP and WebSocket. */
  readonly over: Carriage | undefined;
  /** Milliseconds on the host's clock. */
  readonly openedAt: number;
  readonly closedAt: number | undefined;
  readonly messages: readonly WireMessage[];
  /** The same octets, in the pieces in which the tap saw them. */
  readonly chunks: readonly WireChunk[];
  /** The record ends before the exchange did, for it was full: here or at the tap. */
  readonly isCut: boolean;
  /** What is no longer kept: messages that stood before `messages`, and octets of either side. */
  readonly omitted: { readonly messages: number; readonly octets: number };
}

/** Takes the tap's events and decodes on demand: only the exchanges that changed, and of a WebSocket only what is new. */
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
    if (this.shown) return this.shown;
    for (const record of this.records.values()) record.read();
    this.letGo();
    return (this.shown = Array.from(this.records.values(), (record) => record.read()));
  }

  clear(): void {
    this.records.clear();
    this.shown = [];
  }

  private open(event: WireEvent & { type: 'opened' }): void {
    if (this.records.has(event.exchange)) return;
    this.records.set(event.exchange, new ExchangeRecord(event, this.limits));
    this.letGo();
  }

  private letGo(): void {
    let weight = 0;
    for (const record of this.records.values()) weight += record.weight;
    while (this.records.size > 1 && (this.records.size > this.limits.exchanges || weight > this.limits.weight)) {
      const id = this.oldest();
      weight -= this.records.get(id)?.weight ?? 0;
      this.records.delete(id);
    }
  }

  /** Of those that are over, if any is: an open connection goes on being of interest, however long ago it was opened. */
  private oldest(): string {
    const newest = [...this.records.keys()].at(-1);
    let oldest: string | undefined;
    for (const [id, { isClosed }] of this.records) {
      if (id === newest) break;
      if (isClosed) return id;
      oldest ??= id;
    }
    return oldest ?? '';
  }
}
