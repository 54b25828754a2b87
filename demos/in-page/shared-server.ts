// The shared server's side of the channel to one page: each of its connections is joined to one in the server's network.

import type { ByteStream, DatagramSocket, PortAddress } from '#demos/contract.ts';
import { Credit } from './credit.ts';
import type { InPageServer } from './server.ts';
import type { MessageLink, StreamMessage } from './shared-protocol.ts';

/** Serves one page until it leaves; the returned function cuts what is left of it. */
export function serveLink(link: MessageLink, server: InPageServer): () => void {
  const relays = new Map<number, Relay>();
  const conversations = new Map<number, DatagramSocket>();
  let forget = () => {};

  function leave(): void {
    forget();
    for (const relay of [...relays.values()]) relay.cut();
    for (const stream of [...conversations.keys()]) close(stream);
  }

  async function open(stream: number, to: PortAddress | undefined): Promise<void> {
    const relay = new Relay(stream, link, () => relays.delete(stream));
    relays.set(stream, relay);
    await relay.connect(server, to);
  }

  async function openDatagrams(stream: number, to: PortAddress): Promise<void> {
    try {
      const datagrams = await server.openDatagrams(to);
      conversations.set(stream, datagrams);
      link.post({ type: 'accepted', stream });
      for (let bytes = await datagrams.receive(); bytes; bytes = await datagrams.receive())
        link.post({ type: 'datagram', stream, bytes });
    } catch (error) {
      link.post({ type: 'refused', stream, reason: reasonOf(error) });
    }
  }

  function close(stream: number): void {
    conversations.get(stream)?.close();
    conversations.delete(stream);
  }

  link.listen((message) => {
    if (message.type === 'leave') return leave();
    if (message.type === 'watch')
      return void (forget = server.wire.subscribe((event) => link.post({ type: 'wire', event })));
    if (message.type === 'open') return void open(message.stream, message.to);
    if (message.type === 'open-datagrams') return void openDatagrams(message.stream, message.to);
    if (message.type === 'datagram') return conversations.get(message.stream)?.send(message.bytes);
    if (message.type === 'close') return close(message.stream);
    if ('stream' in message) relays.get(message.stream)?.take(message);
  });
  link.post({ type: 'ready' });
  return leave;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

class Relay {
  readonly #number: number;
  readonly #link: MessageLink;
  readonly #over: () => void;
  readonly #credit = new Credit();
  #stream: ByteStream | undefined;
  #ended = 0;
  #isCut = false;

  constructor(number: number, link: MessageLink, over: () => void) {
    this.#number = number;
    this.#link = link;
    this.#over = over;
  }

  async connect(server: InPageServer, to: PortAddress | undefined): Promise<void> {
    const stream = this.#number;
    try {
      this.#stream = await server.connect(to);
    } catch (error) {
      this.#over();
      return this.#link.post({ type: 'refused', stream, reason: reasonOf(error) });
    }
    if (this.#isCut) return this.#stream.abort();
    this.#link.post({ type: 'accepted', stream });
    await this.#pump(this.#stream).catch(() => this.cut());
  }

  /** Octets from the page, in order; the page sends nothing before it is accepted. */
  take(message: StreamMessage): void {
    if (message.type === 'taken') this.#credit.give(message.octets);
    if (message.type === 'cut') this.cut();
    if (message.type === 'data') void this.#write(message.bytes);
    if (message.type === 'end')
      void this.#stream?.end().then(
        () => this.#end(),
        () => this.cut(),
      );
  }

  cut(): void {
    if (this.#isCut) return;
    this.#isCut = true;
    this.#credit.cut();
    this.#stream?.abort();
    this.#link.post({ type: 'cut', stream: this.#number });
    this.#over();
  }

  async #write(bytes: Uint8Array): Promise<void> {
    try {
      await this.#stream?.write(bytes);
      this.#link.post({ type: 'taken', stream: this.#number, octets: bytes.length });
    } catch {
      this.cut();
    }
  }

  async #pump(from: ByteStream): Promise<void> {
    const stream = this.#number;
    for (let bytes = await from.read(); bytes; bytes = await from.read()) {
      for (let at = 0; at < bytes.length;) {
        const granted = await this.#credit.take(bytes.length - at);
        this.#link.post({ type: 'data', stream, bytes: bytes.slice(at, (at += granted)) });
      }
    }
    this.#link.post({ type: 'end', stream });
    this.#end();
  }

  #end(): void {
    this.#ended += 1;
    if (this.#ended === 2) this.#over();
  }
}
