// Lines out of a stream, whatever the reads.

import { longestLine } from './protocol.ts';

const newline = 0x0a;

export class LineReader {
  #held: number[] = [];

  /** Octets of a line that has no end yet. */
  get rest(): Uint8Array {
    return Uint8Array.from(this.#held);
  }

  get isTooLong(): boolean {
    return this.#held.length > longestLine;
  }

  /** Whole lines, each with its newline. Takes nothing more once `isTooLong`. */
  take(bytes: Uint8Array): Uint8Array[] {
    const lines: Uint8Array[] = [];
    for (const octet of bytes) {
      this.#held.push(octet);
      if (this.isTooLong) return lines;
      if (octet !== newline) continue;
      lines.push(this.rest);
      this.#held = [];
    }
    return lines;
  }
}
