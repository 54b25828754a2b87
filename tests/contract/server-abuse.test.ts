// Clients that mean ill, or are badly written: each is refused in the right way, and the server is as well as before.

import { existsSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { bridgePath } from '#demos/bridge-protocol.ts';
import { feedPath } from '#demos/feed-protocol.ts';
import { tablePath as table } from '#demos/virtual-hosts/protocol.ts';
import { octetsOf } from '#wire/http1-octets.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';
import { serverLimits } from '#server/listen.ts';
import { startTestServer } from '#tests/unit/server-harness.ts';
import { converse, write, type Conversation } from './conversation.ts';
import { startProgram, type ServerProgram } from './server-program.ts';
import { asStream, openSocketStream } from './socket-stream.ts';

let program: ServerProgram;
let authority: string;
let memoryBefore: number | undefined;
let slowest = 0;

/** Milliseconds for an ordinary answer while others misbehave, on a machine that runs other tests as well. */
const patience = 3_000;
/** MiB that the server may have more than at its start, when all is over. */
const mostGrowth = 160;
const gnip = '/demos/ping-gnip';
const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
const handshake = [...upgrade, 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='];

beforeAll(async () => {
  program = await startProgram();
  authority = `localhost:${program.port}`;
  memoryBefore = program.memory();
}, 60_000);

beforeEach(expectHealth);
afterEach(expectHealth);
afterAll(async () => {
  const [before, after] = [memoryBefore ?? NaN, program.memory() ?? NaN].map(Math.round);
  console.log(
    `abuse: slowest answer in the meantime ${Math.round(slowest)} ms; memory ${before} MiB before, ${after} after`,
  );
  await program.remove();
});

/** Milliseconds that an ordinary request takes now. */
async function answerTime(): Promise<number> {
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${program.port}/health`);
  expect(response.status).toBe(200);
  await response.json();
  const time = performance.now() - start;
  slowest = Math.max(slowest, time);
  return time;
}

/** Answers soon, reported no fault of its own, and has not grown. */
async function expectHealth(): Promise<void> {
  expect(await answerTime()).toBeLessThan(patience);
  expect(program.said).not.toMatch(/Something failed/);
  if (memoryBefore !== undefined) expect((program.memory() ?? 0) - memoryBefore).toBeLessThan(mostGrowth);
}

const open = async (): Promise<Conversation> => converse(await openSocketStream(program.port));

/** All that the server says to these octets, until it ends the connection. */
async function answerTo(octets: string | Uint8Array): Promise<string> {
  const talk = await open();
  // A server may refuse, and end, before it has read everything.
  talk.send(octets).catch(() => {});
  return (await talk.all()).received;
}

/** A status, the end of the connection, and a sentence. */
const refusal = (status: number) =>
  new RegExp(`^HTTP/1\\.1 ${status} [^]*\\r\\nConnection: close\\r\\n([^]*\\r\\n)?\\r\\n\\S.* .*\\n$`);

describe('slowness', () => {
  /** Begins a request and adds an octet or two again and again. */
  async function drip(head: string, drop: string): Promise<string> {
    const talk = await open();
    await talk.send(head);
    const dripping = setInterval(() => void talk.send(drop).catch(() => {}), 700);
    const { received } = await talk.all();
    clearInterval(dripping);
    return received;
  }

  const slow = {
    heads: () => drip(`GET / HTTP/1.1\r\nHost: ${authority}\r\n`, 'X: y\r\n'),
    lines: () => drip('GET /', 'a'),
    silences: () => drip('', ''),
    handshakes: () => drip(`GET ${gnip} HTTP/1.1\r\nHost: ${authority}\r\n${handshake.join('\r\n')}\r\n`, 'X: y\r\n'),
    bodies: () => drip(write(`PUT ${table}`, authority, ['Content-Length: 5000']), '{'),
    chunks: () => drip(write(`PUT ${table}`, authority, ['Transfer-Encoding: chunked']), '1\r\n{\r\n'),
  };

  it(
    'of 360 clients is ended with 408, and nobody else waits meanwhile',
    async () => {
      const kinds = Object.values(slow);
      const attacks = Array.from({ length: 360 }, (_, index) => kinds[index % kinds.length]?.());
      const state = { isOver: false };
      const answers = Promise.all(attacks).finally(() => (state.isOver = true));
      const times: number[] = [];
      while (!state.isOver) {
        times.push(await answerTime());
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      for (const answer of await answers) expect(answer).toMatch(refusal(408));
      expect(Math.max(...times)).toBeLessThan(patience);
    },
    2 * serverLimits.request,
  );

  it('of a reader is ended when nothing is taken any more, and the demo is told', async () => {
    let isTold = () => {};
    const told = new Promise<void>((resolve) => (isTold = resolve));
    const endless = {
      respond: () => ({ status: 200, headers: [], body: pieces() }),
    };
    async function* pieces(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(65_536);
      } finally {
        isTold();
      }
    }
    const server = await startTestServer({ demos: { endless }, limits: { stalled: 150 } });
    const client = connect(server.port, '127.0.0.1').pause();
    client.on('error', () => {});
    client.write(write('GET /demos/endless', server.authority));
    await told;
    client.destroy();
    await server.end();
  });

  it('of a demo, or a stream without news, is nobody’s fault: the connection stays', async () => {
    let speak = () => {};
    const news = new Promise<void>((resolve) => (speak = resolve));
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield octetsOf('first');
      await news;
      yield octetsOf('second');
    }
    const quiet = { respond: () => ({ status: 200, headers: [], body: pieces() }) };
    const server = await startTestServer({ demos: { quiet }, limits: { stalled: 40, idle: 120, checking: 10 } });
    const talk = converse(await openSocketStream(server.port));
    await talk.send(write('GET /demos/quiet', server.authority, ['Connection: close']));
    await talk.until(/first/);
    // Another connection, which is ended for its idleness three times, tells the time.
    for (let turn = 0; turn < 3; turn += 1) {
      await server.exchange(`GET /health HTTP/1.1\r\nHost: ${server.authority}\r\n\r\n`);
    }
    speak();
    expect((await talk.all()).received).toMatch(/second\r\n0\r\n\r\n$/);
    await server.end();
  });
});

describe.skipIf(!existsSync('/proc/net/tcp'))(
  'a machine that is gone without a word (skipped where there is no /proc)',
  () => {
    it('is asked for by the kernel after fifteen seconds of silence', async () => {
      const client = connect(program.port, '127.0.0.1');
      await new Promise((resolve) => client.once('connect', resolve));
      client.write(write('GET /health', authority));
      await new Promise((resolve) => client.once('data', resolve));
      const hex = (port = 0) => port.toString(16).toUpperCase().padStart(4, '0');
      const ours = new RegExp(`: \\w+:${hex(program.port)} \\w+:${hex(client.localPort)} \\w+ \\w+:\\w+ (\\w+):(\\w+)`);
      const [, timer, jiffies = ''] = ours.exec(readFileSync('/proc/net/tcp', 'utf8')) ?? [];
      expect(timer).toBe('02');
      expect(Number.parseInt(jiffies, 16)).toBeLessThanOrEqual(1_500);
      client.destroy();
    });
  },
);

describe('too much', () => {
  const large = 'x'.repeat(60_000);
  const requests: [string, number, () => string][] = [
    ['a field', 431, () => write('GET /', authority, [`X: ${large}`])],
    ['many fields', 431, () => write('GET /', authority, Array(9_000).fill('X: y'))],
    ['cookies', 431, () => write('GET /', authority, Array(40).fill(`Cookie: a=${'b'.repeat(1_000)}`))],
    ['a target', 414, () => write(`GET /${'x'.repeat(9_000)}`, authority)],
    ['a target, beyond the header section', 414, () => write(`GET /${large}`, authority)],
    ['a target of a handshake', 414, () => write(`GET ${gnip}?${'x'.repeat(9_000)}`, authority, handshake)],
    ['a method', 400, () => write(`${'X'.repeat(9_000)} /`, authority)],
    ['a length', 413, () => write(`PUT ${table}`, authority, [`Content-Length: ${'9'.repeat(40)}`])],
    ['content', 413, () => write(`PUT ${table}`, authority, [`Content-Length: 60000`], large)],
    [
      'content in chunks',
      413,
      () => write(`PUT ${table}`, authority, ['Transfer-Encoding: chunked'], `ea60\r\n${large}\r\n0\r\n\r\n`),
    ],
    [
      'chunk extensions',
      413,
      () => write(`PUT ${table}`, authority, ['Transfer-Encoding: chunked'], `1;${large}\r\n{\r\n0\r\n\r\n`),
    ],
  ];
  it.each(requests)('in %s is refused with %i', async (_name, status, octets) => {
    expect(await answerTo(octets())).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it('content is not waited for to its end: 413 while the client still sends', async () => {
    const talk = await open();
    await talk.send(write(`PUT ${table}`, authority, [`Content-Length: ${1e12}`]));
    const chunk = new Uint8Array(65_536).fill(0x7b);
    const state = { isRefused: false };
    const answer = talk.all().finally(() => (state.isRefused = true));
    while (!state.isRefused) await talk.send(chunk).catch(() => (state.isRefused = true));
    expect((await answer).received).toMatch(/^HTTP\/1\.1 413 /);
  });
});

const mask = Uint8Array.of(1, 2, 3, 4);
const frame = (opcode: number, payload: Uint8Array, { fin = true, rsv = 0 } = {}) =>
  encodeFrame({ fin, rsv, opcode, mask, payload });

/** An open WebSocket by hand. */
async function openFrames(path = gnip): Promise<Conversation> {
  const talk = await open();
  await talk.send(write(`GET ${path}`, authority, handshake));
  await talk.until(/ 101 [^]*\r\n\r\n/);
  return talk;
}

describe('frames', () => {
  /** Announces 2^62 octets and sends none. */
  const giant = Uint8Array.of(0x82, 0xff, 0x40, 0, 0, 0, 0, 0, 0, 0, ...mask);
  const fragments = () => {
    const one = frame(OPCODE.continuation, Uint8Array.of(0x61), { fin: false });
    const first = frame(OPCODE.text, Uint8Array.of(0x61), { fin: false });
    return Uint8Array.from({ length: first.length + 20_000 * one.length }, (_, at) =>
      at < first.length ? (first[at] ?? 0) : (one[(at - first.length) % one.length] ?? 0),
    );
  };
  const wrong: [string, number, () => Uint8Array][] = [
    ['text that is not UTF-8', 1007, () => frame(OPCODE.text, Uint8Array.of(0xc3, 0x28))],
    ['text that ends in the middle of a character', 1007, () => frame(OPCODE.text, Uint8Array.of(0xf0, 0x9f, 0x92))],
    ['a surrogate in text', 1007, () => frame(OPCODE.text, Uint8Array.of(0xed, 0xa0, 0x80))],
    ['a reason that is not UTF-8', 1007, () => frame(OPCODE.close, Uint8Array.of(0x03, 0xe8, 0xff))],
    ['a close of one octet', 1002, () => frame(OPCODE.close, Uint8Array.of(3))],
    ['a control frame that is too long', 1002, () => frame(OPCODE.ping, new Uint8Array(126))],
    ['a bit that nobody has agreed on', 1002, () => frame(OPCODE.text, new Uint8Array(), { rsv: 4 })],
    ['a message of more than 1 MiB', 1009, () => frame(OPCODE.binary, new Uint8Array(1_048_577))],
    ['a frame that announces the universe', 1009, () => giant],
    ['a message in 20,000 fragments', 1008, fragments],
  ];
  it.each(wrong)('with %s are answered by %i', async (_name, code, octets) => {
    const talk = await openFrames();
    talk.send(octets()).catch(() => {});
    await talk.until(new RegExp(`\\x88[\\x02-\\x7d]${String.fromCharCode(code >> 8, code & 0xff)}`));
    talk.stream.abort();
  });
});

/** Sends again and again until the server has had enough. `socket` may be paused: then nothing is read. */
function floodUntilCut(socket: Socket, octets: Uint8Array, most: number): Promise<number> {
  return new Promise((resolve) => {
    let sent = 0;
    const more = () => {
      while (sent < most && !socket.destroyed) {
        sent += octets.length;
        if (!socket.write(octets)) return;
      }
    };
    socket.on('drain', more);
    socket.on('close', () => resolve(sent));
    more();
  });
}

async function rawSocket(path: string): Promise<Socket> {
  const socket = connect(program.port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(write(`GET ${path}`, authority, handshake));
  await new Promise((resolve) => socket.once('data', resolve));
  return socket;
}

describe('floods', () => {
  it.each([gnip, '/demos/countdown'])('of messages are closed with 1008 (%s)', async (path) => {
    const closures = Array.from({ length: 30 }, async () => {
      const socket = new WebSocket(`ws://127.0.0.1:${program.port}${path}`, { headers: { Host: authority } });
      await new Promise((resolve) => socket.once('open', resolve));
      for (let count = 0; count < 1_000; count += 1) socket.send('3');
      return new Promise((resolve) => socket.once('close', resolve));
    });
    await expectHealth();
    expect(new Set(await Promise.all(closures))).toEqual(new Set([1008]));
  });

  it('of pings, whose answers nobody reads, are cut', async () => {
    const pings = Uint8Array.from(
      Array.from({ length: 500 }, () => [...frame(OPCODE.ping, new Uint8Array(125))]).flat(),
    );
    const sockets = await Promise.all(Array.from({ length: 10 }, () => rawSocket(gnip)));
    for (const socket of sockets) socket.pause();
    const floods = sockets.map((socket) => floodUntilCut(socket, pings, Infinity));
    await expectHealth();
    // A paused socket does not notice its end by itself, but its writing does.
    const sent = await Promise.all(floods);
    expect(Math.max(...sent)).toBeLessThan(64 * 1_048_576);
  });

  it('of requests are answered, each connection’s in order', async () => {
    const requests = 1_000;
    const one = write('GET /demos/countdown/running', authority);
    const answers = Array.from({ length: 20 }, async () => {
      const talk = await open();
      await talk.send(one.repeat(requests - 1) + write('GET /health', authority, ['Connection: close']));
      return (await talk.all()).received;
    });
    await expectHealth();
    for (const answer of await Promise.all(answers)) {
      expect(answer.match(/HTTP\/1\.1 200 OK\r\n/g)).toHaveLength(requests);
    }
  });

  it('of requests, whose answers nobody reads, wait in the network and not in memory', async () => {
    const requests = octetsOf(write('GET /demos/countdown/running', authority).repeat(1_000));
    const sockets = Array.from({ length: 10 }, () => connect(program.port, '127.0.0.1').pause());
    for (const socket of sockets) {
      socket.on('error', () => {});
      void floodUntilCut(socket, requests, 64 * 1_048_576);
    }
    const isStuck = () => sockets.every((socket) => socket.writableNeedDrain);
    let last = -1;
    const taken = () => sockets.reduce((sum, socket) => sum + socket.bytesWritten - socket.writableLength, 0);
    // The server stops reading: nothing more goes out between two questions.
    while (!isStuck() || taken() !== last) {
      last = taken();
      await expectHealth();
      await expectHealth();
    }
    expect(last).toBeLessThan(10 * 64 * 1_048_576);
    for (const socket of sockets) socket.destroy();
  });

  it('of connections leave room for others', async () => {
    const sockets = Array.from({ length: 1_000 }, () => connect(program.port, '127.0.0.1'));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    await expectHealth();
    for (const socket of sockets) socket.destroy();
  });
});

