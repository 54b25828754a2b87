// One line as the grammar reads it: named parts with their places, and the fault where there is one.

import type { Http1FaultKey, Refusal } from './http1-faults.ts';
import type { Http1Name } from './http1-text.ts';
import { textOf } from './http1-octets.ts';

/** A named run of octets; offsets count from the first octet of the connection, `end` excluded. */
export interface Part {
  readonly name: Http1Name;
  readonly start: number;
  readonly end: number;
  readonly parts?: readonly Part[];
}

/** A line whose end has been found; its text leaves the CRLF out. */
export class Line {
  readonly text: string;
  readonly start: number;

  constructor(octets: Uint8Array, start: number) {
    this.text = textOf(octets);
    this.start = start;
  }

  /** Offset after the CRLF. */
  get end(): number {
    return this.start + this.text.length + 2;
  }

  get isEmpty(): boolean {
    return this.text === '';
  }

  /** A part between two indices of the text. */
  part(name: Http1Name, from: number, to: number, parts?: readonly Part[]): Part {
    return { name, start: this.start + from, end: this.start + to, ...(parts && { parts }) };
  }

  crlf(): Part {
    return this.part('CRLF', this.text.length, this.text.length + 2);
  }

  /** A fault between two indices of the text. */
  refuse(key: Http1FaultKey, from: number, to: number, values?: Refusal['values']): Refusal {
    return { key, offset: this.start + from, end: this.start + to, ...(values && { values }) };
  }
}
