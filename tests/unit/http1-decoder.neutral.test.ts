// What a learner is told about each octet. That the trees are sound and agree with the parser whatever arrives is
// http1-agreement's to show.

import { describe, expect, it } from 'vitest';
import type { FieldNode } from '#wire/field.ts';
import { latin1, octets } from './http1-corpus.ts';
import { allFields, decodeSide, faultsOf } from './http1-observe.ts';

const POST = 'POST / HTTP/1.1\r\n';

function decode(text: string, from: 'client' | 'server' = 'client', ended = false) {
  return decodeSide(octets(text), from, { ended });
}

function fieldsOf(text: string, from: 'client' | 'server' = 'client'): FieldNode[] {
  return decode(text, from).flatMap(({ fields }) => allFields(fields));
}

/** Name and the octets under it, of a text with one message. */
function outline(text: string, from: 'client' | 'server' = 'client'): [string, string][] {
  return fieldsOf(text, from).map(({ name, start, end }) => [name, text.slice(start, end)]);
}

function meanings(text: string, name: string, from: 'client' | 'server' = 'client'): (string | undefined)[] {
  return fieldsOf(text, from)
    .filter((field) => field.name === name)
    .map(({ meaning }) => meaning?.key);
}

describe('a request', () => {
  it('is a line, field lines, an empty line and content, each octet named', () => {
    expect(outline('POST /a?b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi')).toEqual([
      ['request-line', 'POST /a?b HTTP/1.1\r\n'],
      ['method', 'POST'],
      ['request-target', '/a?b'],
      ['absolute-path', '/a'],
      ['query', 'b'],
      ['HTTP-version', 'HTTP/1.1'],
      ['CRLF', '\r\n'],
      ['field-line', 'Host: x\r\n'],
      ['field-name', 'Host'],
      ['field-value', 'x'],
      ['CRLF', '\r\n'],
      ['field-line', 'Content-Length: 2\r\n'],
      ['field-name', 'Content-Length'],
      ['field-value', '2'],
      ['CRLF', '\r\n'],
      ['empty-line', '\r\n'],
      ['content', 'hi'],
    ]);
  });

  it('is summed up by its first line', () => {
    expect(decode('GET /a HTTP/1.1\r\n\r\n')[0]?.summary).toBe('GET /a HTTP/1.1');
    const long = decode(`GET /${'a'.repeat(500)} HTTP/1.1\r\n\r\n`)[0]?.summary ?? '';
    expect([long.length, long.at(-1)]).toEqual([120, '…']);
  });

  it.each([
    ['GET / HTTP/1.1', 'target-origin'],
    ['GET http://a/ HTTP/1.1', 'target-absolute'],
    ['CONNECT a:443 HTTP/1.1', 'target-authority'],
    ['OPTIONS * HTTP/1.1', 'target-asterisk'],
  ])('explains the target of %s', (line, key) => {
    expect(meanings(`${line}\r\n\r\n`, 'request-target')).toEqual([key]);
  });

  it('explains methods it knows and methods it does not', () => {
    expect(meanings('PUT / HTTP/1.1\r\n\r\n', 'method')).toEqual(['method-PUT']);
    expect(meanings('BREW / HTTP/1.1\r\n\r\n', 'method')).toEqual(['method-unknown']);
  });

  it('explains fields by their name in any case, and says so of those it does not know', () => {
    const text = 'GET / HTTP/1.1\r\nhOsT: a\r\nSec-WebSocket-Key: b\r\nX-Own: c\r\nconstructor: d\r\n\r\n';
    expect(meanings(text, 'field-line')).toEqual([
      'field-host',
      'field-sec-websocket-key',
      'field-unknown',
      'field-unknown',
    ]);
  });

  it('begins at the empty lines before it', () => {
    expect(outline('\r\nGET / HTTP/1.1\r\n\r\n')[0]).toEqual(['empty-line', '\r\n']);
    expect(meanings('\r\nGET / HTTP/1.1\r\n\r\n', 'empty-line')).toEqual(['empty-line-before', 'empty-line']);
  });
});

