// Exported exchanges, opened by tshark: nothing to complain of, HTTP and WebSocket found, and no octet lost.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, array, constantFrom, nat, property, record, uint8Array } from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Side, WireEvent } from '#demos/contract.ts';
import { asPcapng, type ExportedExchange } from '#demos/copy-as/export-pcapng.ts';
import { WireLog } from '#ui/wire-log.ts';
import { readCapture } from '#wire/capture-file.ts';
import type { WireChunk } from '#wire/http1-side.ts';
import { encodeFrame } from '#wire/websocket-frame.ts';
import { joined } from './capture-builder.ts';
import { complaintsOf, followTcp, rowsOf } from './tshark-fields.ts';

const directory = mkdtempSync(join(tmpdir(), 'export-'));
afterAll(() => rmSync(directory, { recursive: true }));

const now = Date.UTC(2026, 0, 31, 14, 5, 9);
const encoder = new TextEncoder();
const octets = (what: string | Uint8Array): Uint8Array => (typeof what === 'string' ? encoder.encode(what) : what);

type Said = readonly [from: Side, what: string | Uint8Array];

/** Through the log, as the wire view gets it: each chunk a quarter of a millisecond after the one before. */
function logged(id: string, said: readonly Said[], { end = true, cut = false, limits = {} } = {}): ExportedExchange {
  const log = new WireLog(limits);
  const tell = (event: WireEvent): void => log.add(event);
  tell({ type: 'opened', exchange: id, demo: 'echo', at: now });
  for (const [index, [from, what]] of said.entries()) {
    tell({ type: 'bytes', exchange: id, from, at: now + 1 + index / 4, bytes: octets(what) });
  }
  if (end) tell({ type: 'closed', exchange: id, at: now + 1_000, ...(cut && { cut: true as const }) });
  const [exchange] = log.exchanges();
  if (!exchange) throw new Error('nothing was logged');
  return exchange;
}

function saved(exchanges: readonly ExportedExchange[], language: 'fr' | 'en' = 'en'): string {
  const { name, bytes } = asPcapng(exchanges, language, now + 5_000);
  const file = join(directory, `${exchanges[0]?.id}-${language}-${name}`);
  writeFileSync(file, bytes);
  return file;
}

function sideOf(said: readonly Said[], side: Side): Buffer {
  return Buffer.from(joined(said.filter(([from]) => from === side).map(([, what]) => octets(what))));
}

