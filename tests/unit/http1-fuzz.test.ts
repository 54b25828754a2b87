// Messages damaged at random: 100,000 in the normal run, as many as FUZZ says otherwise; SEED chooses others.

import { sample } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { latin1, octets, request, response, stream } from './http1-corpus.ts';
import { decodeSide, faultsOf, parseRequests, parseResponses, shapeError, type Observation } from './http1-observe.ts';

const RUNS = Number(process.env['FUZZ'] ?? 100_000);
const SEED = Number(process.env['SEED'] ?? 1);
/** Far more than the normal run needs; a parser that hangs is stopped here. */
const MILLISECONDS_EACH = 2;

const WORDS = [
  '\r\n',
  '\r\n\r\n',
  '\r',
  '\n',
  ' ',
  '\t',
  '\0',
  ':',
  ', ',
  ';',
  'Content-Length: 5\r\n',
  'Transfer-Encoding: chunked\r\n',
  'Connection: close\r\n',
  'Connection: Upgrade\r\nUpgrade: websocket\r\n',
  'Expect: 100-continue\r\n',
  'GET / HTTP/1.1\r\n',
  'HTTP/1.1 101 Switching Protocols\r\n\r\n',
  'HTTP/1.1 200 OK\r\n\r\n',
  '0\r\n\r\n',
  'ffffffffffffffff\r\n',
  'FFFFF\r\n',
  '\xff',
  ' HTTP/2.0',
];

/** Small, fast, and the same everywhere for one seed (mulberry32). */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** One to six wounds: octets changed, words thrown in, pieces lost, doubled, or taken from another message. */
function damage(text: string, other: string, random: (below: number) => number): string {
  let damaged = text;
  for (let left = 1 + random(6); left > 0; left -= 1) {
    const at = random(damaged.length + 1);
    const before = damaged.slice(0, at);
    const piece = damaged.slice(at, at + random(20));
    const inserted = [
      () => String.fromCharCode(random(256)) + damaged.slice(at + 1),
      () => (WORDS[random(WORDS.length)] ?? '') + damaged.slice(at),
      () => damaged.slice(at + piece.length),
      () => piece + damaged.slice(at),
      () => other.slice(random(other.length)),
    ];
    damaged = before + (inserted[random(inserted.length)]?.() ?? '');
  }
  return damaged;
}

/** What went wrong with these octets, in words; undefined when nothing did. */
function findBug(bytes: Uint8Array, cut: number, from: 'client' | 'server'): string | undefined {
  const parse = from === 'client' ? parseRequests : parseResponses;
  const whole: Observation = parse([bytes]);
  const halves = parse([bytes.slice(0, cut), bytes.slice(cut)]);
  if (JSON.stringify(whole) !== JSON.stringify(halves)) return `other events when cut at ${cut}`;
  const decoded = decodeSide(bytes, from);
  const faults = decoded.flatMap(({ fields }) => faultsOf(fields).map(({ fault }) => fault.key));
  if (faults.join() !== (whole.fault?.key ?? '')) return `decoder finds ${faults.join()}, parser ${whole.fault?.key}`;
  const complete = (messages: readonly { complete: boolean }[]) =>
    messages.filter((message) => message.complete).length;
  if (complete(decoded) !== complete(whole.messages)) return 'decoder and parser find other messages';
  for (const { fields, start, end } of decoded) {
    const error = shapeError(fields, 0, end - start);
    if (error) return error;
  }
  return undefined;
}

describe.each([
  ['client', request],
  ['server', response],
] as const)('damaged octets from the %s', (from, message) => {
  it(
    `never throw, never hang, and are read the same by all (${RUNS / 2} inputs)`,
    () => {
      const random = createRandom(SEED);
      const pool = sample(stream(message), { numRuns: 1_000, seed: SEED }).map(({ text }) => text);
      for (let run = 0; run < RUNS / 2; run += 1) {
        const text = damage(pool[random(pool.length)] ?? '', pool[random(pool.length)] ?? '', random);
        const bytes = octets(text);
        const bug = findBug(bytes, random(bytes.length + 1), from);
        if (bug) expect.fail(`${bug}: ${JSON.stringify(latin1(bytes))}`);
      }
    },
    RUNS * MILLISECONDS_EACH,
  );
});
