// Node's own HTTP parser as oracle: over a generated corpus both must read the same messages and refuse at the same
// one, but for the deviations listed here, each with its section and an example that shows it today. SEED and SCALE (a
// factor) choose other and more samples.

import { type Arbitrary, sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { octets, request, response, stream, type Sample } from './http1-corpus.ts';
import { nodeRequests, nodeResponses, type Seen } from './http1-node-oracle.ts';
import { decodeSide, parseRequests, parseResponses, type Observation } from './http1-observe.ts';

const SEED = Number(process.env['SEED'] ?? 9112);
const SCALE = Number(process.env['SCALE'] ?? 1);
const RUNS = { request: 4_000 * SCALE, response: 3_000 * SCALE };
/** The parser of Node 20.20; another one may have moved towards the RFC, and is then asked for agreement only. */
const CHECKED_LLHTTP = '9.3.1';

interface Deviation {
  readonly of: 'request' | 'response' | 'both';
  /** Our fault, or `accepted`, or `any`: it depends on the rest. */
  readonly ours: string;
  /** Node's error, or `accepted`, or `read otherwise`: both accept, and not the same. */
  readonly node: string;
  readonly section: string;
  readonly why: string;
  readonly example: string;
  /** Where else than in the example it may show; anywhere if absent. */
  readonly where?: (text: string, method: string) => boolean;
}

/** The fault is found in octets before a start line that are CR and LF only. */
function isBeforeStart(text: string): boolean {
  const bytes = octets(text);
  const from = text.startsWith('HTTP/') || /^[\r\n]+HTTP/.test(text) ? 'server' : 'client';
  const last = decodeSide(bytes, from).at(-1);
  const fault = parse(from, bytes).fault;
  return last !== undefined && fault !== undefined && /^[\r\n]+$/.test(text.slice(last.start, fault.end));
}

/** Whether some list of transfer codings has an empty member. */
function hasEmptyCoding(text: string): boolean {
  return /chunked, ?\r|Transfer-Encoding: ?\r/i.test(text);
}

/** Whether some response in the text has no content whatever its fields say (RFC 9112 §6.3). */
function hasNoContent(text: string, method: string): boolean {
  return method === 'HEAD' || /HTTP\/\d\.\d (1\d\d|204|304) /.test(text);
}

const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n';

/** Measured on Node 20.20 (llhttp 9.3.1), the same on Node 22.23 and 24.21 (9.4.3). */
const deviations: readonly Deviation[] = [
  // Node is laxer.
  {
    of: 'both',
    ours: 'transfer-encoding-in-1-0',
    node: 'accepted',
    section: 'RFC 9112 §6.1',
    why: 'Transfer-Encoding in HTTP/1.0 is faulty framing; Node honours it.',
    example: `POST / HTTP/1.0\r\n${CHUNKED}`,
  },
  {
    of: 'both',
    ours: 'transfer-coding-unknown',
    node: 'accepted',
    section: 'RFC 9112 §6.1',
    why: 'A coding before chunked that nobody here can undo asks for 501; Node hands on the coded content.',
    example: `POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
  },
  {
    of: 'both',
    ours: 'transfer-encoding-not-chunked',
    node: 'accepted',
    section: 'RFC 9112 §6.3',
    why: 'An empty Transfer-Encoding does not end in chunked; Node ignores it. In a response Node reads any other coding until the end.',
    example: 'POST / HTTP/1.1\r\nTransfer-Encoding: \r\n\r\n',
  },
  {
    of: 'both',
    ours: 'transfer-encoding-chunked-twice',
    node: 'accepted',
    section: 'RFC 9112 §6.1',
    why: 'chunked applied twice, in two field lines: Node looks at the last one only.',
    example: `POST / HTTP/1.1\r\nTransfer-Encoding: chunked;a=b\r\n${CHUNKED}`,
  },
  {
    of: 'response',
    ours: 'transfer-encoding-parameter',
    node: 'accepted',
    section: 'RFC 9112 §7.1',
    why: 'chunked has no parameters; in a response Node takes it for another coding and reads until the end.',
    example: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked;a=b\r\n\r\n0\r\n\r\n',
  },
  {
    of: 'both',
    ours: 'bare-cr',
    node: 'accepted',
    section: 'RFC 9112 §2.2',
    why: 'Only CRLF may stand before a start line; Node skips single CRs too.',
    example: '\rGET / HTTP/1.1\r\n\r\n',
    where: isBeforeStart,
  },
  {
    of: 'both',
    ours: 'bare-lf',
    node: 'accepted',
    section: 'RFC 9112 §2.2',
    why: 'Only CRLF may stand before a start line; Node skips single LFs too.',
    example: '\nGET / HTTP/1.1\r\n\r\n',
    where: isBeforeStart,
  },
  {
    of: 'request',
    ours: 'incomplete',
    node: 'accepted',
    section: 'RFC 9112 §2.2',
    why: 'The connection ends after a single CR: for Node that is nothing at all.',
    example: 'GET / HTTP/1.1\r\n\r\n\r',
    where: isBeforeStart,
  },
  {
    of: 'response',
    ours: 'version-syntax',
    node: 'accepted',
    section: 'RFC 9112 §2.2',
    why: 'Empty lines are tolerated before a request, not before a response; Node skips them before both.',
    example: '\r\nHTTP/1.1 204 No Content\r\n\r\n',
    where: (text) => /(^|\r\n)\r\n/.test(text),
  },
  {
    of: 'request',
    ours: 'request-target',
    node: 'accepted',
    section: 'RFC 9112 §3.2',
    why: 'Two spaces before the target, `*` with another method than OPTIONS, a fragment: Node takes them.',
    example: 'GET * HTTP/1.1\r\n\r\n',
  },
  {
    of: 'request',
    ours: 'request-line',
    node: 'accepted',
    section: 'RFC 9112 §3',
    why: 'A request line without a version is a request of HTTP/0.9, which Node reads, field lines and all.',
    example: 'GET /\r\n\r\n',
  },
  {
    of: 'both',
    ours: 'version-unsupported',
    node: 'accepted',
    section: 'RFC 9110 §15.6.6',
    why: 'HTTP/0.9 and HTTP/2.0 have other wire formats; Node reads them like HTTP/1.1.',
    example: 'GET / HTTP/2.0\r\n\r\n',
  },
  {
    of: 'both',
    ours: 'chunk-extension',
    node: 'accepted',
    section: 'RFC 9112 §7.1.1',
    why: 'An extension needs a name, and after `=` a value; Node does without.',
    example: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0;a=\r\n\r\n',
  },
  {
    of: 'both',
    ours: 'chunk-size-digits',
    node: 'accepted',
    section: 'RFC 9112 §7.1',
    why: 'We stop at 16 digits; Node takes any number of leading zeros.',
    example: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n00000000000000000\r\n\r\n',
  },
  {
    of: 'response',
    ours: 'status-line',
    node: 'accepted',
    section: 'RFC 9112 §4',
    why: 'The space after the status code is part of the line even without a reason; Node does without.',
    example: 'HTTP/1.1 204\r\n\r\n',
  },
  {
    of: 'response',
    ours: 'status-code',
    node: 'accepted',
    section: 'RFC 9110 §15',
    why: 'Codes below 100 are invalid, and a code is separated from the version by one space; Node takes 099.',
    example: 'HTTP/1.1 099 OK\r\nContent-Length: 0\r\n\r\n',
  },
  {
    of: 'response',
    ours: 'reason-phrase',
    node: 'accepted',
    section: 'RFC 9112 §4',
    why: 'Control characters are not part of a reason phrase; Node hands them on.',
    example: 'HTTP/1.1 204 a\x01b\r\n\r\n',
  },
  // Node is stricter.
  {
    of: 'request',
    ours: 'accepted',
    node: 'HPE_INVALID_METHOD',
    section: 'RFC 9110 §9.1',
    why: 'A method is any token, unknown ones get 501 or 405 from whoever routes; Node knows a fixed list.',
    example: 'FROBNICATE / HTTP/1.1\r\n\r\n',
    where: (text) => /(^|\n|abc)[!#$%&'*+\-.^_`|~\w]+ /.test(text),
  },
  {
    of: 'both',
    ours: 'accepted',
    node: 'HPE_INVALID_VERSION',
    section: 'RFC 9110 §2.5',
    why: 'A higher minor version is read as the highest known; Node refuses HTTP/1.2.',
    example: 'GET / HTTP/1.2\r\n\r\n',
    where: (text) => /HTTP\/1\.[2-9]/.test(text),
  },
  {
    of: 'both',
    ours: 'accepted',
    node: 'HPE_INVALID_CONTENT_LENGTH',
    section: 'RFC 9112 §6.3',
    why: 'Equal values of Content-Length in one list count as one; Node refuses the list.',
    example: 'POST / HTTP/1.1\r\nContent-Length: 3, 3\r\n\r\nabc',
    where: (text) => /Content-Length: (\d+), ?\1\r/.test(text),
  },
  {
    of: 'response',
    ours: 'accepted',
    node: 'HPE_INVALID_CONTENT_LENGTH',
    section: 'RFC 9112 §6.3',
    why: '204, 304 and answers to HEAD end at the empty line whatever Content-Length says; Node refuses a bad one.',
    example: 'HTTP/1.1 204 No Content\r\nContent-Length: three\r\n\r\n',
    where: hasNoContent,
  },
  {
    of: 'both',
    ours: 'accepted',
    node: 'HPE_UNEXPECTED_CONTENT_LENGTH',
    section: 'RFC 9112 §6.3',
    why: 'Equal values of Content-Length in two lines count as one; Node refuses the second line.',
    example: 'POST / HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc',
    where: (text) => /(Content-Length: \d+\r\n)\1/.test(text),
  },
  {
    of: 'response',
    ours: 'accepted',
    node: 'HPE_UNEXPECTED_CONTENT_LENGTH',
    section: 'RFC 9112 §6.3',
    why: '204, 304 and answers to HEAD end at the empty line whatever Content-Length says; Node refuses two values.',
    example: 'HTTP/1.1 204 No Content\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\n',
    where: hasNoContent,
  },
  {
    of: 'both',
    ours: 'accepted',
    node: 'HPE_INVALID_TRANSFER_ENCODING',
    section: 'RFC 9110 §5.6.1',
    why: 'Empty members of a list are ignored; Node refuses what follows chunked.',
    example: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked, \r\n\r\n0\r\n\r\n',
    where: hasEmptyCoding,
  },
  {
    of: 'response',
    ours: 'accepted',
    node: 'read otherwise',
    section: 'RFC 9110 §5.6.1',
    why: 'The same in a response, where Node then reads the coded content until the connection ends.',
    example: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, \r\n\r\n0\r\n\r\n',
    where: hasEmptyCoding,
  },
  {
    of: 'response',
    ours: 'any',
    node: 'accepted',
    section: 'RFC 9110 §5.6.1',
    why: 'The same where the chunks are faulty: Node, which does not look for chunks, accepts them as content.',
    example: 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, \r\n\r\nx\r\n\r\n',
    where: hasEmptyCoding,
  },
  {
    of: 'response',
    ours: 'accepted',
    node: 'HPE_INVALID_TRANSFER_ENCODING',
    section: 'RFC 9112 §6.3',
    why: '204, 304 and answers to HEAD end at the empty line whatever the two framings say; Node refuses both at once.',
    example: 'HTTP/1.1 204 No Content\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n',
    where: hasNoContent,
  },
  {
    of: 'both',
    ours: 'accepted',
    node: 'HPE_INVALID_CHUNK_SIZE',
    section: 'RFC 9112 §7.1.1',
    why: 'White space before the semicolon of an extension is bad, and to be read; Node refuses it.',
    example: 'POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0 ;a\r\n\r\n',
    where: (text) => /[ \t];/.test(text),
  },
  {
    of: 'response',
    ours: 'accepted',
    node: 'HPE_INVALID_HEADER_TOKEN',
    section: 'RFC 9112 §5.2',
    why: 'A user agent replaces a fold by a space; Node refuses it.',
    example: 'HTTP/1.1 204 No Content\r\nX-A: b\r\n c\r\n\r\n',
    where: (text) => /\r\n[ \t]/.test(text),
  },
  {
    of: 'request',
    ours: 'accepted',
    node: 'HPE_CLOSED_CONNECTION',
    section: 'RFC 9112 §9.6',
    why: 'After a request that says close the rest is not read by either; Node reports it as an error.',
    example: 'GET / HTTP/1.1\r\nConnection: close\r\n\r\nGET / HTTP/1.1\r\n\r\n',
  },
];

