// Octets that arrive in pieces and are wanted whole.

import { join } from './http1-octets.ts';

export class OctetBuffer {
  #pieces: Uint8Array[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Keeps a copy: the caller may use its buffer again. */
  push(bytes: Uint8Array): void {
    this.#pieces.push(bytes.slice());
    this.#length += bytes.length;
  }

  /** Everything so far; the buffer is empty afterwards. */
  take(): Uint8Array<ArrayBuffer> {
    const whole = join(this.#pieces, this.#length);
    this.#pieces = [];
    this.#length = 0;
    return whole;
  }
}