const request: Said = ['client', 'GET /demos/echo HTTP/1.1\r\nHost: localhost:8420\r\n\r\n'];
const response: Said = ['server', 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 7\r\n\r\nbonjour'];
const http: readonly Said[] = [request, response];

const mask = Uint8Array.of(1, 2, 3, 4);
function frame(from: Side, opcode: number, words: string | Uint8Array): Said {
  const masked = from === 'client' ? mask : undefined;
  return [from, encodeFrame({ fin: true, rsv: 0, opcode, mask: masked, payload: octets(words) })];
}
const handshake: readonly Said[] = [
  [
    'client',
    'GET /demos/echo HTTP/1.1\r\nHost: localhost:8420\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n',
  ],
  [
    'server',
    'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
      'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n',
  ],
];
const closing = Uint8Array.of(0x03, 0xe8);
const webSocket: readonly Said[] = [
  ...handshake,
  frame('client', 1, 'Noël'),
  frame('server', 1, 'lëoN'),
  frame('client', 8, closing),
  frame('server', 8, closing),
];

describe('an exported exchange', () => {
  it('is HTTP to tshark, with the octets and times of the tap', () => {
    const file = saved([logged('http', http)]);
    expect(complaintsOf(file)).toEqual([]);
    expect(rowsOf(file, ['http.request.uri', 'http.response.code', 'http.file_data'], 'http')).toEqual([
      ['/demos/echo', '', ''],
      ['', '200', 'bonjour'],
    ]);
    expect(rowsOf(file, ['frame.time_epoch'], 'tcp.len > 0').flat()).toEqual([
      '1769868309.001000000',
      '1769868309.001250000',
    ]);
    expect(followTcp(file, 0)).toEqual({ client: sideOf(http, 'client'), server: sideOf(http, 'server') });
  });

  it('begins with three packets and ends with three', () => {
    const file = saved([logged('whole', http)]);
    expect(
      rowsOf(file, ['tcp.flags.str', 'ip.src']).map(([flags, from]) => `${flags?.replaceAll('·', '')} ${from}`),
    ).toEqual([
      'S 192.0.2.1',
      'AS 198.51.100.1',
      'A 192.0.2.1',
      'AP 192.0.2.1',
      'A 198.51.100.1',
      'AP 198.51.100.1',
      'A 192.0.2.1',
      'AF 198.51.100.1',
      'AF 192.0.2.1',
      'A 198.51.100.1',
    ]);
  });

  it('is WebSocket to tshark, frame by frame', () => {
    const file = saved([logged('ws', webSocket)]);
    expect(complaintsOf(file)).toEqual([]);
    expect(rowsOf(file, ['websocket.opcode', 'websocket.mask'], 'websocket')).toEqual([
      ['1', '1'],
      ['1', '0'],
      ['8', '1'],
      ['8', '0'],
    ]);
    expect(rowsOf(file, ['data-text-lines', 'text'], 'websocket.opcode == 1').join()).toContain('Noël');
    expect(followTcp(file, 0)).toEqual({ client: sideOf(webSocket, 'client'), server: sideOf(webSocket, 'server') });
  });

  it('keeps the pieces in which the tap saw one frame', () => {
    const [, whole] = frame('client', 1, 'in three pieces');
    const pieces = [octets(whole).slice(0, 1), octets(whole).slice(1, 9), octets(whole).slice(9)];
    const said: readonly Said[] = [...handshake, ...pieces.map((piece): Said => ['client', piece])];
    const file = saved([logged('pieces', said, { end: false })]);
    expect(complaintsOf(file)).toEqual([]);
    expect(rowsOf(file, ['tcp.len'], 'tcp.len > 0').flat().map(Number).slice(2)).toEqual(
      pieces.map(({ length }) => length),
    );
    expect(rowsOf(file, ['websocket.payload_length'], 'websocket').flat()).toEqual(['15']);
  });

  it('carries a quarter of a megabyte without filling a window', () => {
    const body = Uint8Array.from({ length: 250_000 }, (_, index) => index);
    const said: readonly Said[] = [
      request,
      ['server', `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`],
      ['server', body],
    ];
    const file = saved([logged('large', said)]);
    expect(complaintsOf(file)).toEqual([]);
    expect(followTcp(file, 0).server).toEqual(sideOf(said, 'server'));
    expect(Math.max(...rowsOf(file, ['tcp.len']).flat().map(Number))).toBe(1_460);
  });

  it('has no end while it is open, and none where the record was full', () => {
    const open = saved([logged('open', http, { end: false })]);
    const full = saved([logged('full', http, { cut: true })]);
    for (const file of [open, full]) {
      expect(complaintsOf(file)).toEqual([]);
      expect(rowsOf(file, ['frame.number'], 'tcp.flags.fin == 1 || tcp.flags.reset == 1')).toEqual([]);
    }
    expect(rowsOf(full, ['frame.comment'])[0]?.[0]).toContain('The record was full');
  });

  it('is cut by the side that broke off in the middle of a message', () => {
    const file = saved([logged('broken', [request, ['server', 'HTTP/1.1 200 OK\r\nContent-Length: 70\r\n\r\nbonj']])]);
    expect(rowsOf(file, ['ip.src'], 'tcp.flags.reset == 1').flat()).toEqual(['198.51.100.1']);
    expect(complaintsOf(file)).toEqual([expect.stringContaining('Connection reset (RST)')]);
  });

  it.each([
    ['en', 'are synthesised', 'On the Wire'],
    ['fr', 'sont synthétiques', 'Sur le fil'],
  ] as const)('says in its first packet what is made up, and since when, %s', (language, words, application) => {
    const file = saved([logged('said', http)], language);
    const comments = rowsOf(file, ['frame.comment']).flat();
    expect(comments[0]).toContain(words);
    expect(comments[0]).toContain('2026-01-31T14:05:09.000Z');
    expect(comments.slice(1).every((comment) => comment === '')).toBe(true);
    expect(Buffer.from(asPcapng([logged('said', http)], language, now).bytes).includes(application)).toBe(true);
  });

  it('says what was no longer kept, and leaves no gap for a reader to stumble at', () => {
    const frames = Array.from({ length: 20 }, (_, index) => frame('server', 1, `n${index}`));
    const file = saved([logged('long', [...handshake, ...frames], { limits: { messages: 5 } })]);
    expect(complaintsOf(file)).toEqual([]);
    expect(rowsOf(file, ['frame.comment'])[0]?.[0]).toContain('bytes after the opening handshake');
    expect(rowsOf(file, ['frame.number'], 'websocket')).toHaveLength(5);
    const kept = [...handshake, ...frames.slice(-5)];
    expect(followTcp(file, 0).server).toEqual(sideOf(kept, 'server'));
  });

  it('is named after its demo and its time', () => {
    expect(asPcapng([logged('named', http)], 'en', now).name).toBe('echo-20260131T140509Z.pcapng');
  });

  it('is made from messages too, where nobody kept the pieces', () => {
    const { id, messages } = logged('bare', webSocket);
    const file = saved([{ id, messages }]);
    expect(complaintsOf(file)).toEqual([]);
    expect(followTcp(file, 0).client).toEqual(sideOf(webSocket, 'client'));
  });
});

describe('several exchanges', () => {
  it('are as many conversations, each with its octets, and nothing of any other', () => {
    const all = Array.from({ length: 30 }, (_, index) => {
      const said: readonly Said[] = [['client', `GET /${index} HTTP/1.1\r\nHost: x\r\n\r\n`], response];
      return { said, exchange: logged(`many-${index}`, said) };
    });
    const file = saved(all.map(({ exchange }) => exchange));
    expect(complaintsOf(file)).toEqual([]);
    expect(new Set(rowsOf(file, ['tcp.stream']).flat()).size).toBe(30);
    for (const stream of [0, 17, 29])
      expect(followTcp(file, stream).client).toEqual(sideOf(all[stream]?.said ?? [], 'client'));
    const one = asPcapng([all[3]!.exchange], 'en', now).bytes;
    expect(Buffer.from(one).includes('GET /3 ')).toBe(true);
    expect(Buffer.from(one).includes('GET /4 ')).toBe(false);
  });
});

describe('whatever passes', () => {
  it('is carried octet for octet, in segments that a reader can put together', () => {
    const chunk = record({
      from: constantFrom<Side>('client', 'server'),
      at: nat(5_000),
      bytes: uint8Array({ maxLength: 4_000 }),
    });
    assert(
      property(array(chunk), (chunks: readonly WireChunk[]) => {
        const exchange = { id: 'any', openedAt: 1_000, closedAt: 9_000, messages: [], chunks };
        const { packets, faults } = readCapture(asPcapng([exchange], 'en', now).bytes);
        expect(faults).toEqual([]);
        for (const from of ['client', 'server'] as const) {
          // The first octet of the IPv4 source address.
          const own = packets.filter(({ bytes }) => bytes[26] === (from === 'client' ? 192 : 198));
          const payloads = own.map(({ bytes }) => bytes.subarray(34 + ((bytes[46] ?? 0) >> 4) * 4));
          const said = chunks.filter((one) => one.from === from).map(({ bytes }) => bytes);
          expect(joined(payloads)).toEqual(joined(said));
        }
        const times = packets.map(({ at }) => at ?? 0);
        expect(times).toEqual(times.toSorted((one, next) => one - next));
      }),
      { numRuns: 200 },
    );
  });
});
