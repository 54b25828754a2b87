// Four customers of the same café, each with a way of hearing the news of its own. All come back when they are cut off.

import { backOff } from '#demos/back-off.ts';
import type { ClientResponse, ClientSocket, DemoClient, Field, Timers } from '#demos/contract.ts';
import { readNews, readNewsList, type News } from '#demos/news/news.ts';
import { readBytes } from '#demos/read-body.ts';
import { EventStreamParser } from '#wire/event-stream.ts';
import { pollPath, socketPath, streamPath, waitPath } from './protocol.ts';

/** `away`: cut off, and coming back; `over`: it has given up. */
export type FollowerStatus = 'connecting' | 'listening' | 'away' | 'over';

export interface FollowerOptions {
  readonly client: Pick<DemoClient, 'fetch' | 'openSocket'>;
  readonly timers: Timers;
  /** Stands in every query: `run=…&language=…`. */
  readonly query: string;
  /** The newest number that is known already. */
  readonly after: number;
  heard(news: readonly News[]): void;
  changed(status: FollowerStatus): void;
  /** From 0 to 1: spreads a class that comes back all at once. */
  chance(): number;
}

export interface Follower {
  stop(): void;
}

/** Octets of one answer, and of one message. */
const largestAnswer = 65_536;

/** What the four have in common: the last number, the wait before the next attempt, the end. */
abstract class Following implements Follower {
  protected readonly options: FollowerOptions;
  protected after: number;
  protected isOver = false;
  private attempt = 0;
  private cancel = () => {};

  constructor(options: FollowerOptions) {
    this.options = options;
    this.after = options.after;
  }

  stop(): void {
    this.isOver = true;
    this.cancel();
    this.hangUp();
  }

  protected abstract begin(): void;
  protected abstract hangUp(): void;

  protected take(news: readonly News[]): void {
    const last = news.at(-1);
    if (!last || this.isOver) return;
    this.after = last.number;
    this.options.heard(news);
  }

  protected say(status: FollowerStatus): void {
    if (!this.isOver) this.options.changed(status);
  }

  /** The server has answered: the next wait is a short one again. */
  protected succeeded(): void {
    this.attempt = 0;
  }

  protected beginIn(milliseconds: number): void {
    if (!this.isOver) this.cancel = this.options.timers.after(milliseconds, () => this.begin());
  }

  /** Later and later, and not all at once. */
  protected comeBack(): void {
    this.say('away');
    this.attempt += 1;
    this.beginIn(backOff(this.attempt, this.options.chance()));
  }
}

/** Asks by HTTP, `pause()` milliseconds after each answer. */
class Asking extends Following {
  private readonly path: string;
  private readonly pause: () => number;
  private leave = () => {};

  constructor(options: FollowerOptions, path: string, pause: () => number) {
    super(options);
    this.path = path;
    this.pause = pause;
    this.begin();
  }

  protected begin(): void {
    void this.ask().catch(() => this.comeBack());
  }

  protected hangUp(): void {
    this.leave();
  }

  private async ask(): Promise<void> {
    const until = new Promise<void>((resolve) => (this.leave = resolve));
    this.say('listening');
    const path = `${this.path}?${this.options.query}&after=${this.after}`;
    const response = await this.options.client.fetch({ path, until });
    if (response.status !== 200 && response.status !== 204) return this.comeBack();
    this.succeeded();
    if (response.status === 200) this.take(readNewsList(await text(response)));
    this.beginIn(this.pause());
  }
}

/** An event stream read by our own hands: what the browser's EventSource does (HTML §9.2.3), over a streamed body. */
class Streaming extends Following {
  private retry = 3_000;
  private lastEventId = '';
  private leave = () => {};
  private body: AsyncIterator<Uint8Array> | undefined;

  constructor(options: FollowerOptions) {
    super(options);
    this.begin();
  }

  protected begin(): void {
    this.say('connecting');
    void this.listen()
      .catch(() => {})
      .then(() => this.return());
  }

  protected hangUp(): void {
    this.leave();
    void this.body?.return?.();
  }

  // #region listen
  private async listen(): Promise<void> {
    const headers: Field[] = [['Accept', 'text/event-stream']];
    if (this.lastEventId !== '') headers.push(['Last-Event-ID', this.lastEventId]);
    const until = new Promise<void>((resolve) => (this.leave = resolve));
    const path = `${streamPath}?${this.options.query}&after=${this.options.after}`;
    const response = await this.options.client.fetch({ path, headers, until });
    if (response.status !== 200) return this.giveUp();
    this.say('listening');
    const parser = new EventStreamParser();
    this.body = response.body[Symbol.asyncIterator]();
    for (let step = await this.body.next(); !step.done && !this.isOver; step = await this.body.next()) {
      this.read(parser, step.value);
    }
  }
  // #endregion listen

  private read(parser: EventStreamParser, bytes: Uint8Array): void {
    for (const item of parser.push(bytes)) {
      if (item.kind === 'retry') this.retry = item.milliseconds;
      const news = item.kind === 'event' ? readNews(item.data) : undefined;
      if (news) this.take([news]);
    }
    this.lastEventId = parser.lastEventId || this.lastEventId;
  }

  /** A stream that ends is a stream that was cut: its client comes back, after the time that the server asked for. */
  private return(): void {
    if (this.isOver) return;
    this.say('away');
    this.beginIn(this.retry);
  }

  /** Any status but 200 ends an EventSource for good. */
  private giveUp(): void {
    this.say('over');
    this.isOver = true;
  }
}

/** A WebSocket, whose coming back is nobody's duty but ours: it says by `after` what it knows. */
class Listening extends Following {
  private socket: ClientSocket | undefined;
  private isOpen = false;

  constructor(options: FollowerOptions) {
    super(options);
    this.begin();
  }

  protected begin(): void {
    this.say('connecting');
    const path = `${socketPath}?${this.options.query}&after=${this.after}`;
    const socket: ClientSocket = this.options.client.openSocket(path, (event) => {
      // Browsers complain about a connection that is closed before it was open.
      if (this.socket !== socket) return event.type === 'open' ? socket.close(1000) : undefined;
      if (event.type === 'open') this.opened();
      if (event.type === 'message' && typeof event.data === 'string') this.hear(event.data);
      if (event.type === 'close') this.lost();
    });
    this.socket = socket;
  }

  protected hangUp(): void {
    if (this.isOpen) this.socket?.close(1000);
    this.socket = undefined;
  }

  private opened(): void {
    this.isOpen = true;
    this.succeeded();
    this.say('listening');
  }

  private hear(data: string): void {
    const news = readNews(data.slice(0, largestAnswer));
    if (news) this.take([news]);
  }

  private lost(): void {
    this.isOpen = false;
    this.socket = undefined;
    this.comeBack();
  }
}

/** `interval`: milliseconds from each answer to the next question. */
export function followByPolling(options: FollowerOptions, interval: () => number): Follower {
  return new Asking(options, pollPath, interval);
}

export function followByWaiting(options: FollowerOptions): Follower {
  return new Asking(options, waitPath, () => 0);
}

export function followByStream(options: FollowerOptions): Follower {
  return new Streaming(options);
}

export function followBySocket(options: FollowerOptions): Follower {
  return new Listening(options);
}

async function text({ body }: ClientResponse): Promise<string> {
  return new TextDecoder().decode(await readBytes(body, largestAnswer));
}
