// A socket as the byte stream that backends know. A read gives what the kernel handed over at once, and no more: where one
// read ends and the next begins is what some demos are about.

import type { Socket } from 'node:net';
import type { ByteStream } from '#demos/contract.ts';
import { ConnectionCut } from '#demos/pipe.ts';
import { plain } from '#server/respond.ts';

/** Octets that have come and wait to be read before the kernel is asked for no more. */
const mostWaiting = 262_144;

/** The socket must be of `allowHalfOpen: true`, and nobody else may read from it. */
export function asStream(socket: Socket): ByteStream {
  return new SocketStream(socket);
}

interface Reader {
  resolve(bytes: Uint8Array | undefined): void;
  reject(error: Error): void;
}

class SocketStream implements ByteStream {
  readonly #socket: Socket;
  readonly #waiting: Uint8Array[] = [];
  readonly #readers: Reader[] = [];
  #held = 0;
  #isEnded = false;
  #isCut = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => this.#take(plain(bytes)));
    socket.on('end', () => {
      this.#isEnded = true;
      this.#deliver();
    });
    // Whoever leaves in the middle: `close` follows.
    socket.on('error', () => {});
    socket.on('close', () => this.#over());
  }

  read(): Promise<Uint8Array | undefined> {
    return new Promise((resolve, reject) => {
      this.#readers.push({ resolve, reject });
      this.#deliver();
    });
  }

  write(bytes: Uint8Array): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    return new Promise((resolve, reject) => {
      this.#socket.write(bytes.slice(), (error) => (error ? reject(asCut(error)) : resolve()));
    });
  }

  end(): Promise<void> {
    if (this.#isCut) return Promise.reject(new ConnectionCut());
    if (this.#socket.writableFinished) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.#socket.once('close', () => reject(new ConnectionCut()));
      this.#socket.end(() => resolve());
    });
  }

  abort(): void {
    this.#isCut = true;
    this.#socket.resetAndDestroy();
    this.#over();
  }

  #take(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#held += bytes.length;
    if (this.#held >= mostWaiting) this.#socket.pause();
    this.#deliver();
  }

  #over(): void {
    if (!this.#isEnded) this.#isCut = true;
    this.#deliver();
  }

  #deliver(): void {
    while (this.#readers.length > 0) {
      if (this.#isCut) this.#readers.shift()?.reject(new ConnectionCut());
      else if (this.#waiting.length > 0) this.#readers.shift()?.resolve(this.#next());
      else if (this.#isEnded) this.#readers.shift()?.resolve(undefined);
      else return;
    }
  }

  #next(): Uint8Array | undefined {
    const bytes = this.#waiting.shift();
    this.#held -= bytes?.length ?? 0;
    if (this.#socket.isPaused() && this.#held < mostWaiting) this.#socket.resume();
    return bytes;
  }
}

/** Node's own errors for a connection that is gone. */
function asCut(error: Error & { code?: string }): Error {
  return error.code === 'ERR_STREAM_WRITE_AFTER_END' ? error : new ConnectionCut();
}
