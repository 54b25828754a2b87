// Exchanges as the rows of a ladder, and the words for their times.

import { describe, expect, it } from 'vitest';
import {
  countMessages,
  framesOf,
  indexOfRow,
  ladderRows,
  messagesAfter,
  neighbour,
  newest,
  rowOf,
  wholeOf,
  type MessageRow,
  type ViewedExchange,
} from '#ui/wire-rows.ts';
import { fieldNamed, plainOctets } from '#ui/wire-tree.ts';
import { plural, rangeWords, sinceWords, wireViewText } from '#ui/wire-view-text.ts';
import type { WireMessage } from '#wire/field.ts';
import { decodeFrames } from '#wire/websocket-decoder.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';
import { payloadsIn } from '#wire/websocket-message.ts';

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

  describe('of a message in several frames', () => {
    const mask = Uint8Array.of(1, 2, 3, 4);
    const octets = (fin: boolean, opcode: number, words: string) =>
      encodeFrame({ fin, rsv: 0, opcode, mask, payload: new TextEncoder().encode(words) });
    const frames = decodeFrames(
      [octets(false, 1, 'Are '), octets(true, 9, ''), octets(false, 0, 'you '), octets(true, 0, 'there?')].map(
        (bytes, at) => ({ from: 'client', at, bytes }),
      ),
    );
    const summaries = (unfolded?: ReadonlySet<string>, messages = frames) =>
      ladderRows([exchange('a', messages)], unfolded).map((row) => (row.kind === 'message' ? row.message.summary : ''));

    it('are one, with all it says; what passed in between has its own', () => {
      expect(summaries()).toEqual(['text "Are you there?"', 'ping']);
      const [whole] = ladderRows([exchange('a', frames)]) as [MessageRow];
      expect(framesOf(whole)).toEqual([frames[0], frames[2], frames[3]]);
      expect(whole.message).toMatchObject({ from: 'client', at: 0, until: 3, complete: true });
      expect(countMessages(ladderRows([exchange('a', frames)]))).toBe(2);
    });

    it('are one more for each frame, at its time, when it is unfolded', () => {
      const rows = ladderRows([exchange('a', frames)], new Set(['a:0+']));
      expect(rows.map(({ key }) => key)).toEqual(['a:0+', 'a:0', 'a:1', 'a:2', 'a:3']);
      expect(rows.map((row) => (row.kind === 'message' ? row.part?.number : undefined))).toEqual([
        undefined,
        1,
        undefined,
        2,
        3,
      ]);
      expect(countMessages(rows)).toBe(2);
      expect(wholeOf([exchange('a', frames)], 'a:3')).toBe('a:0+');
      expect(wholeOf([exchange('a', frames)], 'a:1')).toBeUndefined();
    });

    it('say that more is to come, from its first frame on', () => {
      expect(summaries(undefined, frames.slice(0, 3))).toEqual(['text "Are you " …', 'ping']);
      const [whole] = ladderRows([exchange('a', frames.slice(0, 1))]) as [MessageRow];
      expect(whole.message.complete).toBe(false);
      expect(framesOf(whole)).toHaveLength(1);
    });

    it('are those of its frames where the first one is no longer kept', () => {
      expect(summaries(undefined, frames.slice(2))).toEqual(['continuation (4) …', 'continuation (6)']);
    });

    it('lead to the octets and fields of all its frames, unmasked', () => {
      const [{ message: whole }] = ladderRows([exchange('a', frames)]) as [MessageRow];
      const length = [0, 2, 3].reduce((sum, index) => sum + (frames[index]?.bytes.length ?? 0), 0);
      expect(whole.bytes).toHaveLength(length);
      expect(whole.fields.map(({ name, value }) => `${name} ${value}`)).toEqual([
        'frame 1/3',
        'frame 2/3',
        'frame 3/3',
      ]);
      const last = fieldNamed(whole.fields.slice(2), 'application-data');
      const plain = plainOctets(whole)?.subarray(last?.start, last?.end);
      expect(new TextDecoder().decode(plain)).toBe('there?');
      expect(new TextDecoder().decode(payloadsIn(whole.bytes))).toBe('Are you there?');
    });
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
