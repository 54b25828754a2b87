// An exchange as something that can be done again: its request, or its handshake and what was said after it.

import type { Side } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { membersOf, type RequestHead } from '#wire/http1-message.ts';
import { OctetBuffer } from '#wire/octet-buffer.ts';
import { RequestParser } from '#wire/http1-parser.ts';
import { isControl, OPCODE } from '#wire/websocket-frame.ts';
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
  const hearers = { client: new Hearer('client'), server: new Hearer('server') };
  return messages
    .filter(({ protocol }) => protocol === 'websocket')
    .flatMap((frame) => hearers[frame.from].hear(frame));
}

/** Puts the messages of one side together. Those that were compressed it takes as the decoder has read them. */
class Hearer {
  readonly #from: Side;
  readonly #parser: FrameParser;
  /** Whether the compressed message is a text whose frames are coming; undefined where there is none. */
  #isText: boolean | undefined;

  constructor(from: Side) {
    this.#from = from;
    this.#parser = new FrameParser(from === 'client' ? 'server' : 'client');
  }

  hear({ bytes, plain }: WireMessage): Said[] {
    const [first = 0] = bytes;
    const opcode = first & 0x0f;
    const begins = (first & 0x70) === 0x40 && (opcode === OPCODE.text || opcode === OPCODE.binary);
    if (begins) this.#isText = opcode === OPCODE.text;
    if (this.#isText === undefined || isControl(opcode)) return this.#parse(bytes);
    if (first < 0x80) return [];
    const isText = this.#isText;
    this.#isText = undefined;
    const data = plain && isText ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain) : plain;
    return data === undefined ? [] : [{ from: this.#from, data }];
  }

  #parse(bytes: Uint8Array): Said[] {
    return this.#parser
      .push(bytes)
      .flatMap((event) => (event.type === 'message' ? [{ from: this.#from, data: event.data }] : []));
  }
}