interface Difference {
  readonly ours: string;
  readonly node: string;
}

/** Compares what both read; undefined for agreement. A message that was refused half-way counts as refused. */
function compare(ours: Observation, node: Seen): Difference | undefined {
  const mine = ours.messages.filter(({ complete }) => complete).map((message) => JSON.stringify(message));
  const theirs = node.messages.filter(({ complete }) => complete).map((message) => JSON.stringify(message));
  const same = mine.findIndex((message, at) => message !== theirs[at]);
  const common = same < 0 ? mine.length : same;
  if (common < mine.length && common < theirs.length) return { ours: 'accepted', node: 'read otherwise' };
  if (common < mine.length) return { ours: 'accepted', node: node.fault ?? 'nothing' };
  if (common < theirs.length) return { ours: ours.fault?.key ?? 'nothing', node: 'accepted' };
  if ((ours.fault === undefined) === (node.fault === undefined)) return undefined;
  return { ours: ours.fault?.key ?? 'accepted', node: node.fault ?? 'accepted' };
}

async function compareRequests(bytes: Uint8Array): Promise<Difference | undefined> {
  return compare(parseRequests([bytes]), await nodeRequests(bytes));
}

/** node:http reads one final response; what follows it is not compared. */
async function compareResponses(bytes: Uint8Array, method: string): Promise<Difference | undefined> {
  const node = await nodeResponses(bytes, method);
  const ours = parseResponses([bytes], method);
  const final = ours.messages.findIndex(({ start, complete }) => complete && !/^1\.\d 1/.test(start));
  if (final >= 0)
    return compare({ messages: ours.messages.slice(0, final + 1), fault: undefined }, finalOf(node, final));
  // Without a final response node:http reports that the connection was reset, which is nothing about these octets.
  const isIdle = ours.fault === undefined && node.fault === 'ECONNRESET';
  return compare(ours, isIdle ? { ...node, fault: undefined } : node);
}

