// What the tap has seen, remembered within bounds and told to whoever listens.

import type { Wire, WireEvent } from './contract.ts';

export interface WireMemory extends Wire {
  /** Remembers the event and tells it to every listener. */
  record(event: WireEvent): void;
  isRemembered(exchange: string): boolean;
  /** Lets everything go; whoever listens is told at `now` that the records of open exchanges end there. */
  forget(now: number): void;
}

export interface WireMemoryLimits {
  /** Exchanges remembered; the oldest is forgotten first. */
  readonly exchanges: number;
  /** Octets remembered over all exchanges, each event counted as `eventCost` more. */
  readonly octets: number;
}

/** What an event weighs besides its octets, so that many small ones are bounded too. */
const eventCost = 64;

interface Memory {
  readonly events: WireEvent[];
  cost: number;
}

export function createWireMemory(limits: WireMemoryLimits = { exchanges: 50, octets: 4_194_304 }): WireMemory {
  const memories = new Map<string, Memory>();
  const listeners = new Set<(event: WireEvent) => void>();
  const open = new Set<string>();
  let cost = 0;

  function remember(event: WireEvent): void {
    if (event.type === 'opened') memories.set(event.exchange, { events: [], cost: 0 });
    const memory = memories.get(event.exchange);
    if (!memory) return;
    const weight = eventCost + (event.type === 'bytes' ? event.bytes.length : 0);
    memory.events.push(event);
    memory.cost += weight;
    cost += weight;
  }

  function keepWithinLimits(): void {
    for (const [exchange, memory] of memories) {
      if (memories.size <= limits.exchanges && cost <= limits.octets) return;
      cost -= memory.cost;
      memories.delete(exchange);
    }
  }

  function record(event: WireEvent): void {
    if (event.type === 'opened') open.add(event.exchange);
    if (event.type === 'closed') open.delete(event.exchange);
    remember(event);
    keepWithinLimits();
    for (const listener of [...listeners]) listener(event);
  }

  return {
    record,
    isRemembered: (exchange) => memories.has(exchange),
    forget(now) {
      for (const exchange of [...open]) record({ type: 'closed', exchange, at: now, cut: true });
      memories.clear();
      cost = 0;
    },
    subscribe(listener) {
      const tell = sinceOpened(listener);
      const remembered = [...memories.values()].flatMap(({ events }) => events);
      for (const event of remembered) tell(event);
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
  };
}

/** Hides the rest of an exchange whose beginning this listener missed: half an exchange decodes to nonsense. */
function sinceOpened(listener: (event: WireEvent) => void): (event: WireEvent) => void {
  const opened = new Set<string>();
  return (event) => {
    if (event.type === 'opened') opened.add(event.exchange);
    if (!opened.has(event.exchange)) return;
    if (event.type === 'closed') opened.delete(event.exchange);
    listener(event);
  };
}
