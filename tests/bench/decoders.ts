// How many octets a second the codecs read: the parsers, which the hosts use, and the decoders, which draw trees for the
// eye.

import { decodeExchange } from '#wire/decode-exchange.ts';
import { RequestParser, ResponseParser } from '#wire/http1-parser.ts';
import { decodeFrames } from '#wire/websocket-decoder.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';
import { FrameParser } from '#wire/websocket-parser.ts';
import { inTurn, spread, type Row } from './measure.ts';

const rounds = 9;
/** Milliseconds of one measurement at least. */
const slice = 200;

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A browser's request, 500 times pipelined. */
const requests = ascii(
  `GET /wiki/Telephone?from=wire HTTP/1.1\r\nHost: mines.localhost:8420\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0)\r
Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8\r\nAccept-Language: fr,en;q=0.5\r\nAccept-Encoding: gzip\r
Cookie: visitor=00112233445566778899aabbccddeeff\r\nConnection: keep-alive\r\n\r\n`.repeat(500),
);
/** A small page, 500 times; every other one in chunks. */
const page = '<!doctype html><title>Mines</title><p>One server, many sites.</p>\n'.repeat(6);
const sized = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: ${page.length}\r\n\r\n${page}`;
const chunked = `HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${page.length.toString(16)}\r\n${page}\r\n0\r\n\r\n`;
const responses = ascii((sized + chunked).repeat(250));
/** Texts of 200 octets from a client, 2,000 of them. */
const frames = repeat(
  encodeFrame({
    fin: true,
    rsv: 0,
    opcode: OPCODE.text,
    mask: Uint8Array.of(1, 2, 3, 4),
    payload: ascii('wire '.repeat(40)),
  }),
  2_000,
);

export async function benchDecoders(): Promise<Row[]> {
  const speeds = await inTurn(rounds, {
    requests: () => speed(requests, (piece) => new RequestParser().push(piece)),
    responses: () => speed(responses, (piece) => new ResponseParser(() => 'GET').push(piece)),
    http: () => speed(requests, (bytes) => decodeExchange([{ from: 'client', at: 0, bytes }])),
    frames: () => speed(frames, (piece) => new FrameParser('server').push(piece)),
    trees: () => speed(frames, (bytes) => decodeFrames([{ from: 'client', at: 0, bytes }])),
  });
  return [
    { what: 'HTTP parser', ours: `requests ${rate(speeds.requests)}; responses ${rate(speeds.responses)}` },
    { what: 'HTTP decoder, with trees of fields', ours: `requests ${rate(speeds.http)}` },
    { what: 'WebSocket parser, 200-octet texts', ours: rate(speeds.frames) },
    { what: 'WebSocket decoder, with trees of fields', ours: rate(speeds.trees) },
  ];
}

/** Octets a millisecond. */
async function speed(bytes: Uint8Array, read: (bytes: Uint8Array) => readonly unknown[]): Promise<number> {
  const from = performance.now();
  let octets = 0;
  for (; performance.now() - from < slice; octets += bytes.length) {
    // Whoever gives up early would look fast.
    if (read(bytes).length < 500) throw new Error('The codec did not read all of what it was given.');
  }
  return octets / (performance.now() - from);
}

const rate = (speeds: readonly number[]): string => spread(speeds, (value) => `${(value / 1000).toPrecision(2)} MB/s`);

function repeat(bytes: Uint8Array, count: number): Uint8Array {
  const all = new Uint8Array(bytes.length * count);
  for (let index = 0; index < count; index += 1) all.set(bytes, index * bytes.length);
  return all;
}
