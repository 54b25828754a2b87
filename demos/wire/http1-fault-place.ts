// Where in a tree of fields a fault is shown: at the smallest field that holds all of it.

import type { Fault } from './field.ts';
import type { ProtocolFault } from './http1-message.ts';
import type { Http1Name } from './http1-text.ts';
import type { Draft } from './http1-tree.ts';

/**
 * Marks the fault in the message's last tree or, where the faulty octets lie between the fields that were recognised,
 * in a field of their own. A fault without octets (something is missing) stands at the last field.
 */
export function placeFault(fields: Draft[], fault: ProtocolFault, value: (start: number, end: number) => string): void {
  const { key, section, values, offset: start, end } = fault;
  const mark: Fault = { key, section, ...(values && { values }) };
  const field = fields.findLast((candidate) => holds(candidate, start, end)) ?? fields.at(-1);
  if (!field) return;
  const target = start < end ? smallest(field, start, end) : field;
  if (start === end || isWhole(target, start, end) || overlapsChild(target, start, end)) {
    target.fault = mark;
    // What is wrong has no meaning but the fault; a field line still has the one of its name.
    if (!target.children) delete target.meaning;
    return;
  }
  const name: Http1Name = 'octets';
  const place: Draft = { start, end, name, value: value(start, end), fault: mark };
  target.children = [...(target.children ?? []), place].sort((a, b) => a.start - b.start);
}

function smallest(field: Draft, start: number, end: number): Draft {
  const child = field.children?.find((candidate) => holds(candidate, start, end));
  return child ? smallest(child, start, end) : field;
}

function holds(field: Draft, start: number, end: number): boolean {
  return field.start <= start && end <= field.end;
}

/** A line's end may be left out: it is the line that is wrong. */
function isWhole(field: Draft, start: number, end: number): boolean {
  return start === field.start && field.end - end <= 2;
}

function overlapsChild(field: Draft, start: number, end: number): boolean {
  return (field.children ?? []).some((child) => child.start < end && start < child.end);
}
