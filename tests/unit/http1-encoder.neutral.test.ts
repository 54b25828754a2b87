import { array, assert, constantFrom, property, stringMatching, tuple, uint8Array } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodeChunk,
  encodeLastChunk,
  encodeRequestHead,
  encodeResponseHead,
  reasonPhrase,
} from '#wire/http1-encoder.ts';
import type { Field } from '#demos/contract.ts';
import { latin1 } from './http1-corpus.ts';
import { parseRequests, parseResponses } from './http1-observe.ts';

const request = (headers: readonly Field[]) =>
  encodeRequestHead({ method: 'GET', target: '/', version: '1.1', headers });
const field = tuple(
  stringMatching(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,12}$/),
  stringMatching(/^([!-~\x80-\xff][!-~ \x80-\xff]{0,20}[!-~\x80-\xff])?$/),
);

describe('encodeRequestHead', () => {
  it('writes request line, field lines and the empty line', () => {
    expect(
      latin1(
        request([
          ['Host', 'a'],
          ['X', ''],
        ]),
      ),
    ).toBe('GET / HTTP/1.1\r\nHost: a\r\nX: \r\n\r\n');
  });

  it.each(['a\r\nX: b', 'a\nb', 'a\rb', 'a\0b'])(
    'refuses the value %j, which would start a line of its own',
    (value) => {
      expect(() => request([['X', value]])).toThrow(/The value of X holds CR, LF or NUL.*Take it out/);
    },
  );

  it.each(['é€', 'a\x01', 'a\x7f'])('refuses the value %j, which no octet stands for', (value) => {
    expect(() => request([['X', value]])).toThrow(/control character or one above U\+00FF/);
  });

  it.each(['', 'X A', 'X:', 'X\r\nY', 'É'])('refuses the field name %j', (name) => {
    expect(() => request([[name, 'a']])).toThrow(/is no token/);
  });

  it.each(['', 'G T', 'GET\r\n'])('refuses the method %j', (method) => {
    expect(() => encodeRequestHead({ method, target: '/', version: '1.1', headers: [] })).toThrow(/is no token/);
  });

  it.each(['', 'a', '/ b', '/\r\nX: a', '/é'])('refuses the target %j', (target) => {
    expect(() => encodeRequestHead({ method: 'GET', target, version: '1.1', headers: [] })).toThrow(
      /does not go with GET/,
    );
  });
});

describe('encodeResponseHead', () => {
  const response = (status: number, reason: string) =>
    latin1(encodeResponseHead({ version: '1.1', status, reason, headers: [] }));

  it('writes the space before an empty reason too', () => {
    expect(response(299, '')).toBe('HTTP/1.1 299 \r\n\r\n');
  });

  it.each([99, 1000, 200.5, Number.NaN])('refuses the status %s', (status) => {
    expect(() => response(status, '')).toThrow(/not three digits/);
  });

  it('refuses a reason with a line end', () => {
    expect(() => response(200, 'OK\r\nX: a')).toThrow(/The reason/);
  });

  it('knows the standard reasons and no others', () => {
    expect([101, 200, 404, 421, 505, 299].map(reasonPhrase)).toEqual([
      'Switching Protocols',
      'OK',
      'Not Found',
      'Misdirected Request',
      'HTTP Version Not Supported',
      '',
    ]);
  });
});

describe('chunks', () => {
  it('are size, data and line ends', () => {
    expect(latin1(encodeChunk(new Uint8Array(26).fill(0x61)))).toBe(`1a\r\n${'a'.repeat(26)}\r\n`);
  });

  it('of no octets are nothing, for they would end the content', () => {
    expect(encodeChunk(new Uint8Array())).toHaveLength(0);
  });

  it('end with a chunk of size 0 and the trailers', () => {
    expect(latin1(encodeLastChunk())).toBe('0\r\n\r\n');
    expect(latin1(encodeLastChunk([['X', 'a']]))).toBe('0\r\nX: a\r\n\r\n');
    expect(() => encodeLastChunk([['X', 'a\r\n']])).toThrow(/CR, LF or NUL/);
  });
});

describe('what the encoder writes', () => {
  it('is read back the same by the request parser', () => {
    assert(
      property(
        array(field, { maxLength: 8 }),
        array(uint8Array({ maxLength: 40 }), { maxLength: 5 }),
        (fields, chunks) => {
          const headers: Field[] = [
            ['transfer-encoding', 'chunked'],
            ...fields.map(([name, value]): Field => [`X-${name}`, value]),
          ];
          const head = encodeRequestHead({ method: 'POST', target: '/a?b', version: '1.1', headers });
          const { messages, fault } = parseRequests([
            head,
            ...chunks.map(encodeChunk),
            encodeLastChunk(headers.slice(1)),
          ]);
          expect(fault).toBeUndefined();
          expect(messages).toEqual([
            {
              start: 'POST /a?b 1.1',
              headers: headers.flat(),
              body: chunks.map(latin1).join(''),
              trailers: headers.slice(1).flat(),
              complete: true,
            },
          ]);
        },
      ),
    );
  });

  it('is read back the same by the response parser', () => {
    assert(
      property(constantFrom(200, 404, 299), array(field, { maxLength: 8 }), (status, fields) => {
        const headers = fields.map(([name, value]): Field => [`X-${name}`, value]);
        const head = encodeResponseHead({ version: '1.1', status, reason: reasonPhrase(status), headers });
        expect(parseResponses([head]).messages).toMatchObject([
          { start: `1.1 ${status} ${reasonPhrase(status)}`, headers: headers.flat(), complete: true },
        ]);
      }),
    );
  });
});
