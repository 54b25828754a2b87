// What travels: a message by POST, and what the server read when it had unwrapped it.

/** POST takes text (UTF-8, at most `mostOctets`); the answer is `Unwrapped` as JSON, or a sentence with 400, 405, 413 or 415. */
export const path = '/demos/osi-layers/message';

/** Fits into one segment of an Ethernet, with its HTTP header. */
export const mostOctets = 400;

export interface Unwrapped {
  readonly text: string;
  readonly characters: number;
  readonly octets: number;
}

/** Reads the answer; undefined when it is none. */
export function readUnwrapped(json: string): Unwrapped | undefined {
  try {
    const value = JSON.parse(json) as Partial<Unwrapped> | null;
    const { text, characters, octets } = value ?? {};
    if (typeof text !== 'string' || typeof characters !== 'number' || typeof octets !== 'number') return undefined;
    return { text, characters, octets };
  } catch {
    return undefined;
  }
}