describe('a response', () => {
  it('is a line of version, code and reason, explained', () => {
    expect(outline('HTTP/1.1 404 Not Found\r\n\r\n', 'server').slice(0, 5)).toEqual([
      ['status-line', 'HTTP/1.1 404 Not Found\r\n'],
      ['HTTP-version', 'HTTP/1.1'],
      ['status-code', '404'],
      ['reason-phrase', 'Not Found'],
      ['CRLF', '\r\n'],
    ]);
    expect(decode('HTTP/1.1 404 Not Found\r\n\r\n', 'server')[0]?.summary).toBe('404 Not Found');
  });

  it.each([
    ['404', 'status-404'],
    ['299', 'status-2xx'],
    ['799', 'status-5xx'],
  ])('explains the code %s by %s', (code, key) => {
    expect(meanings(`HTTP/1.1 ${code} \r\n\r\n`, 'status-code', 'server')).toEqual([key]);
  });

  it('shows a fold as part of the value', () => {
    const text = 'HTTP/1.1 204 No Content\r\nX: a \r\n b\r\n\r\n';
    const folds = outline(text, 'server').filter(([name]) => name === 'obs-fold' || name === 'field-value');
    expect(folds).toEqual([
      ['field-value', 'a \r\n b'],
      ['obs-fold', ' \r\n '],
    ]);
  });
});

describe('content', () => {
  const content = (text: string, from: 'client' | 'server' = 'client') =>
    fieldsOf(text, from).find(({ name }) => name === 'content');

  it('is shown as text where it is text', () => {
    const field = content(`${POST}Content-Length: 3\r\n\r\n\xc3\xa9!`);
    expect(field).toMatchObject({ value: 'é!', meaning: { key: 'content', values: { length: 3 } } });
  });

  it('is shown as nothing but its length where it is not', () => {
    const field = content(`${POST}Content-Length: 2\r\n\r\n\xff\0`);
    expect(field).toMatchObject({ value: '', meaning: { key: 'content-binary', values: { length: 2 } } });
  });

  it('is text although its last character is still missing', () => {
    expect(content(`${POST}Content-Length: 9\r\n\r\na\xc3`)).toMatchObject({ value: 'a', meaning: { key: 'content' } });
  });

  it('shows 1,000 characters at most', () => {
    expect(content(`${POST}Content-Length: 9000\r\n\r\n${'a'.repeat(9_000)}`)?.value).toHaveLength(1_000);
  });

  it('in chunks is chunks, a last one, trailers and an empty line, and one text', () => {
    const head = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
    const text = `${head}2;a=b\r\na\xc3\r\n1\r\n\xa9\r\n0\r\nX: y\r\n\r\n`;
    const all = outline(text);
    expect(all.slice(all.findIndex(([name]) => name === 'content'))).toEqual([
      ['content', text.slice(head.length)],
      ['chunk', '2;a=b\r\na\xc3\r\n'],
      ['chunk-size', '2'],
      ['chunk-ext', ';a=b'],
      ['CRLF', '\r\n'],
      ['chunk-data', 'a\xc3'],
      ['CRLF', '\r\n'],
      ['chunk', '1\r\n\xa9\r\n'],
      ['chunk-size', '1'],
      ['CRLF', '\r\n'],
      ['chunk-data', '\xa9'],
      ['CRLF', '\r\n'],
      ['last-chunk', '0\r\n'],
      ['chunk-size', '0'],
      ['CRLF', '\r\n'],
      ['trailer-section', 'X: y\r\n'],
      ['field-line', 'X: y\r\n'],
      ['field-name', 'X'],
      ['field-value', 'y'],
      ['CRLF', '\r\n'],
      ['CRLF', '\r\n'],
    ]);
    expect(content(text)).toMatchObject({ value: 'aé', meaning: { key: 'content-chunked', values: { length: 3 } } });
  });

  it('without a length is complete when the connection has ended, and not before', () => {
    const text = 'HTTP/1.1 200 OK\r\n\r\nabc';
    expect(content(text, 'server')?.meaning?.key).toBe('content-close');
    expect(decode(text, 'server', false)[0]?.complete).toBe(false);
    expect(decode(text, 'server', true)[0]?.complete).toBe(true);
  });
});

