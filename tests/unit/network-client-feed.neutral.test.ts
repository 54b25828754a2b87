import { describe, expect, test } from 'vitest';
import { backOff } from '#demos/back-off.ts';
import type { Link, SocketEvent, WireEvent } from '#demos/contract.ts';
import { encodeFeedMessage, feedClosure, feedPath } from '#demos/feed-protocol.ts';
import { createFeed } from '#demos/wire-feed.ts';

const run = '0123456789abcdef0123456789abcdef';
const exchange = 'fedcba9876543210fedcba9876543210';
const opened: WireEvent = { type: 'opened', exchange, demo: 'any', at: 1 };
const closed: WireEvent = { type: 'closed', exchange, at: 2 };

/** A server, a clock and timers that move when the test says so. */
function world() {
  const sockets: { path: string; isClosed: boolean; tell(event: SocketEvent): void }[] = [];
  const waits: { milliseconds: number; task: () => void; isCancelled: boolean }[] = [];
  const state = { now: 1_000, alive: false };
  const feed = createFeed({
    openSocket(path, listener) {
      const socket = { path, isClosed: false, tell: listener };
      sockets.push(socket);
      return { send() {}, close: () => (socket.isClosed = true) };
    },
    isAlive: async () => state.alive,
    clock: { now: () => state.now },
    timers: {
      after(milliseconds, task) {
        const wait = { milliseconds, task, isCancelled: false };
        waits.push(wait);
        return () => (wait.isCancelled = true);
      },
    },
    chance: () => 0,
  });
  const links: Link[] = [];
  const last = () => sockets.at(-1);
  const message = (data: string) => last()?.tell({ type: 'message', data });
  return {
    feed,
    sockets,
    waits,
    state,
    links,
    watch: () => feed.watchLink((link) => links.push(link)),
    greet: (id = run) =>
      message(encodeFeedMessage({ type: 'hello', run: id, now: 0, ports: { 'framing/naive': 8431 } })),
    event: (number: number, event: WireEvent) => message(encodeFeedMessage({ type: 'event', number, event })),
    async lose(code = 1006) {
      last()?.tell({ type: 'close', code, reason: '', wasClean: false });
      await Promise.resolve();
      await Promise.resolve();
    },
    /** Lets the newest wait end. */
    wait() {
      const wait = waits.at(-1);
      state.now += wait?.milliseconds ?? 0;
      wait?.task();
    },
  };
}

describe('back-off', () => {
  test('doubles from half a second to eight', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 100].map((attempt) => backOff(attempt, 0))).toEqual([
      500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000,
    ]);
  });

  test('takes off up to a half by chance', () => {
    expect(backOff(1, 0.999_999)).toBeCloseTo(250, 1);
    expect(backOff(10, 0.5)).toBe(6_000);
  });
});

describe('the feed', () => {
  test('is one socket, however many listen, and none when nobody does', () => {
    const { feed, sockets, watch } = world();
    expect(sockets).toHaveLength(0);
    const stops = [watch(), feed.wire.subscribe(() => {}), watch()];
    expect(sockets.map(({ path }) => path)).toEqual([feedPath]);
    for (const stop of stops) {
      expect(sockets[0]?.isClosed).toBe(false);
      stop();
      stop();
    }
    expect(sockets[0]?.isClosed).toBe(true);
  });

  test('is opened again for the next listener', () => {
    const { sockets, watch } = world();
    watch()();
    watch();
    expect(sockets).toHaveLength(2);
  });

  test('tells a late listener what came before', () => {
    const { feed, watch, greet, event } = world();
    watch();
    greet();
    event(1, opened);
    const events: WireEvent[] = [];
    feed.wire.subscribe((each) => events.push(each));
    event(2, closed);
    expect(events).toEqual([opened, closed]);
  });

  test('tells nothing twice after a new connection to the same run', async () => {
    const { feed, greet, event, lose, wait } = world();
    const events: WireEvent[] = [];
    feed.wire.subscribe((each) => events.push(each));
    greet();
    event(1, opened);
    await lose();
    wait();
    greet();
    event(1, opened);
    event(2, closed);
    expect(events).toEqual([opened, closed]);
  });

  test('ends what was open when another run of the server answers', async () => {
    const { feed, greet, event, lose, wait } = world();
    const events: WireEvent[] = [];
    feed.wire.subscribe((each) => events.push(each));
    greet();
    event(7, opened);
    await lose();
    wait();
    greet(exchange);
    event(1, { ...opened, exchange: run });
    expect(events[1]).toMatchObject({ type: 'closed', exchange, cut: true });
    expect(events[2]).toMatchObject({ type: 'opened', exchange: run });
  });

  test('passes over what is no message of the feed', () => {
    const { watch, sockets, links } = world();
    watch();
    for (const data of ['', '{', '{"type":"hello"}', 'null', Uint8Array.of(1)])
      sockets[0]?.tell({ type: 'message', data });
    expect(links).toEqual([{ state: 'connecting' }]);
  });
});

describe('the link', () => {
  test('is connecting, then up once the server has greeted', () => {
    const { watch, greet, links } = world();
    watch();
    greet();
    expect(links).toEqual([{ state: 'connecting' }, { state: 'up' }]);
  });

  test('is lost since the first loss, and tried again later and later', async () => {
    const { watch, greet, lose, wait, links } = world();
    watch();
    greet();
    await lose();
    wait();
    await lose();
    wait();
    await lose();
    expect(links.slice(2)).toEqual([
      { state: 'lost', since: 1_000, attempt: 1, retryAt: 1_500 },
      { state: 'lost', since: 1_000, attempt: 2, retryAt: 2_500 },
      { state: 'lost', since: 1_000, attempt: 3, retryAt: 4_500 },
    ]);
  });

  test('is up again when the server greets, and the next loss begins anew', async () => {
    const { watch, greet, lose, wait, links, state } = world();
    watch();
    await lose();
    wait();
    greet();
    state.now = 60_000;
    await lose();
    expect(links.slice(-2)).toEqual([{ state: 'up' }, { state: 'lost', since: 60_000, attempt: 1, retryAt: 60_500 }]);
  });

  test('is up where the server answers though it gives no feed', async () => {
    const { watch, lose, links, state, waits } = world();
    state.alive = true;
    watch();
    await lose(feedClosure.tooMany);
    expect(links.at(-1)).toEqual({ state: 'up' });
    expect(waits).toHaveLength(1);
  });

  test('is tried at once when asked, and not again at the time that was set', async () => {
    const { feed, watch, lose, sockets, waits } = world();
    watch();
    await lose();
    feed.retry();
    expect(sockets).toHaveLength(2);
    expect(waits[0]?.isCancelled).toBe(true);
    feed.retry();
    expect(sockets).toHaveLength(2);
  });

  test('is left alone when nobody watches', async () => {
    const { feed, watch, lose, sockets, waits } = world();
    const stop = watch();
    await lose();
    stop();
    expect(waits[0]?.isCancelled).toBe(true);
    feed.retry();
    expect(sockets).toHaveLength(1);
  });

  test('hears nothing from a socket that was let go', async () => {
    const { watch, sockets, links, waits } = world();
    watch()();
    sockets[0]?.tell({ type: 'close', code: 1006, reason: '', wasClean: false });
    expect(waits).toHaveLength(0);
    expect(links).toHaveLength(1);
  });
});
