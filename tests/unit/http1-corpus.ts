// A grammar of HTTP/1.1 messages for fast-check: valid ones, and ones that are wrong in one of the ways that matter.
// Texts are one character per octet.

import { type Arbitrary, array, constant, constantFrom, double, nat, oneof, record, tuple } from 'fast-check';

/** A message with the wrong things that were put into it; `wrong` is empty for a valid message. */
export interface Sample {
  readonly text: string;
  readonly wrong: readonly string[];
}

/** Octets of a text of characters U+0000–U+00FF. */
export function octets(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** Text of octets, the other way round. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += String.fromCharCode(octet);
  return text;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND', 'M-SEARCH'];
const ORIGINS = ['/', '/a/b', '/a?b=c&d', '/%20x?', '/*', '/a|b{c}', '/?u=http://x/', '//x', '/~u/;p=1,2'];
const TARGETS = [...ORIGINS, 'http://a.localhost/', 'http://a.localhost:8420/x?y', 'https://[::1]/'];
const NAMES = ['Host', 'Accept', 'X-A', 'x-a', 'Cookie', 'Date', "!#$%&'*+-.^_`|~0Az", 'Set-Cookie', 'Via', 'TE'];
const VALUES = ['a', '', 'a b', 'a\tb', 'text/html; q="x"', '\xe9\xff', '"a, b"', 'a:b', '%', '0'.repeat(300)];

const WRONG_LINE_ENDS = ['\n', '\r', '\r\r\n', '\n\r', '\r\n\r', '\r \n'];
const WRONG_SPACES = ['  ', '\t', '', '\x0b', '\xa0'];
const WRONG_METHODS = ['', 'G(T', 'GET:', 'G\x00T', 'G\xc9T', '"GET"', 'get', 'FROBNICATE', ' GET'];
const WRONG_TARGETS = [
  '',
  'a',
  '*',
  '/a b',
  '/\x00',
  '/\x7f',
  '/\xe9',
  '/a#b',
  '/a\tb',
  '?',
  'a:80',
  'http:/',
  'HTTP://A',
  '/\\',
];
const WRONG_VERSIONS = [
  'HTTP/1.2',
  'HTTP/2.0',
  'HTTP/0.9',
  'http/1.1',
  'HTTP/1.10',
  'HTTP/11',
  'HTTP/1,1',
  'HTTP/ 1.1',
  '',
  'HTTPS/1.1',
];
const WRONG_LINES = [
  'X-A : b',
  'X-A\t: b',
  ': b',
  'X-A',
  'X A: b',
  ' X-A: b',
  'X-A: b\x00c',
  'X-A: b\x01',
  'X-A: b\x7f',
  'X-A: b\rc',
  'X-A: b\r\n c',
  'X-A: b\r\n\tc\r\n d',
  'X-A:\r\n c',
  'X-A: b\r\n ',
  'X\xe9: b',
  'X-A\x00: b',
  'X(A): b',
  '\x0bX-A: b',
  '"X-A": b',
];
const WRONG_LENGTHS = [
  '+3',
  '-3',
  '0x3',
  '3 3',
  '3,4',
  '3,',
  '',
  'three',
  '3.0',
  '99999999999999999999',
  '3\t;',
  "'3'",
];
const SAME_LENGTHS = ['3, 3', '3,3'];
const WRONG_CODINGS = [
  'gzip, chunked',
  'chunked, gzip',
  'chunked, chunked',
  'chunked;a=b',
  'identity',
  'xchunked',
  'chunkedx',
  '"chunked"',
  'chunked, ',
  ', chunked',
  '',
  'gzip',
  'chun ked',
  '\x0bchunked',
];
const WRONG_SIZES = [
  '',
  '0x3',
  '+3',
  '-3',
  '3 ',
  ' 3',
  'g',
  '3;',
  '3; ',
  '3 ;a',
  '3;a=',
  '3;a="b',
  '3\t',
  '3,',
  '00000000000000000000003',
  '3;a\x00',
  '4',
  '2',
  '3;=b',
];
const SIZES = ['3', '03', '3;a', '3;a=b', '3;a="b;c\\""', '3;a;b=c'];

const pick = (texts: readonly string[]) => constantFrom(...texts);

/** A text from `right`; sometimes one from `wrong`, whose kind is then noted. */
function either(right: readonly string[], wrong: readonly string[], kind: string, weight: number): Arbitrary<Sample> {
  return oneof(
    { weight: 100 - weight, arbitrary: pick(right).map((text) => ({ text, wrong: [] })) },
    { weight, arbitrary: pick(wrong).map((text) => ({ text, wrong: [kind] })) },
  );
}

function sequence(...parts: readonly (Arbitrary<Sample> | string)[]): Arbitrary<Sample> {
  const samples = parts.map((part) => (typeof part === 'string' ? constant({ text: part, wrong: [] }) : part));
  return tuple(...samples).map(join);
}

function join(samples: readonly Sample[]): Sample {
  return { text: samples.map(({ text }) => text).join(''), wrong: samples.flatMap(({ wrong }) => wrong) };
}

function repeat(sample: Arbitrary<Sample>, maxLength: number): Arbitrary<Sample> {
  return array(sample, { maxLength }).map(join);
}

const lineEnd = either(['\r\n'], WRONG_LINE_ENDS, 'line end', 1);
const space = either([' '], WRONG_SPACES, 'space', 1);
const version = either(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0'], WRONG_VERSIONS, 'version', 2);
const separator = pick([':', ': ', ':  ', ':\t', ': \t ']).map((text) => ({ text, wrong: [] }));
const afterwards = pick(['', '', '', ' ', '\t ']).map((text) => ({ text, wrong: [] }));
const plainField = tuple(pick(NAMES), separator, pick(VALUES), afterwards).map(([name, colon, value, end]) => ({
  text: name + colon.text + value + end.text,
  wrong: [],
}));
const fieldLine = oneof(
  { weight: 97, arbitrary: plainField },
  { weight: 3, arbitrary: pick(WRONG_LINES).map((text) => ({ text, wrong: ['field'] })) },
);
const fields = repeat(sequence(fieldLine, lineEnd), 4);
const connection = pick([
  '',
  '',
  '',
  'Connection: close\r\n',
  'Connection: keep-alive\r\n',
  'Connection: Keep-Alive, x\r\n',
]).map((text) => ({ text, wrong: [] }));

const chunk = sequence(either(SIZES, WRONG_SIZES, 'chunk size', 4), lineEnd, 'abc', lineEnd);
const chunks = sequence(
  repeat(chunk, 3),
  either(['0', '00', '0;a=b'], ['', '0 ', '-0', '0x0'], 'chunk size', 3),
  lineEnd,
  fields,
  lineEnd,
);

const coding = either(['chunked', 'chunked', 'Chunked'], WRONG_CODINGS, 'coding', 10);
const length = either(['3', '3', '03', ...SAME_LENGTHS], WRONG_LENGTHS, 'length', 15);
const note = (kind: string) => constant({ text: '', wrong: [kind] });

/** The field lines that frame the content, the rest of the header section, and the content. */
const framed = oneof(
  { weight: 6, arbitrary: sequence(fields, connection, lineEnd) },
  { weight: 4, arbitrary: sequence(fields, 'Content-Length: ', length, '\r\n', connection, lineEnd, 'abc') },
  { weight: 5, arbitrary: sequence('Transfer-Encoding: ', coding, '\r\n', fields, connection, lineEnd, chunks) },
  {
    weight: 1,
    arbitrary: sequence(note('two lengths'), 'Content-Length: 3\r\n', 'Content-Length: ', pickLength(), '\r\n\r\nabc'),
  },
  {
    weight: 1,
    arbitrary: sequence(
      note('two framings'),
      'Content-Length: 3\r\nTransfer-Encoding: ',
      coding,
      '\r\n',
      fields,
      lineEnd,
      chunks,
    ),
  },
  {
    weight: 1,
    arbitrary: sequence(
      'Transfer-Encoding: ',
      coding,
      '\r\nTransfer-Encoding: ',
      coding,
      '\r\n',
      fields,
      lineEnd,
      chunks,
      note('two codings'),
    ),
  },
);

function pickLength(): Arbitrary<Sample> {
  return pick(['3', '4', '03', '0']).map((text) => ({ text, wrong: [] }));
}

const before = either([''], ['\r\n', '\r\n\r\n', '\n', '\r', ' '], 'empty line', 4);
const requestLine = sequence(
  either(METHODS, WRONG_METHODS, 'method', 2),
  space,
  either(TARGETS, WRONG_TARGETS, 'target', 4),
  space,
  version,
  lineEnd,
);
const status = either(
  ['200', '200', '204', '304', '404', '500', '299', '599'],
  ['20', '2000', '2x0', '', '099', '000', '600', '999', '+20'],
  'status',
  4,
);
const reason = either(['OK', '', 'Not Found', 'a\tb', '\xe9t\xe9'], ['a\x00', 'a\x01b', 'a\x7f'], 'reason', 3);
const statusLine = oneof(
  { weight: 97, arbitrary: sequence(version, space, status, space, reason, lineEnd) },
  { weight: 3, arbitrary: sequence(version, space, status, lineEnd, note('no space before the reason')) },
);
const interim = pick([
  '',
  '',
  '',
  'HTTP/1.1 100 Continue\r\n\r\n',
  'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n',
]).map((text) => ({ text, wrong: [] }));

export const request: Arbitrary<Sample> = sequence(before, requestLine, framed);
export const response: Arbitrary<Sample> = sequence(interim, statusLine, framed);

/** Octets of messages that follow one another, sometimes with an octet changed, added or lost, or cut off. */
export function stream(message: Arbitrary<Sample>): Arbitrary<Sample> {
  const messages = array(message, { minLength: 1, maxLength: 3 }).map(join);
  return oneof(
    { weight: 8, arbitrary: messages },
    { weight: 2, arbitrary: tuple(messages, mutation).map(([sample, mutate]) => mutate(sample)) },
  );
}

const mutation = record({
  kind: constantFrom('replace', 'insert', 'delete', 'cut'),
  place: double({ min: 0, max: 0.999, noNaN: true }),
  octet: oneof(
    pick(['\r', '\n', ' ', ':', '\0', '\t', ',', ';', '0']),
    nat(255).map((code) => String.fromCharCode(code)),
  ),
}).map(({ kind, place, octet }) => ({ text, wrong }: Sample): Sample => {
  const at = Math.floor(place * text.length);
  if (kind === 'cut') return { text: text.slice(0, at), wrong: [...wrong, kind] };
  const rest = text.slice(kind === 'insert' ? at : at + 1);
  return { text: text.slice(0, at) + (kind === 'delete' ? '' : octet) + rest, wrong: [...wrong, kind] };
});
