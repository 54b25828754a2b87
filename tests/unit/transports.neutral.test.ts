import { describe, expect, it } from 'vitest';
import type {
  Backend,
  ClientRequest,
  ClientResponse,
  ClientSocket,
  DemoClient,
  HttpResponse,
  Peer,
  PeerEvents,
  SocketEvent,
  Upgrade,
} from '#demos/contract.ts';
import { encodeNews, readNewsList, type News } from '#demos/news/news.ts';
import { demo } from '#demos/transports/backend.ts';
import {
  followByPolling,
  followBySocket,
  followByStream,
  followByWaiting,
  type FollowerOptions,
} from '#demos/transports/followers.ts';
import {
  breathing,
  cutPath,
  holding,
  longestStream,
  newsPath,
  pollPath,
  retry,
  socketPath,
  streamPath,
  waitPath,
} from '#demos/transports/protocol.ts';
import { encodeEvent, encodeRetry } from '#wire/event-stream.ts';
import { ask, callerNamed, createTime, requestFor, type Asking } from './news-fixture.ts';

function start() {
  const time = createTime();
  const backend = demo.create(time.capabilities);
  const publish = (text = 'x', visitor = 'v') => ask(backend, newsPath, { method: 'POST', body: text, visitor });
  return { time, backend, publish };
}

const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
};

const numbersIn = ({ body }: HttpResponse) => readNewsList(String(body)).map(({ number }) => number);

/** A stream's text so far, and its end. */
async function follow(backend: Backend, target = streamPath, asking: Asking = {}) {
  const response = await ask(backend, target, asking);
  const heard = { text: '', isOver: false, status: response.status };
  const body = response.body as AsyncIterableIterator<Uint8Array>;
  const decoder = new TextDecoder();
  const reading = (async () => {
    for await (const piece of body) heard.text += decoder.decode(piece);
    heard.isOver = true;
  })();
  return Object.assign(heard, { reading, leave: () => body.return?.() });
}

function connect(backend: Backend, target = socketPath, visitor = 'v') {
  const said: string[] = [];
  const peer = {
    send: (data: string) => said.push(data),
    close: (code: number) => said.push(String(code)),
    abort: () => said.push('abort'),
    bufferedAmount: 0,
  };
  const upgrade = backend.upgrade?.(requestFor(target), callerNamed(visitor)) as Upgrade | HttpResponse;
  if (!('open' in upgrade)) return { said, status: upgrade.status, events: {} as PeerEvents };
  return { said, status: 101, events: upgrade.open(peer as unknown as Peer), peer };
}

describe('polling', () => {
  it('answers at once, with what is new or with nothing', async () => {
    const { backend, publish } = start();
    expect((await ask(backend, pollPath)).status).toBe(204);
    await publish('a');
    await publish('b');
    expect(numbersIn(await ask(backend, pollPath))).toEqual([1, 2]);
    expect(numbersIn(await ask(backend, `${pollPath}?after=1`))).toEqual([2]);
    expect((await ask(backend, `${pollPath}?after=2`)).status).toBe(204);
  });
});

describe('long polling', () => {
  it('is answered by the news itself', async () => {
    const { backend, time, publish } = start();
    let answer: HttpResponse | undefined;
    void ask(backend, waitPath).then((response) => (answer = response));
    await settle();
    expect(answer).toBeUndefined();
    await publish('now');
    await settle();
    expect(answer && [answer.status, numbersIn(answer)]).toEqual([200, [1]]);
    expect(time.pending).toBe(0);
  });

  it('is answered at once where there is news already', async () => {
    const { backend, publish } = start();
    await publish();
    expect(numbersIn(await ask(backend, `${waitPath}?after=0`))).toEqual([1]);
  });

  it('is given up after 25 seconds, with 204', async () => {
    const { backend, time } = start();
    const answer = ask(backend, waitPath);
    await settle();
    time.pass(holding);
    expect((await answer).status).toBe(204);
  });

  it('is refused to who holds 32 lines already, and not to others', async () => {
    const { backend, time } = start();
    const held = Array.from({ length: 32 }, () => ask(backend, waitPath));
    await settle();
    const refused = await ask(backend, waitPath);
    expect([refused.status, refused.headers[0]]).toEqual([503, ['Retry-After', '5']]);
    expect((await ask(backend, streamPath)).status).toBe(503);
    expect(connect(backend).status).toBe(503);
    expect(connect(backend, socketPath, 'another').status).toBe(101);
    time.pass(holding);
    await Promise.all(held);
    expect(connect(backend).status).toBe(101);
  });
});

