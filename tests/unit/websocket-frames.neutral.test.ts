import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Side } from '#demos/contract.ts';
import type { FieldNode } from '#wire/field.ts';
import { decodeFrames } from '#wire/websocket-decoder.ts';
import { applyMask, encodeFrame, OPCODE, type Frame } from '#wire/websocket-frame.ts';
import { FrameParser, type MessageEvent } from '#wire/websocket-parser.ts';

const octets = (...values: number[]) => Uint8Array.from(values);
const text = (words: string) => new TextEncoder().encode(words);
const key = octets(0x37, 0xfa, 0x21, 0x3d);

function frame(part: Partial<Frame>): Uint8Array {
  return encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.text, mask: undefined, payload: octets(), ...part });
}

function read(bytes: Uint8Array, receiver: Side = 'client'): MessageEvent[] {
  return new FrameParser(receiver).push(bytes);
}

function join(...pieces: Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

describe('the examples of RFC 6455 §5.7', () => {
  it('are what the encoder writes', () => {
    expect(frame({ payload: text('Hello') })).toEqual(octets(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f));
    expect(frame({ payload: text('Hello'), mask: key })).toEqual(
      octets(0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58),
    );
    expect(frame({ opcode: OPCODE.binary, payload: new Uint8Array(256) }).subarray(0, 4)).toEqual(
      octets(0x82, 0x7e, 1, 0),
    );
    expect(frame({ opcode: OPCODE.binary, payload: new Uint8Array(65_536) }).subarray(0, 10)).toEqual(
      octets(0x82, 0x7f, 0, 0, 0, 0, 0, 1, 0, 0),
    );
  });

  it('are what the parser reads, a fragmented one with a ping between its parts', () => {
    const parts = join(
      octets(0x01, 0x03, 0x48, 0x65, 0x6c),
      octets(0x89, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f),
      octets(0x80, 0x02, 0x6c, 0x6f),
    );
    expect(read(parts)).toEqual([
      { type: 'ping', data: text('Hello') },
      { type: 'message', data: 'Hello' },
    ]);
    expect(read(frame({ payload: text('Hello'), mask: key }), 'server')).toEqual([{ type: 'message', data: 'Hello' }]);
  });
});

describe('the parser refuses', () => {
  it.each([
    ['a client’s frame without a mask', frame({}), 'server', 1002],
    ['a server’s frame with one', frame({ mask: key }), 'client', 1002],
    ['a reserved bit', frame({ rsv: 4 }), 'client', 1002],
    ['a reserved opcode', frame({ opcode: 3 }), 'client', 1002],
    ['a control frame in parts', frame({ opcode: OPCODE.ping, fin: false }), 'client', 1002],
    ['a control frame of 126 octets', frame({ opcode: OPCODE.ping, payload: new Uint8Array(126) }), 'client', 1002],
    ['a continuation of nothing', frame({ opcode: OPCODE.continuation }), 'client', 1002],
    ['a new message inside another', join(frame({ fin: false }), frame({})), 'client', 1002],
    ['a length that fits a shorter form', octets(0x81, 126, 0, 125), 'client', 1002],
    ['a 64-bit length below 65,536', octets(0x81, 127, 0, 0, 0, 0, 0, 0, 255, 255), 'client', 1002],
    ['a length with its first bit set', octets(0x81, 127, 0x80, 0, 0, 0, 0, 0, 0, 0), 'client', 1002],
    ['a close code of one octet', frame({ opcode: OPCODE.close, payload: octets(3) }), 'client', 1002],
    ['a close code that must not be sent', frame({ opcode: OPCODE.close, payload: octets(3, 237) }), 'client', 1002],
    [
      'a close reason that is not UTF-8',
      frame({ opcode: OPCODE.close, payload: octets(3, 232, 0xff) }),
      'client',
      1007,
    ],
    ['text that is not UTF-8', frame({ payload: octets(0xc0, 0x80) }), 'client', 1007],
    ['text that ends inside a character', frame({ payload: octets(0xe2, 0x82) }), 'client', 1007],
    ['a surrogate', frame({ payload: octets(0xed, 0xa0, 0x80) }), 'client', 1007],
    ['more than a mebibyte', octets(0x82, 127, 0, 0, 0, 0, 0, 16, 0, 1), 'client', 1009],
  ] as const)('%s', (_, bytes, receiver, code) => {
    expect(read(bytes, receiver).at(-1)).toMatchObject({ type: 'fault', code });
  });

  it('text as soon as it cannot become UTF-8, before the message ends', () => {
    expect(read(octets(0x01, 100, 0xff)).at(-1)).toMatchObject({ type: 'fault', code: 1007 });
  });

  it('a message of too many frames', () => {
    const parser = new FrameParser('client', { frames: 2 });
    const empty = frame({ opcode: OPCODE.continuation, fin: false });
    expect(parser.push(join(frame({ fin: false }), empty, empty)).at(-1)).toMatchObject({ code: 1009 });
  });

  it('everything after a close frame, silently', () => {
    const bytes = join(frame({ opcode: OPCODE.close, payload: octets(3, 232) }), frame({ payload: text('late') }));
    expect(read(bytes)).toEqual([{ type: 'close', code: 1000, reason: '' }]);
  });
});

it('reads a character that is torn between two frames', () => {
  const [first, second] = [octets(0xe2, 0x82), octets(0xac)];
  const bytes = join(frame({ fin: false, payload: first }), frame({ opcode: OPCODE.continuation, payload: second }));
  expect(read(bytes)).toEqual([{ type: 'message', data: '€' }]);
});

const anyMessage = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 300 }), fc.uint8Array({ maxLength: 300 }));
const cuts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 200 });

