// Our WebSocket against others': ws in both roles over real sockets, and Python's websockets as a client.

import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer, type RawData } from 'ws';
import type { Closure, Random, Timers } from '#demos/contract.ts';
import { openWebSocketByHand } from '#demos/by-hand.ts';
import { asStream, openSocketStream } from '#tests/contract/socket-stream.ts';
import { encodeResponseHead } from '#wire/http1-encoder.ts';
import { RequestParser } from '#wire/http1-parser.ts';
import { WebSocketConnection } from '#wire/websocket-connection.ts';
import { acceptHandshake, checkHandshake } from '#wire/websocket-handshake.ts';

const random: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };
const timers: Timers = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

const cleanUp: (() => void)[] = [];
afterEach(() => cleanUp.splice(0).forEach((task) => task()));

type Closed = Closure & { readonly wasClean: boolean };

/** A server whose WebSocket is ours: echoes, and reports how connections close. */
async function startOurs(closures: Closed[]): Promise<number> {
  const server: Server = createServer({ allowHalfOpen: true }, (socket) => {
    cleanUp.push(() => socket.destroy());
    socket.on('error', () => {}); // A peer that cuts the connection is what some tests are about.
    answerHandshake(socket, closures);
  });
  server.listen(0, '127.0.0.1');
  cleanUp.push(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

function answerHandshake(socket: Socket, closures: Closed[]): void {
  const parser = new RequestParser();
  socket.once('data', (bytes) => {
    const [event] = parser.push(new Uint8Array(bytes));
    if (event?.type !== 'head') throw new Error('no request came');
    const handshake = checkHandshake(event.head);
    if ('status' in handshake) throw new Error(`refused with ${handshake.status}`);
    const stream = asStream(socket);
    void stream.write(encodeResponseHead(acceptHandshake(handshake)));
    const connection = new WebSocketConnection(stream, {
      role: 'server',
      random,
      timers,
      first: parser.rest(),
      events: { message: (data) => connection.send(data), close: (closure) => closures.push(closure) },
    });
  });
}

describe('ws as client of our server', () => {
  it('gets back text, octets, fragments and a pong, and closes with its code', async () => {
    const closures: Closed[] = [];
    const socket = new WebSocket(`ws://127.0.0.1:${await startOurs(closures)}/`, { perMessageDeflate: false });
    const messages: [RawData, boolean][] = [];
    socket.on('message', (data, isBinary) => messages.push([data, isBinary]));
    await once(socket, 'open');
    socket.send('crème brûlée');
    socket.send(Buffer.alloc(70_000, 7));
    socket.send('frag', { fin: false });
    socket.send('ment', { fin: true });
    socket.ping('are you there?');
    const [pong] = (await once(socket, 'pong')) as [Buffer];
    expect(pong.toString()).toBe('are you there?');
    expect(messages.map(([data, isBinary]) => (isBinary ? (data as Buffer).length : String(data)))).toEqual([
      'crème brûlée',
      70_000,
      'fragment',
    ]);
    socket.close(4001, 'enough');
    const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
    expect([code, String(reason)]).toEqual([4001, 'enough']);
    expect(closures).toEqual([{ code: 4001, reason: 'enough', wasClean: true }]);
  });

  it('is told what it did wrong', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${await startOurs([])}/`, { perMessageDeflate: false });
    await once(socket, 'open');
    socket.send(Buffer.from([0xff]), { binary: false });
    const [code] = (await once(socket, 'close')) as [number];
    expect(code).toBe(1007);
  });
});

describe('our client of a ws server', () => {
  it('sends and receives, answers a ping and closes cleanly', async () => {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
    cleanUp.push(() => server.close());
    const pongs: string[] = [];
    server.on('connection', (socket) => {
      socket.on('pong', (data) => pongs.push(String(data)));
      socket.on('message', (data, isBinary) => {
        socket.ping('still there?');
        socket.send('two ', { fin: false });
        socket.send('parts', { fin: true });
        socket.send(data, { binary: isBinary });
      });
    });
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const stream = await openSocketStream(port);
    const { socket } = await openWebSocketByHand(stream, { authority: `127.0.0.1:${port}`, path: '/', random, timers });
    socket?.send('x'.repeat(66_000));
    expect(await socket?.receive()).toEqual({ type: 'message', data: 'two parts' });
    expect(await socket?.receive()).toEqual({ type: 'message', data: 'x'.repeat(66_000) });
    socket?.close(1000, 'bye');
    expect(await socket?.receive()).toEqual({ type: 'close', code: 1000, reason: 'bye', wasClean: true });
    expect(pongs).toEqual(['still there?']);
  });
});

const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import websockets']).status === 0,
);

const conversation = `
import asyncio, sys, websockets
async def main():
    async with websockets.connect(sys.argv[1], compression=None) as socket:
        await socket.send("brûlée")
        print(await socket.recv())
        await socket.send(["in ", "three ", "parts"])
        print(await socket.recv())
        await (await socket.ping())
        print("pong")
    print(socket.close_code)
asyncio.run(main())
`;

// Without python3-websockets on the machine there is no other party to talk to.
describe.skipIf(python === undefined)('Python’s websockets as client of our server', () => {
  it('talks with it, in fragments too', async () => {
    const port = await startOurs([]);
    const child = spawn(python ?? '', ['-c', conversation, `ws://127.0.0.1:${port}/`], {
      env: { ...process.env, PYTHONIOENCODING: 'utf-8' },
    });
    let printed = '';
    child.stdout.on('data', (data) => (printed += String(data)));
    await once(child, 'close');
    expect(printed).toBe('brûlée\nin three parts\npong\n1000\n');
  });
});
