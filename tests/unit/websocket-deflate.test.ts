// Compressed WebSockets of others, recorded on real sockets and read by our decoder: ws and Python's websockets, either one
// on either side; and the record damaged, 10,000 times in the normal run, as often as FUZZ says otherwise (SEED chooses).

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { constants, createDeflateRaw } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer, type PerMessageDeflateOptions } from 'ws';
import { decodeExchange, type WireChunk } from '#wire/decode-exchange.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { decodeFrames, FrameDecoder } from '#wire/websocket-decoder.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';

const RUNS = Number(process.env['FUZZ'] ?? 10_000);
const SEED = Number(process.env['SEED'] ?? 1);

const python = ['python3', '/usr/bin/python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);

const cleanUp: (() => void)[] = [];
afterEach(() => cleanUp.splice(0).forEach((task) => task()));

/** Passes everything on to `port`, and keeps it. */
async function record(port: number): Promise<{ port: number; chunks: WireChunk[] }> {
  const chunks: WireChunk[] = [];
  const keep = (from: WireChunk['from']) => (bytes: Buffer) =>
    chunks.push({ from, at: chunks.length, bytes: new Uint8Array(bytes) });
  const server = createServer((client) => {
    const host = connect(port, '127.0.0.1');
    client
      .on('data', keep('client'))
      .on('error', () => {})
      .pipe(host);
    host
      .on('data', keep('server'))
      .on('error', () => {})
      .pipe(client);
    cleanUp.push(
      () => client.destroy(),
      () => host.destroy(),
    );
  }).listen(0, '127.0.0.1');
  cleanUp.push(() => server.close());
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, chunks };
}

const texts = ['café ', 'café café café', '', '{"say":"bonjour"}'.repeat(40), 'é'.repeat(70_000), 'bye'];

/** What the frames of one side say: each message's words, and whether it came compressed. */
function saidBy(
  side: WireChunk['from'],
  chunks: readonly WireChunk[],
): { words: string[]; compressed: number; faults: string[] } {
  const frames = decodeExchange(chunks).filter(({ from, protocol }) => from === side && protocol === 'websocket');
  const messages = frames.filter(({ plain }) => plain !== undefined);
  return {
    words: messages.map(({ plain }) => Buffer.from(plain ?? []).toString()),
    compressed: messages.length,
    faults: frames.flatMap(({ fields }) => faultsIn(fields)),
  };
}

function faultsIn(fields: readonly FieldNode[]): string[] {
  return fields.flatMap(({ fault, children = [] }) => [...(fault ? [fault.key] : []), ...faultsIn(children)]);
}

/** A ws server that sends every text back. */
async function startEcho(perMessageDeflate: PerMessageDeflateOptions): Promise<number> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate });
  cleanUp.push(() => server.close());
  server.on('connection', (socket) =>
    socket.on('message', (data) => {
      socket.ping('in between');
      socket.send(String(data));
    }),
  );
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Says the texts, each one once the one before has come back, and leaves. */
async function converse(port: number, perMessageDeflate: PerMessageDeflateOptions): Promise<void> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/`, { perMessageDeflate });
  cleanUp.push(() => socket.terminate());
  await once(socket, 'open');
  for (const text of texts) {
    socket.send(text);
    await once(socket, 'message');
  }
  socket.close(1000);
  await once(socket, 'close');
}

const echo = `
import asyncio, websockets
async def back(line):
    async for text in line:
        await line.send(text)
