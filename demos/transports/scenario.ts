// The finished run: one piece of news, asked for, waited for, streamed after a Last-Event-ID, and pushed.

import { exchangeByHand, openWebSocketByHand } from '#demos/by-hand.ts';
import type { ByHand, Field } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { EventStreamParser } from '#wire/event-stream.ts';
import { newsPath, pollPath, socketPath, streamPath, waitPath } from './protocol.ts';

export async function scenario(by: ByHand): Promise<void> {
  const stream = await by.connect();
  const ask = (method: string, target: string, ...headers: Field[]) =>
    exchangeByHand(stream, requestFor(by, method, target, headers), method);
  await ask('GET', `${pollPath}?after=0`);
  await ask('POST', newsPath, ['Content-Length', '0']);
  await ask('GET', `${pollPath}?after=0`);
  await ask('GET', `${waitPath}?after=0`);
  await stream.end();
  await hearStream(by);
  await hearSocket(by);
}

async function hearStream(by: ByHand): Promise<void> {
  const stream = await by.connect();
  await stream.write(requestFor(by, 'GET', streamPath, [['Last-Event-ID', '0']]));
  const parser = new EventStreamParser();
  for (let bytes = await stream.read(); bytes; bytes = await stream.read()) {
    // The lines of the response's head are none of an event stream's.
    if (parser.push(bytes).some(({ kind }) => kind === 'event')) break;
  }
  stream.abort();
}

async function hearSocket({ authority, connect, random }: ByHand): Promise<void> {
  const { socket } = await openWebSocketByHand(await connect(), { authority, path: `${socketPath}?after=0`, random });
  if (!socket) throw new Error(`No WebSocket answers at ${socketPath}.`);
  await socket.receive();
  socket.close(1000);
  await socket.receive();
}

function requestFor({ authority, language }: ByHand, method: string, target: string, more: readonly Field[]) {
  const headers: Field[] = [['Host', authority], ['Accept-Language', language], ...more];
  return encodeRequestHead({ method, target, version: '1.1', headers });
}
