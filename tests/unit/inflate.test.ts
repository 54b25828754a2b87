// Our inflater against zlib: what zlib compresses we read, and of damaged data both say the same. 10,000 damaged inputs in
// the normal run, as many as FUZZ says otherwise; SEED chooses others.

import { constants, deflateRawSync, inflateRawSync, type InputType } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Inflater } from '#wire/inflate.ts';

const RUNS = Number(process.env['FUZZ'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 1);
const LIMIT = 1_048_576;

/** Texts that repeat themselves, octets at random, long runs of the same: what makes blocks of every type. */
const said = fc.oneof(
  fc
    .array(fc.constantFrom('wire ', 'le fil ', 'café', '\n', 'x'), { maxLength: 400 })
    .map((words) => Buffer.from(words.join(''))),
  fc.uint8Array({ maxLength: 600 }).map((octets) => Buffer.from(octets)),
  fc.tuple(fc.nat(255), fc.nat(40_000)).map(([octet, length]) => Buffer.alloc(length, octet)),
);
const settings = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.constantFrom(constants.Z_DEFAULT_STRATEGY, constants.Z_HUFFMAN_ONLY, constants.Z_FIXED, constants.Z_RLE),
  windowBits: fc.integer({ min: 9, max: 15 }),
});

function flushed(data: InputType, options: object): Uint8Array {
  return deflateRawSync(data, { ...options, finishFlush: constants.Z_SYNC_FLUSH });
}

/** What zlib makes of the same octets; `consumed` tells where it stopped, for it goes no further than a final block. */
function zlibReads(data: Uint8Array): { plain: Buffer; consumed: number } | undefined {
  try {
    const read = inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH, info: true, maxOutputLength: 4 * LIMIT });
    const { buffer, engine } = read as unknown as { buffer: Buffer; engine: { bytesWritten: number } };
    return { plain: buffer, consumed: engine.bytesWritten };
  } catch {
    return undefined;
  }
}

describe('the inflater', () => {
  it('reads what zlib compressed, with every level, strategy and window', () => {
    fc.assert(
      fc.property(said, settings, (data, options) => {
        const { plain, problem } = new Inflater(options.windowBits).read(flushed(data, options), LIMIT);
        expect(problem).toBeUndefined();
        expect(Buffer.from(plain).equals(data)).toBe(true);
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  it('reads a final block, and what follows it', () => {
    const data = Buffer.concat([deflateRawSync('one '), deflateRawSync('two '), flushed('three', {})]);
    const { plain, problem } = new Inflater(15).read(data, LIMIT);
    expect([Buffer.from(plain).toString(), problem]).toEqual(['one two three', undefined]);
  });

  it('stops at the octet that is one too many', () => {
    const data = flushed(Buffer.alloc(5_000, 7), {});
    expect(new Inflater(15).read(data, 5_000).problem).toBeUndefined();
    const { plain, problem } = new Inflater(15).read(data, 4_999);
    expect([problem, plain.length <= 4_999]).toEqual(['too-long', true]);
  });

  it('reads a bomb no further than the limit', () => {
    const bomb = flushed(Buffer.alloc(50_000_000), { level: 9 });
    const { plain, problem } = new Inflater(15).read(bomb, LIMIT);
    expect([problem, plain.length]).toEqual(['too-long', expect.toSatisfy((length: number) => length <= LIMIT)]);
  });

  it('refuses to look back beyond the window that was agreed', () => {
    const data = Buffer.concat([
      Buffer.from('unmistakable'),
      Buffer.from(Array.from({ length: 300 }, (_, at) => at % 251)),
      Buffer.from('unmistakable'),
    ]);
    expect(new Inflater(9).read(flushed(data, { windowBits: 15 }), LIMIT).problem).toBeUndefined();
    expect(new Inflater(8).read(flushed(data, { windowBits: 15 }), LIMIT).problem).toBe('too-far');
  });
});

describe('damaged data', () => {
  const damages = fc.tuple(
    said,
    settings,
    fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
    fc.option(fc.nat(), { nil: undefined }),
  );

  it(
    `is read as zlib reads it, and never throws (${RUNS} inputs)`,
    () => {
      fc.assert(
        fc.property(damages, ([data, options, wounds, end]) => {
          const whole = Buffer.from(flushed(data, options));
          for (const [at, octet] of wounds) whole[at % whole.length] = octet;
          const damaged = end === undefined ? whole : whole.subarray(0, end % (whole.length + 1));
          compare(damaged);
        }),
        { numRuns: RUNS, seed: SEED },
      );
    },
    RUNS * 10,
  );

  function compare(data: Buffer): void {
    const zlib = zlibReads(data);
    const { plain, problem } = new Inflater(15).read(data, 4 * LIMIT);
    const ours = Buffer.from(plain);
    if (!zlib) return expect(problem).toBeDefined();
    if (zlib.consumed < data.length) return expect(ours.subarray(0, zlib.plain.length).equals(zlib.plain)).toBe(true);
    // Of an impossible code zlib waits for more before it says so.
    if (problem === 'corrupt') expect(zlibReads(Buffer.concat([data, Buffer.alloc(64)]))).toBeUndefined();
    expect(ours.equals(zlib.plain)).toBe(true);
  }
});
