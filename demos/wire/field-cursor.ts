// Reading and telling are one: whoever takes octets off a header says what they are. What is missing is marked where it is.

import type { Fault, FieldNode, Meaning } from './field.ts';
import type { FieldName } from './text.ts';

/** What is said of a field beside its name and place; without a value its number, or its octets in hexadecimal. */
export interface Said {
  readonly value?: string;
  readonly meaning?: Meaning;
  readonly fault?: Fault;
}

/** One of the fields that share octets, from the most significant bit on; at most 31 bits. */
export type BitField = readonly [name: FieldName, width: number, say?: (value: number) => Said];

/** Octets of a value that are shown in hexadecimal, and characters of any value, at most. */
const mostShown = 64;
const longestValue = 1_000;

/** A field that is being made. */
type Draft = { -readonly [Key in keyof FieldNode]: FieldNode[Key] };

/** Thrown when octets are missing, and caught by `readFields`: no caller of a decoder ever sees it. */
class Truncated extends Error {}

export interface FieldsRead<Result> {
  readonly nodes: readonly FieldNode[];
  /** Where reading ended: the end of the last field. */
  readonly end: number;
  /** Undefined when octets were missing. */
  readonly result: Result | undefined;
  /** Octets were missing between two fields, so that no field of its own bears the fault. */
  readonly fault: Fault | undefined;
}

/** Runs `read` over `bytes` from `start` to `end`; `section` is where the format is specified. Never throws for bad octets. */
export function readFields<Result>(
  bytes: Uint8Array,
  start: number,
  end: number,
  section: string,
  read: (cursor: FieldCursor) => Result,
): FieldsRead<Result> {
  const cursor = new FieldCursor(bytes, start, end, section);
  try {
    const result = read(cursor);
    return { nodes: cursor.nodes, end: cursor.offset, result, fault: undefined };
  } catch (error) {
    if (!(error instanceof Truncated)) throw error;
    return { nodes: cursor.nodes, end: cursor.offset, result: undefined, fault: cursor.unplaced };
  }
}

/** A place in a run of octets, moving forward as fields are read. Numbers are big-endian (network byte order). */
export class FieldCursor {
  readonly bytes: Uint8Array;
  /** The next octet to be read. */
  offset: number;
  /** First octet that may not be read. */
  end: number;
  /** The fault of missing octets that no field could bear. */
  unplaced: Fault | undefined;
  private readonly section: string;
  private fields: FieldNode[] = [];

  constructor(bytes: Uint8Array, start: number, end: number, section: string) {
    this.bytes = bytes;
    this.offset = start;
    this.end = Math.min(end, bytes.length);
    this.section = section;
  }

  get nodes(): readonly FieldNode[] {
    return this.fields;
  }

  /** Octets that are left. */
  get left(): number {
    return this.end - this.offset;
  }

  /** An unsigned integer of 1 to 6 octets. */
  number(name: FieldName, octets: number, say?: (value: number) => Said): number {
    const start = this.take(name, octets);
    const value = numberAt(this.bytes, start, octets);
    const said = say?.(value);
    this.add({ start, end: this.offset, name, value: said?.value ?? String(value) }, said);
    return value;
  }

  /** `length` octets; none is a field too, as an empty value is. */
  octets(name: FieldName, length: number, say?: (octets: Uint8Array) => Said): Uint8Array {
    const start = this.take(name, length);
    const octets = this.bytes.subarray(start, this.offset);
    const said = say?.(octets);
    this.add({ start, end: this.offset, name, value: said?.value ?? hexOf(octets) }, said);
    return octets;
  }

