// The clients of the fan-out bench, in a process of their own: `node --import tsx tests/bench/fan-out-clients.ts`, asked
// over IPC.

import { quantile } from './measure.ts';
import type { RoomKind } from './fan-out-contestants.ts';
import { listen, type Listener } from './fan-out-listener.ts';

export type ClientsWish =
  /** Until there are `count` of them in this room. */
  | { readonly type: 'connect'; readonly kind: RoomKind; readonly port: number; readonly count: number }
  /** One says something, all hear it, the next one says something. */
  | { readonly type: 'broadcast'; readonly kind: RoomKind; readonly times: number };

/** Milliseconds from a message's sending to its arrival, over all clients. */
export interface Delivery {
  readonly p50: number;
  readonly p99: number;
}

/** Connections under way at a time. */
const atOnce = 50;
const text = 'Across the wire, and out again to everybody here: hello.';

interface Crowd {
  readonly listeners: Listener[];
  heard(): void;
}

const crowds = new Map<RoomKind, Crowd>();

process.on('message', (wish: ClientsWish) => {
  const work = wish.type === 'connect' ? gather(wish) : broadcast(wish);
  work.then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});

async function gather({ kind, port, count }: Extract<ClientsWish, { type: 'connect' }>): Promise<undefined> {
  const crowd = crowds.get(kind) ?? { listeners: [], heard() {} };
  crowds.set(kind, crowd);
  while (crowd.listeners.length < count) {
    const from = crowd.listeners.length;
    const batch = Array.from({ length: Math.min(atOnce, count - from) }, (_, index) =>
      listen(kind, port, from + index + 1, () => crowd.heard()),
    );
    crowd.listeners.push(...(await Promise.all(batch)));
  }
  return undefined;
}

async function broadcast({ kind, times }: Extract<ClientsWish, { type: 'broadcast' }>): Promise<Delivery> {
  const crowd = crowds.get(kind) ?? { listeners: [], heard() {} };
  const delays: number[] = [];
  for (let time = 0; time < times; time += 1) {
    // Speakers take turns: nobody speaks faster than a room may allow.
    const speaker = crowd.listeners[(time * 7919) % crowd.listeners.length];
    await new Promise<void>((resolve) => {
      let missing = crowd.listeners.length;
      const from = performance.now();
      crowd.heard = () => {
        delays.push(performance.now() - from);
        missing -= 1;
        if (missing === 0) resolve();
      };
      speaker?.say(text);
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { p50: quantile(delays, 0.5), p99: quantile(delays, 0.99) };
}