describe('Server-Sent Events', () => {
  it('begin with the time to wait, and go on with each piece of news', async () => {
    const { backend, publish } = start();
    const stream = await follow(backend);
    await publish('a');
    await settle();
    await publish('b');
    await settle();
    const event = (number: number, text: string) =>
      encodeEvent({ id: String(number), data: encodeNews({ number, at: 1_000_000, text }) });
    expect(stream.text).toBe(encodeRetry(retry) + event(1, 'a') + event(2, 'b'));
  });

  it('go on after Last-Event-ID, which counts more than the query', async () => {
    const { backend, publish } = start();
    for (const text of ['a', 'b', 'c']) await publish(text);
    const stream = await follow(backend, `${streamPath}?after=0`, { headers: [['Last-Event-ID', '2']] });
    await settle();
    expect([...stream.text.matchAll(/id: (\d+)/g)].map(([, id]) => id)).toEqual(['3']);
  });

  it.each(['', 'x', '-1', '1e9', '9'.repeat(40), '2\u0000'])('take the Last-Event-ID %j for none', async (id) => {
    const { backend, publish } = start();
    await publish('a');
    const stream = await follow(backend, `${streamPath}?after=0`, { headers: [['Last-Event-ID', id]] });
    await settle();
    expect(stream.text).toContain('id: 1\n');
  });

  it('breathe where there is no news, and end after five minutes', async () => {
    const { backend, time } = start();
    const stream = await follow(backend);
    for (let passed = 0; passed < longestStream; passed += breathing) {
      await settle();
      time.pass(breathing);
    }
    await stream.reading;
    expect(stream.text.match(/^: still here$/gm)?.length).toBe(longestStream / breathing - 1);
    expect(time.pending).toBe(0);
  });

  it('leave nobody behind when the reader leaves, or has only asked for the head', async () => {
    const { backend, time } = start();
    const stream = await follow(backend);
    await settle();
    expect(time.pending).toBe(2);
    await stream.leave();
    await stream.reading;
    expect(time.pending).toBe(0);
    await ask(backend, streamPath, { method: 'HEAD' });
    expect(time.pending).toBe(0);
  });
});

describe('WebSocket', () => {
  it('sends each piece of news, and what is missing after a number', async () => {
    const { backend, publish } = start();
    await publish('a');
    const [late, early] = [connect(backend), connect(backend, `${socketPath}?after=0`)];
    await publish('b');
    expect(late.said.map((data) => (JSON.parse(data) as News).number)).toEqual([2]);
    expect(early.said.map((data) => (JSON.parse(data) as News).number)).toEqual([1, 2]);
    early.events.close?.({ code: 1000, reason: '' });
    await publish('c');
    expect(early.said).toHaveLength(2);
  });

  it('cuts who does not read, and closes on who talks without end', async () => {
    const { backend, publish } = start();
    const slow = connect(backend);
    Object.assign(slow.peer ?? {}, { bufferedAmount: 300_000 });
    await publish();
    expect(slow.said.at(-1)).toBe('abort');
    const loud = connect(backend);
    for (let count = 0; count < 51; count += 1) loud.events.message?.('blah');
    expect(loud.said).toEqual(['1008']);
  });

  it('is nowhere else', () => {
    const { backend } = start();
    expect(connect(backend, streamPath).status).toBe(404);
  });
});

describe('the newsroom', () => {
  it('hangs up on request, and loses nothing', async () => {
    const { backend, publish } = start();
    const stream = await follow(backend);
    const held = ask(backend, waitPath);
    const socket = connect(backend);
    await settle();
    expect((await ask(backend, cutPath, { method: 'POST' })).status).toBe(204);
    await stream.reading;
    expect([(await held).status, socket.said]).toEqual([204, ['abort']]);
    await publish('meanwhile');
    const again = await follow(backend, streamPath, { headers: [['Last-Event-ID', '0']] });
    await settle();
    expect(again.text).toContain('meanwhile');
  });

  it('is each visitor’s own', async () => {
    const { backend, publish } = start();
    await publish('x', 'a');
    expect((await ask(backend, pollPath, { visitor: 'b' })).status).toBe(204);
  });

  it('forgets on request; its numbers go on', async () => {
    const { backend, publish } = start();
    await publish();
    await ask(backend, newsPath, { method: 'DELETE' });
    expect(numbersIn(await ask(backend, newsPath))).toEqual([]);
    expect(String((await publish()).body)).toContain('"number":2');
  });

  it.each([
    ['PUT', newsPath, 405],
    ['GET', cutPath, 405],
    ['POST', pollPath, 405],
    ['GET', socketPath, 426],
    ['GET', '/demos/transports', 404],
    ['GET', '*', 404],
  ])('answers %s %s with %d and a sentence', async (method, target, status) => {
    const { backend } = start();
    const answer = await ask(backend, target, { method });
    expect([answer.status, String(answer.body).length > 20]).toEqual([status, true]);
  });
});

