import { describe, expect, it } from 'vitest';
import type { WireEvent } from '#demos/contract.ts';
import { Board, mostKept } from '#demos/news/board.ts';
import { NewsMeter } from '#demos/news/meter.ts';
import { encodeNews, longestText, readNews, readNewsList } from '#demos/news/news.ts';
import { PerVisitor } from '#demos/news/per-visitor.ts';
import { openNewsroom, publish } from '#demos/news/publishing.ts';
import { languageOf, numberIn, pathIn } from '#demos/news/target.ts';
import { createTime, exchangeOf, requestFor } from './news-fixture.ts';

describe('news', () => {
  it('is read as it is written, and rubbish is none', () => {
    const news = { number: 3, at: 1_000.5, text: 'Le café est « prêt ».' };
    expect(readNews(encodeNews(news))).toEqual(news);
    for (const rubbish of ['', '{', 'null', '3', '{"number":"3","at":1,"text":""}', '{"number":1,"text":"x"}']) {
      expect(readNews(rubbish)).toBeUndefined();
    }
    expect(readNewsList(`[${encodeNews(news)},7,{}]`)).toEqual([news]);
    expect(readNewsList('{}')).toEqual([]);
  });
});

describe('a board', () => {
  const open = () => {
    const time = createTime();
    return { time, board: new Board(time.capabilities.clock) };
  };

  it('numbers its news and keeps the newest fifty', () => {
    const { board } = open();
    for (let count = 0; count < mostKept + 10; count += 1) board.publish(`n${count}`);
    expect(board.newest).toBe(60);
    expect(board.after(0)).toHaveLength(mostKept);
    expect(board.after(58).map(({ number }) => number)).toEqual([59, 60]);
    expect(board.after(60)).toEqual([]);
  });

  it('tells all to whoever comes with a number from another life', () => {
    const { board } = open();
    board.publish('x');
    expect(board.after(700)).toHaveLength(1);
  });

  it('forgets its news but not its numbers', () => {
    const { board } = open();
    board.publish('x');
    board.clear();
    expect(board.after(0)).toEqual([]);
    expect(board.publish('y').number).toBe(2);
  });

  it('tells who watches, and hangs up on them', () => {
    const { board } = open();
    const told: string[] = [];
    const release = board.watch({ news: () => told.push('news'), cut: () => told.push('cut') });
    board.publish('x');
    board.cut();
    board.publish('y');
    release();
    expect(told).toEqual(['news', 'cut']);
    expect(board.isWatched).toBe(false);
  });

  it('is full at 32 watchers', () => {
    const { board } = open();
    for (let count = 0; count < 32; count += 1) board.watch({ news() {}, cut() {} });
    expect(board.isFull).toBe(true);
  });
});

describe('a visitor’s own thing', () => {
  it('is kept for a thousand, and the first who is idle goes first', () => {
    let made = 0;
    const things = new PerVisitor(
      () => ({ number: ++made }),
      ({ number }) => number === 1,
    );
    for (let count = 0; count <= 1_000; count += 1) things.of(`v${count}`);
    expect(things.of('v0').number).toBe(1);
    expect(things.of('v1').number).toBe(1_002);
  });
});

