// Exchanges as the rows of a ladder, and the words for their times.

import { describe, expect, it } from 'vitest';
import { indexOfRow, ladderRows, messagesAfter, neighbour, newest, rowOf, type ViewedExchange } from '#ui/wire-rows.ts';
import { plural, rangeWords, sinceWords, wireViewText } from '#ui/wire-view-text.ts';
import type { WireMessage } from '#wire/field.ts';

function message(at: number, protocol: WireMessage['protocol'] = 'http'): WireMessage {
  return {
    from: 'client',
    protocol,
    at,
    until: at,
    summary: `at ${at}`,
    bytes: Uint8Array.of(0x81, 0),
    fields: [],
    complete: true,
  };
}

const exchange = (
  id: string,
  messages: readonly WireMessage[],
  more: Partial<ViewedExchange> = {},
): ViewedExchange => ({
  id,
  messages,
  ...more,
});
const keys = (exchanges: readonly ViewedExchange[]): readonly string[] => ladderRows(exchanges).map(({ key }) => key);

describe('ladderRows', () => {
  it('counts time from the first message of each exchange', () => {
    const rows = ladderRows([exchange('a', [message(100), message(104)])]);
    expect(rows.map((row) => row.kind === 'message' && row.since)).toEqual([0, 4]);
  });

  it('heads exchanges where there are several that said anything, by their number among all', () => {
    const rows = ladderRows([exchange('a', [message(1)]), exchange('b', []), exchange('c', [message(2)])]);
    expect(rows.map((row) => (row.kind === 'exchange' ? row.number : row.kind))).toEqual([1, 'message', 3, 'message']);
  });

  it('keeps a message’s key when older frames are let go, and says after the handshake how many were', () => {
    const handshake = [message(1), message(2)];
    const frames = [3, 4, 5].map((at) => message(at, 'websocket'));
    expect(keys([exchange('a', [...handshake, ...frames])])).toEqual(['a:0', 'a:1', 'a:2', 'a:3', 'a:4']);
    const later = exchange('a', [...handshake, ...frames.slice(2)], { omitted: { messages: 2, octets: 2 } });
    expect(keys([later])).toEqual(['a:0', 'a:1', 'a:omitted', 'a:4']);
  });

  it('says at the end that the record was cut', () => {
    expect(keys([exchange('a', [message(1)], { isCut: true })])).toEqual(['a:0', 'a:cut']);
  });

  it('makes an exchange’s rows once', () => {
    const a = exchange('a', [message(1)]);
    expect(ladderRows([a])[0]).toBe(ladderRows([a])[0]);
  });
});

describe('going from row to row', () => {
  const rows = ladderRows([exchange('a', [message(1), message(2)]), exchange('b', [message(3)])]);

  it('passes over headings and stays within the ladder', () => {
    expect(neighbour(rows, 'a:1', 1)?.key).toBe('b:0');
    expect(neighbour(rows, 'b:0', 1)?.key).toBe('b:0');
    expect(neighbour(rows, 'b:0', -rows.length)?.key).toBe('a:0');
  });

  it('knows the newest message and how many came after one', () => {
    expect(newest(rows)?.key).toBe('b:0');
    expect(messagesAfter(rows, 'a:0')).toBe(2);
    expect(messagesAfter(rows, 'gone')).toBe(3);
  });

  it('finds messages only, by key', () => {
    expect(rowOf(rows, 'a:1')?.message.at).toBe(2);
    expect(rowOf(rows, 'a')).toBeUndefined();
    expect(indexOfRow(rows, undefined)).toBe(-1);
  });
});

describe('words', () => {
  it('write times with three digits, in the language’s own way', () => {
    const times = [0, 0.04, 3.42, 12.3, 999.4, 1_840, 31_520, 754_000];
    expect(times.map((time) => sinceWords('en', time).replace('\u00a0', ' '))).toEqual([
      '+0 ms',
      '+0 ms',
      '+3.4 ms',
      '+12 ms',
      '+999 ms',
      '+1.84 s',
      '+31.5 s',
      '+754 s',
    ]);
    expect(sinceWords('fr', 1_840)).toBe('+1,84\u00a0s');
  });

  it('agree with their number', () => {
    expect(plural('fr', wireViewText.fr.octets, 0)).toBe('0 octet');
    expect(plural('en', wireViewText.en.octets, 0)).toBe('0 bytes');
    expect(rangeWords('fr', wireViewText.fr.range, 4, 5)).toBe('octet 4');
    expect(rangeWords('en', wireViewText.en.bits, 1, 4)).toBe('bits 1–3');
  });

  it('say the same things in both languages, with the same places to fill', () => {
    const places = (words: unknown): readonly string[] => JSON.stringify(words).match(/\{\w+\}/g) ?? [];
    for (const key of Object.keys(wireViewText.en) as (keyof typeof wireViewText.en)[]) {
      expect(new Set(places(wireViewText.fr[key])), key).toEqual(new Set(places(wireViewText.en[key])));
    }
  });
});