describe('the followers', () => {
  function client(fetch: (request: ClientRequest) => Promise<ClientResponse>): FollowerOptions & {
    readonly heardNumbers: number[];
    readonly statuses: string[];
    pass(milliseconds: number): Promise<void>;
    readonly sockets: { path: string; listener: (event: SocketEvent) => void }[];
  } {
    const time = createTime();
    const heardNumbers: number[] = [];
    const statuses: string[] = [];
    const sockets: { path: string; listener: (event: SocketEvent) => void }[] = [];
    const openSocket: DemoClient['openSocket'] = (path, listener) => {
      sockets.push({ path, listener });
      return { exchange: 'e', send() {}, close: () => statuses.push('closed') } satisfies ClientSocket;
    };
    return {
      client: { fetch, openSocket },
      timers: time.capabilities.timers,
      query: 'run=1',
      after: 4,
      chance: () => 0,
      heard: (news) => heardNumbers.push(...news.map(({ number }) => number)),
      changed: (status) => statuses.push(status),
      heardNumbers,
      statuses,
      sockets,
      async pass(milliseconds) {
        await settle();
        time.pass(milliseconds);
        await settle();
      },
    };
  }

  async function* body(...texts: string[]) {
    for (const text of texts) yield new TextEncoder().encode(text);
  }
  const piece = (number: number) => encodeNews({ number, at: 1, text: 'x' });
  const answer = (status: number, ...texts: string[]): Promise<ClientResponse> =>
    Promise.resolve({ status, headers: [], body: body(...texts), exchange: 'e' });

  it('poll for what is new after the last, at their interval', async () => {
    const asked: string[] = [];
    const options = client(({ path }) => {
      asked.push(path);
      return asked.length === 1 ? answer(200, `[${piece(5)},${piece(6)}]`) : answer(204);
    });
    const follower = followByPolling(options, () => 2_000);
    await options.pass(2_000);
    follower.stop();
    await options.pass(10_000);
    expect(asked).toEqual([`${pollPath}?run=1&after=4`, `${pollPath}?run=1&after=6`]);
    expect(options.heardNumbers).toEqual([5, 6]);
  });

  it('ask again at once after a long poll, and later and later where nobody answers', async () => {
    let count = 0;
    const options = client(() => (++count < 3 ? answer(204) : Promise.reject(new TypeError('gone'))));
    followByWaiting(options);
    await options.pass(0);
    await options.pass(0);
    expect(count).toBe(3);
    await options.pass(499);
    expect(count).toBe(3);
    await options.pass(1);
    expect(count).toBe(4);
    await options.pass(999);
    expect(count).toBe(4);
    await options.pass(1);
    expect(count).toBe(5);
  });

  it('come back to a stream that ended, after its retry, with Last-Event-ID', async () => {
    const asked: ClientRequest[] = [];
    const options = client((request) => {
      asked.push(request);
      return answer(200, 'retry: 700\n\nid: 5\nda', `ta: ${piece(5)}\n\n`);
    });
    const follower = followByStream(options);
    await options.pass(699);
    expect(asked).toHaveLength(1);
    await options.pass(1);
    follower.stop();
    expect(asked.map(({ headers }) => headers?.at(-1))).toEqual([
      ['Accept', 'text/event-stream'],
      ['Last-Event-ID', '5'],
    ]);
    expect(options.statuses.slice(0, 3)).toEqual(['connecting', 'listening', 'away']);
  });

  it('give a stream up that is refused, as EventSource does', async () => {
    let count = 0;
    const options = client(() => {
      count += 1;
      return answer(503);
    });
    followByStream(options);
    await options.pass(60_000);
    expect([count, options.statuses.at(-1)]).toEqual([1, 'over']);
  });

  it('come back to a WebSocket that was cut, and say what they know', async () => {
    const options = client(() => answer(204));
    const follower = followBySocket(options);
    const [first] = options.sockets;
    first?.listener({ type: 'open', protocol: '' });
    first?.listener({ type: 'message', data: piece(5) });
    first?.listener({ type: 'message', data: 'rubbish' });
    first?.listener({ type: 'close', code: 1006, reason: '', wasClean: false });
    await options.pass(500);
    expect(options.sockets.map(({ path }) => path)).toEqual([
      `${socketPath}?run=1&after=4`,
      `${socketPath}?run=1&after=5`,
    ]);
    follower.stop();
    options.sockets[1]?.listener({ type: 'open', protocol: '' });
    expect(options.statuses).toEqual(['connecting', 'listening', 'away', 'connecting', 'closed']);
    expect(options.heardNumbers).toEqual([5]);
  });
});
