// TCP knows no messages: two octets say how long each one is (RFC 1035 §4.2.2).

import { OctetBuffer } from '#wire/octet-buffer.ts';

/** Length and message in one: two writes could become two segments (RFC 7766 §8). */
export function frame(message: Uint8Array): Uint8Array {
  const framed = new Uint8Array(2 + message.length);
  framed.set([message.length >> 8, message.length & 0xff]);
  framed.set(message, 2);
  return framed;
}

/** Puts together what arrives in pieces; keeps less than one message, at most 65,537 octets, beside the newest piece. */
export class MessageReader {
  readonly #buffer = new OctetBuffer();

  /** The messages that are whole with these octets. */
  take(octets: Uint8Array): Uint8Array[] {
    this.#buffer.push(octets);
    const all = this.#buffer.take();
    const messages: Uint8Array[] = [];
    let at = 0;
    for (let end = messageEnd(all, at); end <= all.length; end = messageEnd(all, at)) {
      messages.push(all.subarray(at + 2, end));
      at = end;
    }
    this.#buffer.push(all.subarray(at));
    return messages;
  }
}

/** Beyond every octet there is where the length itself is not there yet. */
function messageEnd(octets: Uint8Array, at: number): number {
  const [high, low] = [octets[at], octets[at + 1]];
  return high === undefined || low === undefined ? Number.POSITIVE_INFINITY : at + 2 + ((high << 8) | low);
}
