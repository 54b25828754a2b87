// The name server's answers: what is so, what is not, and what it makes of rubbish.

import { describe, expect, it } from 'vitest';
import { answerQuery } from '#demos/dns-lookup/name-server.ts';
import { makeQuery, codeOf } from '#demos/dns-lookup/query.ts';
import { frame, MessageReader } from '#demos/dns-lookup/tcp-frame.ts';
import { decodeDns } from '#wire/dns.ts';
import { encodeDns } from '#wire/dns-encode.ts';
import { codeName, type DnsMessage, type DnsRecord } from '#wire/dns-message.ts';
import { dataWords } from '#wire/dns-record.ts';
import { createRandom, damageOctets } from '#tests/unit/random-octets.ts';

const types = { A: 1, NS: 2, CNAME: 5, SOA: 6, MX: 15, TXT: 16, AAAA: 28, SRV: 33, AXFR: 252, ANY: 255 };

interface Wish {
  readonly edns?: boolean;
  readonly version?: number;
  readonly transport?: 'udp' | 'tcp';
}

const query = (name: string, type: keyof typeof types, { edns = true, version = 0 }: Wish = {}) =>
  makeQuery({ name, type: types[type] }, 0xabcd, { edns, version });

function read(octets: Uint8Array | undefined): DnsMessage {
  const { message } = decodeDns(octets ?? new Uint8Array());
  if (!message) throw new Error('No answer.');
  return message;
}

const ask = (name: string, type: keyof typeof types, wish: Wish = {}) =>
  read(answerQuery(query(name, type, wish), wish.transport ?? 'udp'));

const words = (records: readonly DnsRecord[]) =>
  records.filter(({ kind }) => kind !== 41).map(({ name, ttl, data }) => `${name} ${ttl} ${dataWords(data)}`);

const hex = (text: string) => Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));

describe('an answer', () => {
  it('repeats ID and question, and claims authority but no recursion', () => {
    expect(ask('www.campus.example', 'A')).toMatchObject({
      id: 0xabcd,
      isResponse: true,
      isAuthoritative: true,
      recursionAvailable: false,
      code: 0,
      questions: [{ name: 'www.campus.example', type: 1, class: 1 }],
    });
  });

  it.each([
    ['www.campus.example', 'A', ['www.campus.example 300 192.0.2.80']],
    ['www.campus.example', 'AAAA', ['www.campus.example 300 2001:db8::80']],
    ['bus.campus.example', 'A', ['bus.campus.example 5 192.0.2.5']],
    ['campus.example', 'TXT', ['campus.example 3600 "v=spf1 mx -all"']],
    ['_chat._tcp.campus.example', 'SRV', ['_chat._tcp.campus.example 3600 10 60 8420 www.campus.example']],
    ['whoever.people.campus.example', 'A', ['whoever.people.campus.example 3600 192.0.2.99']],
    ['a.b.people.campus.example', 'A', ['a.b.people.campus.example 3600 192.0.2.99']],
    ['patrick.people.campus.example', 'A', ['patrick.people.campus.example 3600 192.0.2.7']],
    ['*.people.campus.example', 'A', ['*.people.campus.example 3600 192.0.2.99']],
    ['patrick.example', 'A', ['patrick.example 3600 203.0.113.7']],
    ['localhost', 'A', ['localhost 86400 127.0.0.1']],
    ['mines.localhost', 'AAAA', ['mines.localhost 86400 ::1']],
  ] as const)('to %s %s', (name, type, expected) => {
    const answer = ask(name, type);
    expect(words(answer.answers)).toEqual(expected);
    expect(codeName(answer.code)).toBe('NOERROR');
  });

  it('follows an alias of an alias, and into another zone', () => {
    expect(words(ask('books.campus.example', 'A').answers)).toEqual([
      'books.campus.example 3600 library.campus.example',
      'library.campus.example 3600 www.campus.example',
      'www.campus.example 300 192.0.2.80',
    ]);
    expect(words(ask('patrick.campus.example', 'A').answers).at(-1)).toBe('patrick.example 3600 203.0.113.7');
  });

  it('gives the alias itself to who asks for that', () => {
    expect(words(ask('books.campus.example', 'CNAME').answers)).toEqual([
      'books.campus.example 3600 library.campus.example',
    ]);
  });

  it('adds the addresses of mail servers', () => {
    const answer = ask('campus.example', 'MX');
    expect(words(answer.answers)).toEqual([
      'campus.example 3600 10 mail.campus.example',
      'campus.example 3600 20 backup.campus.example',
    ]);
    expect(words(answer.additionals)).toEqual([
      'mail.campus.example 3600 192.0.2.25',
      'mail.campus.example 3600 2001:db8::25',
      'backup.campus.example 3600 198.51.100.25',
    ]);
  });

  it('gives one set of records for ANY (RFC 8482)', () => {
    expect(new Set(ask('campus.example', 'ANY').answers.map(({ kind }) => kind)).size).toBe(1);
  });

  it('keeps the letters of the question', () => {
    const answer = ask('wWw.CAMPUS.example', 'A');
    expect(answer.questions[0]?.name).toBe('wWw.CAMPUS.example');
    expect(words(answer.answers)).toEqual(['wWw.CAMPUS.example 300 192.0.2.80']);
  });
});

