// The resolver's side: what it remembers, for how long, whom it believes, and how long it waits.

import { describe, expect, it } from 'vitest';
import { ask, askByTcp, mostAttempts, patience } from '#demos/dns-lookup/asker.ts';
import { entriesIn, keep, mostEntries, recall, secondsLeft, type Cache, type Entry } from '#demos/dns-lookup/cache.ts';
import { learn, remembered } from '#demos/dns-lookup/model.ts';
import { answerQuery } from '#demos/dns-lookup/name-server.ts';
import { offeredTypes, presets } from '#demos/dns-lookup/presets.ts';
import { doubtAbout, makeQuery, problemOf, tidyName, type Question } from '#demos/dns-lookup/query.ts';
import { rogueDatagram, victim, type RogueName } from '#demos/dns-lookup/rogue.ts';
import { frame } from '#demos/dns-lookup/tcp-frame.ts';
import { decodeDns } from '#wire/dns.ts';
import { encodeDns } from '#wire/dns-encode.ts';
import type { DnsMessage } from '#wire/dns-message.ts';

const now = 1_000_000;
const id = 0x1234;

function answerTo(question: Question, edns = true): DnsMessage {
  const octets = answerQuery(makeQuery(question, id, { edns }), 'udp');
  const { message } = decodeDns(octets ?? new Uint8Array());
  if (!message) throw new Error('No answer.');
  return message;
}

const www = { name: 'www.campus.example', type: 1 };
const books = { name: 'books.campus.example', type: 1 };
const nowhere = { name: 'nowhere.campus.example', type: 1 };

const after = (question: Question, cache: Cache = [], at = now) =>
  keep(cache, entriesIn(answerTo(question), question, at), at);
const entry = (name: string, ttl: number): Entry => ({
  name,
  type: 1,
  data: ['192.0.2.1'],
  ttl,
  until: now + 1000 * ttl,
});

