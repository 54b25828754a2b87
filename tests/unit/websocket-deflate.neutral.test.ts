import { describe, expect, it } from 'vitest';
import type { Field, Side } from '#demos/contract.ts';
import { copyAs } from '#demos/copy-as/copy-as.ts';
import { decodeExchange, deflateAgreed, type WireChunk } from '#wire/decode-exchange.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { decodeFrames, FrameDecoder } from '#wire/websocket-decoder.ts';
import { negotiatedDeflate, type DeflateAgreement } from '#wire/websocket-extensions.ts';
import { encodeFrame, OPCODE, type Frame } from '#wire/websocket-frame.ts';
import { FragmentedMessage } from '#wire/websocket-message.ts';

const octets = (hex: string): Uint8Array =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const key = octets('37fa213d');

const both = (windowBits = 15, keepsContext = true): DeflateAgreement => ({
  client: { windowBits, keepsContext },
  server: { windowBits, keepsContext },
});

/** “Hello” compressed, and “Hello” again where it may refer to the first (RFC 7692 §7.2.3.1 and §7.2.3.2). */
const hello = octets('f248cdc9c90700');
const helloAgain = octets('f200110000');

function frame(part: Partial<Frame>): Uint8Array {
  return encodeFrame({ fin: true, rsv: 4, opcode: OPCODE.text, mask: undefined, payload: octets(''), ...part });
}

function join(...pieces: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}

function decode(
  bytes: Uint8Array,
  agreement: DeflateAgreement | undefined = both(),
  from: Side = 'server',
): WireMessage[] {
  return decodeFrames([{ from, at: 0, bytes }], agreement);
}

function all(fields: readonly FieldNode[]): FieldNode[] {
  return fields.flatMap((node) => [node, ...all(node.children ?? [])]);
}

const faults = ({ fields }: WireMessage): (string | undefined)[] =>
  all(fields).flatMap(({ fault }) => (fault ? [fault.key] : []));
const named = ({ fields }: WireMessage, name: FieldNode['name']): FieldNode | undefined =>
  all(fields).find((node) => node.name === name);
const wordsOf = ({ plain }: WireMessage): string | undefined => plain && new TextDecoder().decode(plain);

describe('the examples of RFC 7692 §7.2.3', () => {
  it.each([
    ['a compressed message', 'c107f248cdc9c90700'],
    ['a block that is not compressed', 'c10b000500faff48656c6c6f00'],
    ['a final block', 'c108f348cdc9c9070000'],
    ['two blocks', 'c10df24805000000ffffcac9c90700'],
  ])('%s says Hello', (_, hex) => {
    const [message] = decode(octets(hex));
    expect([message?.summary, message && wordsOf(message), message && faults(message)]).toEqual([
      'text "Hello"',
      'Hello',
      [],
    ]);
  });

  it('in two frames it is said with the second one, whatever passes between', () => {
    const ping = frame({ rsv: 0, opcode: OPCODE.ping, payload: text('Hello') });
    const messages = decode(join(octets('4103f248cd'), ping, octets('8004c9c90700')));
    expect(messages.map(({ summary }) => summary)).toEqual(['text (3) …', 'ping (5)', 'continuation (4)']);
    expect(messages.map(wordsOf)).toEqual([undefined, undefined, 'Hello']);
    expect(messages.flatMap(faults)).toEqual([]);
    const [first, , last] = messages;
    const whole = new FragmentedMessage([first!, last!]);
    expect([whole.summary, wordsOf(whole)]).toEqual(['text "Hello"', 'Hello']);
    expect(copyAs('text', whole, [whole], 'localhost')).toBe('Hello');
  });

  it('a later message repeats an earlier one', () => {
    const [, again] = decode(join(frame({ payload: hello }), frame({ payload: helloAgain })));
    expect(again?.summary).toBe('text "Hello"');
  });
});

