// Two exchanges compared, and messages filtered: pure functions over what was decoded.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareLines, differingPart, type ComparedLine } from '#ui/wire-compare.ts';
import { filterRows, noFilter } from '#ui/wire-filter.ts';
import { ladderRows } from '#ui/wire-rows.ts';
import { decodeExchange } from '#wire/decode-exchange.ts';

const line = (name: string, value: string): ComparedLine => ({
  from: 'client',
  message: 0,
  isHead: false,
  name,
  value,
});
const lines = (...pairs: readonly string[]): ComparedLine[] =>
  pairs.map((pair) => line(pair.split('=')[0] ?? '', pair.split('=')[1] ?? ''));
const states = (a: readonly ComparedLine[], b: readonly ComparedLine[]) =>
  compareLines(a, b).map((row) => `${row.state} ${(row.a ?? row.b)?.name}`);

describe('compareLines', () => {
  it('pairs fields of one name, whatever stands between them', () => {
    expect(states(lines('Host=a', 'Accept=x', 'Cookie=1'), lines('Host=b', 'Cookie=1'))).toEqual([
      'changed Host',
      'only-a Accept',
      'same Cookie',
    ]);
  });

  it('loses no line and keeps the order of each side', () => {
    const some = fc.array(fc.constantFrom('a=1', 'a=2', 'b=1', 'c=1').map((pair) => lines(pair)[0] as ComparedLine));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const rows = compareLines(a, b);
        expect(rows.flatMap((row) => row.a ?? [])).toEqual(a);
        expect(rows.flatMap((row) => row.b ?? [])).toEqual(b);
        if (a.length === b.length && a.every(({ name }, index) => name === b[index]?.name))
          expect(rows.every(({ state }) => state === 'same' || state === 'changed')).toBe(true);
      }),
    );
  });
});

describe('differingPart', () => {
  it('is what two values do not share, and joins to the whole again', () => {
    expect(differingPart('mines.localhost', 'cpp.localhost')).toEqual(['', 'mines', '.localhost']);
    expect(differingPart('aa', 'aaa')).toEqual(['aa', '', '']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (own, other) => {
        expect(differingPart(own, other).join('')).toBe(own);
      }),
    );
  });
});

describe('filterRows', () => {
  const bytes = new TextEncoder().encode(
    'POST /form HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nÉlève'.slice(0, -1),
  );
  const rows = ladderRows([{ id: 'one', messages: decodeExchange([{ from: 'client', at: 0, bytes }]) }]);

  it('gives the very same rows while nothing is filtered', () => {
    expect(filterRows(rows, noFilter)).toBe(rows);
  });

  it('finds words in content and in fields without regard to case', () => {
    for (const words of ['éLÈ', 'content-LENGTH', ' /form '])
      expect(filterRows(rows, { ...noFilter, words })).toHaveLength(1);
    expect(filterRows(rows, { ...noFilter, words: 'absent' })).toHaveLength(0);
  });
});
