// What the tap has recorded, visitor by visitor, within bounds; whoever subscribes is told of one visitor's exchanges only.

import type { Carriage, Side, WireEvent } from '#demos/contract.ts';

export interface ExchangeLimits {
  /** Exchanges remembered per visitor; the oldest is forgotten first. */
  readonly exchanges: number;
  /** Octets recorded of one exchange; after that its record ends with a `closed` marked `cut`. */
  readonly octets: number;
  /** Cost remembered over all visitors, in octets and `eventCost` per event; the visitor idle longest is forgotten first. */
  readonly total: number;
}

export const exchangeLimits: ExchangeLimits = { exchanges: 50, octets: 262_144, total: 67_108_864 };

/** What an event weighs besides its octets, so that many small ones are bounded too. */
export const eventCost = 64;

export interface NumberedEvent {
  /** Grows by one with each event of any visitor. */
  readonly number: number;
  readonly event: WireEvent;
}

type Listener = (event: NumberedEvent) => void;

/** Takes down one exchange; after `close`, or once it is full, it takes nothing. */
export interface Recorder {
  /** Whether what follows is kept or told to anyone: if not, it need not be collected. */
  readonly isWanted: boolean;
  bytes(from: Side, at: number, bytes: Uint8Array): void;
  close(at: number): void;
}

interface Memory {
  readonly events: NumberedEvent[];
  cost: number;
  isForgotten: boolean;
}

interface Visitor {
  readonly key: string;
  /** By exchange, oldest first. */
  readonly memories: Map<string, Memory>;
  readonly listeners: Set<Listener>;
  /** Number of the last event. */
  active: number;
}

/** Share of the total that is left after one clearing: a full memory is not searched again at each event. */
const cleared = 0.9;

export class Exchanges {
  private readonly limits: ExchangeLimits;
  private readonly visitors = new Map<string, Visitor>();
  private cost = 0;
  private number = 0;

  constructor(limits: ExchangeLimits = exchangeLimits) {
    this.limits = limits;
  }

  /** Starts the record of an exchange; its name must not be remembered for this visitor already. */
  open(visitor: string, exchange: string, demo: string, at: number, over?: Carriage): Recorder {
    const visit = this.visit(visitor);
    const memory = { events: [], cost: 0, isForgotten: false };
    visit.memories.set(exchange, memory);
    if (visit.memories.size > this.limits.exchanges) this.forgetOldest(visit.memories);
    this.tell(visit, memory, { type: 'opened', exchange, demo, at, ...(over && { over }) }, eventCost);
    return new Recording(this, visit, memory, exchange, this.limits.octets);
  }

  isRemembered(visitor: string, exchange: string): boolean {
    return this.visitors.get(visitor)?.memories.has(exchange) ?? false;
  }

  /** Tells what is remembered, in order; later events go to `listener` until the returned function is called. */
  subscribe(visitor: string, listener: Listener): { remembered: NumberedEvent[]; unsubscribe: () => void } {
    const visit = this.visit(visitor);
    const { memories, listeners } = visit;
    listeners.add(listener);
    const events = [...memories.values()].flatMap((memory) => memory.events);
    const unsubscribe = () => {
      listeners.delete(listener);
      if (memories.size === 0) this.forgetVisitor(visit);
    };
    return { remembered: events.sort((a, b) => a.number - b.number), unsubscribe };
  }

  /** Remembers one more event of an exchange, unless it has been forgotten, and tells it to the visitor's listeners. */
  tell(visitor: Visitor, memory: Memory, event: WireEvent, weight: number): void {
    const numbered = { number: ++this.number, event };
    visitor.active = this.number;
    if (!memory.isForgotten) {
      memory.events.push(numbered);
      memory.cost += weight;
      this.cost += weight;
      if (this.cost > this.limits.total) this.keepWithinTotal();
    }
    for (const listener of visitor.listeners) listener(numbered);
  }

  private visit(key: string): Visitor {
    const known = this.visitors.get(key);
    if (known) return known;
    const visitor = { key, memories: new Map<string, Memory>(), listeners: new Set<Listener>(), active: this.number };
    this.visitors.set(key, visitor);
    return visitor;
  }

  private forgetOldest(memories: Map<string, Memory>): void {
    for (const [exchange, memory] of memories) {
      this.cost -= memory.cost;
      memory.isForgotten = true;
      memories.delete(exchange);
      return;
    }
  }

  private keepWithinTotal(): void {
    const idleFirst = [...this.visitors.values()].sort((a, b) => a.active - b.active);
    for (const visitor of idleFirst) {
      if (this.cost <= cleared * this.limits.total) return;
      this.forgetVisitor(visitor);
    }
  }

  private forgetVisitor(visitor: Visitor): void {
    while (visitor.memories.size > 0) this.forgetOldest(visitor.memories);
    if (visitor.listeners.size > 0 || this.visitors.get(visitor.key) !== visitor) return;
    this.visitors.delete(visitor.key);
  }
}

class Recording implements Recorder {
  private readonly exchanges: Exchanges;
  private readonly visitor: Visitor;
  private readonly memory: Memory;
  private readonly exchange: string;
  private left: number;
  private isOver = false;

  constructor(exchanges: Exchanges, visitor: Visitor, memory: Memory, exchange: string, limit: number) {
    this.exchanges = exchanges;
    this.visitor = visitor;
    this.memory = memory;
    this.exchange = exchange;
    this.left = limit;
  }

  get isWanted(): boolean {
    return !this.isOver && (!this.memory.isForgotten || this.visitor.listeners.size > 0);
  }

  bytes(from: Side, at: number, bytes: Uint8Array): void {
    if (!this.isWanted) return;
    const { exchange } = this;
    const kept = bytes.length > this.left ? bytes.subarray(0, this.left) : bytes;
    const weight = kept.length + eventCost;
    this.left -= weight;
    this.tell({ type: 'bytes', exchange, from, at, bytes: kept }, weight);
    if (this.left > 0) return;
    this.isOver = true;
    this.tell({ type: 'closed', exchange, at, cut: true }, eventCost);
  }

  close(at: number): void {
    if (!this.isWanted) return;
    this.isOver = true;
    this.tell({ type: 'closed', exchange: this.exchange, at }, eventCost);
  }

  private tell(event: WireEvent, weight: number): void {
    this.exchanges.tell(this.visitor, this.memory, event, weight);
  }
}
