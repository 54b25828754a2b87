// The tap on one connection: every octet of the raw socket, sorted by exchange. It listens and changes nothing.
//
// Node's server takes a socket's octets below JavaScript unless someone listens for `data`; the tap's listener makes
// them pass through here, before the parser, so that a request's octets are known when Node announces the request.

import type { Socket } from 'node:net';
import type { Clock, Side } from '#demos/contract.ts';
import type { Recorder } from '#server/exchanges.ts';
import { RequestBoundaries } from '#server/request-boundaries.ts';

interface Seen {
  readonly from: Side;
  readonly at: number;
  readonly bytes: Buffer;
}

/** One request and its response, or one WebSocket, on its way over a tapped connection. */
export class TappedExchange {
  /** When its first octet came, on the host's clock. */
  readonly startedAt: number;
  /** Something of its answer has been sent. */
  isAnswered = false;
  /** What has passed before anyone decided whether it is recorded; undefined after that. */
  private waiting: Seen[] | undefined = [];
  private recorder: Recorder | undefined;
  private isRequestOver = false;
  private isResponseOver = false;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  /** Whether its octets need to be collected. */
  get isWanted(): boolean {
    return this.waiting !== undefined || this.recorder?.isWanted === true;
  }

  /** What has passed goes to `recorder` now, what follows as it passes. */
  record(recorder: Recorder): void {
    this.recorder = recorder;
    for (const { from, at, bytes } of this.waiting ?? []) recorder.bytes(from, at, bytes);
    this.waiting = undefined;
  }

  /** Nothing of it is kept. */
  ignore(): void {
    this.waiting = undefined;
  }

  take(from: Side, at: number, bytes: Buffer): void {
    if (this.waiting) this.waiting.push({ from, at, bytes });
    else this.recorder?.bytes(from, at, bytes);
  }

  /** What has passed, while nobody has decided on it. */
  octets(): Buffer | undefined {
    return this.waiting && Buffer.concat(this.waiting.map(({ bytes }) => bytes));
  }

  endRequest(at: number): void {
    this.isRequestOver = true;
    if (this.isResponseOver) this.close(at);
  }

  endResponse(at: number): void {
    this.isResponseOver = true;
    if (this.isRequestOver) this.close(at);
  }

  close(at: number): void {
    this.recorder?.close(at);
    this.recorder = undefined;
    this.waiting = undefined;
  }
}

export class Tap {
  private readonly socket: Socket;
  private readonly clock: Clock;
  private readonly boundaries = new RequestBoundaries();
  private arriving: TappedExchange | undefined;
  /** Seen by the tap, not yet announced by the parser. */
  private readonly unclaimed: TappedExchange[] = [];
  /** Announced, their responses not yet over: what the server sends belongs to the first. */
  private readonly answering: TappedExchange[] = [];
  /** What the server has written in this turn of the event loop: one segment to the network, one event here. */
  private written: Buffer[] = [];
  private writtenAt = 0;
  private skipped = 0;
  private isStopped = false;
  private whenDrained: (() => void)[] = [];

  /** Must be called before the socket's first octets are read: in the server's `connection` event. */
  constructor(socket: Socket, clock: Clock) {
    this.socket = socket;
    this.clock = clock;
    // Only `on` makes Node hand the octets over; only a listener put in front sees them before the parser does.
    socket.on('data', ignoreOctets).off('data', ignoreOctets);
    socket.prependListener('data', (bytes: Buffer) => this.received(bytes));
    socket.prependListener('close', () => this.closed());
    this.wrapWrite();
  }

  /** The exchange that the parser announces now; requests are announced in the order of their octets. */
  claim(): TappedExchange {
    const exchange = this.unclaimed.shift() ?? new TappedExchange(this.clock.now());
    this.answering.push(exchange);
    return exchange;
  }

  /** The response under way has been written; the next one's octets may follow at once. */
  endResponse(): void {
    this.tellWritten();
    this.answering.shift()?.endResponse(this.clock.now());
    if (this.answering.length > 1) return;
    for (const resolve of this.whenDrained.splice(0)) resolve();
  }