  /** Fields that share `octets` octets (1 to 4); their widths fill them. */
  bits(octets: number, parts: readonly BitField[]): number[] {
    const start = this.take(parts[0]?.[0], octets);
    const word = numberAt(this.bytes, start, octets);
    const values: number[] = [];
    let from = 0;
    for (const [name, width, say] of parts) {
      const to = from + width - 1;
      const value = (word >>> (octets * 8 - 1 - to)) & (2 ** width - 1);
      const said = say?.(value);
      this.add(
        {
          start,
          end: this.offset,
          bits: knownBits[from * 32 + to] ?? { from, to },
          name,
          value: said?.value ?? String(value),
        },
        said,
      );
      values.push(value);
      from = to + 1;
    }
    return values;
  }

  /** Fields under a name of their own; what `read` returns is said of the whole. */
  group(name: FieldName, read: () => Said | undefined): void {
    const [start, outer] = [this.offset, this.fields];
    this.fields = [];
    let said: Said | undefined;
    try {
      said = read();
    } finally {
      const fault = this.unplaced;
      this.unplaced = undefined;
      const children = this.fields;
      this.fields = outer;
      this.add(
        { start, end: this.offset, name, value: said?.value ?? '', children },
        fault ? { ...said, fault } : said,
      );
    }
  }

  /** Reads inside a part that ends at `end`, and goes on there whatever it holds; undefined when octets were missing in it. */
  within<Result>(end: number, read: () => Result): Result | undefined {
    const outer = this.end;
    this.end = Math.min(end, outer);
    try {
      return read();
    } catch (error) {
      if (error instanceof Truncated) return undefined;
      throw error;
    } finally {
      this.offset = this.end;
      this.end = outer;
    }
  }

  /** The number in the next octets, not yet taken; undefined where they are missing. */
  peek(octets: number, ahead = 0): number | undefined {
    return this.left < ahead + octets ? undefined : numberAt(this.bytes, this.offset + ahead, octets);
  }

  /** Most of the time of a decoder goes here: no copies, no spreads. */
  private add(field: Draft, said: Said | undefined): void {
    if (field.value.length > longestValue) field.value = `${field.value.slice(0, longestValue - 1)}…`;
    if (said?.meaning) field.meaning = said.meaning;
    if (said?.fault) field.fault = said.fault;
    this.fields.push(field);
  }

  /** Moves on by `length` and returns where that began; octets that are missing end the reading. */
  private take(name: FieldName | undefined, length: number): number {
    const start = this.offset;
    if (length <= this.left) {
      this.offset += length;
      return start;
    }
    const missing = length - this.left;
    const fault: Fault = { key: 'truncated', section: this.section, values: { missing } };
    this.offset = this.end;
    if (name === undefined || start >= this.end) this.unplaced = fault;
    else this.fields.push({ start, end: this.end, name, value: hexOf(this.bytes.subarray(start, this.end)), fault });
    throw new Truncated();
  }
}

/** A big-endian number; the octets must be there. */
export function numberAt(bytes: Uint8Array, offset: number, octets: number): number {
  let value = 0;
  for (let index = offset; index < offset + octets; index += 1) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

const hexPairs = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** Octets in hexadecimal with `between` between them. */
export function hexPairsOf(octets: Uint8Array, between: string): string {
  let text = hexPairs[octets[0] ?? 0] ?? '';
  for (let index = 1; index < octets.length; index += 1) text += between + hexPairs[octets[index] ?? 0];
  return octets.length === 0 ? '' : text;
}

/** The first octets in hexadecimal, `…` where there are more. */
export function hexOf(octets: Uint8Array): string {
  if (octets.length <= mostShown) return hexPairsOf(octets, ' ');
  return `${hexPairsOf(octets.subarray(0, mostShown), ' ')} …`;
}

/** The same object for the same bits: there are few, and every packet has them. */
const knownBits = Array.from({ length: 32 * 32 }, (_, key) => ({ from: key >> 5, to: key & 31 }));

/** A number as `0x0800`, with two digits an octet. */
export function hexNumber(value: number, octets: number): string {
  return `0x${value.toString(16).padStart(octets * 2, '0')}`;
}
