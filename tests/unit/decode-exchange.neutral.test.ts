import { describe, expect, it } from 'vitest';
import type { Side } from '#demos/contract.ts';
import { decodeExchange, type WireChunk } from '#wire/decode-exchange.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';
import { latin1, octets } from './http1-corpus.ts';

const HANDSHAKE = 'GET /demos/x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const SWITCH = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
const GET = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n';
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

function text(payload: string, mask?: Uint8Array): string {
  return latin1(encodeFrame({ fin: true, rsv: 0, opcode: 1, mask, payload: octets(payload) }));
}

/** Pieces of one exchange: `c` from the client, `s` from the server, one millisecond after another. */
function record(...pieces: readonly (readonly ['c' | 's', string])[]): WireChunk[] {
  return pieces.map(([side, bytes], at) => ({
    from: side === 'c' ? 'client' : 'server',
    at: 100 + at,
    bytes: octets(bytes),
  }));
}

function summaries(chunks: readonly WireChunk[]): [Side, string, boolean][] {
  return decodeExchange(chunks).map(({ from, summary, complete }) => [from, summary, complete]);
}

describe('decodeExchange', () => {
  it('gives request and response in order, with the times of their first and last octets', () => {
    const chunks = record(['c', GET.slice(0, 5)], ['c', GET.slice(5)], ['s', OK.slice(0, 20)], ['s', OK.slice(20)]);
    expect(decodeExchange(chunks).map(({ from, at, until, summary }) => [from, at, until, summary])).toEqual([
      ['client', 100, 101, 'GET / HTTP/1.1'],
      ['server', 102, 103, '200 OK'],
    ]);
  });

  it('gives each message the octets that are its own', () => {
    const messages = decodeExchange(record(['c', GET + GET], ['s', OK + OK]));
    expect(messages.map(({ bytes }) => latin1(bytes))).toEqual([GET, GET, OK, OK]);
    expect(messages.map(({ fields }) => fields[0]?.start)).toEqual([0, 0, 0, 0]);
  });

  it('puts messages in the order in which they began, though the clock stands still', () => {
    const chunks = record(['c', GET + GET], ['s', OK], ['c', GET], ['s', OK + OK]).map((chunk) => ({
      ...chunk,
      at: 7,
    }));
    expect(summaries(chunks).map(([from]) => from)).toEqual([
      'client',
      'client',
      'server',
      'client',
      'server',
      'server',
    ]);
  });

  it('gives interim responses', () => {
    const chunks = record(['c', GET], ['s', `HTTP/1.1 103 Early Hints\r\n\r\n${OK}`]);
    expect(summaries(chunks).map(([, summary]) => summary)).toEqual(['GET / HTTP/1.1', '103 Early Hints', '200 OK']);
  });

  it('knows that an answer to HEAD has no content', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n';
    expect(summaries(record(['c', `HEAD / HTTP/1.1\r\n\r\n${GET}`], ['s', head + OK]))).toEqual([
      ['client', 'HEAD / HTTP/1.1', true],
      ['client', 'GET / HTTP/1.1', true],
      ['server', '200 OK', true],
      ['server', '200 OK', true],
    ]);
  });

  it('tells what is unfinished', () => {
    expect(summaries(record(['c', GET], ['s', OK.slice(0, -1)]))[1]).toEqual(['server', '200 OK', false]);
    expect(summaries(record(['c', 'GET / HT']))).toEqual([['client', 'GET / HT', false]]);
  });

  it('completes a response without a length when told that the exchange has ended', () => {
    const chunks = record(['c', GET], ['s', 'HTTP/1.1 200 OK\r\n\r\nhi']);
    expect(decodeExchange(chunks)[1]?.complete).toBe(false);
    expect(decodeExchange(chunks, { ended: true })[1]?.complete).toBe(true);
  });

  it('shows a response longer than a server would take as a request', () => {
    const long = `HTTP/1.1 200 OK\r\nContent-Length: 2000000\r\n\r\n${'a'.repeat(2_000_000)}`;
    expect(decodeExchange(record(['c', GET], ['s', long]))[1]?.complete).toBe(true);
  });

  it('gives frames after 101, from both sides, in order', () => {
    const mask = Uint8Array.of(1, 2, 3, 4);
    const chunks = record(
      ['c', HANDSHAKE],
      ['s', SWITCH + text('one')],
      ['c', text('two', mask)],
      ['s', text('three')],
    );
    const messages = decodeExchange(chunks);
    expect(messages.map(({ from, protocol, at }) => [from, protocol, at])).toEqual([
      ['client', 'http', 100],
      ['server', 'http', 101],
      ['server', 'websocket', 101],
      ['client', 'websocket', 102],
      ['server', 'websocket', 103],
    ]);
    expect(messages.slice(2).map(({ summary }) => /one|two|three/.exec(summary)?.[0])).toEqual(['one', 'two', 'three']);
  });

  it('waits for the answer before it reads what follows an upgrade request', () => {
    const early = decodeExchange(record(['c', `${HANDSHAKE}\x81\x80`]));
    expect(early[1]).toMatchObject({
      complete: false,
      fields: [{ name: 'unread', meaning: { key: 'before-upgrade' } }],
    });
  });

  it('reads on as HTTP where the upgrade was refused', () => {
    const refused = 'HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n';
    expect(summaries(record(['c', `${HANDSHAKE}HEAD / HTTP/1.1\r\n\r\n`], ['s', refused + OK.slice(0, -2)]))).toEqual([
      ['client', 'GET /demos/x HTTP/1.1', true],
      ['client', 'HEAD / HTTP/1.1', true],
      ['server', '426 Upgrade Required', true],
      ['server', '200 OK', true],
    ]);
  });

  it('leaves another protocol than WebSocket alone', () => {
    const other = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\nabc';
    expect(decodeExchange(record(['c', HANDSHAKE], ['s', other])).at(-1)).toMatchObject({
      summary: 'abc',
      fields: [{ name: 'unread', meaning: { key: 'after-upgrade' } }],
    });
  });

  it('shows a tunnel after CONNECT as octets of both sides', () => {
    const chunks = record(['c', 'CONNECT a:1 HTTP/1.1\r\n\r\nx'], ['s', 'HTTP/1.1 200 OK\r\n\r\ny']);
    expect(summaries(chunks)).toEqual([
      ['client', 'CONNECT a:1 HTTP/1.1', true],
      ['client', 'x', false],
      ['server', '200 OK', true],
      ['server', 'y', false],
    ]);
  });

  it('shows the fault on one side and the answer on the other', () => {
    const chunks = record(
      ['c', 'GET / HTTP/1.1\nHost: a\n\n'],
      ['s', 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'],
    );
    expect(summaries(chunks).map(([from, , complete]) => [from, complete])).toEqual([
      ['client', false],
      ['server', true],
    ]);
  });

  it('gives the same however the octets were cut', () => {
    const whole = record(['c', HANDSHAKE], ['s', SWITCH + text('one')], ['c', text('two', Uint8Array.of(1, 2, 3, 4))]);
    const cut = whole.flatMap((chunk) =>
      Array.from(chunk.bytes, (octet) => ({ ...chunk, bytes: Uint8Array.of(octet) })),
    );
    expect(decodeExchange(cut)).toEqual(decodeExchange(whole));
  });

  it('gives nothing for nothing', () => {
    expect(decodeExchange([])).toEqual([]);
    expect(decodeExchange([{ from: 'server', at: 1, bytes: new Uint8Array() }])).toEqual([]);
  });
});
