// What every field tree keeps to, whatever octets it was read from (the contract in demos/wire/field.ts).

import type { FieldNode } from '#wire/field.ts';

/** What a tree breaks of the contract, in words; undefined for a tree that keeps to it. */
export function shapeError(fields: readonly FieldNode[], start: number, end: number): string | undefined {
  let before: FieldNode | undefined;
  for (const field of fields) {
    const name = `${field.name} ${field.start}–${field.end}`;
    if (before?.bits && field.bits && before.start === field.start) {
      if (before.end !== field.end || field.bits.from <= before.bits.to)
        return `${name} shares bits with ${before.name}`;
    } else if (field.start < (before?.end ?? start)) return `${name} begins before ${before?.name ?? start} ends`;
    if (field.end > end || field.end < field.start) return `${name} ends outside ${start}–${end}`;
    if (field.bits && field.bits.to >= 8 * (field.end - field.start)) return `${name} has bits beyond its octets`;
    if (field.value.length > 1_000) return `${name} has a value of ${field.value.length} characters`;
    const inside = shapeError(field.children ?? [], field.start, field.end);
    if (inside) return inside;
    before = field;
  }
  return undefined;
}
