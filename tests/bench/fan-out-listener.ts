// One client of a room over a bare TCP socket: just enough WebSocket to join, to answer pings and to count messages.

import { connect, type Socket } from 'node:net';
import type { RoomKind } from './fan-out-contestants.ts';

interface Manner {
  readonly path: string;
  readonly protocol?: string;
  /** What to answer to a text, by its beginning; `joined` says that this client is in. */
  readonly answers: readonly (readonly [
    beginning: string,
    answer: (name: string) => string | undefined,
    joined?: true,
  ])[];
  /** The beginning of a message that was relayed. */
  readonly message: string;
  say(text: string, name: string): string;
}

const relayed = (text: string, from: string): string =>
  JSON.stringify({ type: 'message', number: 1234, from, text, at: 1_767_323_045_678 });

const manners: Record<RoomKind, Manner> = {
  ours: {
    path: '/demos/chat',
    protocol: 'chat.v1',
    answers: [['{"type":"welcome"', () => undefined, true]],
    message: '{"type":"message"',
    say: (text) => JSON.stringify({ type: 'say', text }),
  },
  ws: { path: '/', answers: [], message: '{"type":"message"', say: relayed },
  'socket.io': {
    path: '/socket.io/?EIO=4&transport=websocket',
    // Packets of Engine.IO 4 and Socket.IO 5: open, ping, connected.
    answers: [
      ['0{', () => '40'],
      ['2', () => '3'],
      ['40', () => undefined, true],
    ],
    message: '42["message"',
    say: (text, name) => `42["message",${relayed(text, name)}]`,
  },
};

export interface Listener {
  say(text: string): void;
  end(): void;
}

/** Resolves once it is in. `heard` is called for each message that is relayed to it. Rejects where the room ends it. */
export function listen(kind: RoomKind, port: number, number: number, heard: () => void): Promise<Listener> {
  const manner = manners[kind];
  const name = `Client ${number}`;
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  const send = (text: string): void => void socket.write(frameOf(1, Buffer.from(text)));
  return new Promise((resolve, reject) => {
    const listener: Listener = { say: (text) => send(manner.say(text, name)), end: () => socket.destroy() };
    socket.on('error', reject).on('close', () => reject(new Error(`${kind} closed the connection.`)));
    socket.write(handshake(manner, number));
    readFrames(socket, {
      open() {
        if (kind === 'ours') send(JSON.stringify({ type: 'join', name }));
        if (manner.answers.length === 0) resolve(listener);
      },
      text(payload) {
        if (begins(payload, manner.message)) return heard();
        const found = manner.answers.find(([beginning]) => begins(payload, beginning));
        const answer = found?.[1](name);
        if (answer !== undefined) send(answer);
        if (found?.[2]) resolve(listener);
      },
      ping: (payload) => void socket.write(frameOf(10, payload)),
    });
  });
}

function handshake({ path, protocol }: Manner, number: number): string {
  const visitor = number.toString(16).padStart(32, '0');
  return [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ...(protocol ? [`Sec-WebSocket-Protocol: ${protocol}`] : []),
    // A phone of its own: each visitor is remembered by itself.
    `Cookie: visitor=${visitor}`,
    '\r\n',
  ].join('\r\n');
}

interface FrameEvents {
  open(): void;
  text(payload: Buffer): void;
  ping(payload: Buffer): void;
}

function readFrames(socket: Socket, events: FrameEvents): void {
  let rest: Buffer = Buffer.alloc(0);
  let isOpen = false;
  socket.on('data', (bytes) => {
    rest = rest.length === 0 ? bytes : Buffer.concat([rest, bytes]);
    if (!isOpen) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!rest.toString('latin1', 0, 12).endsWith('101')) return void socket.destroy();
      isOpen = true;
      rest = rest.subarray(end + 4);
      events.open();
    }
    rest = readAll(rest, events);
  });
}

/** What is left is an unfinished frame. */
function readAll(bytes: Buffer, events: FrameEvents): Buffer {
  let at = 0;
  for (;;) {
    if (bytes.length < at + 2) return bytes.subarray(at);
    const short = bytes[at + 1]! & 0x7f;
    const size = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (bytes.length < at + size) return bytes.subarray(at);
    const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : bytes.readUIntBE(at + 4, 6);
    if (bytes.length < at + size + length) return bytes.subarray(at);
    const payload = bytes.subarray(at + size, at + size + length);
    const opcode = bytes[at]! & 0xf;
    if (opcode === 1) events.text(payload);
    if (opcode === 9) events.ping(payload);
    at += size + length;
  }
}

function begins(payload: Buffer, beginning: string): boolean {
  return payload.length >= beginning.length && payload.toString('latin1', 0, beginning.length) === beginning;
}

/** A client must mask (RFC 6455 §5.3); a key of zeros leaves the octets as they are. */
function frameOf(opcode: number, payload: Buffer): Buffer {
  const isLong = payload.length > 125;
  const head = isLong
    ? [0x80 | opcode, 0xfe, payload.length >> 8, payload.length & 0xff]
    : [0x80 | opcode, 0x80 | payload.length];
  return Buffer.concat([Buffer.from([...head, 0, 0, 0, 0]), payload]);
}
