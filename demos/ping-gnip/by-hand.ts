// Frames that no browser would send: what the server says to a client that breaks the rules.

import { exchangeByHand } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import type { ByteStream, Closure, DemoClient, Language, Random } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { encodeFrame, OPCODE } from '#wire/websocket-frame.ts';
import { createKey, requestHandshake } from '#wire/websocket-handshake.ts';
import { FrameParser } from '#wire/websocket-parser.ts';
import { path } from './protocol.ts';

export type HandMadeFrame = 'unmasked' | 'bad-utf8';

const frames: Record<HandMadeFrame, (random: Random) => Uint8Array> = {
  unmasked: () =>
    encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.text, mask: undefined, payload: new TextEncoder().encode('ping') }),
  'bad-utf8': (random) =>
    encodeFrame({ fin: true, rsv: 0, opcode: OPCODE.text, mask: random.bytes(4), payload: Uint8Array.of(0xff) }),
};

/** Shakes hands, sends one wrong frame and waits for the server's close frame; 1006 where none comes. */
export async function sendByHand(
  client: DemoClient,
  frame: HandMadeFrame,
  random: Random,
  language: Language,
): Promise<Closure> {
  const stream = await client.connect();
  const request = requestHandshake(path, { key: createKey(random), protocols: [] }, [['Host', client.authority]]);
  const { problem, rest } = await exchangeByHand(stream, encodeRequestHead(request), 'GET');
  if (problem) throw new Error(problemSentence(problem, language));
  await stream.write(frames[frame](random));
  const closure = await nextClosure(stream, rest);
  stream.abort();
  return closure;
}

async function nextClosure(stream: ByteStream, first: Uint8Array): Promise<Closure> {
  const parser = new FrameParser('client');
  for (let bytes: Uint8Array | undefined = first; bytes; bytes = await stream.read()) {
    for (const event of parser.push(bytes)) if (event.type === 'close') return event;
  }
  return { code: 1006, reason: '' };
}
