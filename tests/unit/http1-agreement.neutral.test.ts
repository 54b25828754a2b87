// Three things that must hold whatever arrives: the cut makes no difference, the parser and the decoder tell the same
// story, and the trees are sound.

import { type Arbitrary, assert, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { octets, request, response, stream, type Sample } from './http1-corpus.ts';
import {
  decodeSide,
  faultsOf,
  messageFrom,
  parseRequests,
  parseResponses,
  pieces,
  shapeError,
  type Observation,
} from './http1-observe.ts';

const RUNS = 1_000;
const TIMEOUT = 30_000;

const sides = [
  { from: 'client', message: request, parse: parseRequests },
  { from: 'server', message: response, parse: parseResponses },
] as const;

function check(message: Arbitrary<Sample>, holds: (bytes: Uint8Array<ArrayBuffer>) => void): void {
  assert(
    property(stream(message), ({ text }) => holds(octets(text))),
    { numRuns: RUNS, seed: 9112 },
  );
}

/** Valid as a whole: the grammar does not know that HTTP/1.0 has no transfer codings, and 204 and 304 no content. */
const valid = (message: Arbitrary<Sample>) =>
  message.filter(({ text, wrong }) => wrong.length === 0 && !/HTTP\/1\.0[^]*Transfer-Encoding| (204|304) /.test(text));

describe.each(sides)('octets from the $from', { timeout: TIMEOUT }, ({ from, message, parse }) => {
  it('are accepted where nothing is wrong', () => {
    assert(
      property(valid(message), ({ text }) => {
        const { messages, fault } = parse([octets(text)]);
        expect(fault).toBeUndefined();
        expect(messages.every(({ complete }) => complete)).toBe(true);
      }),
      { numRuns: RUNS, seed: 9112 },
    );
  });

  it('give the same events however they are cut', () => {
    check(message, (bytes) => {
      const whole = parse([bytes]);
      for (const size of [1, 2, 3, 7, 64]) expect(parse(pieces(bytes, size))).toEqual(whole);
    });
  });

  it('give the parser and the decoder the same messages', () => {
    check(message, (bytes) => {
      const { messages } = parse([bytes]);
      const decoded = decodeSide(bytes, from).filter(({ complete }) => complete);
      expect(decoded.map((one) => singleSpaced(messageFrom(one, bytes)))).toEqual(
        messages.filter(({ complete }) => complete).map(singleSpaced),
      );
    });
  });

  it('give the parser and the decoder the same fault at the same place', () => {
    check(message, (bytes) => {
      const { fault } = parse([bytes]);
      const marks = decodeSide(bytes, from).flatMap((one) => faultsOf(one.fields).map((mark) => ({ one, ...mark })));
      expect(marks.map((mark) => mark.fault.key)).toEqual(fault ? [fault.key] : []);
      const [mark] = marks;
      if (!mark || !fault || fault.offset === fault.end) return;
      expect(mark.one.start + mark.field.start).toBeLessThanOrEqual(fault.offset);
      expect(mark.one.start + mark.field.end).toBeGreaterThanOrEqual(fault.end);
      expect([fault.section, fault.values]).toEqual([mark.fault.section, mark.fault.values]);
    });
  });

  it('give sound trees that cover the octets without a gap between messages', () => {
    check(message, (bytes) => {
      for (const ended of [true, false]) {
        let at = 0;
        for (const one of decodeSide(bytes, from, { ended })) {
          expect(one.start).toBe(at);
          expect(shapeError(one.fields, 0, one.end - one.start)).toBeUndefined();
          at = one.end;
        }
        expect(at).toBe(bytes.length);
      }
    });
  });
});

/** A fold is one space, and so is a blank continuation line: the count of spaces is not compared. */
function singleSpaced(message: Observation['messages'][number]): unknown {
  return { ...message, headers: message.headers.map((text) => text.replace(/ {2,}/g, ' ')) };
}
