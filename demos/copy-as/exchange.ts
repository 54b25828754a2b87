// An exchange as something that can be done again: its request, or its handshake and what was said after it.

import type { Side } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { membersOf, type RequestHead } from '#wire/http1-message.ts';
import { OctetBuffer } from '#wire/octet-buffer.ts';
import { RequestParser } from '#wire/http1-parser.ts';
import { FrameParser } from '#wire/websocket-parser.ts';

/** A text or binary message of a WebSocket, whole however many frames it took. */
export interface Said {
  readonly from: Side;
  readonly data: string | Uint8Array;
}

export interface Repeatable {
  readonly head: RequestHead;
  readonly body: Uint8Array;
  /** In order; undefined where the request asked for no WebSocket. */
  readonly conversation: readonly Said[] | undefined;
}

/** Undefined where the exchange does not begin with a whole request that a parser takes: no client would send it. */
export function repeatable(messages: readonly WireMessage[]): Repeatable | undefined {
  const request = requestOf(messages);
  const read = request && readRequest(request.bytes);
  if (!read) return undefined;
  const asks = membersOf(read.head.headers, 'upgrade').includes('websocket');
  return { ...read, conversation: asks ? conversation(messages) : undefined };
}

export function requestOf(messages: readonly WireMessage[]): WireMessage | undefined {
  return messages.find(({ from, protocol }) => from === 'client' && protocol === 'http');
}

function readRequest(bytes: Uint8Array): { head: RequestHead; body: Uint8Array } | undefined {
  const body = new OctetBuffer();
  let head: RequestHead | undefined;
  for (const event of new RequestParser().push(bytes)) {
    if (event.type === 'fault') return undefined;
    if (event.type === 'head') head = event.head;
    if (event.type === 'data') body.push(event.bytes);
    if (event.type === 'complete') return head && { head, body: body.take() };
  }
  return undefined;
}

function conversation(messages: readonly WireMessage[]): Said[] {
  const parsers = { client: new FrameParser('server'), server: new FrameParser('client') };
  const frames = messages.filter(({ protocol }) => protocol === 'websocket');
  return frames.flatMap(({ from, bytes }) =>
    parsers[from].push(bytes).flatMap((event) => (event.type === 'message' ? [{ from, data: event.data }] : [])),
  );
}
