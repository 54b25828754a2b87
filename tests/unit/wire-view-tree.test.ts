// The field tree of the wire view as rows and moves.

import { describe, expect, it } from 'vitest';
import {
  allRows,
  ancestors,
  faultPath,
  fieldNamed,
  moveInTree,
  nodeAt,
  openAtFirst,
  pathAt,
  visiblePath,
  visibleRows,
} from '#ui/wire-tree.ts';
import type { FieldNode } from '#wire/field.ts';

const request: readonly FieldNode[] = [
  {
    start: 0,
    end: 16,
    name: 'request-line',
    value: 'GET / HTTP/1.1',
    children: [
      { start: 0, end: 3, name: 'method', value: 'GET' },
      { start: 4, end: 5, name: 'request-target', value: '/' },
      { start: 6, end: 14, name: 'HTTP-version', value: 'HTTP/1.1' },
    ],
  },
  {
    start: 16,
    end: 25,
    name: 'field-line',
    value: 'Host: x',
    children: [
      { start: 16, end: 20, name: 'field-name', value: 'Host' },
      { start: 22, end: 23, name: 'field-value', value: 'x' },
    ],
  },
  { start: 25, end: 27, name: 'empty-line', value: '' },
];

const frame: readonly FieldNode[] = [
  { start: 0, end: 1, bits: { from: 0, to: 0 }, name: 'fin', value: '1' },
  { start: 0, end: 1, bits: { from: 4, to: 7 }, name: 'opcode', value: '1' },
  { start: 1, end: 2, name: 'payload-length', value: '0' },
];

const paths = (rows: readonly { readonly path: string }[]): readonly string[] => rows.map(({ path }) => path);

describe('visibleRows', () => {
  it('shows the children of open fields only', () => {
    expect(paths(visibleRows(request, new Set(['1'])))).toEqual(['0', '1', '1.0', '1.1', '2']);
  });

  it('tells depth, place among siblings and what can be opened', () => {
    const row = visibleRows(request, new Set(['0']))[2];
    expect(row).toMatchObject({ path: '0.1', depth: 1, position: 2, siblings: 3, isOpen: undefined });
  });
});

describe('openAtFirst', () => {
  it('opens everything where there is room', () => {
    expect(visibleRows(request, openAtFirst(request, 8))).toHaveLength(allRows(request).length);
  });

  it('stops at the first field that does not fit, though a later one would', () => {
    expect([...openAtFirst(request, 5)]).toEqual([]);
    expect([...openAtFirst(request, 7)]).toEqual(['0']);
  });

  it('opens the way to a fault even without room', () => {
    const faulty: FieldNode[] = structuredClone([...request]);
    Object.assign(faulty[0]?.children?.[1] ?? {}, { fault: { key: 'target-form', section: 'RFC 9112 §3.2' } });
    expect(faultPath(faulty)).toBe('0.1');
    expect([...openAtFirst(faulty, 0)]).toEqual(['0']);
  });
});

describe('pathAt', () => {
  it('finds the innermost field at an octet', () => {
    expect(pathAt(request, 22, 0)).toBe('1.1');
  });

  it('finds the field around a gap between children', () => {
    expect(pathAt(request, 3, 0)).toBe('0');
  });

  it('finds nothing beyond the last field', () => {
    expect(pathAt(request, 27, 0)).toBeUndefined();
  });

  it('tells fields that share an octet apart by their bits', () => {
    expect([0, 4, 7].map((bit) => pathAt(frame, 0, bit))).toEqual(['0', '1', '1']);
  });

  it('goes to the first field of an octet where no field claims the bit', () => {
    expect(pathAt(frame, 0, 2)).toBe('0');
  });
});

describe('moveInTree', () => {
  const open = new Set(['0']);
  const rows = visibleRows(request, open);
  const focusAfter = (from: string, key: string): string | undefined => moveInTree(rows, open, from, key)?.focus;

  it('walks the visible rows and stops at both ends', () => {
    expect(focusAfter('0', 'ArrowDown')).toBe('0.0');
    expect(focusAfter('0', 'ArrowUp')).toBe('0');
    expect(focusAfter('0', 'End')).toBe('2');
    expect(focusAfter('2', 'ArrowDown')).toBe('2');
    expect(focusAfter('2', 'Home')).toBe('0');
  });

  it('opens with Right, then goes in', () => {
    expect(moveInTree(rows, open, '1', 'ArrowRight')?.open.has('1')).toBe(true);
    expect(focusAfter('0', 'ArrowRight')).toBe('0.0');
    expect(focusAfter('2', 'ArrowRight')).toBe('2');
  });

  it('closes with Left, or goes to the field around', () => {
    expect(moveInTree(rows, open, '0', 'ArrowLeft')?.open.has('0')).toBe(false);
    expect(focusAfter('0.2', 'ArrowLeft')).toBe('0');
  });

  it('leaves other keys alone', () => {
    expect(moveInTree(rows, open, '0', 'PageDown')).toBeUndefined();
  });
});

describe('paths', () => {
  it('lead to their fields', () => {
    expect(nodeAt(request, '1.0')?.value).toBe('Host');
    expect(nodeAt(request, '7.0')).toBeUndefined();
    expect(fieldNamed(request, 'field-value')?.start).toBe(22);
  });

  it('fall back to the nearest visible field around', () => {
    expect(ancestors('1.2.3')).toEqual(['1.2', '1']);
    expect(visiblePath(visibleRows(request, new Set()), '1.0')).toBe('1');
  });
});