describe('the tree of a compressed message', () => {
  it('tells the bit, the octets as they travelled, what they say, and both sizes', () => {
    const message = decode(frame({ payload: hello, mask: key }), both(), 'client')[0]!;
    expect(named(message, 'rsv')).toMatchObject({ value: '100', meaning: { key: 'rsv-compressed' } });
    expect(named(message, 'payload-data')).toMatchObject({ meaning: { key: 'payload-masked' } });
    expect(named(message, 'compressed-data')).toMatchObject({ start: 6, end: 13, value: 'f2 48 cd c9 c9 07 00' });
    expect(named(message, 'plain-data')).toMatchObject({
      start: 6,
      end: 13,
      value: 'Hello',
      meaning: { key: 'payload-plain-text', values: { compressed: 7, plain: 5 } },
    });
  });

  it('tells a message that is not compressed though it might be, and a frame of control', () => {
    const plain = frame({ rsv: 0, payload: text('plain') });
    const [message, pong] = decode(join(plain, frame({ rsv: 0, opcode: OPCODE.pong })));
    expect(message && named(message, 'rsv')?.meaning?.key).toBe('rsv-uncompressed');
    expect(message?.summary).toBe('text "plain"');
    expect(pong && named(pong, 'rsv')?.meaning?.key).toBe('rsv-later');
  });

  it('shows the message under the length where its last frame is empty', () => {
    const [, last] = decode(
      join(frame({ fin: false, payload: hello }), frame({ rsv: 0, opcode: OPCODE.continuation })),
    );
    expect(last && named(last, 'plain-data')).toMatchObject({ start: 1, end: 2, value: 'Hello' });
  });

  it('shows binary messages as octets', () => {
    const [message] = decode(frame({ opcode: OPCODE.binary, payload: hello }));
    expect(message?.summary).toBe('binary (5)');
    expect(message && named(message, 'plain-data')).toMatchObject({ value: '48 65 6c 6c 6f' });
  });

  it('is the same octet by octet', () => {
    const bytes = join(
      frame({ fin: false, payload: hello.subarray(0, 3) }),
      frame({ rsv: 0, opcode: OPCODE.pong }),
      frame({ rsv: 0, opcode: OPCODE.continuation, payload: hello.subarray(3) }),
      frame({ payload: helloAgain }),
    );
    const decoder = new FrameDecoder('server', both());
    const frames = Array.from(bytes, (octet, at) => {
      decoder.push({ from: 'server', at, bytes: Uint8Array.of(octet) }, at);
      return decoder.take().frames;
    }).flat();
    const strip = ({ at: _at, until: _until, ...rest }: WireMessage) => rest;
    expect(frames.map(({ message }) => strip(message))).toEqual(decode(bytes).map(strip));
  });
});