describe('a denial', () => {
  const soa = ['campus.example 30 ns1.campus.example hostmaster.campus.example 2026010501'];

  it.each([
    ['nowhere.campus.example', 'A'],
    ['below.www.campus.example', 'A'],
    ['lost.campus.example', 'A'],
    ['x\\.people.campus.example', 'A'],
  ] as const)('of %s %s is NXDOMAIN, with the SOA', (name, type) => {
    const answer = ask(name, type);
    expect(codeName(answer.code)).toBe('NXDOMAIN');
    expect(answer.isAuthoritative).toBe(true);
    expect(words(answer.authorities)).toEqual(soa);
  });

  it.each([
    ['bus.campus.example', 'AAAA'],
    ['www.campus.example', 'MX'],
    ['people.campus.example', 'A'],
    ['_tcp.campus.example', 'A'],
    ['whoever.people.campus.example', 'AAAA'],
  ] as const)('of %s %s is an empty answer, with the SOA', (name, type) => {
    const answer = ask(name, type);
    expect(codeName(answer.code)).toBe('NOERROR');
    expect(answer.answers).toEqual([]);
    expect(words(answer.authorities)).toEqual(soa);
  });

  it('of localhost’s other types is empty, too (RFC 6761 §6.3)', () => {
    expect(ask('localhost', 'MX')).toMatchObject({ code: 0, answers: [] });
  });

  it.each(['www.example.org', 'example', '.', 'xcampus.example'])('outside the zones (%s) is REFUSED', (name) => {
    expect(ask(name, 'A')).toMatchObject({ code: 5, isAuthoritative: false, answers: [], authorities: [] });
  });
});

describe('sizes', () => {
  const text = 'rules.campus.example';

  it('a long answer without EDNS says TC, within 512 octets', () => {
    const octets = answerQuery(query(text, 'TXT', { edns: false }), 'udp');
    expect(read(octets)).toMatchObject({ isTruncated: true, answers: [], additionals: [] });
    expect(octets?.length).toBeLessThanOrEqual(512);
  });

  it('with EDNS it fits, and EDNS is answered', () => {
    const octets = answerQuery(query(text, 'TXT'), 'udp');
    expect(read(octets)).toMatchObject({ isTruncated: false, additionals: [{ kind: 41, class: 1232, ttl: 0 }] });
    expect(read(octets).answers).toHaveLength(1);
    expect(octets?.length).toBeLessThanOrEqual(1232);
  });

  it('over TCP everything is said', () => {
    expect(ask(text, 'TXT', { edns: false, transport: 'tcp' })).toMatchObject({ isTruncated: false });
  });

  it.each([
    [0, 512],
    [600, 600],
    [65_535, 1_232],
  ])('an asker that takes %i octets gets at most %i', (size, most) => {
    const asked = read(query(text, 'TXT'));
    const additionals = asked.additionals.map((options) => ({ ...options, class: size }));
    const octets = answerQuery(encodeDns({ ...asked, additionals }), 'udp');
    expect(octets?.length).toBeLessThanOrEqual(most);
  });
});