describe('the cache', () => {
  it('knows an answer until its TTL is over', () => {
    const cache = after(www);
    expect(recall(cache, www, now + 299_999).open).toBeUndefined();
    expect(recall(cache, www, now + 300_000)).toEqual({ chain: [], open: www });
  });

  it('counts whole seconds down to none', () => {
    const [kept] = after(www);
    if (!kept) throw new Error('Nothing kept.');
    expect([0, 1, 1_000, 299_999, 400_000].map((later) => secondsLeft(kept, now + later))).toEqual([
      300, 299, 299, 0, 0,
    ]);
  });

  it('does not mind capitals', () => {
    expect(recall(after(www), { ...www, name: 'WWW.Campus.Example' }, now).open).toBeUndefined();
  });

  it('follows aliases, and asks for the target alone once that is over', () => {
    const cache = after(books);
    const known = recall(cache, books, now);
    expect(known.open).toBeUndefined();
    expect(known.chain.map(({ name, data }) => [name, data[0]])).toEqual([
      ['books.campus.example', 'library.campus.example'],
      ['library.campus.example', 'www.campus.example'],
      ['www.campus.example', '192.0.2.80'],
    ]);
    const later = recall(cache, books, now + 301_000);
    expect(later.chain).toHaveLength(2);
    expect(later.open).toEqual(www);
  });

  it('keeps each step of an alias for other questions', () => {
    expect(recall(after(books), www, now).open).toBeUndefined();
    expect(recall(after(books), { ...books, type: 5 }, now).chain).toHaveLength(1);
  });

  it('does not go round in circles', () => {
    const alias = (name: string, target: string): Entry => ({
      ...entry(name, 60),
      type: 5,
      data: [target],
      alias: target,
    });
    const { chain } = recall(
      [alias('a.example', 'b.example'), alias('b.example', 'a.example')],
      { name: 'a.example', type: 1 },
      now,
    );
    expect(chain.length).toBeLessThan(12);
  });

  it('remembers that a name does not exist, for every type, as long as the SOA allows', () => {
    const cache = after(nowhere);
    expect(recall(cache, { ...nowhere, type: 28 }, now + 29_999).chain[0]?.denial).toBe('no-name');
    expect(recall(cache, nowhere, now + 30_000).open).toEqual(nowhere);
  });

  it('remembers that there is nothing of one type, and of that alone', () => {
    const question = presets.noData;
    const cache = after(question);
    expect(recall(cache, question, now).chain[0]?.denial).toBe('no-data');
    expect(recall(cache, { ...question, type: 1 }, now).open).toBeDefined();
  });

  it('remembers where an alias leads nowhere', () => {
    const lost = { name: 'lost.campus.example', type: 1 };
    const { chain, open } = recall(after(lost), lost, now);
    expect(open).toBeUndefined();
    expect(chain.map(({ denial }) => denial)).toEqual([undefined, 'no-name']);
  });

  it('keeps nothing of a refusal, of a truncated answer, of what nobody asked for', () => {
    expect(after(presets.elsewhere)).toEqual([]);
    expect(
      entriesIn(
        answerTo({ name: 'rules.campus.example', type: 16 }, false),
        { name: 'rules.campus.example', type: 16 },
        now,
      ),
    ).toEqual([]);
    expect(after(presets.mail).map(({ type }) => type)).toEqual([15]);
    const message = answerTo(www);
    const poison = { ...message, answers: [...message.answers, ...answerTo(presets.local).answers] };
    expect(entriesIn(poison, www, now)).toHaveLength(1);
  });

  it('keeps nothing with a TTL of 0, or one that is no number of seconds', () => {
    for (const ttl of [0, 2 ** 31]) {
      const message = answerTo(www);
      const answers = message.answers.map((record) => ({ ...record, ttl }));
      expect(keep([], entriesIn({ ...message, answers }, www, now), now)).toEqual([]);
    }
  });

  it('is bounded; what would be forgotten first makes room', () => {
    let cache: Cache = [entry('brief.example', 1)];
    for (let at = 0; at < 200; at += 1) cache = keep(cache, [entry(`n${at}.example`, 1000 - at)], now);
    expect(cache).toHaveLength(mostEntries);
    expect(recall(cache, { name: 'n0.example', type: 1 }, now).open).toBeUndefined();
    expect(recall(cache, { name: 'brief.example', type: 1 }, now).open).toBeDefined();
  });

  it('replaces what it knew, and drops what is over', () => {
    const cache = after(www, after(presets.short), now + 10_000);
    expect(cache.map(({ name }) => name)).toEqual(['www.campus.example']);
    expect(after(www, cache, now + 20_000)).toHaveLength(1);
  });
});

describe('what the panel is told', () => {
  const reply = (message: DnsMessage) => ({ message, octets: 100, attempts: 1, ignored: [] });
  const told = (question: Question) =>
    learn([], { question, chain: [], open: question, reply: reply(answerTo(question)), byTcp: false }, now).result
      .outcome;

  it.each([
    ['name', { kind: 'records' }],
    ['alias', { kind: 'records' }],
    ['missing', { kind: 'no-name', name: 'nowhere.campus.example' }],
    ['noData', { kind: 'no-data', name: 'bus.campus.example' }],
    ['wildcard', { kind: 'records' }],
    ['local', { kind: 'records' }],
    ['elsewhere', { kind: 'refused' }],
  ] as const)('%s', (name, outcome) => {
    expect(told(presets[name])).toEqual(outcome);
    expect(offeredTypes).toContain(presets[name].type);
  });

  it('names the end of the alias that does not exist', () => {
    expect(told({ name: 'lost.campus.example', type: 1 })).toEqual({ kind: 'no-name', name: 'nowhere.campus.example' });
  });

  it('from memory: lower TTLs, and no octets', () => {
    const { chain } = recall(after(www), www, now + 12_300);
    expect(remembered(www, chain, now + 12_300)).toMatchObject({
      rows: [{ ttl: 287, isRemembered: true }],
      attempts: 0,
    });
  });
});

