// UTF-8 checked octet by octet (RFC 3629 §4), so that a fault is known at the octet that makes it (RFC 6455 §8.1 lets
// a receiver stop there). TextDecoder tells neither the place nor, in every runtime, the moment.

const SAFE_FIRST = 0x80;
const SAFE_LAST = 0xbf;

/** Checks one text, in as many pieces as it comes. */
export class Utf8Check {
  /** Octets of the present character that are still to come, and the bounds of the next one. */
  #missing = 0;
  #first = SAFE_FIRST;
  #last = SAFE_LAST;

  /** Index of the first octet that cannot stand there, or -1. After an index the check is over. */
  push(bytes: Uint8Array): number {
    for (let index = 0; index < bytes.length; index++) {
      const octet = bytes[index]!;
      if (this.#missing === 0 && octet < 0x80) continue;
      if (!(this.#missing === 0 ? this.#begin(octet) : this.#continue(octet))) return index;
    }
    return -1;
  }

  /** A check that stands where this one does, and goes its own way from there. */
  copy(): Utf8Check {
    const copy = new Utf8Check();
    copy.#missing = this.#missing;
    copy.#first = this.#first;
    copy.#last = this.#last;
    return copy;
  }

  /** Whether the text may end here: not in the middle of a character. */
  get isComplete(): boolean {
    return this.#missing === 0;
  }

  /** The second octet's bounds rule out overlong forms, surrogates and what lies beyond U+10FFFF. */
  #begin(octet: number): boolean {
    if (octet < 0xc2 || octet > 0xf4) return false;
    this.#missing = octet < 0xe0 ? 1 : octet < 0xf0 ? 2 : 3;
    if (octet === 0xe0) this.#first = 0xa0;
    if (octet === 0xed) this.#last = 0x9f;
    if (octet === 0xf0) this.#first = 0x90;
    if (octet === 0xf4) this.#last = 0x8f;
    return true;
  }

  #continue(octet: number): boolean {
    if (octet < this.#first || octet > this.#last) return false;
    this.#missing -= 1;
    this.#first = SAFE_FIRST;
    this.#last = SAFE_LAST;
    return true;
  }
}

/** The text, or undefined where the octets are not UTF-8. A first U+FEFF is part of it: nothing here is a file. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
