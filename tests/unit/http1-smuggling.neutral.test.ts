// Classic request-smuggling payloads, each with the one answer that leaves no room for a second reading. What is accepted
// here is accepted with a body and a rest that no other reading of the RFC gives.

import { describe, expect, it } from 'vitest';
import { octets } from './http1-corpus.ts';
import { parseRequests, pieces } from './http1-observe.ts';

const POST = 'POST / HTTP/1.1\r\nHost: a\r\n';
const CHUNKED = `${POST}Transfer-Encoding: chunked\r\n\r\n`;
const SECOND = 'GET /admin HTTP/1.1\r\nHost: a\r\n\r\n';

/** Name, octets, status, fault. */
const refused: readonly (readonly [string, string, number, string])[] = [
  [
    'CL.TE',
    `${POST}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG`,
    400,
    'content-length-and-transfer-encoding',
  ],
  [
    'TE.CL',
    `${POST}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n8\r\nSMUGGLED\r\n0\r\n\r\n`,
    400,
    'content-length-and-transfer-encoding',
  ],
  [
    'CL.TE with a length of zero',
    `${POST}Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
    'content-length-and-transfer-encoding',
  ],
  ['CL.CL', `${POST}Content-Length: 6\r\nContent-Length: 5\r\n\r\nabcdeG`, 400, 'content-length-differs'],
  ['CL.CL in one list', `${POST}Content-Length: 6, 5\r\n\r\nabcdeG`, 400, 'content-length-differs'],
  [
    'CL.CL, equal as numbers only',
    `${POST}Content-Length: 5\r\nContent-Length: 05\r\n\r\nabcde`,
    400,
    'content-length-differs',
  ],
  ['a length with a sign', `${POST}Content-Length: +5\r\n\r\nabcde`, 400, 'content-length-digits'],
  ['a negative length', `${POST}Content-Length: -1\r\n\r\n`, 400, 'content-length-digits'],
  ['a length in hexadecimal', `${POST}Content-Length: 0x5\r\n\r\nabcde`, 400, 'content-length-digits'],
  ['a length with a space inside', `${POST}Content-Length: 1 2\r\n\r\nabcde`, 400, 'content-length-digits'],
  ['a length with a dot', `${POST}Content-Length: 5.0\r\n\r\nabcde`, 400, 'content-length-digits'],
  ['an empty length', `${POST}Content-Length:\r\n\r\nabcde`, 400, 'content-length-digits'],
  [
    'a length in other digits (U+0665 in UTF-8)',
    `${POST}Content-Length: \xd9\xa5\r\n\r\nabcde`,
    400,
    'content-length-digits',
  ],
  [
    'a length that overflows 64 bits',
    `${POST}Content-Length: 18446744073709551621\r\n\r\nabcde`,
    413,
    'content-too-large',
  ],
  [
    'TE.TE, the second obfuscated',
    `${POST}Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n`,
    400,
    'transfer-encoding-not-chunked',
  ],
  [
    'TE.TE, the first obfuscated',
    `${POST}Transfer-Encoding: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    501,
    'transfer-coding-unknown',
  ],
  [
    'TE.TE, chunked twice',
    `${POST}Transfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`,
    400,
    'transfer-encoding-chunked-twice',
  ],
  [
    'chunked, then identity',
    `${POST}Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n`,
    400,
    'transfer-encoding-not-chunked',
  ],
  [
    'a coding that looks like chunked',
    `${POST}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`,
    400,
    'transfer-encoding-not-chunked',
  ],
  ['chunked in quotes', `${POST}Transfer-Encoding: "chunked"\r\n\r\n0\r\n\r\n`, 400, 'transfer-encoding-not-chunked'],
  [
    'chunked with a parameter',
    `${POST}Transfer-Encoding: chunked;q=1\r\n\r\n0\r\n\r\n`,
    400,
    'transfer-encoding-parameter',
  ],
  ['chunked after a vertical tab', `${POST}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`, 400, 'field-value-octet'],
  [
    'chunked after a no-break space',
    `${POST}Transfer-Encoding: \xa0chunked\r\n\r\n0\r\n\r\n`,
    400,
    'transfer-encoding-not-chunked',
  ],
  ['a space before the colon', `${POST}Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, 400, 'field-name-white-space'],
  ['a tab before the colon', `${POST}Content-Length\t: 5\r\n\r\nabcde`, 400, 'field-name-white-space'],
  ['a NUL in the name', `${POST}Content-Length\0: 5\r\n\r\nabcde`, 400, 'field-name-token'],
  ['an octet above 7F in the name', `${POST}Content-Length\xa0: 5\r\n\r\nabcde`, 400, 'field-name-token'],
  ['an empty name', `${POST}: chunked\r\n\r\n`, 400, 'field-name-empty'],
  ['a line without a colon', `${POST}Transfer-Encoding chunked\r\n\r\n`, 400, 'field-without-colon'],
  [
    'a space before the first name',
    'POST / HTTP/1.1\r\n Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'leading-white-space',
  ],
  ['a fold before the value', `${POST}Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n`, 400, 'obs-fold'],
  ['a name hidden in a fold', `${POST}X: y\r\n Content-Length: 5\r\n\r\nabcde`, 400, 'obs-fold'],
  ['a bare LF that hides a field', `${POST}X: y\nContent-Length: 5\r\n\r\nabcde`, 400, 'bare-lf'],
  ['a bare CR that hides a field', `${POST}X: y\rContent-Length: 5\r\n\r\nabcde`, 400, 'bare-cr'],
  ['header section ended by LF LF', 'GET / HTTP/1.1\nHost: a\n\n', 400, 'bare-lf'],
  ['header section ended by CRLF LF', `${POST}\n${SECOND}`, 400, 'bare-lf'],
  ['header section ended by CR CR LF', `${POST}\r\r\n${SECOND}`, 400, 'bare-cr'],
  ['a NUL in a value', `${POST}X: a\0b\r\n\r\n`, 400, 'field-value-octet'],
  [
    'codings in HTTP/1.0',
    'POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    400,
    'transfer-encoding-in-1-0',
  ],
  ['chunk size with 0x', `${CHUNKED}0x5\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-size'],
  ['chunk size with a sign', `${CHUNKED}+5\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-size'],
  ['a negative chunk size', `${CHUNKED}-1\r\n\r\n`, 400, 'chunk-size'],
  ['white space after the chunk size', `${CHUNKED}5 \r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-size'],
  ['white space before the chunk size', `${CHUNKED} 5\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-size'],
  ['a chunk size with an underscore', `${CHUNKED}0_5\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-size'],
  [
    'a chunk size that overflows 64 bits',
    `${CHUNKED}10000000000000005\r\nabcde\r\n0\r\n\r\n`,
    400,
    'chunk-size-digits',
  ],
  ['a chunk size that overflows 53 bits', `${CHUNKED}ffffffffffffffff\r\nabcde\r\n0\r\n\r\n`, 413, 'content-too-large'],
  ['TERM.EXT: a bare LF in an extension', `${CHUNKED}5;\nabcde\r\n0\r\n\r\n`, 400, 'bare-lf'],
  ['EXT.TERM: a bare CR in an extension', `${CHUNKED}5;a\rabcde\r\n0\r\n\r\n`, 400, 'bare-cr'],
  ['an extension without a name', `${CHUNKED}5;\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-extension'],
  ['chunk data ended by LF', `${CHUNKED}5\r\nabcde\n0\r\n\r\n`, 400, 'chunk-end'],
  ['two octets in place of a chunk’s CRLF', `${CHUNKED}5\r\nabcdeXY0\r\n\r\n`, 400, 'chunk-end'],
  ['chunk data longer than its size', `${CHUNKED}4\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-end'],
  ['chunk data shorter than its size', `${CHUNKED}6\r\nabcde\r\n0\r\n\r\n`, 400, 'chunk-end'],
  ['a fold in a trailer', `${CHUNKED}0\r\nX: y\r\n z\r\n\r\n`, 400, 'obs-fold'],
  ['a bare LF after the trailers', `${CHUNKED}0\r\n\n${SECOND}`, 400, 'bare-lf'],
  ['a request line with a tab', 'GET\t/\tHTTP/1.1\r\n\r\n', 400, 'request-line'],
  ['a second request in the target', `GET / HTTP/1.1 HTTP/1.1\r\n\r\n`, 400, 'request-target'],
  ['a request line without a version (HTTP/0.9)', 'GET /\r\n\r\n', 400, 'request-line'],
  ['HTTP/2.0 by prior knowledge', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 505, 'version-unsupported'],
  ['another version', 'GET / HTTP/2.0\r\nHost: a\r\n\r\n', 505, 'version-unsupported'],
  ['a version with two digits', 'GET / HTTP/1.10\r\nHost: a\r\n\r\n', 400, 'version-syntax'],
  ['a version in lower case', 'GET / http/1.1\r\nHost: a\r\n\r\n', 400, 'version-syntax'],
  ['an octet above 7F in the method', 'G\xc9T / HTTP/1.1\r\n\r\n', 400, 'method-token'],
  ['a NUL in the target', 'GET /\0 HTTP/1.1\r\n\r\n', 400, 'request-target'],
  ['a fragment in the target', 'GET /#a HTTP/1.1\r\n\r\n', 400, 'request-target'],
  ['an unknown expectation', `${POST}Expect: 101-dance\r\n\r\n`, 417, 'expectation-unknown'],
];

describe('a request that two servers could read differently', () => {
  it.each(refused)('is refused: %s', (_name, text, status, key) => {
    const bytes = octets(text);
    for (const chunks of [[bytes], pieces(bytes, 1)]) {
      const { messages, fault } = parseRequests(chunks);
      expect(fault).toMatchObject({ status, key });
      expect(messages.filter(({ complete }) => complete)).toEqual([]);
    }
  });
});

/** Name, octets, then content and start of each message. */
const accepted: readonly (readonly [string, string, readonly (readonly [string, string])[]])[] = [
  [
    'a body that looks like a request',
    `${POST}Content-Length: ${SECOND.length}\r\n\r\n${SECOND}`,
    [['POST / 1.1', SECOND]],
  ],
  [
    'GET with content (CL.0)',
    `GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde${SECOND}`,
    [
      ['GET / 1.1', 'abcde'],
      ['GET /admin 1.1', ''],
    ],
  ],
  [
    'HEAD with content',
    `HEAD / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabcde${SECOND}`,
    [
      ['HEAD / 1.1', 'abcde'],
      ['GET /admin 1.1', ''],
    ],
  ],
  [
    'a chunk that looks like the last one',
    `${CHUNKED}5\r\n0\r\n\r\n\r\n0\r\n\r\n${SECOND}`,
    [
      ['POST / 1.1', '0\r\n\r\n'],
      ['GET /admin 1.1', ''],
    ],
  ],
  [
    'equal lengths',
    `${POST}Content-Length: 5\r\nContent-Length: 5\r\n\r\nabcde${SECOND}`,
    [
      ['POST / 1.1', 'abcde'],
      ['GET /admin 1.1', ''],
    ],
  ],
  ['chunked in capitals', `${POST}Transfer-Encoding: CHUNKED\r\n\r\n1\r\na\r\n0\r\n\r\n`, [['POST / 1.1', 'a']]],
  [
    'framing fields among the trailers',
    `${CHUNKED}0\r\nContent-Length: 50\r\nTransfer-Encoding: x\r\n\r\n${SECOND}`,
    [
      ['POST / 1.1', ''],
      ['GET /admin 1.1', ''],
    ],
  ],
  [
    'a field that Connection names',
    `${POST}Connection: keep-alive, Content-Length\r\nContent-Length: 5\r\n\r\nabcde`,
    [['POST / 1.1', 'abcde']],
  ],
  ['a request after one that says close', `GET / HTTP/1.1\r\nConnection: close\r\n\r\n${SECOND}`, [['GET / 1.1', '']]],
  ['a request after HTTP/1.0', `GET / HTTP/1.0\r\n\r\n${SECOND}`, [['GET / 1.0', '']]],
  ['empty lines before a request', `\r\n\r\n${SECOND}`, [['GET /admin 1.1', '']]],
];

describe('a request that has one reading only', () => {
  it.each(accepted)('is read so: %s', (_name, text, expected) => {
    for (const chunks of [[octets(text)], pieces(octets(text), 1)]) {
      const { messages, fault } = parseRequests(chunks);
      expect(fault).toBeUndefined();
      expect(messages.map(({ start, body }) => [start, body])).toEqual(expected);
    }
  });
});
