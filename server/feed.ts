// `/wire/feed`: tells a page what the tap has seen of its visitor's exchanges (demos/feed-protocol.ts).

import type { WebSocket } from 'ws';
import { encodeFeedMessage, feedClosure, type PortNumbers } from '#demos/feed-protocol.ts';
import type { Clock } from '#demos/contract.ts';
import { eventCost, type Exchanges, type NumberedEvent } from '#server/exchanges.ts';
import { Tally } from '#server/tally.ts';

export interface FeedLimits {
  /** Feeds that one visitor may have open: one per page. */
  readonly perVisitor: number;
  /** Octets handed to a socket before the rest waits its turn. */
  readonly inHand: number;
  /** Octets of new events that may wait for a slow page; above that it is cut, and may subscribe again. */
  readonly waiting: number;
}

export const feedLimits: FeedLimits = { perVisitor: 16, inHand: 262_144, waiting: 1_048_576 };

export interface Feeds {
  serve(socket: WebSocket, visitor: string): void;
}

export interface FeedsOptions {
  readonly exchanges: Exchanges;
  /** Of this run of the server. */
  readonly run: string;
  readonly clock: Clock;
  readonly limits?: FeedLimits | undefined;
  ports(): PortNumbers;
}

export function createFeeds({ exchanges, run, clock, limits = feedLimits, ports }: FeedsOptions): Feeds {
  const tally = new Tally();
  return {
    serve(socket, visitor) {
      socket.on('close', () => tally.remove(visitor));
      // The page has nothing to say here.
      socket.on('message', () => socket.close(1008));
      if (tally.add(visitor) > limits.perVisitor) return socket.close(feedClosure.tooMany);
      socket.send(encodeFeedMessage({ type: 'hello', run, now: clock.now(), ports: ports() }));
      const queue = createQueue(socket, limits);
      const { remembered, unsubscribe } = exchanges.subscribe(visitor, (event) => queue.add(event));
      queue.begin(remembered);
      socket.on('close', unsubscribe);
    },
  };
}

/** Sends events at the pace at which the page reads. What is remembered may all wait, what is new only so much. */
function createQueue(socket: WebSocket, limits: FeedLimits) {
  let events: readonly NumberedEvent[] = [];
  let fresh: NumberedEvent[] = [];
  let freshCost = 0;
  let next = 0;

  /** The next event; once the remembered ones have gone, the fresh ones' turn has come. */
  function take(): NumberedEvent | undefined {
    if (next === events.length) {
      events = fresh;
      fresh = [];
      freshCost = 0;
      next = 0;
    }
    return events[next++];
  }

  function pump(): void {
    while (socket.readyState === socket.OPEN && socket.bufferedAmount < limits.inHand) {
      const event = take();
      if (!event) {
        next = 0;
        events = [];
        return;
      }
      socket.send(encodeFeedMessage({ type: 'event', ...event }), pump);
    }
  }

  return {
    begin(remembered: readonly NumberedEvent[]): void {
      events = remembered;
      pump();
    },
    add(event: NumberedEvent): void {
      if (socket.readyState !== socket.OPEN) return;
      fresh.push(event);
      freshCost += eventCost + (event.event.type === 'bytes' ? event.event.bytes.length : 0);
      if (freshCost <= limits.waiting) return pump();
      socket.close(feedClosure.tooSlow);
      events = [];
      fresh = [];
    },
  };
}
