// The parsers' own contract: events, limits, ends, upgrades, and how much they keep.

import { describe, expect, it } from 'vitest';
import {
  expectsContinue,
  keepsAlive,
  mayChangeProtocol,
  type Http1Limits,
  type RequestHead,
} from '#wire/http1-message.ts';
import { RequestParser, ResponseParser } from '#wire/http1-parser.ts';
import { latin1, octets } from './http1-corpus.ts';
import { observe } from './http1-observe.ts';

const UPGRADE = 'GET /chat HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const CHUNKED = 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n';

function requests(text: string, limits?: Partial<Http1Limits>) {
  const parser = new RequestParser(limits);
  return observe([...parser.push(octets(text)), ...parser.end()]);
}

function responses(text: string, method = 'GET', limits?: Partial<Http1Limits>) {
  const parser = new ResponseParser(() => method, limits);
  return observe([...parser.push(octets(text)), ...parser.end()]);
}

function head(fields: string, version = '1.1'): RequestHead {
  const [event] = new RequestParser().push(octets(`GET / HTTP/${version}\r\n${fields}\r\n`));
  if (event?.type !== 'head') throw new Error('The request has no head.');
  return event.head;
}

describe('RequestParser', () => {
  it('gives head, data and complete of each pipelined request in order', () => {
    const events = new RequestParser().push(
      octets('GET /a HTTP/1.1\r\nHost: a\r\n\r\nPOST /b HTTP/1.1\r\nContent-Length: 2\r\n\r\nhi'),
    );
    expect(events).toEqual([
      { type: 'head', head: { method: 'GET', target: '/a', version: '1.1', headers: [['Host', 'a']] } },
      { type: 'complete', trailers: [] },
      { type: 'head', head: { method: 'POST', target: '/b', version: '1.1', headers: [['Content-Length', '2']] } },
      { type: 'data', bytes: octets('hi') },
      { type: 'complete', trailers: [] },
    ]);
  });

  it('keeps the order, the case and the duplicates of field lines, and trims their values', () => {
    expect(head('X-A: 1 \r\nx-a:\t2\r\nX-B:\r\n').headers).toEqual([
      ['X-A', '1'],
      ['x-a', '2'],
      ['X-B', ''],
    ]);
  });

  it('gives octets above 7F of a value as one character each', () => {
    expect(head('X: \xc3\xa9\r\n').headers).toEqual([['X', '\xc3\xa9']]);
  });

  it('gives content as views of what was pushed, not as copies', () => {
    const bytes = octets('POST / HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello');
    const data = new RequestParser().push(bytes).find((event) => event.type === 'data');
    expect(data?.bytes.buffer).toBe(bytes.buffer);
  });

  it('undoes chunks, ignores their extensions and keeps the trailers apart', () => {
    const [message] = requests(`${CHUNKED}3;a="b;c"\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 5\r\n\r\n`).messages;
    expect(message).toMatchObject({
      body: 'abcde',
      trailers: ['X-Sum', '5'],
      headers: ['Transfer-Encoding', 'chunked'],
    });
  });

  it.each(['/', '/a?b', '/a|b{"}^`', 'http://a.localhost:8420/x', 'ftp://a/b'])('takes the target %s', (target) => {
    expect(requests(`GET ${target} HTTP/1.1\r\n\r\n`).messages[0]?.start).toBe(`GET ${target} 1.1`);
  });

  it.each([
    ['OPTIONS', '*'],
    ['CONNECT', 'a.localhost:443'],
    ['CONNECT', '[::1]:443'],
  ])('takes the target of %s %s', (method, target) => {
    expect(requests(`${method} ${target} HTTP/1.1\r\n\r\n`).messages[0]?.start).toBe(`${method} ${target} 1.1`);
  });

  it.each([
    ['GET', '*'],
    ['GET', 'a:80'],
    ['CONNECT', '/'],
    ['CONNECT', 'a'],
    ['GET', 'a'],
    ['GET', '/\xe9'],
  ])('refuses the target of %s %s', (method, target) => {
    expect(requests(`${method} ${target} HTTP/1.1\r\n\r\n`).fault?.key).toBe('request-target');
  });

  it('reads a higher minor version as 1.1', () => {
    expect(requests('GET / HTTP/1.7\r\n\r\n').messages[0]?.start).toBe('GET / 1.1');
  });

  it('does not ask for Host: that is the router’s to answer', () => {
    expect(requests('GET / HTTP/1.1\r\n\r\n').fault).toBeUndefined();
    expect(requests('GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n').fault).toBeUndefined();
  });

  it('tells where the fault is, counted from the first octet of the connection', () => {
    const { fault } = requests('GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\nX: a\x01\r\n\r\n');
    expect(fault).toEqual({
      status: 400,
      key: 'field-value-octet',
      section: 'RFC 9110 §5.5',
      offset: 38,
      end: 39,
      values: { octet: '01' },
    });
  });

  it('gives nothing more after a fault', () => {
    const parser = new RequestParser();
    parser.push(octets('NO\n'));
    expect([...parser.push(octets('GET / HTTP/1.1\r\n\r\n')), ...parser.end(), ...parser.resume()]).toEqual([]);
  });

  it('reports a bare CR as soon as the next octet shows it', () => {
    expect(new RequestParser().push(octets('GET / HTTP/1.1\rH')).map((event) => event.type)).toEqual(['fault']);
  });

  it('is quiet about a connection that ends between requests', () => {
    expect(requests('').fault).toBeUndefined();
    expect(requests('GET / HTTP/1.1\r\n\r\n\r\n').fault).toBeUndefined();
  });

  it.each([
    'G',
    'GET / HTTP/1.1\r\n',
    'GET / HTTP/1.1\r\nHost',
    'POST / HTTP/1.1\r\nContent-Length: 2\r\n\r\nx',
    `${CHUNKED}1\r\nx\r`,
  ])('reports a connection that ends within %j', (text) => {
    expect(requests(text).fault).toMatchObject({ status: 400, key: 'incomplete', offset: text.length });
  });
});

