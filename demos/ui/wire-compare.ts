// Two exchanges side by side: what is the same, what differs, and what only one of them has. No DOM.

import type { Language } from '#demos/contract.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { isControl } from '#wire/websocket-frame.ts';
import type { OctetRange } from './wire-dump.ts';
import { fieldName, rowWords } from './wire-reading.ts';

export type ComparedState = 'same' | 'changed' | 'only-a' | 'only-b';

/** What one exchange has at this place. */
interface ComparedSide {
  readonly name: string;
  readonly value: string;
}

export interface ComparedField {
  readonly state: ComparedState;
  readonly a: ComparedSide | undefined;
  readonly b: ComparedSide | undefined;
}

export interface ComparedMessage {
  readonly a: WireMessage | undefined;
  readonly b: WireMessage | undefined;
  readonly fields: readonly ComparedField[];
  /** Octets of either message that the other one has not. */
  readonly marks: { readonly a: readonly OctetRange[]; readonly b: readonly OctetRange[] };
}

/** Messages of each exchange that are compared: the work grows with their product. */
export const mostCompared = 200;

/** Messages of one kind and one side are set beside each other, in order; what has no counterpart stands alone. */
export function compareExchanges(
  a: readonly WireMessage[],
  b: readonly WireMessage[],
  language: Language,
): readonly ComparedMessage[] {
  return align(a.slice(0, mostCompared), b.slice(0, mostCompared), (one, other) => kindOf(one) === kindOf(other)).map(
    ([one, other]) => compareMessages(one, other, language),
  );
}

export function countDifferences(messages: readonly ComparedMessage[]): number {
  return messages.reduce((sum, { fields }) => sum + fields.filter(({ state }) => state !== 'same').length, 0);
}

/** Which messages may be compared: a ping with a ping, a request with a request. */
function kindOf({ from, protocol, bytes: [first = 0] }: WireMessage): string {
  const opcode = first & 0x0f;
  return `${from} ${protocol !== 'websocket' ? protocol : isControl(opcode) ? opcode : 'data'}`;
}

function compareMessages(a: WireMessage | undefined, b: WireMessage | undefined, language: Language): ComparedMessage {
  const lines = pair(linesOf(a, language), linesOf(b, language));
  const fields = lines.map(([one, other]): ComparedField => ({
    state: stateOf(one, other),
    a: one?.said,
    b: other?.said,
  }));
  const own = lines.filter(([one, other]) => stateOf(one, other) !== 'same');
  const marks = {
    a: own.flatMap(([one, other]) => (one ? differingOctets(one, other) : [])),
    b: own.flatMap(([one, other]) => (other ? differingOctets(other, one) : [])),
  };
  return { a, b, fields, marks };
}

/** One field of a message, as it is compared. */
interface Line {
  readonly said: ComparedSide;
  /** Fields of this name are the same field: of header names the case does not count (RFC 9110 §5.1). */
  readonly key: string;
  readonly node: FieldNode;
  readonly octets: Uint8Array;
  /** Where the octets, masked, are another line's as well: its difference is marked there. */
  readonly isPlain: boolean;
}

/** The frames of one message are taken apart, and a payload that is masked or compressed is shown as sent and as meant. */
function linesOf(message: WireMessage | undefined, language: Language): readonly Line[] {
  const lines = (nodes: readonly FieldNode[], prefix: string, isPlain: boolean): readonly Line[] =>
    nodes.flatMap((node) => {
      if (node.name === 'frame') return lines(node.children ?? [], `${node.value} `, false);
      const { name, value } = rowWords(language, node);
      const said = { name: prefix + name, value };
      const octets = message?.bytes.subarray(node.start, node.end) ?? new Uint8Array();
      const own: Line = { said, key: said.name.toLowerCase(), node, octets, isPlain };
      const isWrapped = node.name === 'payload-data' || node.name === 'compressed-data';
      const inner = isWrapped ? lines(node.children ?? [], prefix, true) : [];
      return [own, ...inner];
    });
  return message ? lines(message.fields, '', false) : [];
}

