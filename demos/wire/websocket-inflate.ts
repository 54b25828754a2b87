// The compressed messages of one side, read one after another (RFC 7692 §7.2.2).

import type { DeflateProblem } from './deflate-bits.ts';
import { Inflater } from './inflate.ts';
import { OctetBuffer } from './octet-buffer.ts';
import type { DeflateSide } from './websocket-extensions.ts';
import type { FrameFault } from './websocket-rules.ts';

/** One message: how long it travelled, what it says as far as it can be read, and why not further. */
export interface ReadMessage {
  readonly compressed: number;
  readonly plain: Uint8Array;
  readonly fault: FrameFault | undefined;
}

/** Octets of one message, decompressed: 1 MiB, as for a message that is not compressed. */
const LARGEST_MESSAGE = 1_048_576;
/** Octets of all messages of one side, decompressed. A few octets may stand for a thousand times as many. */
const LARGEST_SIDE = 16 * 1_048_576;

/** What the sender left out at a message's end. */
const TAIL = Uint8Array.of(0x00, 0x00, 0xff, 0xff);

export class MessageInflater {
  readonly #side: DeflateSide;
  readonly #inflater: Inflater;
  readonly #compressed = new OctetBuffer();
  #left = LARGEST_SIDE;
  /** A message could not be read, so that those which may refer to it cannot either. */
  #isLost = false;

  constructor(side: DeflateSide) {
    this.#side = side;
    this.#inflater = new Inflater(side.windowBits);
  }

  /** The next frame's payload, unmasked. */
  push(payload: Uint8Array): void {
    this.#compressed.push(payload);
  }

  /** The message that ends here. */
  take(): ReadMessage {
    const compressed = this.#compressed.length;
    this.#compressed.push(TAIL);
    const data = this.#compressed.take();
    if (this.#isLost) return { compressed, plain: new Uint8Array(), fault: lost };
    const limit = Math.min(LARGEST_MESSAGE, this.#left);
    const { plain, problem } = this.#inflater.read(data, limit);
    this.#left -= plain.length;
    if (!this.#side.keepsContext) this.#inflater.forget();
    else this.#isLost = problem !== undefined;
    return { compressed, plain, fault: problem && this.#faultOf(problem, limit) };
  }

  #faultOf(problem: DeflateProblem, limit: number): FrameFault {
    if (problem === 'corrupt') return { code: 1007, key: 'deflate-corrupt', section: 'RFC 1951 §3.2.3' };
    if (problem === 'truncated') return { code: 1007, key: 'deflate-truncated', section: 'RFC 7692 §7.2.1' };
    if (problem === 'too-far') {
      const values = { window: 2 ** this.#side.windowBits };
      return { code: 1007, key: 'deflate-too-far', section: 'RFC 7692 §7.1.2', values };
    }
    const isSide = limit < LARGEST_MESSAGE;
    const key = isSide ? 'deflate-side-too-long' : 'deflate-too-long';
    return { code: 1009, key, section: 'RFC 6455 §10.4', values: { limit: isSide ? LARGEST_SIDE : LARGEST_MESSAGE } };
  }
}

const lost: FrameFault = { code: 1007, key: 'deflate-lost', section: 'RFC 7692 §7.2.2' };