describe('what cannot be read', () => {
  const corrupt = frame({ payload: octets('ff'.repeat(8)) });

  it('is marked at the payload, and what may refer to it says that it is lost', () => {
    const messages = decode(
      join(frame({ payload: hello }), corrupt, frame({ payload: helloAgain }), frame({ rsv: 0 })),
    );
    expect(messages.map(faults)).toEqual([[], ['deflate-corrupt'], ['deflate-lost'], []]);
    expect(messages.map(wordsOf)).toEqual(['Hello', undefined, undefined, undefined]);
    expect(named(messages[1]!, 'compressed-data')?.fault?.section).toBe('RFC 1951 §3.2.3');
  });

  it('harms no other message where none refers to another', () => {
    const messages = decode(join(corrupt, frame({ payload: hello })), both(15, false));
    expect(messages.map(faults)).toEqual([['deflate-corrupt'], []]);
    expect(messages[1]?.summary).toBe('text "Hello"');
  });

  it('is a reference to an earlier message where there is none to refer to', () => {
    const messages = decode(join(frame({ payload: hello }), frame({ payload: helloAgain })), both(15, false));
    expect(messages.map(faults)).toEqual([[], ['deflate-corrupt']]);
  });

  it('is shown as far as it goes where it stops in the middle', () => {
    const [cut] = decode(frame({ payload: octets('000900f6ff48656c') }));
    expect(cut && faults(cut)).toEqual(['deflate-truncated']);
    expect(cut && named(cut, 'plain-data')).toMatchObject({ meaning: { key: 'payload-plain-part' } });
  });

  it('is a bomb: beyond a mebibyte nothing is read', () => {
    // A zero, then 12,000 times “258 octets as the one before”, in fixed codes of 8 and 5 bits, least significant bit first.
    const bits = `010${'00110000'}${'1100010100000'.repeat(12_000)}0000000`;
    const bomb = Uint8Array.from(bits.match(/.{1,8}/g) ?? [], (eight) =>
      Number.parseInt([...eight].reverse().join(''), 2),
    );
    const messages = decode(join(frame({ opcode: OPCODE.binary, payload: bomb }), frame({ payload: hello })));
    expect(messages.map(faults)).toEqual([['deflate-too-long'], ['deflate-lost']]);
    expect(messages.map(wordsOf)).toEqual([undefined, undefined]);
    const many = decode(
      join(...Array.from({ length: 40 }, () => frame({ opcode: OPCODE.binary, payload: bomb }))),
      both(15, false),
    );
    expect(new Set(many.flatMap(faults))).toEqual(new Set(['deflate-too-long', 'deflate-side-too-long']));
  });

  it('is a text that is not UTF-8 once it is decompressed', () => {
    const messages = decode(join(frame({ payload: octets('000200fdffc08000') }), frame({ payload: hello })));
    expect(messages.flatMap(faults)).toEqual(['utf8-invalid']);
    expect(messages[1]?.complete).toBe(false);
  });

  it.each([
    ['RSV1 without an agreement', undefined, {}, 'rsv-set'],
    ['RSV1 on a frame of control', both(), { opcode: OPCODE.ping }, 'rsv-not-first'],
    ['RSV2', both(), { rsv: 6 }, 'rsv-unknown'],
  ] as const)('%s breaks the rules', (_, agreement, part, fault) => {
    expect(decodeFrames([{ from: 'server', at: 0, bytes: frame(part) }], agreement).flatMap(faults)).toEqual([fault]);
  });

  it('RSV1 on a continuation breaks the rules', () => {
    const bytes = join(frame({ fin: false, payload: hello }), frame({ opcode: OPCODE.continuation }));
    expect(decode(bytes).flatMap(faults)).toEqual(['rsv-not-first']);
  });
});