/** An error after the final response is about what follows it. */
function finalOf(node: Seen, at: number): Seen {
  return node.messages[at]?.complete ? { messages: node.messages.slice(0, at + 1), fault: undefined } : node;
}

function isIn(row: Deviation, { ours, node }: Difference): boolean {
  return (row.ours === ours || row.ours === 'any') && row.node === node;
}

function isListed(difference: Difference, of: 'request' | 'response', text: string, method: string): boolean {
  const rows = deviations.filter((row) => (row.of === of || row.of === 'both') && isIn(row, difference));
  return rows.some(({ where }) => where?.(text, method) ?? true);
}

function parse(from: 'client' | 'server', bytes: Uint8Array): Observation {
  return from === 'client' ? parseRequests([bytes]) : parseResponses([bytes]);
}

interface Tally {
  accepted: number;
  refused: number;
  deviating: number;
  readonly unlisted: string[];
}

type Differ = (bytes: Uint8Array, method: string) => Promise<Difference | undefined>;

async function tally(of: 'request' | 'response', message: Arbitrary<Sample>, differ: Differ): Promise<Tally> {
  const result: Tally = { accepted: 0, refused: 0, deviating: 0, unlisted: [] };
  const from = of === 'request' ? 'client' : 'server';
  const samples = sample(stream(message), { numRuns: RUNS[of], seed: SEED });
  for (const [run, { text }] of samples.entries()) {
    const method = run % 4 === 0 ? 'HEAD' : 'GET';
    const difference = await differ(octets(text), method);
    if (!difference) result[parse(from, octets(text)).fault ? 'refused' : 'accepted'] += 1;
    else if (isListed(difference, of, text, method)) result.deviating += 1;
    else result.unlisted.push(`${JSON.stringify(text)}: ours ${difference.ours}, node ${difference.node}`);
  }
  return result;
}

describe(`node ${process.versions.node}, llhttp ${process.versions['llhttp']}`, () => {
  it.each([
    ['request', request, compareRequests],
    ['response', response, compareResponses],
  ] as const)(
    'reads each generated %s as we do, but for the listed deviations',
    async (of, message, differ) => {
      const result = await tally(of, message, differ);
      expect(result.unlisted).toEqual([]);
      expect(result.accepted).toBeGreaterThan(RUNS[of] / 5);
      expect(result.refused).toBeGreaterThan(RUNS[of] / 5);
    },
    10_000 * SCALE,
  );

  it.each(deviations)('deviates: $section $why', async (row) => {
    const bytes = octets(row.example);
    const isResponse = /^[\r\n]*HTTP/.test(row.example);
    const difference = await (isResponse ? compareResponses(bytes, 'GET') : compareRequests(bytes));
    const agrees = difference === undefined && process.versions['llhttp'] !== CHECKED_LLHTTP;
    expect(agrees || (difference !== undefined && isIn(row, difference)), JSON.stringify(difference)).toBe(true);
  });
});
