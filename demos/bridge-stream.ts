// A byte stream over the demo server's bridge: one WebSocket that stands for one TCP connection (demos/bridge-protocol.ts).

import {
  bridgeClosure,
  bridgeMessageLimit,
  bridgesPerVisitor,
  bridgeTo,
  bridgeWindow,
  decodeBridgeMessage,
  encodeBridgeMessage,
} from './bridge-protocol.ts';
import type { ByteStream, PortAddress, SocketEvent } from './contract.ts';
import { ConnectionCut, Pipe } from './pipe.ts';

/** Opens a WebSocket on the page's own server; nothing may be sent before its `open` event. */
export type OpenSocket = (path: string, listener: (event: SocketEvent) => void) => Socket;

export interface Socket {
  send(data: string | Uint8Array): void;
  close(): void;
}

/** Resolves once the TCP connection stands. Rejects with a TypeError where the server cannot be reached or refuses. */
export function openBridge(openSocket: OpenSocket, to?: PortAddress): Promise<ByteStream> {
  return new Promise((resolve, reject) => {
    const bridge = new Bridge(
      (listener) => openSocket(bridgeTo(to, 'tcp'), listener),
      () => resolve(bridge),
      reject,
    );
  });
}

class Bridge implements ByteStream {
  readonly #socket: Socket;
  readonly #inward = new Pipe({ capacity: 2 * bridgeWindow });
  readonly #opened: () => void;
  readonly #refused: (error: Error) => void;
  /** Octets sent and not yet taken. */
  #underWay = 0;
  #wakeWriter: (() => void) | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isEnded = false;
  #isCut = false;

  constructor(
    open: (listener: Parameters<OpenSocket>[1]) => Socket,
    opened: () => void,
    refused: (error: Error) => void,
  ) {
    this.#opened = opened;
    this.#refused = refused;
    this.#socket = open((event) => this.#hear(event));
  }

  async read(): Promise<Uint8Array | undefined> {
    const bytes = await this.#inward.read();
    if (bytes && !this.#isCut) this.#socket.send(encodeBridgeMessage({ type: 'taken', octets: bytes.length }));
    return bytes;
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    if (this.#isEnded) return Promise.reject(new Error('This side has ended the stream: nothing more can be written.'));
    const copy = bytes.slice();
    return this.#inTurn(() => this.#put(copy));
  }

  end(): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    if (this.#isEnded) return this.#turn;
    this.#isEnded = true;
    return this.#inTurn(async () => {
      if (!this.#isCut) this.#socket.send(encodeBridgeMessage({ type: 'end' }));
    });
  }

  abort(): void {
    this.#cut();
    this.#socket.close();
  }

  #hear(event: SocketEvent): void {
    if (event.type === 'message') this.#receive(event.data);
    if (event.type === 'close') this.#closed(event.code);
  }

  #receive(data: string | Uint8Array): void {
    if (this.#isCut) return;
    if (typeof data !== 'string') return void this.#inward.write(data).catch(ignore);
    const message = decodeBridgeMessage(data);
    if (message?.type === 'open') this.#opened();
    if (message?.type === 'end') void this.#inward.end().catch(ignore);
    if (message?.type === 'taken') this.#taken(message.octets);
  }

  #taken(octets: number): void {
    this.#underWay -= octets;
    this.#wakeWriter?.();
  }

  #closed(code: number): void {
    this.#refused(new TypeError(bridgeRefusal(code)));
    // 1000 means that both sides have ended: what has arrived may still be read.
    if (code !== 1000) this.#cut();
  }

  #cut(): void {
    this.#isCut = true;
    this.#inward.cut();
    this.#wakeWriter?.();
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(ignore);
    return done;
  }

  async #put(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length;) {
      await this.#room();
      if (this.#isCut) throw new ConnectionCut();
      const size = Math.min(bridgeMessageLimit, bridgeWindow - this.#underWay);
      const piece = bytes.subarray(at, at + size);
      at += piece.length;
      this.#underWay += piece.length;
      this.#socket.send(piece);
    }
  }

  async #room(): Promise<void> {
    while (this.#underWay >= bridgeWindow && !this.#isCut) {
      await new Promise<void>((resolve) => (this.#wakeWriter = resolve));
    }
  }
}

/** Why a bridge was closed before it was open. */
export function bridgeRefusal(code: number): string {
  if (code === bridgeClosure.noSuchPort)
    return 'No demo of this server listens on that port. Was the page made for another version? Then load it again.';
  if (code === bridgeClosure.tooMany) {
    return `This visitor has ${bridgesPerVisitor} connections by hand open already. Close one, then try again.`;
  }
  return 'The demo server opened no connection. Is it still running? Then load this page again.';
}

function ignore(): void {}
