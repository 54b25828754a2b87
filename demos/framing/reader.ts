// The three ways to find messages in a stream. What has come of the next message waits for the rest of it.

import { lengthOctets, longestMessage, newline, type Problem, type Rule } from './protocol.ts';

export interface Found {
  readonly messages: readonly string[];
  readonly problem?: Problem;
}

export interface MessageReader {
  /** What one read brought. After a problem nothing more may come. */
  take(bytes: Uint8Array): Found;
  /** Octets of a message that is not whole. */
  readonly waiting: number;
}

export function createReader(rule: Rule): MessageReader {
  if (rule === 'naive') return naive;
  return new BufferedReader(rule === 'lines' ? nextLine : nextByLength);
}

/** Takes each read for a message: right as long as nothing is sent quickly, or large, or far. */
const naive: MessageReader = {
  take: (bytes) => (bytes.length > longestMessage ? tooLong : { messages: [textOf(bytes)] }),
  waiting: 0,
};

const tooLong: Found = { messages: [], problem: 'too-long' };

/** Where the next message lies, and where the one after it begins; undefined while it is not whole. */
type Next = (bytes: Uint8Array) => { readonly start: number; readonly end: number; readonly next: number } | undefined;

/** Octets that must be there before a rule can know that a message is too long. */
const room = longestMessage + lengthOctets;

class BufferedReader implements MessageReader {
  readonly #next: Next;
  #held: Uint8Array = new Uint8Array();

  constructor(next: Next) {
    this.#next = next;
  }

  get waiting(): number {
    return this.#held.length;
  }

  take(bytes: Uint8Array): Found {
    let rest = joined(this.#held, bytes);
    const messages: string[] = [];
    for (let found = this.#next(rest); found; found = this.#next(rest)) {
      if (found.end - found.start > longestMessage) return { messages, problem: 'too-long' };
      messages.push(textOf(rest.subarray(found.start, Math.min(found.end, rest.length))));
      rest = rest.subarray(found.next);
    }
    this.#held = rest.slice();
    return rest.length > room ? { messages, problem: 'too-long' } : { messages };
  }
}

const nextLine: Next = (bytes) => {
  const end = bytes.indexOf(newline);
  return end < 0 ? undefined : { start: 0, end, next: end + 1 };
};

/** A length that is too large is known before anything of the message is there: it is not waited for. */
const nextByLength: Next = (bytes) => {
  if (bytes.length < lengthOctets) return undefined;
  const length = bytes.subarray(0, lengthOctets).reduce((value, octet) => value * 256 + octet, 0);
  const end = lengthOctets + length;
  return end <= bytes.length || length > longestMessage ? { start: lengthOctets, end, next: end } : undefined;
};

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const whole = new Uint8Array(one.length + other.length);
  whole.set(one);
  whole.set(other, one.length);
  return whole;
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