describe('another origin', () => {
  const origins = [
    'https://elsewhere.example',
    'null',
    'http://localhost.elsewhere.example',
    'http://localhost:1',
    'http://elsewhere.example/http://localhost',
    'file://',
  ];

  it.each(origins)('changes nothing: %s', async (origin) => {
    for (const method of ['PUT', 'POST', 'DELETE', 'PATCH']) {
      const fields = [`Origin: ${origin}`, 'Content-Length: 2'];
      expect(await answerTo(write(`${method} ${table}`, authority, fields, '{}'))).toMatch(refusal(403));
      expect(await answerTo(write(`${method} /`, authority, fields, '{}'))).toMatch(refusal(403));
    }
  });

  it.each(origins)('opens no WebSocket: %s', async (origin) => {
    const cookie = `Cookie: visitor=${'a'.repeat(32)}`;
    for (const path of [gnip, '/demos/countdown', feedPath, bridgePath]) {
      const request = write(`GET ${path}`, authority, [...handshake, cookie, `Origin: ${origin}`]);
      expect(await answerTo(request)).toMatch(refusal(403));
    }
  });

  it('twice is refused, even where one is ours', async () => {
    const fields = [`Origin: http://${authority}`, 'Origin: https://elsewhere.example'];
    expect(await answerTo(write(`DELETE ${table}`, authority, fields))).toMatch(refusal(403));
    expect(await answerTo(write(`GET ${gnip}`, authority, [...handshake, ...fields]))).toMatch(refusal(403));
  });

  it('may read what everybody may, and its browser is not told that it may use it', async () => {
    const answer = await answerTo(write('GET /health', authority, [`Origin: ${origins[0]}`, 'Connection: close']));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).not.toMatch(/access-control/i);
  });

  it('of our own is heard', async () => {
    const origin = `Origin: http://${authority}`;
    expect(await answerTo(write(`DELETE ${table}`, authority, [origin, 'Connection: close']))).toMatch(
      /^HTTP\/1\.1 200 /,
    );
    const socket = connect(program.port, '127.0.0.1');
    const talk = converse(asStream(socket));
    await talk.send(write(`GET ${gnip}`, authority, [...handshake, origin]));
    await talk.until(/^HTTP\/1\.1 101 /);
    socket.destroy();
  });

  it('by a name that leads here is misdirected (DNS rebinding)', async () => {
    expect(await answerTo(write('GET /', 'rebound.example'))).toMatch(refusal(421));
    expect(await answerTo(write(`GET ${gnip}`, 'rebound.example', handshake))).toMatch(refusal(421));
  });
});

describe('octets that are no UTF-8', () => {
  const bad = '\xff\xc0\xae';
  it.each([
    ['in a path', () => write(`GET /${bad}`, authority, ['Connection: close']), 400],
    ['percent-encoded in a path', () => write('GET /en/%ff%c0%ae', authority, ['Connection: close']), 404],
    ['percent-encoded in a demo’s path', () => write('GET /demos/%ff', authority, ['Connection: close']), 404],
    ['in JSON', () => write(`PUT ${table}`, authority, ['Content-Length: 3', 'Connection: close'], bad), 400],
    ['in Host', () => write('GET /', `${bad}.localhost`), 400],
    ['in a cookie', () => write('GET /', authority, [`Cookie: visitor=${bad}`, 'Connection: close']), 200],
    ['in place of a request', () => `${bad.repeat(100)}\r\n\r\n`, 400],
  ] as [string, () => string, number][])('%s are answered', async (_name, octets, status) => {
    expect(await answerTo(octetsOf(octets()))).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });
});
