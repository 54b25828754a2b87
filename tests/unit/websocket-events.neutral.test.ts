import { describe, expect, it } from 'vitest';
import type { HttpRequest, Peer, Upgrade, WireEvent } from '#demos/contract.ts';
import { acceptSteps, hexOf, pairsOf } from '#demos/websocket-events/accept.ts';
import { demo } from '#demos/websocket-events/backend.ts';
import { composeFrame, octetsOfParts, payloadOf, presets, type Draft } from '#demos/websocket-events/draft.ts';
import { longestMessage, mostLetters, path, readOrder } from '#demos/websocket-events/protocol.ts';
import { LineReading } from '#demos/websocket-events/reading.ts';
import { tellEvent, tellOctets, tellRefusal } from '#demos/websocket-events/tell.ts';
import { openFrame, opcodeName } from '#demos/websocket-events/unmask.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';
import { acceptKey } from '#wire/websocket-handshake.ts';
import { FrameParser } from '#wire/websocket-parser.ts';

const octets = (text: string) => new TextEncoder().encode(text);
const mask = Uint8Array.of(1, 2, 3, 4);

function connect(target = path) {
  const said: unknown[] = [];
  const clock = { time: 0 };
  const backend = demo.create({
    clock: { now: () => clock.time },
    timers: { after: () => () => undefined },
    random: { bytes: (length: number) => new Uint8Array(length) },
  } as Parameters<typeof demo.create>[0]);
  const peer: Peer = {
    send: (data) => said.push(data),
    close: (code, reason) => said.push({ code, reason }),
    abort: () => said.push('abort'),
    bufferedAmount: 0,
  };
  const request = { target, headers: [] } as unknown as HttpRequest;
  const upgrade = backend.upgrade?.(request, { visitor: 'v', exchange: 'e', isPresenter: true });
  const events = upgrade && 'open' in upgrade ? (upgrade as Upgrade).open(peer) : undefined;
  return { said, send: (data: string | Uint8Array) => events?.message?.(data), upgrade };
}

describe('the laboratory’s server', () => {
  it('says what it received', () => {
    const { said, send } = connect();
    send('café');
    send('');
    send(Uint8Array.of(1, 2, 255));
    send(new Uint8Array(20));
    expect(said).toEqual([
      'A text message. Characters: 4. Octets in UTF-8: 5.',
      'A text message. Characters: 0. Octets in UTF-8: 0.',
      'A binary message. Octets: 3: 01 02 ff',
      'A binary message. Octets: 20: 00 00 00 00 00 00 00 00 …',
    ]);
  });

  it('closes as it is told, cuts as it is told, and sends letters', () => {
    const { said, send } = connect();
    for (const order of ['close', ' close 3001 the coffee\nis cold ', 'close 1001', 'kill', 'letters 126']) send(order);
    expect(said).toEqual([
      { code: 1000, reason: '' },
      { code: 3001, reason: 'the coffee\nis cold' },
      { code: 1001, reason: '' },
      'abort',
      'x'.repeat(126),
    ]);
  });

  it.each(['0', '999', '1004', '1005', '1006', '1015', '2000', '5000', '99999', '123456', 'x', '-1', '1e3'])(
    'refuses to close with %s, in words',
    (code) => {
      const { said, send } = connect(`${path}?language=fr`);
      send(`close ${code}`);
      expect(said).toEqual([expect.stringMatching(/^error: le code .* ne doit pas être envoyé/)]);
    },
  );

  it('refuses a reason that does not fit, and too many letters', () => {
    const { said, send } = connect();
    send(`close 3000 ${'é'.repeat(62)}`);
    for (const count of ['0', String(mostLetters + 1), 'many', '']) send(`letters ${count}`);
    expect(said[0]).toBe('error: the reason has 124 octets in UTF-8. Use 123 at most.');
    expect(said).toHaveLength(5);
    for (const words of said) expect(words).toMatch(/^error: /);
  });

  it('takes what is almost an order for a text', () => {
    for (const text of ['closed', 'kill me', 'Kill', 'letter 3', 'please close']) {
      expect(readOrder(text)).toBeUndefined();
    }
  });

  it('closes on what is too big, and on a flood', () => {
    const big = connect();
    big.send(new Uint8Array(longestMessage + 1));
    big.send('é'.repeat(longestMessage / 2 + 1));
    expect(big.said).toMatchObject([{ code: 1009 }, { code: 1009 }]);
    const flood = connect();
    for (let count = 0; count < 61; count += 1) flood.send('x');
    expect(flood.said.at(-1)).toMatchObject({ code: 1008 });
  });

  it('is nowhere else', () => {
    expect(connect('/demos/websocket-events/else').upgrade).toMatchObject({ status: 404 });
  });
});