describe('the agreement', () => {
  const fields = (value: string): Field[] => [['Sec-WebSocket-Extensions', value]];
  const offer = fields('permessage-deflate; client_max_window_bits');

  it.each([
    ['permessage-deflate', both()],
    [
      'x-other, permessage-deflate; server_no_context_takeover',
      { ...both(), server: { windowBits: 15, keepsContext: false } },
    ],
    [
      'Permessage-Deflate; client_max_window_bits="9"; server_max_window_bits=10; client_no_context_takeover',
      { client: { windowBits: 9, keepsContext: false }, server: { windowBits: 10, keepsContext: true } },
    ],
  ])('%s', (answer, agreement) => {
    expect(negotiatedDeflate(fields(answer), offer)).toEqual({ agreement });
  });

  it.each([
    ['permessage-deflate; server_max_window_bits=7', 'deflate-window-bits'],
    ['permessage-deflate; server_max_window_bits=08', 'deflate-window-bits'],
    ['permessage-deflate; client_max_window_bits', 'deflate-window-bits'],
    ['permessage-deflate; server_no_context_takeover=1', 'deflate-value-forbidden'],
    ['permessage-deflate; level=9', 'deflate-parameter-unknown'],
    ['permessage-deflate; constructor', 'deflate-parameter-unknown'],
    ['permessage-deflate; server_max_window_bits=9; server_max_window_bits=9', 'deflate-parameter-twice'],
    ['permessage-deflate, permessage-deflate', 'deflate-twice'],
  ])('%s does not hold: %s', (answer, fault) => {
    expect(negotiatedDeflate(fields(answer), offer)).toMatchObject({ fault: { key: fault } });
  });

  it.each([
    ['x-other', 'permessage-deflate', 'accept-extension'],
    ['permessage-deflate', 'permessage-deflate; client_max_window_bits=10', 'deflate-not-as-offered'],
    [
      'permessage-deflate; client_max_window_bits=9',
      'permessage-deflate; client_max_window_bits=10',
      'deflate-not-as-offered',
    ],
    ['permessage-deflate; server_no_context_takeover', 'permessage-deflate', 'deflate-not-as-offered'],
    [
      'permessage-deflate; server_max_window_bits=10',
      'permessage-deflate; server_max_window_bits=11',
      'deflate-not-as-offered',
    ],
    ['permessage-deflate; server_max_window_bits=10', 'permessage-deflate', 'deflate-not-as-offered'],
  ])('offered %s, answered %s: %s', (offered, answer, fault) => {
    expect(negotiatedDeflate(fields(answer), fields(offered))).toMatchObject({ fault: { key: fault } });
  });

  it('takes the one of several offers that fits', () => {
    const offers = fields('permessage-deflate; server_max_window_bits=10, permessage-deflate');
    expect(negotiatedDeflate(fields('permessage-deflate'), offers).agreement).toEqual(both());
  });
});

describe('an exchange', () => {
  const exchange = (answer: string, ...frames: readonly WireChunk[]): WireChunk[] => {
    const ask = `GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Extensions: permessage-deflate\r\n\r\n`;
    const switched = `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nsec-websocket-extensions: ${answer}\r\n\r\n`;
    return [{ from: 'client', at: 0, bytes: text(ask) }, { from: 'server', at: 1, bytes: text(switched) }, ...frames];
  };
  const said: readonly WireChunk[] = [
    { from: 'server', at: 2, bytes: frame({ payload: hello }) },
    { from: 'client', at: 3, bytes: frame({ payload: hello.subarray(0, 3), mask: key, fin: false }) },
    {
      from: 'client',
      at: 4,
      bytes: frame({ payload: hello.subarray(3), mask: key, rsv: 0, opcode: OPCODE.continuation }),
    },
    { from: 'client', at: 5, bytes: frame({ payload: text('plain'), mask: key, rsv: 0 }) },
  ];

  it('is read by what its handshake agreed on, each side by its own window', () => {
    const messages = decodeExchange(exchange('permessage-deflate', ...said));
    expect(messages.slice(2).map(({ summary }) => summary)).toEqual([
      'text "Hello"',
      'text (3) …',
      'continuation (4)',
      'text "plain"',
    ]);
    expect(deflateAgreed(messages)).toEqual(both());
  });

  it('is copied as a program that says the plain words', () => {
    const messages = decodeExchange(exchange('permessage-deflate', ...said));
    const program = copyAs('python', messages[0]!, messages, 'localhost:8420') ?? '';
    expect(program.match(/line\.(send|recv)\(.*?\)/g)).toEqual([
      'line.recv()',
      'line.send("Hello")',
      'line.send("plain")',
    ]);
  });

  it('shows an agreement that does not hold at its field, and then no compression', () => {
    const messages = decodeExchange(exchange('permessage-deflate; level=9', ...said));
    const [, answer, first] = messages;
    const line = answer?.fields.find(({ fault }) => fault);
    expect([line?.name, line?.fault?.key]).toEqual(['field-line', 'deflate-parameter-unknown']);
    expect(first && faults(first)).toEqual(['rsv-set']);
    expect(deflateAgreed(messages)).toBeUndefined();
  });
});