async def main():
    async with websockets.serve(back, '127.0.0.1', 0) as server:
        print(server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()
asyncio.run(main())`;

const conversation = `
import asyncio, json, sys, websockets
async def main():
    async with websockets.connect(sys.argv[1]) as line:
        for text in json.loads(sys.argv[2]):
            await line.send(text)
            assert await line.recv() == text
        await line.send(iter(['three ', 'parts of ', 'one']))
        await line.recv()
asyncio.run(main())`;

async function startPython(): Promise<number> {
  const child = spawn(python ?? '', ['-c', echo], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanUp.push(() => child.kill('SIGKILL'));
  const { value } = (await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()) as {
    value: string;
  };
  return Number(value);
}

async function conversePython(port: number): Promise<void> {
  const child = spawn(
    python ?? '',
    ['-c', conversation, `ws://127.0.0.1:${port}/`, JSON.stringify(texts.with(4, 'é'))],
    {
      stdio: 'inherit',
    },
  );
  const [status] = (await once(child, 'close')) as [number];
  expect(status).toBe(0);
}

const own = { threshold: 0 };
const agreements: readonly (readonly [string, PerMessageDeflateOptions, PerMessageDeflateOptions])[] = [
  ['with nothing more said', own, own],
  ['without context', { ...own, serverNoContextTakeover: true, clientNoContextTakeover: true }, own],
  ['with the client’s own wish', own, { ...own, serverNoContextTakeover: true, clientMaxWindowBits: 10 }],
  [
    'with small windows',
    { ...own, serverMaxWindowBits: 9, clientMaxWindowBits: 9 },
    { ...own, clientMaxWindowBits: 12 },
  ],
];

describe('what ws says to ws', () => {
  it.each(agreements)('is read %s', async (_, server, client) => {
    const { port, chunks } = await record(await startEcho(server));
    await converse(port, client);
    for (const side of ['client', 'server'] as const) {
      expect(saidBy(side, chunks)).toEqual({ words: texts, compressed: texts.length, faults: [] });
    }
  });
});

describe.skipIf(python === undefined)('Python’s websockets (skipped without python3-websockets)', () => {
  it('is read as a client of ws, with a message in several frames', async () => {
    const { port, chunks } = await record(await startEcho(own));
    await conversePython(port);
    const words = [...texts.with(4, 'é'), 'three parts of one'];
    expect(saidBy('client', chunks)).toEqual({ words, compressed: words.length, faults: [] });
    expect(saidBy('server', chunks)).toEqual({ words, compressed: words.length, faults: [] });
  });

  it('is read as a server of ws', async () => {
    const { port, chunks } = await record(await startPython());
    await converse(port, own);
    expect(saidBy('server', chunks)).toEqual({ words: texts, compressed: texts.length, faults: [] });
  });
});

/** Messages as one side sends them: one compressor for all, or a new one for each. */
async function compress(
  messages: readonly Uint8Array[],
  keepsContext: boolean,
  windowBits: number,
): Promise<Uint8Array[]> {
  let deflater = createDeflateRaw({ windowBits });
  const compressed: Uint8Array[] = [];
  for (const message of messages) {
    const pieces: Buffer[] = [];
    deflater.removeAllListeners('data').on('data', (piece: Buffer) => pieces.push(piece));
    deflater.write(message);
    await new Promise<void>((resolve) => deflater.flush(constants.Z_SYNC_FLUSH, resolve));
    compressed.push(new Uint8Array(Buffer.concat(pieces).subarray(0, -4)));
    if (!keepsContext) deflater = createDeflateRaw({ windowBits });
  }
  return compressed;
}

const messages = fc.array(
  fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }),
    fc
      .array(fc.constantFrom('le ', 'fil ', 'é'), { minLength: 1 })
      .map((words) => new Uint8Array(Buffer.from(words.join('')))),
  ),
  { minLength: 1, maxLength: 6 },
);

