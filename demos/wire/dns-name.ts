// Names as DNS writes them: labels with their lengths, or a pointer to where the rest already stands (RFC 1035 §4.1.4).

import type { DomainName } from './dns-message.ts';
import type { FieldCursor, Said } from './field-cursor.ts';
import type { FieldName } from './text.ts';

/** Octets of a whole name with its lengths, at most (RFC 1035 §2.3.4). */
const longestName = 255;
const pointerBits = 0xc0;
const forward = { key: 'pointer-forward', section: 'RFC 1035 §4.1.4' } as const;
const badLabel = { key: 'label-type', section: 'RFC 1035 §4.1.4' } as const;
const tooLong = { key: 'name-long', section: 'RFC 1035 §2.3.4' } as const;

/** A name that could not be followed to its end, and why. */
interface Followed {
  readonly labels: readonly string[];
  readonly fault?: Said['fault'];
}

/**
 * Reads a name and its parts as a group called `name`. `base` is where the message begins: pointers count from there.
 * A name that cannot be followed bears a fault and ends where it broke.
 */
export function readName(cursor: FieldCursor, name: FieldName, base: number, about?: Said): DomainName {
  let text = '';
  cursor.group(name, () => {
    const { labels, fault } = readLabels(cursor, base);
    text = labels.length === 0 ? '.' : labels.join('.');
    return { value: text, ...about, ...(fault && { fault }) };
  });
  return text;
}

function readLabels(cursor: FieldCursor, base: number): Followed {
  const labels: string[] = [];
  const start = cursor.offset;
  let octets = 1;
  for (;;) {
    const length = cursor.peek(1) ?? 0;
    if ((length & pointerBits) === pointerBits) {
      const rest = follow(cursor, base, base + readPointer(cursor), start, octets);
      return { ...rest, labels: [...labels, ...rest.labels] };
    }
    cursor.number('label-length', 1, (value) => ({ meaning: { key: value === 0 ? 'name-root' : 'label-length' } }));
    if ((length & pointerBits) !== 0) return { labels, fault: badLabel };
    if (length === 0) return { labels };
    labels.push(labelText(cursor.octets('label', length, (label) => ({ value: labelText(label) }))));
    octets += length + 1;
    if (octets > longestName) return { labels, fault: tooLong };
  }
}

function readPointer(cursor: FieldCursor): number {
  const [, target = 0] = cursor.bits(2, [
    ['pointer-mark', 2],
    ['pointer-target', 14, (value) => ({ meaning: { key: 'pointer-target', values: { octet: value } } })],
  ]);
  return target;
}

/**
 * The labels that stand elsewhere in the message, from `target` on. Every pointer leads to before the place where the
 * labels that it ends began: so no chain of them is endless.
 */
function follow(cursor: FieldCursor, base: number, target: number, before: number, soFar: number): Followed {
  const { bytes, end } = cursor;
  const labels: string[] = [];
  let [at, start, octets] = [target, target, soFar];
  if (target < base || target >= before) return { labels, fault: forward };
  for (;;) {
    const length = bytes[at] ?? 0;
    if (length === 0) return at < end ? { labels } : { labels, fault: badLabel };
    if ((length & pointerBits) === pointerBits) {
      const next = base + (((length & 0x3f) << 8) | (bytes[at + 1] ?? 0));
      if (next >= start) return { labels, fault: forward };
      [at, start] = [next, next];
      continue;
    }
    octets += length + 1;
    if ((length & pointerBits) !== 0 || at + length >= end) return { labels, fault: badLabel };
    if (octets > longestName) return { labels, fault: tooLong };
    labels.push(labelText(bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
}

/** In presentation form: what is no printable ASCII character as `\DDD`, a dot inside a label as `\.` (RFC 4343 §2.1). */
function labelText(octets: Uint8Array): string {
  return Array.from(octets, (octet) => {
    if (octet === 0x2e || octet === 0x5c) return `\\${String.fromCharCode(octet)}`;
    return octet > 0x20 && octet < 0x7f ? String.fromCharCode(octet) : `\\${String(octet).padStart(3, '0')}`;
  }).join('');
}