describe('limits', () => {
  const line = (length: number) => `GET /${'a'.repeat(length - 'GET / HTTP/1.1\r\n'.length)} HTTP/1.1\r\n`;
  const field = (length: number) => `X: ${'a'.repeat(length - 'X: \r\n'.length)}\r\n`;

  it('takes a request line of 8,000 octets and answers 414 to one more', () => {
    expect(requests(`${line(8_000)}\r\n`).fault).toBeUndefined();
    expect(requests(`${line(8_001)}\r\n`).fault).toMatchObject({
      status: 414,
      key: 'target-too-long',
      values: { limit: 8_000 },
    });
  });

  it('answers 400 to a first line of 8,000 octets without a space', () => {
    expect(requests('A'.repeat(8_001)).fault).toMatchObject({ status: 400, key: 'start-line-too-long' });
  });

  it('takes a header section of 16 KiB and answers 431 to one octet more', () => {
    const start = 'GET / HTTP/1.1\r\n';
    expect(requests(start + field(16_000) + field(384) + '\r\n').fault).toBeUndefined();
    expect(requests(start + field(16_000) + field(385) + '\r\n').fault).toMatchObject({
      status: 431,
      key: 'header-section-too-large',
    });
  });

  it('takes 100 field lines and answers 431 to one more', () => {
    const start = 'GET / HTTP/1.1\r\n';
    expect(requests(`${start + 'X: a\r\n'.repeat(100)}\r\n`).fault).toBeUndefined();
    expect(requests(`${start + 'X: a\r\n'.repeat(101)}\r\n`).fault).toMatchObject({
      status: 431,
      key: 'too-many-fields',
    });
  });

  it('answers 413 to a Content-Length above the limit before any content', () => {
    const { messages, fault } = requests('POST / HTTP/1.1\r\nContent-Length: 1048577\r\n\r\n');
    expect(fault).toMatchObject({ status: 413, key: 'content-too-large' });
    expect(messages).toEqual([]);
  });

  it('answers 413 to the chunk that passes the limit', () => {
    const { messages, fault } = requests(`${CHUNKED}3\r\nabc\r\n3\r\nabc\r\n`, { body: 5 });
    expect(fault).toMatchObject({ status: 413, key: 'content-too-large' });
    expect(messages[0]?.body).toBe('abc');
  });

  it('answers 413 to chunk extensions of more than 4 KiB, in one chunk or in many', () => {
    const extension = `;${'a'.repeat(4_096)}`;
    expect(requests(`${CHUNKED}1${extension}\r\n`).fault).toMatchObject({
      status: 413,
      key: 'chunk-extensions-too-long',
    });
    expect(requests(CHUNKED + `1;${'a'.repeat(99)}\r\nx\r\n`.repeat(41)).fault?.key).toBe('chunk-extensions-too-long');
  });

  it('answers 431 to trailers above their limit', () => {
    expect(requests(`${CHUNKED}0\r\n${field(8_193)}\r\n`).fault).toMatchObject({
      status: 431,
      key: 'trailer-section-too-large',
    });
    expect(requests(`${CHUNKED}0\r\n${'X: a\r\n'.repeat(101)}\r\n`).fault?.key).toBe('too-many-fields');
  });

  it('answers 400 to endless empty lines', () => {
    expect(requests('\r\n'.repeat(9)).fault).toMatchObject({ status: 400, key: 'empty-lines' });
  });

  it.each([
    ['a start line', '', 'A'],
    ['a field line', 'GET / HTTP/1.1\r\n', 'A'],
    ['a chunk size', CHUNKED, '0'],
    ['a chunk extension', `${CHUNKED}1;`, 'a'],
    ['trailers', `${CHUNKED}0\r\n`, 'A: b\r\n'],
    ['chunks of one octet', CHUNKED, '1\r\nx\r\n'],
    ['what waits for an upgrade', UPGRADE, 'x'],
  ])('stops an endless stream of %s before 8 MiB', (_what, begin, again) => {
    const parser = new RequestParser();
    const piece = octets(again.repeat(Math.ceil(65_536 / again.length)));
    let seen = parser.push(octets(begin));
    let pushed = 0;
    while (!seen.some(({ type }) => type === 'fault') && pushed < 8 * 1024 * 1024) {
      seen = parser.push(piece);
      pushed += piece.length;
    }
    expect(seen.at(-1)?.type).toBe('fault');
  });

  it('lets a response without a length run to the limit and no further', () => {
    const { messages, fault } = responses('HTTP/1.1 200 OK\r\n\r\nabcdef', 'GET', { body: 5 });
    expect(messages[0]?.body).toBe('abcde');
    expect(fault?.key).toBe('content-too-large');
  });
});

