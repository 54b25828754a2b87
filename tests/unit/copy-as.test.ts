// What the wire view copies does, in the program that it was copied for, what the exchange did: each command is run.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { copyAs, type CopyFormat } from '#demos/copy-as/copy-as.ts';
import type { Field } from '#demos/contract.ts';
import { ladderRows, type MessageRow } from '#ui/wire-rows.ts';
import { decodeExchange } from '#wire/decode-exchange.ts';
import type { WireMessage } from '#wire/field.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { RequestParser } from '#wire/http1-parser.ts';
import type { RequestHead } from '#wire/http1-message.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';

interface Received {
  readonly head: RequestHead;
  readonly body: Uint8Array;
}

const received: Received[] = [];
const server = createServer((socket) => {
  const parser = new RequestParser();
  let head: RequestHead | undefined;
  const body: Buffer[] = [];
  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    for (const event of parser.push(bytes)) {
      if (event.type === 'head') head = event.head;
      if (event.type === 'data') body.push(Buffer.from(event.bytes));
      if (event.type !== 'complete' || !head) continue;
      received.push({ head, body: Buffer.concat(body) });
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
    }
  });
});
let authority = '';

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => void server.close());

const hasHttpie = spawnSync('http', ['--version']).status === 0;
const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);

const utf8 = (words: string): Uint8Array => new TextEncoder().encode(words);

function messagesOf(method: string, target: string, headers: readonly Field[], body = new Uint8Array()): WireMessage[] {
  const head = encodeRequestHead({ method, target, version: '1.1', headers });
  const bytes = new Uint8Array([...head, ...body]);
  return decodeExchange([{ from: 'client', at: 0, bytes }]);
}

function copied(format: CopyFormat, messages: readonly WireMessage[]): string {
  const [first] = messages;
  const command = first && copyAs(format, first, messages, authority);
  if (command === undefined) throw new Error(`${format} has no words for this.`);
  return command;
}

const shells: Record<'curl' | 'httpie' | 'python' | 'node', readonly [program: string, option: string]> = {
  curl: ['bash', '-c'],
  httpie: ['bash', '-c'],
  python: [python ?? 'python3', '-c'],
  node: [process.execPath, '-e'],
};

