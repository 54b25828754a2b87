// The finished run: a text in two frames with a ping between them, what the server says of it, and a close that it begins.

import { shakeHandsByHand } from '#demos/by-hand.ts';
import type { ByHand, ByteStream } from '#demos/contract.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';
import { FrameParser } from '#wire/websocket-parser.ts';
import { writeClose } from '#wire/websocket-close.ts';
import { path } from './protocol.ts';

export async function scenario({ authority, connect, language, random }: ByHand): Promise<void> {
  const stream = await connect();
  const headers = [['Accept-Language', language]] as const;
  const { problem, rest } = await shakeHandsByHand(stream, { authority, path, random, headers });
  if (problem) throw new Error(`No WebSocket answers at ${path}.`);
  const parser = new FrameParser('client');
  parser.push(rest);
  const send = (opcode: number, payload: Uint8Array, fin = true) =>
    stream.write(encodeFrame({ fin, rsv: 0, opcode, mask: random.bytes(4), payload }));
  const text = (words: string) => new TextEncoder().encode(words);
  await send(OPCODE.text, text('ca'), false);
  await send(OPCODE.ping, text('coucou'));
  await hear(stream, parser, 'pong');
  await send(OPCODE.continuation, text('fé'));
  await hear(stream, parser, 'message');
  await send(OPCODE.text, text('close 3001 fini'));
  await hear(stream, parser, 'close');
  await send(OPCODE.close, writeClose(3001, ''));
  while (await stream.read());
  await stream.end();
}

async function hear(stream: ByteStream, parser: FrameParser, type: 'pong' | 'message' | 'close'): Promise<void> {
  for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
    if (parser.push(bytes).some((event) => event.type === type)) return;
  }
  throw new Error(`A ${type} was due.`);
}