describe('whatever is encoded', () => {
  it('comes back, masked or not, in any pieces', () => {
    fc.assert(
      fc.property(anyMessage, fc.option(fc.uint8Array({ minLength: 4, maxLength: 4 })), cuts, (data, mask, sizes) => {
        const isText = typeof data === 'string';
        const payload = isText ? text(data) : data;
        const opcode = isText ? OPCODE.text : OPCODE.binary;
        const bytes = frame({ opcode, payload, mask: mask ?? undefined });
        const parser = new FrameParser(mask ? 'server' : 'client');
        const events = inPieces(bytes, sizes).flatMap((piece) => parser.push(piece));
        expect(events).toEqual([
          { type: 'message', data: isText ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(payload) : data },
        ]);
      }),
    );
  });

  it('is unmasked by masking twice', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array({ minLength: 4, maxLength: 4 }), (data, mask) => {
        const twice = data.slice();
        applyMask(twice, mask);
        applyMask(twice, mask);
        expect(twice).toEqual(data);
      }),
    );
  });
});

function inPieces(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    pieces.push(bytes.subarray(at, at + size));
    at += size;
  }
  return pieces;
}

/** FUZZ=1000000 asks for more; a browser has no environment. */
const environment = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process?.env;
const runs = Number(environment?.['FUZZ'] ?? 100_000);

/** Frames that are nearly right: a valid one with a few octets changed, dropped or added. */
const nearlyFrames = fc
  .tuple(
    fc.array(
      fc.record({
        fin: fc.boolean(),
        opcode: fc.integer({ min: 0, max: 15 }),
        mask: fc.boolean(),
        payload: fc.uint8Array({ maxLength: 140 }),
      }),
      { maxLength: 4 },
    ),
    fc.array(fc.tuple(fc.nat(300), fc.nat(255)), { maxLength: 4 }),
    fc.nat(400),
  )
  .map(([frames, changes, length]) => {
    const bytes = join(...frames.map((one) => frame({ ...one, mask: one.mask ? key : undefined })));
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes.subarray(0, length);
  });

it('shows where a text stays unfinished although its last frame is empty', () => {
  const bytes = join(
    frame({ fin: false, payload: octets(0xc2), mask: key }),
    frame({ opcode: OPCODE.continuation, mask: key }),
  );
  const [, last] = decodeFrames([{ from: 'client', at: 0, bytes }]);
  expect(faultsIn(last?.fields ?? [])).toEqual(['utf8-truncated']);
});

it('reads a hundred thousand frames at a time, and shows what follows as octets', () => {
  const bytes = new Uint8Array(200_010).map((_, at) => (at % 2 === 0 ? 0x81 : 0));
  const messages = decodeFrames([{ from: 'server', at: 0, bytes }]);
  expect(messages).toHaveLength(100_001);
  expect(messages.at(-1)).toMatchObject({ complete: false, summary: '(10)' });
  expect(messages.at(-1)?.fields[0]?.meaning?.key).toBe('frames-unread');
});

describe('whatever comes', () => {
  it(`never throws, and the decoder shows the parser’s fault and no other frame’s (${runs} inputs)`, () => {
    fc.assert(
      fc.property(nearlyFrames, fc.constantFrom<Side>('client', 'server'), (bytes, from) => {
        const receiver = from === 'client' ? 'server' : 'client';
        const events = new FrameParser(receiver, { message: Number.MAX_SAFE_INTEGER }).push(bytes);
        const messages = decodeFrames([{ from, at: 0, bytes }]);
        const fault = events.find((event) => event.type === 'fault');
        const isClosed = events.some((event) => event.type === 'close');
        const shown = messages.flatMap(({ fields }) => faultsIn(fields)).filter((one) => one !== 'frame-after-close');
        if (fault) expect(shown).toContain(fault.key);
        else if (!isClosed) expect(shown).toEqual([]);
        expect(messages.reduce((sum, message) => sum + message.bytes.length, 0)).toBe(bytes.length);
        for (const { fields, bytes: own } of messages) expectInside(fields, 0, own.length);
      }),
      { numRuns: runs },
    );
  }, 120_000);
});

function faultsIn(fields: readonly FieldNode[]): string[] {
  return fields.flatMap((node) => [...(node.fault ? [node.fault.key] : []), ...faultsIn(node.children ?? [])]);
}

/** Offsets lie inside their parent, in order; only bits may share octets. */
function expectInside(fields: readonly FieldNode[], start: number, end: number): void {
  let at = start;
  for (const node of fields) {
    if (node.start < (node.bits ? start : at) || node.end > end || node.start > node.end) {
      throw new Error(`${node.name} ${node.start}–${node.end} is not inside ${start}–${end}`);
    }
    at = node.bits ? at : node.end;
    expectInside(node.children ?? [], node.start, node.end);
  }
}