describe('an unfinished message', () => {
  it.each([
    ['GET /a', [['request-line', 'GET /a']]],
    ['GET / HTTP/1.1\r\nHos', [['field-line', 'Hos']]],
    [`${POST}Transfer-Encoding: chunked\r\n\r\n1a`, [['chunk', '1a']]],
    [`${POST}Transfer-Encoding: chunked\r\n\r\n1\r\na\r`, [['CRLF', '\r']]],
  ])('shows what there is of %j', (text, last) => {
    expect(decode(text)[0]?.complete).toBe(false);
    expect(outline(text).slice(-1)).toEqual(last);
    expect(faultsOf(decode(text)[0]?.fields ?? [])).toEqual([]);
  });

  it('is marked once the connection has ended', () => {
    const [message] = decode(`${POST}Content-Length: 5\r\n\r\nab`, 'client', true);
    expect(faultsOf(message?.fields ?? [])).toMatchObject([
      { field: { name: 'content' }, fault: { key: 'incomplete' } },
    ]);
  });

  it('shows the last field of a response, although a fold may follow', () => {
    expect(outline('HTTP/1.1 200 OK\r\nX: a\r\n', 'server').slice(-3, -1)).toEqual([
      ['field-name', 'X'],
      ['field-value', 'a'],
    ]);
  });
});

/** Octets, the field that bears the fault, the octets under it, the fault. */
const faulty: readonly (readonly [string, string, string, string])[] = [
  ['G(T / HTTP/1.1\r\n\r\n', 'method', 'G(T', 'method-token'],
  ['GET /\0 HTTP/1.1\r\n\r\n', 'request-target', '/\0', 'request-target'],
  ['GET  HTTP/1.1\r\n\r\n', 'octets', ' ', 'request-target'],
  ['GET / HTTP/3.0\r\n\r\n', 'HTTP-version', 'HTTP/3.0', 'version-unsupported'],
  ['GET /\r\n\r\n', 'octets', ' /', 'request-line'],
  ['GET / HTTP/1.1\nHost: a', 'octets', '\n', 'bare-lf'],
  ['GET / HTTP/1.1\rHost: a', 'octets', '\r', 'bare-cr'],
  [`${POST}Host : a\r\n\r\n`, 'octets', ' ', 'field-name-white-space'],
  [`${POST}Host\r\n\r\n`, 'field-line', 'Host\r\n', 'field-without-colon'],
  [`${POST}X: a\0b\r\n\r\n`, 'octets', '\0', 'field-value-octet'],
  [`${POST}X: a\r\n b\r\n\r\n`, 'field-line', ' b\r\n', 'obs-fold'],
  [`${POST}Content-Length: 1x\r\n\r\n`, 'field-line', 'Content-Length: 1x\r\n', 'content-length-digits'],
  [
    `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
    'field-line',
    'Content-Length: 2\r\n',
    'content-length-differs',
  ],
  [`${POST}Transfer-Encoding: chunked\r\n\r\n1 \r\n`, 'octets', ' ', 'chunk-size'],
  [`${POST}Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n`, 'CRLF', 'b', 'chunk-end'],
];

describe('a fault', () => {
  it.each(faulty)('in %j stands at %s %j: %s', (text, name, under, key) => {
    const marks = faultsOf(decode(text)[0]?.fields ?? []);
    expect(marks.map(({ field, fault }) => [field.name, text.slice(field.start, field.end), fault.key])).toEqual([
      [name, under, key],
    ]);
  });

  it('is not explained away: what is wrong has no meaning but the fault', () => {
    const [mark] = faultsOf(decode('GET / HTTP/2.0\r\n\r\n')[0]?.fields ?? []);
    expect(mark?.field.meaning).toBeUndefined();
  });

  it('ends the reading: the rest is one field that says why', () => {
    const fields = decode(`${POST}: a\r\nHost: b\r\n\r\nGET /`)[0]?.fields ?? [];
    expect(fields.at(-1)).toMatchObject({ name: 'unread', value: 'Host: b␍␊␍␊GET /', meaning: { key: 'after-fault' } });
  });
});

describe('what follows a last message', () => {
  it('is one more message that is not read', () => {
    const [, rest] = decode('GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n');
    expect(rest).toMatchObject({ complete: false, fields: [{ name: 'unread', meaning: { key: 'after-close' } }] });
  });
});

describe('values', () => {
  it('show control characters as their signs and cut long lines', () => {
    const [line] = decode(`GET / HTTP/1.1\r\nX: ${'a'.repeat(2_000)}\0\r\n\r\n`)[0]?.fields.slice(1) ?? [];
    expect(line?.value).toHaveLength(1_000);
    expect(outline('GE\x01T')[0]).toEqual(['request-line', 'GE\x01T']);
    expect(decode('GE\x01T\x7f\x85')[0]?.fields[0]?.value).toBe('GE␁T␡\ufffd');
    expect(latin1(octets('\x85'))).toBe('\x85');
  });
});