describe('ResponseParser', () => {
  it('gives interim responses before the final one, and asks for one method', () => {
    const asked: string[] = [];
    const parser = new ResponseParser(() => (asked.push('GET'), 'GET'));
    const text =
      'HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx';
    const { messages } = observe(parser.push(octets(text)));
    expect(messages.map(({ start, complete }) => [start, complete])).toEqual([
      ['1.1 103 Early Hints', true],
      ['1.1 100 Continue', true],
      ['1.1 200 OK', true],
    ]);
    expect(asked).toEqual(['GET']);
  });

  it('reads on after an interim response, even one that says close', () => {
    const text = 'HTTP/1.1 103 Early Hints\r\nConnection: close\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n';
    expect(responses(text).messages).toHaveLength(2);
  });

  it.each([
    ['HEAD', '200 OK'],
    ['GET', '204 No Content'],
    ['GET', '304 Not Modified'],
  ])('sees no content after %s in %s, whatever its length says', (method, status) => {
    const one = `HTTP/1.1 ${status}\r\nContent-Length: 5\r\n\r\n`;
    expect(responses(one + one, method).messages).toMatchObject([{ complete: true }, { complete: true }]);
  });

  it('answers each request by its own method', () => {
    const methods = ['HEAD', 'GET'];
    const parser = new ResponseParser(() => methods.shift() ?? '');
    const one = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';
    expect(observe(parser.push(octets(`${one}${one}hi`))).messages.map(({ body }) => body)).toEqual(['', 'hi']);
  });

  it('reads content without a length until the connection ends', () => {
    const parser = new ResponseParser(() => 'GET');
    expect(parser.push(octets('HTTP/1.1 200 OK\r\n\r\nab')).map(({ type }) => type)).toEqual(['head', 'data']);
    expect(parser.end()).toEqual([{ type: 'complete', trailers: [] }]);
  });

  it('reports content that ends before its length', () => {
    expect(responses('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab').fault).toMatchObject({
      status: 502,
      key: 'incomplete',
    });
  });

  it('replaces a folded line’s fold by one space', () => {
    expect(
      responses('HTTP/1.1 204 No Content\r\nX: a \r\n \t b\r\n\tc\r\n \r\nY: d\r\n\r\n').messages[0]?.headers,
    ).toEqual(['X', 'a b c', 'Y', 'd']);
  });

  it('stops after 101 and keeps what follows', () => {
    const parser = new ResponseParser(() => 'GET');
    const events = parser.push(octets('HTTP/1.1 101 Switching Protocols\r\n\r\n\x81\x00'));
    expect(events.map(({ type }) => type)).toEqual(['head', 'complete']);
    expect(parser.isWaiting).toBe(true);
    parser.push(octets('\x82\x00'));
    expect(latin1(parser.rest())).toBe('\x81\x00\x82\x00');
  });

  it('stops after 2xx to CONNECT, and not after a refusal', () => {
    const tunnel = new ResponseParser(() => 'CONNECT');
    tunnel.push(octets('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nab'));
    expect(latin1(tunnel.rest())).toBe('ab');
    expect(responses('HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno', 'CONNECT').messages[0]?.body).toBe('no');
  });

  it.each([
    ['HTTP/1.1 20 OK', 'status-code'],
    ['HTTP/1.1 099 OK', 'status-code'],
    ['HTTP/1.1  200 OK', 'status-code'],
    ['HTTP/1.1', 'status-code'],
    ['HTTP/1.1 200', 'status-line'],
    ['HTTP/1.1 200 a\x00', 'reason-phrase'],
    ['HTTP/2.0 200 OK', 'version-unsupported'],
    ['ICY 200 OK', 'version-syntax'],
    ['', 'version-syntax'],
  ])('refuses the status line %j', (line, key) => {
    expect(responses(`${line}\r\n\r\n`).fault).toMatchObject({ status: 502, key });
  });
});

