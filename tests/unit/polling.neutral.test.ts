import { describe, expect, it } from 'vitest';
import type { ClientRequest, ClientResponse } from '#demos/contract.ts';
import { readNewsList, type News } from '#demos/news/news.ts';
import { Asker } from '#demos/polling/asker.ts';
import { demo } from '#demos/polling/backend.ts';
import { gap, mostQuestions, mostTold, path, patience } from '#demos/polling/protocol.ts';
import { pollingText } from '#demos/polling/text.ts';
import { ask, createTime } from './news-fixture.ts';

function start(octet = 0) {
  const time = createTime(octet);
  return { time, backend: demo.create(time.capabilities) };
}

const newsIn = (body: unknown): readonly News[] => readNewsList(String(body));
const tagOf = (headers: readonly (readonly [string, string])[]) => headers.find(([name]) => name === 'ETag')?.[1] ?? '';

describe('the café’s news', () => {
  it('is nothing at first, then what was published', async () => {
    const { backend } = start();
    expect((await ask(backend, path)).status).toBe(204);
    expect((await ask(backend, path, { method: 'POST', body: 'Prêt !' })).status).toBe(201);
    const { status, body } = await ask(backend, path);
    expect([status, newsIn(body)]).toEqual([200, [{ number: 1, at: 1_000_000, text: 'Prêt !' }]]);
  });

  it('comes by itself at times drawn by lot, while somebody asks', async () => {
    const { backend, time } = start(0);
    await ask(backend, path);
    time.pass(gap.shortest - 1);
    expect((await ask(backend, path)).status).toBe(204);
    time.pass(1);
    const [news] = newsIn((await ask(backend, `${path}?language=fr`)).body);
    expect(news).toEqual({ number: 1, at: 1_000_000 + gap.shortest, text: 'Le café est prêt.' });
    time.pass(3 * gap.shortest);
    expect(newsIn((await ask(backend, path)).body).map(({ number }) => number)).toEqual([1, 2, 3, 4]);
    expect(time.pending).toBe(0);
  });

  it('does not pile up while nobody asks', async () => {
    const { backend, time } = start(0);
    await ask(backend, path);
    time.pass(patience);
    expect((await ask(backend, path)).status).toBe(204);
    time.pass(gap.shortest);
    expect(newsIn((await ask(backend, path)).body)).toHaveLength(1);
  });

  it('waits longest where the lot says so', async () => {
    const { backend, time } = start(255);
    await ask(backend, path);
    time.pass(gap.longest - 1);
    expect((await ask(backend, path)).status).toBe(204);
    time.pass(1);
    expect((await ask(backend, path)).status).toBe(200);
  });

  it('tells the newest five', async () => {
    const { backend } = start();
    for (let count = 0; count < 9; count += 1) await ask(backend, path, { method: 'POST', body: `n${count}` });
    const { body } = await ask(backend, path);
    expect(newsIn(body).map(({ number }) => number)).toEqual([5, 6, 7, 8, 9]);
    expect(newsIn(body)).toHaveLength(mostTold);
  });

  it('answers 304 to who knows it, in every form of the condition, until there is more', async () => {
    const { backend } = start();
    await ask(backend, path, { method: 'POST', body: 'x' });
    const tag = tagOf((await ask(backend, path)).headers);
    for (const value of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const answer = await ask(backend, path, { headers: [['If-None-Match', value]] });
      expect([value, answer.status, answer.body]).toEqual([value, 304, undefined]);
    }
    for (const value of ['"other"', '', tag.slice(1)]) {
      expect((await ask(backend, path, { headers: [['If-None-Match', value]] })).status).toBe(200);
    }
    await ask(backend, path, { method: 'POST', body: 'y' });
    expect((await ask(backend, path, { headers: [['If-None-Match', tag]] })).status).toBe(200);
  });

  it('is each visitor’s own, and forgotten on request', async () => {
    const { backend } = start();
    await ask(backend, path, { method: 'POST', body: 'x', visitor: 'a' });
    expect((await ask(backend, path, { visitor: 'b' })).status).toBe(204);
    expect((await ask(backend, path, { method: 'DELETE', visitor: 'a' })).status).toBe(204);
    expect((await ask(backend, path, { visitor: 'a' })).status).toBe(204);
  });

  it('refuses other methods and other paths in words', async () => {
    const { backend } = start();
    const put = await ask(backend, path, { method: 'PUT', headers: [['Accept-Language', 'fr']] });
    expect([put.status, put.headers[0], put.body]).toEqual([
      405,
      ['Allow', 'GET, HEAD, POST, DELETE'],
      'Lisez avec GET, publiez avec POST, oubliez avec DELETE.\n',
    ]);
    expect((await ask(backend, '/demos/polling')).status).toBe(404);
  });
});

