// Two exchanges side by side: what is the same, what differs, and what only one of them has. No DOM.

import type { Language, Side } from '#demos/contract.ts';
import { asText } from '#demos/copy-as/dump.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { rowWords } from './wire-reading.ts';

/** A message's beginning, or one of its fields. */
export interface ComparedLine {
  readonly from: Side;
  /** Which message of the exchange, from 0. */
  readonly message: number;
  readonly isHead: boolean;
  readonly name: string;
  readonly value: string;
}

export type ComparedRow =
  | { readonly state: 'same' | 'changed'; readonly a: ComparedLine; readonly b: ComparedLine }
  | { readonly state: 'only-a'; readonly a: ComparedLine; readonly b: undefined }
  | { readonly state: 'only-b'; readonly a: undefined; readonly b: ComparedLine };

/** Lines of each exchange that are compared: the work grows with their product. */
export const mostLines = 300;
const longestValue = 200;

export function linesOf(messages: readonly WireMessage[], language: Language): readonly ComparedLine[] {
  return messages.flatMap((message, index) => messageLines(message, index, language)).slice(0, mostLines);
}

function messageLines(message: WireMessage, index: number, language: Language): ComparedLine[] {
  const place = { from: message.from, message: index };
  const head = { ...place, isHead: true, name: message.protocol === 'http' ? 'HTTP' : 'WebSocket', value: '' };
  const lines = message.fields.map((node): ComparedLine => {
    const { name, value } = rowWords(language, node);
    return { ...place, isHead: false, name, value: (value || octetsText(message, node)).slice(0, longestValue) };
  });
  return [head, ...lines];
}

function octetsText(message: WireMessage, { start, end }: FieldNode): string {
  return asText({ ...message, protocol: 'http', bytes: message.bytes.subarray(start, end) }).trimEnd();
}

/** The longest run of lines in common stays in place; a field that both have with other values is one changed row. */
export function compareLines(a: readonly ComparedLine[], b: readonly ComparedLine[]): readonly ComparedRow[] {
  const common = commonLengths(a, b);
  const at = (i: number, j: number): number => common[i * (b.length + 1) + j] ?? 0;
  const rows: ComparedRow[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left && right && isAlike(left, right)) {
      rows.push({ state: left.value === right.value ? 'same' : 'changed', a: left, b: right });
      i += 1;
      j += 1;
    } else if (left && (!right || at(i + 1, j) >= at(i, j + 1))) {
      rows.push({ state: 'only-a', a: left, b: undefined });
      i += 1;
    } else if (right) {
      rows.push({ state: 'only-b', a: undefined, b: right });
      j += 1;
    }
  }
  return rows;
}

/** Whether two lines are about the same thing, whatever they say of it. */
function isAlike(a: ComparedLine, b: ComparedLine): boolean {
  return a.from === b.from && a.isHead === b.isHead && a.name.toLowerCase() === b.name.toLowerCase();
}

/** For each pair of places, how many lines the rests from there have in common, in order. */
function commonLengths(a: readonly ComparedLine[], b: readonly ComparedLine[]): Uint16Array {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const [left, right] = [a[i], b[j]];
      const skipped = Math.max(lengths[(i + 1) * width + j] ?? 0, lengths[i * width + j + 1] ?? 0);
      const taken = left && right && isAlike(left, right) ? (lengths[(i + 1) * width + j + 1] ?? 0) + 1 : 0;
      lengths[i * width + j] = Math.max(skipped, taken);
    }
  }
  return lengths;
}

/** What differs in the middle of two values: the beginnings and ends that they share are told apart from it. */
export function differingPart(own: string, other: string): readonly [before: string, differing: string, after: string] {
  const [mine, theirs] = [Array.from(own), Array.from(other)];
  const shortest = Math.min(mine.length, theirs.length);
  let start = 0;
  while (start < shortest && mine[start] === theirs[start]) start += 1;
  let end = 0;
  while (end < shortest - start && mine.at(-1 - end) === theirs.at(-1 - end)) end += 1;
  const middle = mine.length - end;
  return [mine.slice(0, start).join(''), mine.slice(start, middle).join(''), mine.slice(middle).join('')];
}
