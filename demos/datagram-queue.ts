// Datagrams that have arrived and wait to be read: a few, for who does not read loses them, as from a kernel's buffer.

/** Datagrams that wait; the next ones are lost. */
const mostWaiting = 64;

export class DatagramQueue {
  readonly #waiting: Uint8Array[] = [];
  #reader: ((datagram: Uint8Array | undefined) => void) | undefined;
  #isClosed = false;

  get isClosed(): boolean {
    return this.#isClosed;
  }

  put(datagram: Uint8Array): void {
    if (this.#isClosed) return;
    if (this.#reader) return this.#give(datagram);
    if (this.#waiting.length < mostWaiting) this.#waiting.push(datagram);
  }

  /** The next one; undefined once closed and empty. One call at a time. */
  take(): Promise<Uint8Array | undefined> {
    const next = this.#waiting.shift();
    if (next || this.#isClosed) return Promise.resolve(next);
    return new Promise((resolve) => (this.#reader = resolve));
  }

  close(): void {
    this.#isClosed = true;
    this.#give(undefined);
  }

  #give(datagram: Uint8Array | undefined): void {
    const reader = this.#reader;
    this.#reader = undefined;
    reader?.(datagram);
  }
}