describe('the customer', () => {
  /** Asks at an interval of a second; `answer` to each question. */
  function open(answer: (request: ClientRequest) => ClientResponse | undefined, isConditional = false) {
    const time = createTime();
    const asked: ClientRequest[] = [];
    const heard: number[] = [];
    const ended: string[] = [];
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    };
    const asker = new Asker({
      client: {
        async fetch(request) {
          asked.push(request);
          const response = answer(request);
          if (!response) throw new TypeError('nobody is there');
          return response;
        },
      },
      timers: time.capabilities.timers,
      language: 'fr',
      run: 'abc',
      chance: () => 0,
      manner: () => ({ interval: 1_000, isConditional }),
      heard: (news) => heard.push(...news.map(({ number }) => number)),
      ended: (why) => ended.push(why),
    });
    const pass = async (milliseconds: number): Promise<void> => {
      await settle();
      time.pass(milliseconds);
      await settle();
    };
    return { asker, asked, heard, ended, pass };
  }

  async function* body(text: string) {
    yield new TextEncoder().encode(text);
  }
  const news = (): ClientResponse => ({
    status: 200,
    headers: [['etag', '"1-5"']],
    body: body('[{"number":1,"at":5,"text":"x"}]'),
    exchange: 'e',
  });
  const nothing: ClientResponse = { status: 204, headers: [], body: body(''), exchange: 'e' };

  it('asks again when the interval is over, and not before', async () => {
    const { asked, heard, pass } = open(news);
    await pass(999);
    expect([asked.length, heard]).toEqual([1, [1]]);
    await pass(1);
    expect(asked.map(({ path: target }) => target)).toEqual(Array(2).fill(`${path}?run=abc&language=fr`));
  });

  it('says what it knows where it is to', async () => {
    const { asked, pass } = open(news, true);
    await pass(1_000);
    expect(asked.map(({ headers }) => headers)).toEqual([[], [['If-None-Match', '"1-5"']]]);
  });

  it('stops when it is told, even while it waits for an answer', async () => {
    const { asker, asked, pass } = open(news);
    let isLeft = false;
    void asked[0]?.until?.then(() => (isLeft = true));
    asker.stop();
    await pass(60_000);
    expect([asked.length, isLeft]).toEqual([1, true]);
  });

  it('ends by itself when it has asked enough', async () => {
    const { asked, ended, pass } = open(() => nothing);
    for (let count = 0; count < mostQuestions + 10; count += 1) await pass(1_000);
    expect([asked.length, ended]).toEqual([mostQuestions, ['enough']]);
  });

  it('tries a server that is gone three times more, later and later', async () => {
    const { asked, ended, pass } = open(() => undefined);
    for (const wait of [500, 1_000, 2_000]) await pass(wait);
    expect([asked.length, ended]).toEqual([4, ['unreachable']]);
  });
});

describe('the words', () => {
  it('have a label for every figure and experiment in both languages', () => {
    expect(Object.keys(pollingText.fr.experiments)).toEqual(Object.keys(pollingText.en.experiments));
    expect(pollingText.fr.question).toContain('\u00a0?');
  });
});