describe('a typed name', () => {
  it.each([
    ['www.campus.example', undefined],
    ['_chat._tcp.campus.example', undefined],
    ['*.people.campus.example', undefined],
    ['.', undefined],
    ['', 'empty'],
    ['a..b', 'dots'],
    ['.a', 'dots'],
    ['café.example', 'letters'],
    ['a b', 'letters'],
    ['back\\slash', 'letters'],
    [`${'x'.repeat(64)}.example`, 'label'],
    [`${'x'.repeat(63)}.example`, undefined],
    [Array(127).fill('a').join('.'), undefined],
    [Array(128).fill('a').join('.'), 'long'],
  ])('%s: %s', (name, problem) => {
    expect(problemOf(name)).toBe(problem);
    if (!problem) expect(() => makeQuery({ name, type: 1 }, id, { edns: true })).not.toThrow();
  });

  it('loses white space and the root’s dot', () => {
    expect(tidyName(' www.campus.example. ')).toBe('www.campus.example');
    expect(tidyName('.')).toBe('.');
  });
});

describe('belief', () => {
  const fine = answerTo(www);

  it.each([
    [undefined, undefined, fine],
    ['unreadable', 'no message', undefined],
    ['id', 'another ID', { ...fine, id: id + 1 }],
    ['question', 'a question', { ...fine, isResponse: false }],
    ['other', 'another name', { ...fine, questions: [{ ...www, name: 'mail.campus.example', class: 1 }] }],
    ['other', 'other letters', { ...fine, questions: [{ ...www, name: 'WWW.campus.example', class: 1 }] }],
    ['other', 'another type', { ...fine, questions: [{ ...www, type: 28, class: 1 }] }],
    ['other', 'no question', { ...fine, questions: [] }],
    [undefined, 'FORMERR without a question', { ...fine, questions: [], code: 1 }],
  ])('%s: %s', (doubt, _, message) => {
    expect(doubtAbout(message, id, www)).toBe(doubt);
  });
});

