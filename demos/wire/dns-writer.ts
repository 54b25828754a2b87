// Octets of a DNS message as they are written, with the names that stand there already (RFC 1035 §4.1.4).

import type { DomainName } from './dns-message.ts';

const longestLabel = 63;
const longestName = 255;
/** What a pointer's 14 bits reach. */
const furthest = 0x3fff;
const pointerBits = 0xc000;

export class DnsWriter {
  readonly #octets: number[] = [];
  /** Where each name, or the end of one, has been written. */
  readonly #places = new Map<string, number>();

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#octets);
  }

  /** Big-endian. Throws a RangeError where the number needs more octets than these. */
  number(value: number, octets: number): void {
    if (!Number.isInteger(value) || value < 0 || value >= 2 ** (8 * octets))
      throw new RangeError(
        `${value} is no whole number of ${octets} octets. Write one from 0 to ${2 ** (8 * octets) - 1}.`,
      );
    for (let shift = octets - 1; shift >= 0; shift -= 1) this.#octets.push(Math.floor(value / 2 ** (8 * shift)) & 0xff);
  }

  octets(octets: Iterable<number>): void {
    for (const octet of octets) this.#octets.push(octet);
  }

  /** Refers to what stands there already, letter for letter: whoever asked in capitals reads capitals again. */
  name(name: DomainName): void {
    const labels = labelsOf(name);
    for (const [index, label] of labels.entries()) {
      const rest = keyOf(labels.slice(index));
      const place = this.#places.get(rest);
      if (place !== undefined) return this.number(pointerBits | place, 2);
      if (this.#octets.length <= furthest) this.#places.set(rest, this.#octets.length);
      this.#label(label);
    }
    this.#octets.push(0);
  }

  /** Where no pointer may stand: in the types younger than RFC 1035 (RFC 3597 §4). */
  wholeName(name: DomainName): void {
    for (const label of labelsOf(name)) this.#label(label);
    this.#octets.push(0);
  }

  /** Two octets that tell the length of what `write` appends. */
  measured(write: () => void): void {
    const at = this.#octets.length;
    this.number(0, 2);
    write();
    const length = this.#octets.length - at - 2;
    if (length > 0xffff) throw new RangeError(`A record holds 65,535 octets at most, not ${length}. Make two.`);
    this.#octets[at] = length >> 8;
    this.#octets[at + 1] = length & 0xff;
  }

  #label(label: readonly number[]): void {
    this.#octets.push(label.length);
    this.octets(label);
  }
}

/** Lengths belong to the key: a label may hold any octet. */
function keyOf(labels: readonly (readonly number[])[]): string {
  return labels.map((label) => `${label.length}:${String.fromCharCode(...label)}`).join('');
}

/**
 * Octets of each label of a name in presentation form, `\.` and `\DDD` as the decoder writes them; the root has none. Throws a
 * RangeError where a label is empty or longer than 63 octets, or the whole longer than 255 (RFC 1035 §2.3.4).
 */
function labelsOf(name: DomainName): number[][] {
  if (name === '.' || name === '') return [];
  const labels = splitName(name).map(octetsOf);
  const wrong = labels.find(({ length }) => length === 0 || length > longestLabel);
  if (wrong) throw new RangeError(`A label has 1 to ${longestLabel} octets, not ${wrong.length}. Shorten it: ${name}`);
  const octets = labels.reduce((sum, { length }) => sum + length + 1, 1);
  if (octets > longestName)
    throw new RangeError(`A name has ${longestName} octets at most, not ${octets}. Shorten it.`);
  return labels;
}

/** The labels in presentation form, escapes left as they are; one dot at the end is the root's and none of them. */
export function splitName(name: DomainName): string[] {
  const labels: string[] = [''];
  for (const [, escape, dot, other] of name.matchAll(/(\\.|\\$)|(\.)|([^\\.]+)/gsu)) {
    if (dot === undefined) labels.push(`${labels.pop() ?? ''}${escape ?? other ?? ''}`);
    else labels.push('');
  }
  return labels.at(-1) === '' ? labels.slice(0, -1) : labels;
}

function octetsOf(label: string): number[] {
  const octets: number[] = [];
  for (const [, decimal, escaped, other] of label.matchAll(/\\(\d{3})|\\(.?)|([^\\]+)/gsu)) {
    if (decimal !== undefined && Number(decimal) < 256) octets.push(Number(decimal));
    else octets.push(...new TextEncoder().encode(decimal ?? escaped ?? other));
  }
  return octets;
}
