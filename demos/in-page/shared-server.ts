// The shared server's side of the channel to one page: each of its connections is joined to one in the server's network.

import type { ByteStream } from '#demos/contract.ts';
import { Credit } from './credit.ts';
import type { InPageServer } from './server.ts';
import type { MessageLink, StreamMessage } from './shared-protocol.ts';

/** Serves one page until it leaves; the returned function cuts what is left of it. */
export function serveLink(link: MessageLink, server: InPageServer): () => void {
  const relays = new Map<number, Relay>();
  let forget = () => {};

  function leave(): void {
    forget();
    for (const relay of [...relays.values()]) relay.cut();
  }

  async function open(stream: number): Promise<void> {
    const relay = new Relay(stream, link, () => relays.delete(stream));
    relays.set(stream, relay);
    await relay.connect(server);
  }

  link.listen((message) => {
    if (message.type === 'leave') return leave();
    if (message.type === 'watch')
      return void (forget = server.wire.subscribe((event) => link.post({ type: 'wire', event })));
    if (message.type === 'open') return void open(message.stream);
    if ('stream' in message) relays.get(message.stream)?.take(message);
  });
  link.post({ type: 'ready' });
  return leave;
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

  async connect(server: InPageServer): Promise<void> {
    const stream = this.#number;
    try {
      this.#stream = await server.connect();
    } catch (error) {
      this.#over();
      return this.#link.post({
        type: 'refused',
        stream,
        reason: error instanceof Error ? error.message : String(error),
      });
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