describe('a change of protocol', () => {
  it('makes the request parser wait with what follows', () => {
    const parser = new RequestParser();
    const events = parser.push(octets(`${UPGRADE}\x81\x80`));
    expect(events.map(({ type }) => type)).toEqual(['head', 'complete']);
    expect(parser.isWaiting).toBe(true);
    expect(latin1(parser.rest())).toBe('\x81\x80');
  });

  it('can be refused: the next request is read', () => {
    const parser = new RequestParser();
    parser.push(octets(`${UPGRADE}GET /b `));
    expect(parser.resume()).toEqual([]);
    expect(parser.isWaiting).toBe(false);
    expect(observe(parser.push(octets('HTTP/1.1\r\n\r\n'))).messages[0]?.start).toBe('GET /b 1.1');
    expect(parser.rest()).toHaveLength(0);
  });

  it('keeps a copy of what waits, for a caller may use its buffer again', () => {
    const parser = new RequestParser();
    parser.push(octets(UPGRADE));
    const buffer = octets('ab');
    parser.push(buffer);
    buffer.fill(0);
    expect(latin1(parser.rest())).toBe('ab');
  });
});

describe('helpers', () => {
  it.each([
    ['', '1.1', true],
    ['Connection: close\r\n', '1.1', false],
    ['Connection: x, CLOSE\r\n', '1.1', false],
    ['', '1.0', false],
    ['Connection: Keep-Alive\r\n', '1.0', true],
    ['Connection: keep-alive, close\r\n', '1.0', false],
  ])('keepsAlive: %j in HTTP/%s gives %s', (fields, version, expected) => {
    expect(keepsAlive(head(fields, version))).toBe(expected);
  });

  it.each([
    ['Connection: upgrade\r\nUpgrade: h2c\r\n', '1.1', true],
    ['Upgrade: h2c\r\n', '1.1', false],
    ['Connection: upgrade\r\n', '1.1', false],
    ['Connection: upgrade\r\nUpgrade: h2c\r\n', '1.0', false],
  ])('mayChangeProtocol: %j in HTTP/%s gives %s', (fields, version, expected) => {
    expect(mayChangeProtocol(head(fields, version))).toBe(expected);
  });

  it('expectsContinue in HTTP/1.1 only', () => {
    expect(expectsContinue(head('Expect: 100-Continue\r\n'))).toBe(true);
    expect(expectsContinue(head('Expect: 100-continue\r\n', '1.0'))).toBe(false);
    expect(expectsContinue(head(''))).toBe(false);
  });
});
