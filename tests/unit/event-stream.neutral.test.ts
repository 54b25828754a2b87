import { describe, expect, it } from 'vitest';
import { encodeComment, encodeEvent, encodeRetry, EventStreamParser, type StreamItem } from '#wire/event-stream.ts';

const octets = (text: string) => new TextEncoder().encode(text);

/** Reads the text in pieces of so many octets. */
function read(text: string, piece = Number.MAX_SAFE_INTEGER, parser = new EventStreamParser()): StreamItem[] {
  const bytes = octets(text);
  const items: StreamItem[] = [];
  for (let at = 0; at < bytes.length; at += piece) items.push(...parser.push(bytes.subarray(at, at + piece)));
  return items;
}

const dataOf = (items: readonly StreamItem[]) => items.map((item) => (item.kind === 'event' ? item.data : item));

describe('an event stream', () => {
  // The examples of HTML §9.2.6.
  it('joins the lines of one event', () => {
    expect(dataOf(read('data: YHOO\ndata: +2\ndata: 10\n\n'))).toEqual(['YHOO\n+2\n10']);
  });

  it('skips comments, keeps ids, and forgets one by an empty id', () => {
    const parser = new EventStreamParser();
    const items = read(
      ': test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n',
      100,
      parser,
    );
    expect(items).toEqual([
      { kind: 'event', type: 'message', data: 'first event', lastEventId: '1' },
      { kind: 'event', type: 'message', data: 'second event', lastEventId: '' },
      { kind: 'event', type: 'message', data: ' third event', lastEventId: '' },
    ]);
  });

  it('gives an empty event, one of a single line end, and none that is unfinished', () => {
    expect(dataOf(read('data\n\ndata\ndata\n\ndata:'))).toEqual(['', '\n']);
  });

  it('takes one space after the colon away and no more', () => {
    expect(dataOf(read('data:test\n\ndata: test\n\n'))).toEqual(['test', 'test']);
  });

  it.each(['\n', '\r', '\r\n'])('takes %j for a line end, in pieces of any size', (end) => {
    const text = ['event: ready', 'data: café', 'data: 42', 'id: 7', '', 'retry: 1500', 'retry: soon', '', ''].join(
      end,
    );
    for (let piece = 1; piece < 20; piece += 1) {
      expect(read(text, piece)).toEqual([
        { kind: 'event', type: 'ready', data: 'café\n42', lastEventId: '7' },
        { kind: 'retry', milliseconds: 1_500 },
      ]);
    }
  });

  it('takes a byte order mark at the start away', () => {
    expect(dataOf(read('\ufeffdata: x\n\n'))).toEqual(['x']);
  });

  it('ignores an id with NUL and fields it does not know', () => {
    const parser = new EventStreamParser();
    read('id: 1\ndata: x\n\nid: a\0b\ncolour: blue\ndata: y\n\n', 3, parser);
    expect(parser.lastEventId).toBe('1');
  });

  it('keeps the id of a block without data', () => {
    const parser = new EventStreamParser();
    expect(read('id: 9\n\n', 2, parser)).toEqual([]);
    expect(parser.lastEventId).toBe('9');
  });

  it('leaves out an event that is too long, and reads on', () => {
    const items = read(`data: ${'x'.repeat(100_000)}\ndata: y\n\ndata: z\n\n`, 4_096);
    expect(dataOf(items)).toEqual(['z']);
  });

  it('survives rubbish in any pieces', () => {
    const rubbish = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7_919 + (index >> 3)) & 0xff);
    const parser = new EventStreamParser();
    for (let at = 0; at < rubbish.length; at += 13) {
      expect(() => parser.push(rubbish.subarray(at, at + 13))).not.toThrow();
    }
  });
});

describe('what is written', () => {
  it('is read back, whatever its lines', () => {
    const data = 'one\r\ntwo\n\nfour: 4';
    const text = encodeRetry(2_000) + encodeComment('still\nhere') + encodeEvent({ data, id: '3', type: 'news' });
    expect(read(text, 5)).toEqual([
      { kind: 'retry', milliseconds: 2_000 },
      { kind: 'event', type: 'news', data: 'one\ntwo\n\nfour: 4', lastEventId: '3' },
    ]);
  });

  it('lets no id or type break its line', () => {
    expect(() => encodeEvent({ data: '', id: '1\ndata: forged' })).toThrow(TypeError);
    expect(() => encodeEvent({ data: '', type: 'a\rb' })).toThrow(TypeError);
  });
});
