// One field line: its name, its value and what may not be in them (RFC 9112 §5).

import type { Field } from '#demos/contract.ts';
import type { Refusal } from './http1-faults.ts';
import type { Line, Part } from './http1-line.ts';
import { invalidValueIndex, isToken, isWhiteSpace, trimmed } from './http1-octets.ts';

/** A field with its place on the wire. */
export interface FieldLine {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

/** A line that could not be read, with what was recognised of it. */
interface RefusedLine {
  readonly parts: readonly Part[];
  readonly refusal: Refusal;
}

/** `field-name ":" OWS field-value OWS` */
export function readFieldLine(line: Line): FieldLine | RefusedLine {
  const { text } = line;
  const colon = text.indexOf(':');
  if (colon < 0) return { parts: [], refusal: line.refuse('field-without-colon', 0, text.length) };
  const refusal = refuseName(line, colon);
  if (refusal) return { parts: colon > 0 ? [line.part('field-name', 0, colon)] : [], refusal };
  const value = trimmed(text, colon + 1, text.length);
  const parts = [line.part('field-name', 0, colon)];
  if (value.end > value.start) parts.push(line.part('field-value', value.start, value.end));
  const invalid = refuseValue(line, value.start, value.end);
  if (invalid) return { parts, refusal: invalid };
  parts.push(line.crlf());
  return {
    name: text.slice(0, colon),
    value: text.slice(value.start, value.end),
    start: line.start,
    end: line.end,
    parts,
  };
}

/** Joins a continuation line to the field before it: the fold is read as one space (RFC 9112 §5.2). */
export function unfold(field: FieldLine, line: Line): FieldLine | RefusedLine {
  const more = trimmed(line.text, 0, line.text.length);
  const before = field.parts.find((part) => part.name === 'field-value');
  const name = field.parts.slice(0, 1);
  const start = before?.start ?? field.end - 2;
  const folds = before?.parts ?? [];
  const fold = { name: 'obs-fold', start: before?.end ?? start, end: line.start + more.start } as const;
  const end = Math.max(line.start + more.end, fold.end);
  const parts = [...name, { name: 'field-value', start, end, parts: [...folds, fold] } as const];
  const refusal = refuseValue(line, more.start, more.end);
  if (refusal) return { parts, refusal };
  const value = trimmedJoin(field.value, line.text.slice(more.start, more.end));
  return { name: field.name, value, start: field.start, end: line.end, parts: [...parts, line.crlf()] };
}

export function fieldsOf(lines: readonly FieldLine[]): Field[] {
  return lines.map(({ name, value }) => [name, value] as const);
}

function trimmedJoin(before: string, after: string): string {
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}

function refuseName(line: Line, colon: number): Refusal | undefined {
  if (colon === 0) return line.refuse('field-name-empty', 0, 1);
  if (isToken(line.text.slice(0, colon))) return undefined;
  const name = trimmed(line.text, 0, colon);
  if (name.end < colon && isToken(line.text.slice(0, name.end))) {
    return line.refuse('field-name-white-space', name.end, colon);
  }
  return line.refuse('field-name-token', 0, colon);
}

function refuseValue(line: Line, from: number, to: number): Refusal | undefined {
  const invalid = invalidValueIndex(line.text.slice(from, to));
  if (invalid < 0) return undefined;
  const at = from + invalid;
  const octet = line.text.charCodeAt(at).toString(16).toUpperCase().padStart(2, '0');
  return line.refuse('field-value-octet', at, at + 1, { octet });
}

/** Whether a line continues the field before it, or would if there were one. */
export function isFolded(line: Line): boolean {
  return isWhiteSpace(line.text, 0);
}
