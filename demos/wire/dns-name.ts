// Names as DNS writes them: labels with their lengths, or a pointer to where the rest already stands (RFC 1035 §4.1.4).

import type { DomainName } from './dns-message.ts';
import type { BitField, FieldCursor, Said } from './field-cursor.ts';
import type { FieldName } from './text.ts';

/** Octets of a whole name with its lengths, at most (RFC 1035 §2.3.4). */
const longestName = 255;
const pointerBits = 0xc0;
const forward = { key: 'pointer-forward', section: 'RFC 1035 §4.1.4' } as const;
const badLabel = { key: 'label-type', section: 'RFC 1035 §4.1.4' } as const;
const tooLong = { key: 'name-long', section: 'RFC 1035 §2.3.4' } as const;

/** The part of a name that stands elsewhere; with a fault where it could not be followed to its end. */
interface Tail {
  /** Without a dot at either end; empty for the root. */
  readonly text: string;
  /** With its lengths. */
  readonly octets: number;
  readonly fault?: Said['fault'];
}

/** A name has 127 labels at most; a pointer before each of them is more than anybody needs. */
const mostPointers = 127;

/** The names of one message: what pointers lead to is read once, however many lead there. */
export class DnsNames {
  /** Where the message begins: pointers count from there. */
  private readonly base: number;
  private readonly end: number;
  private readonly tails = new Map<number, Tail>();

  constructor({ offset, end }: FieldCursor) {
    this.base = offset;
    this.end = end;
  }

  /** Reads a name and its parts as a group called `name`. One that cannot be followed bears a fault and ends where it broke. */
  read(cursor: FieldCursor, name: FieldName): DomainName {
    let text = '';
    cursor.group(name, () => {
      const whole = this.readLabels(cursor);
      text = whole.text || '.';
      return { value: text, ...(whole.fault && { fault: whole.fault }) };
    });
    return text;
  }

  private readLabels(cursor: FieldCursor): Tail {
    const labels: string[] = [];
    const start = cursor.offset;
    for (let octets = 1; ;) {
      const length = cursor.peek(1) ?? 0;
      if ((length & pointerBits) === pointerBits) {
        const tail = this.tailAt(cursor.bytes, this.base + readPointer(cursor), start);
        return octets + tail.octets > longestName
          ? { ...joined(labels, octets), fault: tooLong }
          : append(labels, tail);
      }
      if (length === 0 || (length & pointerBits) !== 0) {
        cursor.number('label-length', 1, () => root);
        return length === 0 ? joined(labels, octets) : { ...joined(labels, octets), fault: badLabel };
      }
      labels.push(readLabel(cursor, length));
      octets += length + 1;
      if (octets > longestName) return { ...joined(labels, octets), fault: tooLong };
    }
  }

  /** Every pointer leads to before the place where the labels that it ends began: so no chain of them is endless. */
  private tailAt(bytes: Uint8Array, target: number, before: number): Tail {
    if (target < this.base || target >= before) return { text: '', octets: 0, fault: forward };
    let tail = this.tails.get(target);
    if (!tail) this.tails.set(target, (tail = this.follow(bytes, target)));
    return tail;
  }

  private follow(bytes: Uint8Array, target: number): Tail {
    const labels: string[] = [];
    let [at, start, octets] = [target, target, 1];
    for (let pointers = 0; pointers <= mostPointers;) {
      const length = bytes[at] ?? 0;
      if (length === 0) return at < this.end ? joined(labels, octets) : { ...joined(labels, octets), fault: badLabel };
      if ((length & pointerBits) === pointerBits) {
        const next = this.base + (((length & 0x3f) << 8) | (bytes[at + 1] ?? 0));
        if (next >= start) break;
        [at, start] = [next, next];
        pointers += 1;
        continue;
      }
      octets += length + 1;
      if ((length & pointerBits) !== 0 || at + length >= this.end)
        return { ...joined(labels, octets), fault: badLabel };
      if (octets > longestName) return { ...joined(labels, octets), fault: tooLong };
      labels.push(labelText(bytes.subarray(at + 1, at + 1 + length)));
      at += 1 + length;
    }
    return { ...joined(labels, octets), fault: forward };
  }
}

const root: Said = { meaning: { key: 'name-root' } };

/** A length and so many octets: one field, as hostile messages hold nothing else. */
function readLabel(cursor: FieldCursor, length: number): string {
  let text = '';
  cursor.octets('label', length + 1, (octets) => {
    text = labelText(octets.subarray(1));
    return { value: text, meaning: { key: 'label-length', values: { length } } };
  });
  return text;
}

function joined(labels: readonly string[], octets: number): Tail {
  return { text: labels.join('.'), octets };
}

function append(labels: readonly string[], tail: Tail): Tail {
  const text = labels.length === 0 ? tail.text : [...labels, ...(tail.text ? [tail.text] : [])].join('.');
  return { ...tail, text };
}

function readPointer(cursor: FieldCursor): number {
  const [, target = 0] = cursor.bits(2, pointerParts);
  return target;
}

const pointerParts: readonly BitField[] = [
  ['pointer-mark', 2],
  ['pointer-target', 14, (value) => ({ meaning: { key: 'pointer-target', values: { octet: value } } })],
];

/** In presentation form: what is no printable ASCII character as `\DDD`, a dot inside a label as `\.` (RFC 4343 §2.1). */
function labelText(octets: Uint8Array): string {
  let text = '';
  for (const octet of octets) text += presentation[octet] ?? '';
  return text;
}

const presentation = Array.from({ length: 256 }, (_, octet) => {
  if (octet === 0x2e || octet === 0x5c) return `\\${String.fromCharCode(octet)}`;
  return octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : `\\${String(octet).padStart(3, '0')}`;
});