describe('the accept key', () => {
  it('is that of RFC 6455 §1.3, each step of it', () => {
    const { nonce, joined, digest, accept } = acceptSteps('dGhlIHNhbXBsZSBub25jZQ==');
    expect(new TextDecoder().decode(nonce)).toBe('the sample nonce');
    expect(joined).toBe('dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11');
    expect(hexOf(digest)).toBe('b3 7a 4f 2c c0 62 4f 16 90 f6 46 06 cf 38 59 45 b2 be c4 ea');
    expect(pairsOf(digest)).toBe('b37a 4f2c c062 4f16 90f6 4606 cf38 5945 b2be c4ea');
    expect(accept).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('is computed for any text, and is the one that servers send', () => {
    for (const key of ['', 'é', 'x'.repeat(100)]) {
      expect(acceptSteps(key).accept).toBe(acceptKey(key));
      expect(acceptSteps(key).nonce).toBeUndefined();
    }
  });
});

describe('the composer', () => {
  const compose = (draft: Draft) => octetsOfParts(composeFrame(draft, mask) ?? []);

  it('writes a right frame as the encoder does', () => {
    for (const payload of ['', 'café', 'x'.repeat(125), 'x'.repeat(126), 'x'.repeat(400)]) {
      const frame = { fin: true, rsv: 0, opcode: OPCODE.text, payload: octets(payload) };
      expect(compose({ ...presets.text, payload })).toEqual(encodeFrame({ ...frame, mask }));
      expect(compose({ ...presets.unmasked, payload })).toEqual(encodeFrame({ ...frame, mask: undefined }));
    }
  });

  it.each([
    ['unmasked', 1002],
    ['rsv', 1002],
    ['reserved', 1002],
    ['utf8', 1007],
    ['form', 1002],
    ['big', 1009],
    ['code', 1002],
    ['last', 1002],
  ] as const)('breaks the rule that the preset %s is about: %d', (name, code) => {
    expect(new FrameParser('server').push(compose(presets[name]))).toMatchObject([{ type: 'fault', code }]);
  });

  it('keeps the rules in the other presets', () => {
    const parser = new FrameParser('server');
    const events = (['text', 'first', 'ping', 'last', 'close'] as const).flatMap((name) =>
      parser.push(compose(presets[name])),
    );
    expect(events).toMatchObject([
      { type: 'message', data: 'café' },
      { type: 'ping' },
      { type: 'message', data: 'café' },
      { type: 'close', code: 1000 },
    ]);
  });

  it('reads hexadecimal, and says where it cannot', () => {
    expect(payloadOf({ payload: ' C3 a9\n0A', isHex: true })).toEqual(Uint8Array.of(0xc3, 0xa9, 0x0a));
    expect(payloadOf({ payload: '', isHex: true })).toEqual(new Uint8Array());
    for (const payload of ['c', 'c3 2', 'zz', '0x41']) expect(payloadOf({ payload, isHex: true })).toBeUndefined();
    expect(composeFrame({ ...presets.text, payload: 'zz', isHex: true }, mask)).toBeUndefined();
  });
});

describe('what the tap saw of a connection', () => {
  const request = 'GET / HTTP/1.1\r\nHost: x\r\nSec-WebSocket-Key:  abc== \r\n\r\n';
  const answer = 'HTTP/1.1 101 Switching Protocols\r\nsec-websocket-accept: xyz=\r\n\r\n';
  const event = (from: 'client' | 'server', bytes: Uint8Array, exchange = 'e'): WireEvent => ({
    type: 'bytes',
    exchange,
    from,
    at: 0,
    bytes,
  });
  const text = (words: string, key?: Uint8Array) =>
    encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.text, mask: key, payload: octets(words) });

  it('is the key, the answer and the frames, in whatever pieces they come', () => {
    const all: [from: 'client' | 'server', bytes: Uint8Array][] = [
      ['client', octets(request)],
      ['server', octets(answer)],
      ['client', text('café', mask)],
      ['server', text('une réponse')],
    ];
    for (const piece of [1, 3, 1_000]) {
      const reading = new LineReading('e');
      for (const [from, bytes] of all) {
        for (let at = 0; at < bytes.length; at += piece) reading.take(event(from, bytes.subarray(at, at + piece)));
      }
      expect(reading.seen).toMatchObject({ key: 'abc==', accept: 'xyz=' });
      expect(reading.seen.frames.map(({ number, from, size }) => [number, from, size])).toEqual([
        [1, 'client', 11],
        [2, 'server', 14],
      ]);
    }
  });

  it('is nothing of another exchange, and nothing after a refusal', () => {
    const reading = new LineReading('e');
    expect(reading.take(event('client', octets(request), 'other'))).toBe(false);
    reading.take(event('server', octets('HTTP/1.1 404 Not Found\r\n\r\nno such thing here')));
    reading.take(event('server', text('x')));
    expect(reading.seen.frames).toEqual([]);
  });

  it('stays small: twelve frames, eighty octets each, and no wait for what never comes', () => {
    const reading = new LineReading('e');
    reading.take(event('client', octets(request)));
    for (let count = 0; count < 30; count += 1) reading.take(event('client', text('x'.repeat(500), mask)));
    expect(reading.seen.frames).toHaveLength(12);
    expect(reading.seen.frames.at(-1)).toMatchObject({ number: 30, size: 508 });
    expect(reading.seen.frames.at(-1)?.octets).toHaveLength(80);
    reading.take(event('client', octetsOfParts(composeFrame(presets.big, mask) ?? [])));
    for (let count = 0; count < 40; count += 1) reading.take(event('client', new Uint8Array(10_000)));
    expect(reading.seen.frames.at(-1)?.number).toBe(30);
  });

  it('opens with the mask taken off, octet by octet', () => {
    const seen = { number: 1, from: 'client', octets: [...text('é a', mask)], size: 10 } as const;
    const { header, payload, left } = openFrame(seen);
    expect([header.masked, header.length, left]).toEqual([true, 4, 0]);
    expect(payload.map(({ wire, key, plain }) => (wire ^ (key ?? 0)) === plain)).toEqual([true, true, true, true]);
    expect(payload.map(({ character }) => character)).toEqual(['·', '·', '\u00a0', 'a']);
    expect(openFrame({ ...seen, octets: [...text('ok')], from: 'server' }).payload[0]).toMatchObject({
      key: undefined,
      plain: 0x6f,
    });
  });

  it('opens whatever it is given', () => {
    for (let length = 0; length < 20; length += 1) {
      const cut = [...text('x'.repeat(300), mask)].slice(0, length);
      expect(() => openFrame({ number: 1, from: 'client', octets: cut, size: length })).not.toThrow();
    }
    expect([opcodeName(0x1), opcodeName(0xb)]).toEqual(['text', 'reserved']);
  });
});

describe('the words', () => {
  it('tell a closing, a broken rule and a refusal', () => {
    expect(tellEvent({ type: 'close', code: 1006, reason: '', wasClean: false }, 'fr')).toBe(
      'code 1006, wasClean false',
    );
    expect(tellEvent({ type: 'close', code: 3001, reason: 'bye', wasClean: true }, 'en')).toBe(
      'code 3001 “bye”, wasClean true',
    );
    const octetsSent = octetsOfParts(composeFrame(presets.unmasked, mask) ?? []);
    const [fault] = new FrameParser('server').push(octetsSent);
    expect(tellOctets(octetsSent, fault?.type === 'fault' ? fault : undefined, 'en')).toMatch(
      /^7 octets: 81 05 .* – this breaks a rule: .*mask.*\(RFC 6455 §5\.1\)$/,
    );
    expect(tellRefusal({ code: 1006, reason: '' }, 'no', 'en')).toMatch(/^1006 is never sent: .* said: no$/);
    expect(tellRefusal({ code: 1001, reason: '' }, 'no', 'en')).toMatch(/^1001 is not for a script/);
    expect(tellRefusal({ code: 3000, reason: 'x'.repeat(124) }, 'no', 'en')).toMatch(/^The reason has 124 octets/);
  });
});