describe('what is no question', () => {
  const header = (flags: string, counts = '0001000000000000') => `abcd${flags}${counts}`;
  const question = ['03777777', '0663616d707573', '076578616d706c65', '00', '00010001'].join('');

  it.each([
    ['nothing', ''],
    ['eleven octets', 'abcd00000001000000000000'.slice(0, 22)],
    ['a response', header('8400') + question],
  ])('%s is met with silence', (_, octets) => {
    expect(answerQuery(hex(octets), 'udp')).toBeUndefined();
  });

  it.each([
    ['a header alone', header('0100')],
    ['two questions', header('0000', '0002000000000000') + question + question],
    ['a name that points at itself', header('0000') + 'c00c00010001'],
    ['a name that ends in the middle', header('0000') + '0377'],
    ['a name of 300 octets', header('0000') + '013f'.repeat(150) + '0000010001'],
    ['two OPT records', header('0000', '0001000000000002') + question + '00002904d0000000000000'.repeat(2)],
  ])('%s is FORMERR, with the ID that it had', (_, octets) => {
    expect(read(answerQuery(hex(octets), 'udp'))).toMatchObject({ id: 0xabcd, code: 1, questions: [] });
  });

  it('repeats RD', () => {
    expect(read(answerQuery(hex(header('0100')), 'udp')).recursionDesired).toBe(true);
  });

  it('another operation, or another kind of question, is NOTIMP', () => {
    expect(read(answerQuery(hex(header('1000') + question), 'udp'))).toMatchObject({ code: 4, opcode: 2 });
    expect(ask('campus.example', 'AXFR').code).toBe(4);
  });

  it('another class is REFUSED', () => {
    expect(read(answerQuery(hex(header('0000') + question.replace(/01$/, '03')), 'udp')).code).toBe(5);
  });

  it('another version of EDNS is BADVERS', () => {
    const answer = ask('www.campus.example', 'A', { version: 1 });
    expect(codeName(codeOf(answer))).toBe('BADVERS');
    expect(answer.answers).toEqual([]);
  });
});

describe('two names for experiments', () => {
  it('one is answered with another ID', () => {
    expect(ask('forged.campus.example', 'A')).toMatchObject({ id: 0xabcd ^ 0xffff, code: 0 });
  });

  it('one is not answered at all', () => {
    expect(answerQuery(query('SILENT.campus.example', 'A'), 'udp')).toBeUndefined();
  });
});

describe('over TCP', () => {
  it('messages are found in whatever pieces they come', () => {
    const messages = [query('www.campus.example', 'A'), new Uint8Array(), query('campus.example', 'MX')];
    const octets = messages.flatMap((message) => [...frame(message)]);
    for (const size of [1, 2, 7, octets.length]) {
      const reader = new MessageReader();
      const found = [];
      for (let at = 0; at < octets.length; at += size)
        found.push(...reader.take(Uint8Array.from(octets.slice(at, at + size))));
      expect(found).toEqual(messages);
    }
  });
});

describe('damaged questions', () => {
  it('never bring the server down, nor make it say more than it may', () => {
    const random = createRandom(1035);
    const seeds = (['A', 'TXT', 'MX', 'ANY'] as const).flatMap((type) => [
      query('rules.campus.example', type),
      query('books.campus.example', type, { edns: false }),
      query('x.people.campus.example', type, { version: 1 }),
    ]);
    for (let run = 0; run < 3_000; run += 1) {
      const seed = seeds[run % seeds.length] ?? new Uint8Array();
      const asked = damageOctets(seed, run % 3 === 0 ? 12 : 0, random);
      const octets = answerQuery(asked, 'udp');
      if (!octets) continue;
      expect(octets.length).toBeLessThanOrEqual(1_232);
      const answer = read(octets);
      expect(answer.isResponse).toBe(true);
      expect([asked[0], asked[1]]).toEqual([octets[0], octets[1]]);
      if (octets.length > 512) expect(answer.additionals.some(({ kind }) => kind === 41)).toBe(true);
    }
  });
});
