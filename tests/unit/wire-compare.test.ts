// Two exchanges compared, and messages filtered: pure functions over what was decoded.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '#demos/contract.ts';
import { align, compareExchanges, countDifferences, differingPart, type ComparedMessage } from '#ui/wire-compare.ts';
import type { OctetRange } from '#ui/wire-dump.ts';
import { filterRows, messageKinds, noFilter } from '#ui/wire-filter.ts';
import { ladderRows } from '#ui/wire-rows.ts';
import { decodeExchange } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { decodeFrames } from '#wire/websocket-decoder.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';

const encoder = new TextEncoder();
const http = (from: Side, text: string): readonly WireMessage[] =>
  decodeExchange([{ from, at: 0, bytes: encoder.encode(text) }]);
const request = (...fields: readonly string[]): readonly WireMessage[] =>
  http('client', `GET / HTTP/1.1\r\n${fields.map((field) => `${field}\r\n`).join('')}\r\n`);

function frames(...texts: readonly string[]): readonly WireMessage[] {
  const chunks = texts.map((text, index) => {
    const mask = Uint8Array.of(index, 2, 3, 4);
    const opcode = text === 'ping' ? 9 : 1;
    const payload = encoder.encode(text);
    return { from: 'client' as const, at: 0, bytes: encodeFrame({ fin: true, rsv: 0, opcode, mask, payload }) };
  });
  return decodeFrames(chunks);
}

const compared = (a: readonly WireMessage[], b: readonly WireMessage[]) => compareExchanges(a, b, 'en');
const states = (a: readonly WireMessage[], b: readonly WireMessage[]) =>
  compared(a, b).flatMap(({ fields }) => fields.map((field) => `${field.state} ${(field.a ?? field.b)?.name}`));

describe('compareExchanges', () => {
  it('pairs fields of one name, in whatever order and case, and puts what only one has in its place', () => {
    expect(states(request('Host: a', 'Accept: x', 'Cookie: 1'), request('cookie: 1', 'Host: b', 'TE: y'))).toEqual([
      'same request line',
      'changed Host',
      'only-b TE',
      'only-a Accept',
      'changed Cookie',
      'same empty line',
    ]);
  });

  it('pairs fields that come twice in their order', () => {
    expect(states(request('Via: 1', 'Via: 2'), request('Via: 1', 'Via: 3')).slice(1, 3)).toEqual([
      'same Via',
      'changed Via',
    ]);
  });

  it('marks the octets that differ, wherever they stand, and no other', () => {
    const a = request('Host: mines.localhost', 'Accept: x');
    const b = request('Host: cpp.localhost', 'Accept: x');
    const [{ marks }] = compared(a, b) as [ComparedMessage];
    const marked = (message: WireMessage | undefined, ranges: readonly OctetRange[]) =>
      ranges.map(({ start, end }) => new TextDecoder().decode(message?.bytes.subarray(start, end)));
    expect([marked(a[0], marks.a), marked(b[0], marks.b)]).toEqual([['mines'], ['cpp']]);
  });

  it('tells a payload that differs by its mask only from one that says something else', () => {
    const pairs = compared(frames('one', 'one'), frames('one', 'two'));
    expect(countDifferences(pairs.slice(0, 1))).toBe(0);
    const [, second] = pairs;
    expect(second?.fields.filter(({ state }) => state !== 'same').map(({ a }) => a?.name)).toEqual([
      'payload data',
      'application data (unmasked)',
    ]);
    const masks = compared(frames('one'), frames('zero', 'one').slice(1));
    expect(masks[0]?.fields.filter(({ state }) => state !== 'same').map(({ a }) => a?.name)).toEqual([
      'masking key',
      'payload data',
    ]);
  });

  it('sets a ping beside a ping, and what has no counterpart beside nothing', () => {
    const pairs = compared(frames('a', 'ping', 'b'), frames('a', 'b'));
    expect(pairs.map(({ a, b }) => [a?.summary, b?.summary])).toEqual([
      ['text "a"', 'text "a"'],
      ['ping (4)', undefined],
      ['text "b"', 'text "b"'],
    ]);
    expect(pairs[1]?.fields.every(({ state }) => state === 'only-a')).toBe(true);
  });
});

describe('align', () => {
  it('loses nothing, keeps the order of each side, and pairs what is alike throughout', () => {
    const some = fc.array(fc.constantFrom('a', 'b', 'c'));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const pairs = align(a, b, (one, other) => one === other);
        expect(pairs.flatMap(([one]) => one ?? [])).toEqual(a);
        expect(pairs.flatMap(([, other]) => other ?? [])).toEqual(b);
        expect(pairs.every(([one, other]) => !one || !other || one === other)).toBe(true);
        expect(align(a, a, (one, other) => one === other).every(([one, other]) => one === other)).toBe(true);
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

  it('finds words across the borders of chunks and of frames', () => {
    const content = encoder.encode('3\r\nbon\r\n4\r\njour\r\n0\r\n\r\n');
    const head = encoder.encode('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunked = decodeExchange([
      { from: 'client', at: 0, bytes: encoder.encode('GET / HTTP/1.1\r\nHost: x\r\n\r\n') },
      { from: 'server', at: 1, bytes: Uint8Array.of(...head, ...content) },
    ]);
    const mask = Uint8Array.of(1, 2, 3, 4);
    const halves = ['bon', 'jour'].map((text, index) =>
      encodeFrame({ fin: index === 1, rsv: 0, opcode: index === 0 ? 1 : 0, mask, payload: encoder.encode(text) }),
    );
    const fragmented = decodeFrames(halves.map((bytes) => ({ from: 'client', at: 2, bytes })));
    const found = filterRows(
      ladderRows([
        { id: 'http', messages: chunked },
        { id: 'websocket', messages: fragmented },
      ]),
      { ...noFilter, words: 'bonjour' },
    );
    expect(found.map((row) => (row.kind === 'message' ? row.message.summary : row.kind))).toEqual([
      'exchange',
      '200 OK',
      'exchange',
      'text "bonjour"',
    ]);
  });

  it('knows each kind', () => {
    const all = [...request('Host: a'), ...frames('a', 'ping')];
    const mixed = ladderRows([{ id: 'one', messages: all }]);
    const kinds = messageKinds.map((kind) => filterRows(mixed, { ...noFilter, kind }).length);
    expect(Object.fromEntries(messageKinds.map((kind, index) => [kind, kinds[index]]))).toEqual({
      request: 1,
      response: 0,
      text: 1,
      binary: 0,
      control: 1,
      octets: 0,
      dns: 0,
    });
  });
});