describe('whatever zlib compresses', () => {
  it('is read, cut into frames anywhere, and arriving in pieces cut anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(
        messages,
        fc.boolean(),
        fc.integer({ min: 9, max: 15 }),
        fc.nat(300),
        fc.integer({ min: 1, max: 80 }),
        async (said, keepsContext, windowBits, cut, step) => {
          const bytes = Buffer.concat(
            (await compress(said, keepsContext, windowBits)).flatMap((payload) => inFrames(payload, cut)),
          );
          const side = { windowBits, keepsContext };
          const decoder = new FrameDecoder('server', { client: side, server: side });
          const read: WireMessage[] = [];
          for (let at = 0; at < bytes.length; at += step) {
            decoder.push({ from: 'server', at, bytes: new Uint8Array(bytes.subarray(at, at + step)) }, at);
            read.push(...decoder.take().frames.map(({ message }) => message));
          }
          expect(read.flatMap(({ plain }) => (plain ? [Buffer.from(plain).toString('hex')] : []))).toEqual(
            said.map((message) => Buffer.from(message).toString('hex')),
          );
        },
      ),
      { numRuns: 200, seed: SEED },
    );
  });
});

/** Two frames with a ping between, the second one perhaps empty. */
function inFrames(payload: Uint8Array, cut: number): Uint8Array[] {
  const mask = undefined;
  return [
    encodeFrame({ fin: false, rsv: 4, opcode: OPCODE.binary, mask, payload: payload.subarray(0, cut) }),
    encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.ping, mask, payload: new Uint8Array() }),
    encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.continuation, mask, payload: payload.subarray(cut) }),
  ];
}

describe('damaged compressed frames', () => {
  it(
    `never throw, never hang, and are read the same in two pieces (${RUNS} inputs)`,
    async () => {
      const whole = Buffer.concat(
        (
          await compress(
            ['le fil le fil', 'le fil é', 'wire'].map((text) => new Uint8Array(Buffer.from(text))),
            true,
            15,
          )
        ).map((payload) => encodeFrame({ fin: true, rsv: 4, opcode: OPCODE.text, mask: undefined, payload })),
      );
      const wounds = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
      fc.assert(
        fc.property(
          wounds,
          fc.nat(whole.length),
          fc.nat(whole.length),
          fc.boolean(),
          (changes, end, cut, keepsContext) => {
            const damaged = Uint8Array.from(whole);
            for (const [at, octet] of changes) damaged[at] = octet;
            checkReading(damaged.subarray(0, end === 0 ? whole.length : end), cut, keepsContext);
          },
        ),
        { numRuns: RUNS, seed: SEED },
      );
    },
    RUNS * 10,
  );
});

function checkReading(bytes: Uint8Array, cut: number, keepsContext: boolean): void {
  const side = { windowBits: 15, keepsContext };
  const agreement = { client: side, server: side };
  const whole = decodeFrames([{ from: 'server', at: 0, bytes }], agreement);
  const decoder = new FrameDecoder('server', agreement);
  decoder.push({ from: 'server', at: 0, bytes: bytes.subarray(0, cut) }, 0);
  const { frames: first } = decoder.take();
  decoder.push({ from: 'server', at: 0, bytes: bytes.subarray(cut) }, 1);
  const { frames, rest } = decoder.take();
  const pieces = [...first, ...frames, ...(rest ? [rest] : [])].map(({ message }) => message);
  expect(pieces.map(outline)).toEqual(whole.map(outline));
  expect(whole.reduce((sum, message) => sum + message.bytes.length, 0)).toBe(bytes.length);
  for (const message of whole) expectInside(message.fields, 0, message.bytes.length);
}

function outline({ summary, plain, bytes, fields }: WireMessage): readonly unknown[] {
  return [summary, plain?.length, bytes.length, faultsIn(fields)];
}

/** Offsets lie inside their parent, in order; only bits may share octets. */
function expectInside(fields: readonly FieldNode[], start: number, end: number): void {
  let at = start;
  for (const node of fields) {
    if (node.start < (node.bits ? start : at) || node.end > end || node.start > node.end)
      throw new Error(`${node.name} ${node.start}–${node.end} is not inside ${start}–${end}`);
    if (node.value.length > 1_000) throw new Error(`${node.name} has a value of ${node.value.length} characters`);
    at = node.bits ? at : node.end;
    expectInside(node.children ?? [], node.start, node.end);
  }
}