  /** Resolves when `exchange`'s turn to be answered has come, or the connection is gone. */
  turnOf(exchange: TappedExchange): Promise<void> {
    if (this.answering[0] === exchange) return Promise.resolve();
    return new Promise((resolve) => this.whenDrained.push(resolve));
  }

  /**
   * The parser has given up, and nothing more is kept. `octets`: what has come of the request that it had not announced
   * yet. `isBusy`: an answer is already on its way, or another one is due before.
   */
  stop(): { octets: Buffer | undefined; isBusy: boolean } {
    const octets = this.unclaimed[0]?.octets();
    for (const exchange of this.unclaimed) exchange.ignore();
    this.isStopped = true;
    const [first, second] = this.answering;
    return { octets, isBusy: second !== undefined || first?.isAnswered === true };
  }

  /** The next `octets` were seen already and are put back into the socket for another reader. */
  skip(octets: number): void {
    this.skipped += octets;
  }

  private wrapWrite(): void {
    const { socket } = this;
    const write = socket.write as (chunk: unknown, encoding: unknown, done: unknown) => boolean;
    const tapped = (chunk: unknown, encoding: unknown, done: unknown): boolean => {
      this.sent(chunk, encoding);
      return write.call(socket, chunk, encoding, done);
    };
    socket.write = tapped as typeof socket.write;
  }

  private received(bytes: Buffer): void {
    if (this.isStopped) return;
    const fresh = bytes.subarray(this.skipped);
    this.skipped -= bytes.length - fresh.length;
    this.tellWritten();
    const at = this.clock.now();
    for (const piece of this.boundaries.split(fresh)) {
      const exchange = this.arrivingAt(at);
      if (exchange.isWanted) exchange.take('client', at, this.lasting(piece.bytes));
      if (!piece.ends) continue;
      exchange.endRequest(at);
      this.arriving = undefined;
    }
  }

  /** ws takes the masks off in the very octets that it was given; Node's parser leaves them as they are. */
  private lasting(bytes: Buffer): Buffer {
    return this.boundaries.isTunnel ? Buffer.from(bytes) : bytes;
  }

  private arrivingAt(at: number): TappedExchange {
    if (this.arriving) return this.arriving;
    this.arriving = new TappedExchange(at);
    this.unclaimed.push(this.arriving);
    return this.arriving;
  }

  private sent(chunk: unknown, encoding: unknown): void {
    const [exchange] = this.answering;
    if (exchange) exchange.isAnswered = true;
    if (exchange?.isWanted !== true) return;
    const bytes = octetsOf(chunk, encoding);
    if (bytes.length === 0) return;
    // A whole frame of a broadcast: nothing has to be joined, and a thousand need no turn each to be told.
    const isAlone = this.boundaries.isTunnel && this.written.length === 0 && this.socket.writableCorked === 0;
    if (isAlone) return exchange.take('server', this.clock.now(), bytes);
    if (this.written.length === 0) {
      this.writtenAt = this.clock.now();
      process.nextTick(tellWritten, this);
    }
    this.written.push(bytes);
  }

  tellWritten(): void {
    if (this.written.length === 0) return;
    const bytes = this.written.length === 1 ? this.written[0] : Buffer.concat(this.written);
    this.written = [];
    if (bytes) this.answering[0]?.take('server', this.writtenAt, bytes);
  }

  private closed(): void {
    this.tellWritten();
    const at = this.clock.now();
    for (const exchange of [...this.answering.splice(0), ...this.unclaimed.splice(0)]) exchange.close(at);
    this.arriving?.close(at);
    for (const resolve of this.whenDrained.splice(0)) resolve();
  }
}

function tellWritten(tap: Tap): void {
  tap.tellWritten();
}

function ignoreOctets(): void {}

/** Not copied: whoever hands octets to a socket here does not change them afterwards (`server/respond.ts`, `server/peers.ts`). */
function octetsOf(chunk: unknown, encoding: unknown): Buffer {
  if (typeof chunk === 'string') {
    return Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8');
  }
  if (Buffer.isBuffer(chunk)) return chunk;
  return chunk instanceof Uint8Array ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : nothing;
}

const nothing = Buffer.alloc(0);
