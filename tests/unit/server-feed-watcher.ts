// A page's feed, for tests: what it was told, exchange by exchange.

import type { WebSocket } from 'ws';
import type { Side, WireEvent } from '#demos/contract.ts';
import { decodeFeedMessage, feedPath } from '#demos/feed-protocol.ts';
import type { TestServer } from './server-harness.ts';

export interface Watched {
  readonly exchange: string;
  readonly demo: string;
  readonly client: string;
  readonly server: string;
  readonly isClosed: boolean;
  readonly isCut: boolean;
}

export interface FeedWatcher {
  readonly socket: WebSocket;
  readonly events: WireEvent[];
  readonly exchanges: Watched[];
  /** Resolves once `count` exchanges have ended, with all of them. */
  untilClosed(count: number): Promise<Watched[]>;
  /** Resolves once `count` events have come. */
  untilEvents(count: number): Promise<void>;
  /** Resolves with the close code when the feed is closed. */
  readonly closed: Promise<number>;
}

export async function watchFeed(server: TestServer, cookie: string): Promise<FeedWatcher> {
  const socket = server.socket(feedPath, { Cookie: cookie });
  const events: WireEvent[] = [];
  const waiting = new Set<() => void>();
  const greeted = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      const message = decodeFeedMessage(String(data));
      if (message?.type === 'hello') resolve();
      if (message?.type === 'event') events.push(message.event);
      waiting.forEach((check) => check());
    });
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));

  function until(isDone: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!isDone()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  }

  await greeted;
  return {
    socket,
    events,
    closed,
    get exchanges() {
      return gather(events);
    },
    untilEvents: (count) => until(() => events.length >= count),
    async untilClosed(count) {
      await until(() => events.filter(({ type }) => type === 'closed').length >= count);
      return gather(events);
    },
  };
}

function gather(events: readonly WireEvent[]): Watched[] {
  const openings = events.filter((event) => event.type === 'opened');
  return openings.map(({ exchange, demo }) => {
    const own = events.filter((event) => event.exchange === exchange);
    const ending = own.find((event) => event.type === 'closed');
    return {
      exchange,
      demo,
      client: octetsFrom('client', own),
      server: octetsFrom('server', own),
      isClosed: ending !== undefined,
      isCut: ending?.cut === true,
    };
  });
}

function octetsFrom(side: Side, events: readonly WireEvent[]): string {
  const bytes = events.flatMap((event) => (event.type === 'bytes' && event.from === side ? [event.bytes] : []));
  return Buffer.concat(bytes).toString('latin1');
}
