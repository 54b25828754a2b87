// The shared server seen from one page: a byte stream for each connection, and the wire.

import type { ByteStream, DatagramSocket, PortAddress } from '#demos/contract.ts';
import { DatagramQueue } from '#demos/datagram-queue.ts';
import { datagramLimit, tooLong } from '#demos/own-ports.ts';
import { ConnectionCut, Pipe } from '#demos/pipe.ts';
import { createWireMemory } from '#demos/wire-memory.ts';
import { Credit } from './credit.ts';
import type { InPageServer } from './server.ts';
import type { DatagramMessage, MessageLink, StreamMessage } from './shared-protocol.ts';

export interface SharedServer extends InPageServer {
  /** Resolves once the server has said that it runs. */
  readonly ready: Promise<void>;
}

/** `close` is this page's leave: other pages' connections go on. */
export function joinShared(link: MessageLink): SharedServer {
  const streams = new Map<number, LinkStream>();
  const conversations = new Map<number, LinkDatagrams>();
  const memory = createWireMemory();
  let last = 0;
  let isReady = () => {};
  let isClosed = false;

  link.listen((message) => {
    if (message.type === 'ready') return isReady();
    if (message.type === 'wire') return memory.record(message.event);
    if (!('stream' in message)) return;
    streams.get(message.stream)?.take(message as StreamMessage);
    conversations.get(message.stream)?.take(message as DatagramMessage);
  });
  link.post({ type: 'watch' });

  return {
    ready: new Promise((resolve) => (isReady = resolve)),
    wire: memory,
    async openDatagrams(to) {
      if (isClosed) throw new TypeError('This page has left the shared server. Reload it.');
      const number = ++last;
      const datagrams = new LinkDatagrams(number, link, () => conversations.delete(number));
      conversations.set(number, datagrams);
      return datagrams.open(to);
    },
    async connect(to) {
      if (isClosed) throw new TypeError('This page has left the shared server. Reload it.');
      const number = ++last;
      const stream = new LinkStream(number, link, () => streams.delete(number));
      streams.set(number, stream);
      return stream.open(to);
    },
    close() {
      isClosed = true;
      for (const stream of [...streams.values()]) stream.abort();
      for (const datagrams of [...conversations.values()]) datagrams.close();
      link.post({ type: 'leave' });
    },
  };
}

class LinkStream implements ByteStream {
  readonly #number: number;
  readonly #link: MessageLink;
  readonly #over: () => void;
  readonly #credit = new Credit();
  /** The other side keeps to its window, so this buffer is bounded too. */
  readonly #inward = new Pipe();
  #opening: { resolve(): void; reject(error: Error): void } | undefined;
  /** One write at a time. */
  #turn: Promise<void> = Promise.resolve();
  #hasEnded = { inward: false, outward: false };
  #isClosing = false;
  #isCut = false;

  constructor(number: number, link: MessageLink, over: () => void) {
    this.#number = number;
    this.#link = link;
    this.#over = over;
  }

  async open(to: PortAddress | undefined): Promise<ByteStream> {
    const answer = new Promise<void>((resolve, reject) => (this.#opening = { resolve, reject }));
    this.#link.post({ type: 'open', stream: this.#number, ...(to && { to }) });
    await answer;
    return this;
  }

  take(message: StreamMessage): void {
    if (message.type === 'accepted') this.#opening?.resolve();
    if (message.type === 'refused') this.#refused(message.reason);
    if (message.type === 'taken') this.#credit.give(message.octets);
    if (message.type === 'data') void this.#receive(message.bytes);
    if (message.type === 'end') this.#endOf('inward');
    if (message.type === 'cut') this.#cut();
  }

  read(): Promise<Uint8Array | undefined> {
    return this.#inward.read();
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    if (this.#isClosing)
      return Promise.reject(new Error('This side has ended the stream: nothing more can be written.'));
    const copy = bytes.slice();
    return this.#inTurn(() => this.#send(copy));
  }

  end(): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    if (this.#isClosing) return this.#turn;
    this.#isClosing = true;
    return this.#inTurn(async () => {
      this.#link.post({ type: 'end', stream: this.#number });
      this.#endOf('outward');
    });
  }

  abort(): void {
    if (this.#isCut) return;
    this.#link.post({ type: 'cut', stream: this.#number });
    this.#cut();
  }

  async #send(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      const granted = await this.#credit.take(bytes.length - at);
      this.#link.post({ type: 'data', stream: this.#number, bytes: bytes.slice(at, (at += granted)) });
    }
  }

  async #receive(bytes: Uint8Array): Promise<void> {
    await this.#inward.write(bytes).catch(() => {});
    if (!this.#isCut) this.#link.post({ type: 'taken', stream: this.#number, octets: bytes.length });
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => {});
    return done;
  }

  #refused(reason: string): void {
    this.#over();
    this.#opening?.reject(new TypeError(reason));
  }

  #endOf(direction: 'inward' | 'outward'): void {
    this.#hasEnded[direction] = true;
    if (direction === 'inward') void this.#inward.end().catch(() => {});
    if (this.#hasEnded.inward && this.#hasEnded.outward) this.#over();
  }

  #cut(): void {
    this.#isCut = true;
    this.#opening?.reject(new ConnectionCut());
    this.#credit.cut();
    this.#inward.cut();
    this.#over();
  }
}

class LinkDatagrams implements DatagramSocket {
  readonly #number: number;
  readonly #link: MessageLink;
  readonly #over: () => void;
  readonly #inward = new DatagramQueue();
  #opening: { resolve(): void; reject(error: Error): void } | undefined;

  constructor(number: number, link: MessageLink, over: () => void) {
    this.#number = number;
    this.#link = link;
    this.#over = over;
  }

  async open(to: PortAddress): Promise<DatagramSocket> {
    const answer = new Promise<void>((resolve, reject) => (this.#opening = { resolve, reject }));
    this.#link.post({ type: 'open-datagrams', stream: this.#number, to });
    await answer;
    return this;
  }

  take(message: DatagramMessage): void {
    if (message.type === 'accepted') this.#opening?.resolve();
    if (message.type === 'datagram') this.#inward.put(message.bytes);
    if (message.type !== 'refused') return;
    this.#over();
    this.#opening?.reject(new TypeError(message.reason));
  }

  send(datagram: Uint8Array): void {
    if (datagram.length > datagramLimit) throw tooLong(datagram.length);
    if (!this.#inward.isClosed) this.#link.post({ type: 'datagram', stream: this.#number, bytes: datagram.slice() });
  }

  receive(): Promise<Uint8Array | undefined> {
    return this.#inward.take();
  }

  close(): void {
    if (this.#inward.isClosed) return;
    this.#inward.close();
    this.#link.post({ type: 'close', stream: this.#number });
    this.#opening?.reject(new ConnectionCut());
    this.#over();
  }
}