describe('publishing', () => {
  const post = async (body: string | Uint8Array, room = openNewsroom(createTime().capabilities)) => {
    const { random } = createTime(1).capabilities;
    const { status, body: said } = await publish(requestFor('/x?language=en', { method: 'POST', body }), room, random);
    return { status, said: said as string };
  };

  it('takes a text, and draws one where there is none', async () => {
    expect(await post(' Un café\n! ')).toEqual({ status: 201, said: '{"number":1,"at":1000000,"text":"Un café !"}\n' });
    expect((await post('')).said).toContain('"text":"The croissants are out of the oven."');
  });

  it.each([
    ['white space', '  \n', 400],
    ['what is no UTF-8', Uint8Array.of(0xff, 0xfe), 400],
    ['too many characters', 'x'.repeat(longestText + 1), 413],
    ['too many octets', 'x'.repeat(5_000), 413],
  ])('refuses %s with a sentence', async (_, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.said).toContain('Send between 1 and 120 characters');
  });

  it('slows a flood down', async () => {
    const room = openNewsroom(createTime().capabilities);
    const statuses = [];
    for (let count = 0; count < 21; count += 1) statuses.push((await post('x', room)).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a request-target', () => {
  it('is read in every form', () => {
    expect(pathIn('http://localhost:8420/demos/x?after=3')).toBe('/demos/x');
    expect(pathIn('*')).toBe('*');
    expect(numberIn('/x?a=1&after=3#z', 'after')).toBe(3);
    for (const wrong of ['/x', '/x?after=', '/x?after=-1', '/x?after=1e3', '/x?after=9999999999']) {
      expect(numberIn(wrong, 'after')).toBeUndefined();
    }
    expect(languageOf({ target: '/x?language=fr', headers: [] })).toBe('fr');
    expect(languageOf({ target: '/x?language=xx', headers: [['Accept-Language', 'fr']] })).toBe('fr');
  });
});

describe('the meter', () => {
  const meter = () =>
    new NewsMeter((target) => (target.includes('run=1') ? (/lane=(\w+)/.exec(target)?.[1] ?? undefined) : undefined));
  const feed = (to: NewsMeter, events: readonly WireEvent[]) => {
    for (const event of events) to.take(event);
  };
  const news = (number: number, at: number) => encodeNews({ number, at, text: 'x' });

  it('counts requests, octets both ways, and what was for nothing', () => {
    const one = meter();
    feed(one, exchangeOf('a', '/x?run=1&lane=poll', 'HTTP/1.1 204 No Content\r\n\r\n'));
    feed(one, exchangeOf('b', '/x?run=1&lane=poll', `HTTP/1.1 200 OK\r\n\r\n[${news(1, 40)}]`, { at: 100 }));
    const { poll } = one.read().lanes;
    const up = 2 * 'GET /x?run=1&lane=poll HTTP/1.1\r\nHost: x\r\n\r\n'.length;
    expect(poll).toMatchObject({ requests: 2, wasted: 1, up, known: 1, waited: 60, worst: 60 });
    expect(poll?.down).toBe(27 + 19 + 2 + news(1, 40).length);
  });

  it('counts nothing of other runs, and nothing that is no request', () => {
    const one = meter();
    feed(one, exchangeOf('a', '/x?run=2&lane=poll', 'HTTP/1.1 204 No Content\r\n\r\n'));
    feed(one, exchangeOf('b', 'x'.repeat(9_000), 'HTTP/1.1 400 Bad Request\r\n\r\n'));
    feed(one, exchangeOf('c', '', 'rubbish'));
    expect(one.read().lanes).toEqual({});
  });

  it('knows each piece once, in each lane of its own', () => {
    const one = meter();
    const list = `HTTP/1.1 200 OK\r\n\r\n[${news(1, 0)},\n${news(2, 10)}]`;
    feed(one, exchangeOf('a', '/x?run=1&lane=poll', list, { at: 20 }));
    feed(one, exchangeOf('b', '/x?run=1&lane=poll', list, { at: 30 }));
    feed(one, exchangeOf('c', '/x?run=1&lane=wait', list, { at: 40 }));
    const { lanes, passages } = one.read();
    expect([lanes['poll']?.known, lanes['wait']?.known, lanes['poll']?.wasted]).toEqual([2, 2, 1]);
    expect(passages.map(({ lane, number, passedAt }) => [lane, number, passedAt])).toEqual([
      ['poll', 1, 20],
      ['poll', 2, 20],
      ['wait', 1, 40],
      ['wait', 2, 40],
    ]);
  });

  it('finds news that comes in two pieces, wherever they are cut', () => {
    const bytes = (text: string) => new TextEncoder().encode(text);
    const whole = `HTTP/1.1 200 OK\r\n\r\ndata: ${news(12, 345.6)}\n\n`;
    for (let cut = 1; cut < whole.length; cut += 1) {
      const one = meter();
      const [opened, asked] = exchangeOf('a', '/x?run=1&lane=stream', '') as [WireEvent, WireEvent];
      feed(one, [opened, asked]);
      for (const [at, text] of [whole.slice(0, cut), whole.slice(cut)].entries()) {
        one.take({ type: 'bytes', exchange: 'a', from: 'server', at: 400 + at, bytes: bytes(text) });
      }
      expect(one.read().passages).toMatchObject([{ number: 12, publishedAt: 345.6 }]);
      expect(one.read().questions).toMatchObject([{ status: 200 }]);
    }
  });

  it('passes over what a lane knew before', () => {
    const one = meter();
    one.begin('poll', 5);
    feed(one, exchangeOf('a', '/x?run=1&lane=poll', `HTTP/1.1 200 OK\r\n\r\n[${news(5, 0)},${news(6, 0)}]`));
    expect(one.read().passages.map(({ number }) => number)).toEqual([6]);
  });

  it('shows thirty seconds, and stays small however much passes', () => {
    const one = meter();
    for (let at = 0; at < 400_000; at += 100) {
      feed(one, exchangeOf(`e${at}`, '/x?run=1&lane=poll', `HTTP/1.1 200 OK\r\n\r\n${news(at, at)}`, { at }));
    }
    const { questions, passages, lanes } = one.read();
    expect(questions.length).toBeLessThanOrEqual(240);
    expect(passages.length).toBeLessThanOrEqual(240);
    expect(lanes['poll']?.requests).toBe(4_000);
    for (let count = 0; count < 500; count += 1) one.take({ type: 'opened', exchange: `o${count}`, demo: 'x', at: 0 });
    expect(JSON.stringify(one.read()).length).toBeLessThan(100_000);
  });
});