function stateOf(a: Line | undefined, b: Line | undefined): ComparedState {
  if (!a) return 'only-b';
  if (!b) return 'only-a';
  const isSame = a.isPlain ? a.said.value === b.said.value : isEqual(a, b);
  return isSame ? 'same' : 'changed';
}

/** Fields that share an octet are told apart by their bits, which are their values. */
function isEqual(a: Line, b: Line): boolean {
  if (a.node.bits || b.node.bits) return a.said.value === b.said.value;
  return a.octets.length === b.octets.length && a.octets.every((octet, index) => octet === b.octets[index]);
}

function differingOctets({ node, octets, isPlain }: Line, other: Line | undefined): readonly OctetRange[] {
  if (isPlain) return [];
  if (!other || node.bits) return [{ start: node.start, end: node.end }];
  const [start, end] = differing(octets, other.octets);
  return start < end ? [{ start: node.start + start, end: node.start + end }] : [];
}

/** In the order of A, and what only B has after what it follows there: the order of fields of different names means nothing (RFC 9110 §5.3). */
function pair(a: readonly Line[], b: readonly Line[]): readonly (readonly [Line | undefined, Line | undefined])[] {
  const left = new Set(b);
  const pairs: [Line | undefined, Line | undefined][] = a.map((one) => {
    const other = [...left].find(({ key }) => key === one.key);
    if (other) left.delete(other);
    return [one, other];
  });
  for (const line of left) {
    const before = b[b.indexOf(line) - 1];
    const index = before ? pairs.findIndex(([, other]) => other === before) : -1;
    pairs.splice(index + 1, 0, [undefined, line]);
  }
  return pairs;
}

/** The longest run of pairs that are alike, in the order of both. */
export function align<Item>(
  a: readonly Item[],
  b: readonly Item[],
  isAlike: (one: Item, other: Item) => boolean,
): readonly (readonly [Item | undefined, Item | undefined])[] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const taken = isAlike(a[i] as Item, b[j] as Item) ? at(i + 1, j + 1) + 1 : 0;
      lengths[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), taken);
    }
  }
  const pairs: (readonly [Item | undefined, Item | undefined])[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const isBoth = i < a.length && j < b.length && isAlike(a[i] as Item, b[j] as Item);
    if (isBoth && at(i, j) === at(i + 1, j + 1) + 1) pairs.push([a[i++], b[j++]]);
    else if (i < a.length && (j >= b.length || at(i + 1, j) >= at(i, j + 1))) pairs.push([a[i++], undefined]);
    else pairs.push([undefined, b[j++]]);
  }
  return pairs;
}

/** What differs in the middle of two values: the beginnings and ends that they share are told apart from it. */
export function differingPart(own: string, other: string): readonly [before: string, differing: string, after: string] {
  const [mine, theirs] = [Array.from(own), Array.from(other)];
  const [start, end] = differing(mine, theirs);
  return [mine.slice(0, start).join(''), mine.slice(start, end).join(''), mine.slice(end).join('')];
}

/** Where the first of two sequences differs from the other: from its first place that does to its last. */
function differing<Item>(own: ArrayLike<Item>, other: ArrayLike<Item>): readonly [start: number, end: number] {
  const shortest = Math.min(own.length, other.length);
  let start = 0;
  while (start < shortest && own[start] === other[start]) start += 1;
  let same = 0;
  while (same < shortest - start && own[own.length - 1 - same] === other[other.length - 1 - same]) same += 1;
  return [start, own.length - same];
}

/** The field that an octet lies in, in words. */
export function fieldAt(message: WireMessage, octet: number, language: Language): string {
  const node = message.fields.find(({ start, end }) => start <= octet && octet < end);
  return node ? fieldName(language, node) : '';
}