/** A network of one's own: what is sent goes to `serve`, which answers in its own time. */
function network(serve: (datagram: Uint8Array, nth: number, reply: (octets: Uint8Array) => void) => void) {
  const waits = new Set<{ due: number; task: () => void }>();
  const inbox: Uint8Array[] = [];
  let reader: ((octets: Uint8Array | undefined) => void) | undefined;
  let time = 0;
  let sent = 0;
  const give = (octets: Uint8Array) => {
    if (reader) reader(octets);
    else inbox.push(octets);
    reader = undefined;
  };
  return {
    socket: {
      send: (datagram: Uint8Array) => serve(datagram, (sent += 1), give),
      receive: () => {
        const next = inbox.shift();
        return next ? Promise.resolve(next) : new Promise<Uint8Array | undefined>((resolve) => (reader = resolve));
      },
      close: () => reader?.(undefined),
    },
    timers: {
      after(milliseconds: number, task: () => void) {
        const wait = { due: time + milliseconds, task };
        waits.add(wait);
        return () => void waits.delete(wait);
      },
    },
    random: { bytes: (length: number) => new Uint8Array(length).fill(0x12) },
    get sent() {
      return sent;
    },
    get pending() {
      return waits.size;
    },
    async pass(milliseconds: number) {
      time += milliseconds;
      for (const wait of [...waits]) if (wait.due <= time && waits.delete(wait)) wait.task();
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}

type Net = ReturnType<typeof network>;
const askOn = (net: Net, attempts?: number) =>
  ask({
    ...net,
    question: www,
    encode: (one) => makeQuery(www, one, { edns: true }),
    ...(attempts !== undefined && { attempts }),
  });

describe('asking', () => {
  const serve = (datagram: Uint8Array) => answerQuery(datagram, 'udp') ?? new Uint8Array();

  it('takes the answer, and leaves no timer behind', async () => {
    const net = network((datagram, _, reply) => reply(serve(datagram)));
    expect(await askOn(net)).toMatchObject({ message: { id: 0x1212 }, octets: 63, attempts: 1, ignored: [] });
    expect(net.pending).toBe(0);
  });

  it('asks again when a datagram is lost, with the same ID', async () => {
    const ids: number[] = [];
    const net = network((datagram, nth, reply) => {
      ids.push(((datagram[0] ?? 0) << 8) | (datagram[1] ?? 0));
      if (nth === 2) reply(serve(datagram));
    });
    const asking = askOn(net);
    await net.pass(patience);
    expect(await asking).toMatchObject({ attempts: 2, message: { code: 0 } });
    expect(ids).toEqual([0x1212, 0x1212]);
  });

  it('gives up after the third silence', async () => {
    const net = network(() => {});
    const asking = askOn(net);
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) await net.pass(patience);
    expect(await asking).toMatchObject({ message: undefined, attempts: mostAttempts });
    expect(net.sent).toBe(mostAttempts);
  });

  it('takes an answer that comes after its time, too', async () => {
    let late = () => {};
    const net = network((datagram, nth, reply) => {
      if (nth === 1) late = () => reply(serve(datagram));
    });
    const asking = askOn(net);
    await net.pass(patience);
    late();
    expect(await asking).toMatchObject({ attempts: 2, message: { code: 0 } });
  });

  it('believes no forger, and goes on waiting for the true answer', async () => {
    const net = network((datagram, _, reply) => {
      const forged = serve(datagram);
      forged[0] = 0xff;
      reply(forged);
      reply(new TextEncoder().encode('rubbish'));
      reply(serve(datagram));
    });
    expect(await askOn(net)).toMatchObject({
      attempts: 1,
      message: { id: 0x1212 },
      ignored: [
        { doubt: 'id', id: 0xff12, asked: 0x1212 },
        { doubt: 'unreadable', asked: 0x1212 },
      ],
    });
  });

  it('remembers only a few of a flood of forgeries', async () => {
    const net = network((datagram, _, reply) => {
      for (let nth = 0; nth < 100; nth += 1) reply(new Uint8Array());
      reply(serve(datagram));
    });
    expect((await askOn(net)).ignored.length).toBeLessThan(10);
  });

  it('leaves no datagram to a wait that is over', async () => {
    const net = network((datagram, nth, reply) => {
      if (nth > 1) reply(serve(datagram));
    });
    const first = askOn(net, 1);
    await net.pass(patience);
    expect((await first).message).toBeUndefined();
    expect((await askOn(net, 1)).message).toBeDefined();
  });

  it('says so where the socket is closed', async () => {
    const net = network(() => {});
    const asking = askOn(net);
    net.socket.close();
    await expect(asking).rejects.toThrow(TypeError);
    expect(net.pending).toBe(0);
  });
});

describe('asking by TCP', () => {
  const query = makeQuery({ name: 'rules.campus.example', type: 16 }, id, { edns: false });
  const stream = (pieces: Uint8Array[]) => ({
    read: () => Promise.resolve(pieces.shift()),
    write: () => Promise.resolve(),
    end: () => Promise.resolve(),
    abort: () => {},
  });
  const { timers } = network(() => {});

  it('finds the answer in pieces', async () => {
    const answer = frame(answerQuery(query, 'tcp') ?? new Uint8Array());
    const { message, octets } = await askByTcp(
      stream([answer.slice(0, 1), answer.slice(1, 99), answer.slice(99)]),
      query,
      timers,
    );
    expect(message).toMatchObject({ id, isTruncated: false });
    expect(octets).toBe(answer.length - 2);
  });

  it('has none where the connection ends before', async () => {
    expect((await askByTcp(stream([]), query, timers)).message).toBeUndefined();
  });
});

describe('a rogue datagram', () => {
  it.each([
    ['loop', 1],
    ['long', 1],
    ['version', 0],
    ['rubbish', 4],
  ] as const)('%s gets an answer with a code, and a fault where there is one', (kind, code) => {
    const octets = answerQuery(rogueDatagram(kind, id), 'udp');
    const { message } = decodeDns(octets ?? new Uint8Array());
    expect(message).toMatchObject({ id, code });
    expect(doubtAbout(message, id, victim)).toBeUndefined();
  });

  it('that is a response gets none', () => {
    expect(answerQuery(rogueDatagram('response', id), 'udp')).toBeUndefined();
  });

  it.each(['loop', 'long'] satisfies RogueName[])('%s bears its fault in the decoder', (kind) => {
    expect(JSON.stringify(decodeDns(rogueDatagram(kind, id)).fields)).toContain('"fault"');
  });

  it('the long name is 300 octets', () => {
    expect(rogueDatagram('long', id).length).toBe(12 + 300 + 4);
  });
});

it('an answer survives being written again', () => {
  const message = answerTo(presets.mail);
  expect(decodeDns(encodeDns(message)).message).toEqual(message);
});