async function run(format: keyof typeof shells, command: string, options: readonly string[] = []): Promise<string> {
  const [program, option] = shells[format];
  const child = spawn(program, [...options, option, command], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [said, complaint, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (code !== 0) throw new Error(`${command}\n${complaint}`);
  return said;
}

async function sentBy(format: keyof typeof shells, messages: readonly WireMessage[]): Promise<Received> {
  received.length = 0;
  await run(format, copied(format, messages));
  const [one, ...more] = received;
  if (!one || more.length > 0) throw new Error(`${received.length} requests came.`);
  return one;
}

const own: readonly Field[] = [
  ['X-Plain', 'a b'],
  ['x-quote', `it's "so" $HOME \\ back`],
  ['X-Equals', '=1:2;3'],
  ['X-At', '@home, := and =='],
  ['Accept-Language', 'fr;q=0.9, en'],
  ['Cookie', 'theme=dark; sid=9b2f'],
];

const cases: readonly (readonly [
  what: string,
  method: string,
  target: string,
  body: Uint8Array,
  type: string | undefined,
])[] = [
  ['a plain GET', 'GET', '/demos/mirror?a=1&b=%20c', new Uint8Array(), undefined],
  ['a HEAD', 'HEAD', '/x', new Uint8Array(), undefined],
  ['a path that climbs', 'GET', '/a/../../etc/passwd', new Uint8Array(), undefined],
  ['brackets in the query', 'GET', '/x?list[]={1,2}', new Uint8Array(), undefined],
  ['a DELETE', 'DELETE', '/x', new Uint8Array(), undefined],
  ['a POST of JSON', 'POST', '/x', utf8('{"name": "it\'s é ☕"}'), 'application/json'],
  ['a PUT of two lines', 'PUT', '/x', utf8('one\ntwo\n@three'), 'text/plain'],
  ['a POST without a type', 'POST', '/x', utf8('a=1'), undefined],
  [
    'a POST of octets that are no text',
    'POST',
    '/x',
    Uint8Array.of(0, 255, 39, 92, 10, 13, 128),
    'application/octet-stream',
  ],
];

describe.each(['curl', 'python', 'node', 'httpie'] as const)('a request copied for %s', (format) => {
  it.skipIf(format === 'httpie' && !hasHttpie).each(cases)('repeats %s', async (_what, method, target, body, type) => {
    const framing: Field[] = body.length > 0 ? [['Content-Length', String(body.length)]] : [];
    const typed: Field[] = type === undefined ? [] : [['Content-Type', type]];
    const headers: Field[] = [['Host', 'mines.localhost:8420'], ...own, ...typed, ...framing];
    const sent = await sentBy(format, messagesOf(method, target, headers, body.slice()));
    expect(sent.head.method).toBe(method);
    // HTTPie writes brackets and braces percent-encoded, whatever it is given.
    expect(format === 'httpie' ? decodeURI(sent.head.target) : sent.head.target).toBe(
      format === 'httpie' ? decodeURI(target) : target,
    );
    expect(Buffer.from(sent.body).equals(body)).toBe(true);
    for (const [name, value] of [...headers.slice(0, 1), ...own, ...typed]) {
      const values = sent.head.headers.filter(([key]) => key.toLowerCase() === name.toLowerCase());
      expect(values.map(([, one]) => one)).toEqual([value]);
    }
    const types = sent.head.headers.filter(([key]) => key.toLowerCase() === 'content-type');
    if (format !== 'httpie') expect(types).toHaveLength(typed.length);
  });
});

describe('a request copied for Python or Node', () => {
  it.each(['python', 'node'] as const)('has the same head, octet for octet: %s', async (format) => {
    const headers: Field[] = [
      ['Host', 'x'],
      ['X-Latin', 'caf\u00c3\u00a9'],
      ['X-Twice', '1'],
      ['X-Twice', '2'],
      ['Connection', 'close'],
    ];
    const sent = await sentBy(format, messagesOf('GET', '/', headers));
    expect(sent.head.headers).toEqual(headers);
  });
});

describe('a request that no client would send', () => {
  it('is copied as hex and text only', () => {
    const messages = decodeExchange([{ from: 'client', at: 0, bytes: utf8('GET / HTTP/1.1\r\nbad header\r\n\r\n') }]);
    const [message] = messages;
    if (!message) throw new Error('nothing was decoded');
    for (const format of ['curl', 'httpie', 'python', 'node'] as const)
      expect(copyAs(format, message, messages, authority)).toBeUndefined();
    expect(copyAs('text', message, messages, authority)).toContain('bad header');
    expect(copyAs('hex', message, messages, authority)).toContain('|GET / HTTP/1.1..|');
  });

  it('is not copied for HTTPie where its target is no path', () => {
    const messages = messagesOf('OPTIONS', '*', [['Host', 'x']]);
    expect(copyAs('httpie', messages[0] as WireMessage, messages, authority)).toBeUndefined();
    expect(copied('curl', messages)).toContain("--request-target '*'");
  });
});

describe('a conversation', () => {
  const line = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  const heard: (string | Buffer)[] = [];
  line.on('connection', (socket) =>
    socket.on('message', (data: Buffer, isBinary) => {
      heard.push(isBinary ? data : data.toString());
      socket.send(isBinary ? 'octets' : `${data.toString()}!`);
    }),
  );
  afterAll(() => void line.close());

  function conversation(): WireMessage[] {
    const headers: Field[] = [
      ['Host', 'localhost:8420'],
      ['Connection', 'Upgrade'],
      ['Upgrade', 'websocket'],
      ['Sec-WebSocket-Version', '13'],
      ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
      ['Sec-WebSocket-Protocol', 'chat.v1'],
    ];
    const target = `/demos/chat?exchange=${'a'.repeat(32)}`;
    const request = encodeRequestHead({ method: 'GET', target, version: '1.1', headers });
    const response = utf8('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    const mask = Uint8Array.of(1, 2, 3, 4);
    const half = (fin: boolean, opcode: number, payload: Uint8Array, key: Uint8Array | undefined) =>
      encodeFrame({ fin, rsv: 0, opcode, mask: key, payload });
    return decodeExchange([
      { from: 'client', at: 0, bytes: request },
      { from: 'server', at: 1, bytes: response },
      { from: 'client', at: 2, bytes: half(false, OPCODE.text, utf8(`it's `), mask) },
      { from: 'client', at: 3, bytes: half(true, OPCODE.continuation, utf8('"é" ☕'), mask) },
      { from: 'server', at: 4, bytes: half(true, OPCODE.text, utf8('…'), undefined) },
      { from: 'client', at: 5, bytes: half(true, OPCODE.binary, Uint8Array.of(0, 255), mask) },
      { from: 'server', at: 6, bytes: half(true, OPCODE.text, utf8('…'), undefined) },
    ]);
  }

  it.each([
    ['python', []],
    ['node', ['--experimental-websocket']],
  ] as const)('is held again by %s', async (format, options) => {
    if (format === 'python' && python === undefined) return;
    heard.length = 0;
    const messages = conversation();
    const place = `127.0.0.1:${(line.address() as AddressInfo).port}`;
    const program = copyAs(format, messages[0] as WireMessage, messages, place) ?? '';
    const said = await run(format, program, options);
    expect(heard).toEqual([`it's "é" ☕`, Buffer.from([0, 255])]);
    expect(said.trim().split('\n')).toEqual([`it's "é" ☕!`, 'octets']);
    expect(program).not.toContain('exchange=');
  });

  it('is a handshake for curl, and nothing for HTTPie', async () => {
    const messages = conversation();
    const place = `127.0.0.1:${(line.address() as AddressInfo).port}`;
    const command = copyAs('curl', messages[0] as WireMessage, messages, place) ?? '';
    // curl would wait for ever, as a reader with Ctrl+C can; written to a pipe, it says nothing before its end.
    expect(await run('curl', `${command} --silent --max-time 1 || true`)).toContain('101 Switching Protocols');
    expect(copyAs('httpie', messages[0] as WireMessage, messages, place)).toBeUndefined();
  });

  it('shows the text of a message in several frames whole, and its octets frame after frame', () => {
    const messages = conversation();
    const [whole] = ladderRows([{ id: 'a', messages }]).filter((row) => row.key === 'a:2+') as [MessageRow];
    expect(copyAs('text', whole.message, messages, authority)).toBe(`it's "é" ☕`);
    const length = (messages[2]?.bytes.length ?? 0) + (messages[3]?.bytes.length ?? 0);
    const last = copyAs('hex', whole.message, messages, authority)?.split('\n').at(-1);
    expect(last).toBe(length.toString(16).padStart(8, '0'));
  });

  it('shows the text of a frame without its mask', () => {
    const messages = conversation();
    expect(copyAs('text', messages[2] as WireMessage, messages, authority)).toBe(`it's `);
    expect(copyAs('text', messages[3] as WireMessage, messages, authority)).toBe('"é" ☕');
  });
});
