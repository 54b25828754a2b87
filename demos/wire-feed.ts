// One feed per page: the tap's events and, by the same connection, whether the demo server is there. Open while anyone
// listens to either; after a loss it is tried again later and later (demos/feed-protocol.ts, demos/back-off.ts).

import { backOff } from './back-off.ts';
import type { OpenSocket, Socket } from './bridge-stream.ts';
import type { Clock, DemoClient, Link, PortAddress, SocketEvent, Timers, WireEvent } from './contract.ts';
import { decodeFeedMessage, feedPath, type FeedMessage, type PortNumbers } from './feed-protocol.ts';
import { portName } from './own-ports.ts';
import { createWireMemory } from './wire-memory.ts';

export interface FeedOptions {
  readonly openSocket: OpenSocket;
  /** Whether the server answers an ordinary request now; asked once after each failed attempt. Never rejects. */
  isAlive(): Promise<boolean>;
  readonly clock: Clock;
  readonly timers: Timers;
  /** A number in [0, 1), unlike on other pages. */
  chance(): number;
}

export type Feed = Pick<DemoClient, 'wire' | 'watchLink' | 'retry' | 'portNumber'>;

export function createFeed(options: FeedOptions): Feed {
  const feed = new SharedFeed(options);
  return {
    wire: { subscribe: (listener) => feed.subscribe(listener) },
    watchLink: (listener) => feed.watch(listener),
    retry: () => feed.retry(),
    portNumber: (to) => feed.portNumber(to),
  };
}

class SharedFeed {
  readonly #options: FeedOptions;
  readonly #memory = createWireMemory();
  readonly #watchers = new Set<(link: Link) => void>();
  #users = 0;
  #socket: Socket | undefined;
  #link: Link = { state: 'connecting' };
  #run = '';
  #ports: PortNumbers = {};
  #lastNumber = 0;
  #attempt = 0;
  #lostAt = 0;
  #cancelRetry = () => {};

  constructor(options: FeedOptions) {
    this.#options = options;
  }

  subscribe(listener: (event: WireEvent) => void): () => void {
    const unsubscribe = this.#memory.subscribe(listener);
    const release = this.#use();
    return () => {
      unsubscribe();
      release();
    };
  }

  watch(listener: (link: Link) => void): () => void {
    // A listener of its own for each call, so that one function may watch twice.
    const watcher = (link: Link) => listener(link);
    this.#watchers.add(watcher);
    const release = this.#use();
    watcher(this.#link);
    return () => {
      this.#watchers.delete(watcher);
      release();
    };
  }

  /** As the server said when it greeted last. */
  portNumber(to: PortAddress): number | undefined {
    return this.#ports[portName(to)];
  }

  retry(): void {
    if (this.#users > 0 && !this.#socket) this.#connect();
  }

  #use(): () => void {
    this.#users += 1;
    if (this.#users === 1) this.#connect();
    let isUsed = true;
    return () => {
      if (isUsed) this.#release();
      isUsed = false;
    };
  }

  #release(): void {
    this.#users -= 1;
    if (this.#users > 0) return;
    this.#cancelRetry();
    this.#socket?.close();
    this.#socket = undefined;
    this.#attempt = 0;
    this.#link = { state: 'connecting' };
  }

  #connect(): void {
    this.#cancelRetry();
    const socket = this.#options.openSocket(feedPath, (event) => {
      if (this.#socket === socket) this.#hear(event);
    });
    this.#socket = socket;
  }

  #hear(event: SocketEvent): void {
    if (event.type === 'close') void this.#lost();
    if (event.type !== 'message' || typeof event.data !== 'string') return;
    const message = decodeFeedMessage(event.data);
    if (message?.type === 'hello') this.#greeted(message);
    if (message?.type === 'event') this.#record(message);
  }

  #greeted({ run, ports }: FeedMessage & { type: 'hello' }): void {
    if (run !== this.#run) {
      this.#memory.forget(this.#options.clock.now());
      this.#lastNumber = 0;
    }
    this.#run = run;
    this.#ports = ports;
    this.#attempt = 0;
    this.#tell({ state: 'up' });
  }

  #record({ number, event }: FeedMessage & { type: 'event' }): void {
    if (number <= this.#lastNumber) return;
    this.#lastNumber = number;
    this.#memory.record(event);
  }

  async #lost(): Promise<void> {
    const { clock, timers, chance, isAlive } = this.#options;
    this.#socket = undefined;
    this.#attempt += 1;
    const attempt = this.#attempt;
    if (attempt === 1) this.#lostAt = clock.now();
    const wait = backOff(attempt, chance());
    const retryAt = clock.now() + wait;
    this.#cancelRetry = timers.after(wait, () => this.#connect());
    const alive = await isAlive();
    if (attempt !== this.#attempt) return;
    // A server that answers and gives no feed (too many pages of this visitor) is there all the same.
    this.#tell(alive ? { state: 'up' } : { state: 'lost', since: this.#lostAt, attempt, retryAt });
  }

  #tell(link: Link): void {
    if (link.state === 'up' && this.#link.state === 'up') return;
    this.#link = link;
    for (const watcher of [...this.#watchers]) watcher(link);
  }
}
