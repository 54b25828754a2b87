// From what the tap saw of one exchange to what the views show: the messages of both directions, in the order in which
// they began.

import type { WireMessage } from './field.ts';
import { Http1Decoder } from './http1-decoder.ts';
import { requestDirection, responseDirection } from './http1-directions.ts';
import { defaultLimits, membersOf, type RequestHead, type ResponseHead } from './http1-message.ts';
import { MessageReader } from './http1-reader.ts';
import { SideOctets, type WireChunk } from './http1-side.ts';
import type { RequestLine, StatusLine } from './http1-start-line.ts';
import { unreadMessage, type DecodedMessage } from './http1-tree.ts';
import { decodeFrames } from './websocket-decoder.ts';

export type { WireChunk } from './http1-side.ts';

interface ExchangeEnd {
  /** The connection has ended, so that a response without a length is complete; not for a record that was cut. */
  readonly ended?: boolean;
}

/** A message and where it began: at which piece of the record, at which octet of its side. */
interface Placed {
  readonly order: number;
  readonly offset: number;
  readonly message: WireMessage;
}

type Requests = Http1Decoder<RequestLine, RequestHead>;
type Responses = Http1Decoder<StatusLine, ResponseHead>;

// The record itself is bounded; a long answer is no reason to stop showing it.
const responseLimits = { ...defaultLimits, body: Number.MAX_SAFE_INTEGER };

/**
 * Decodes HTTP messages both ways and, after a 101 with `Upgrade: websocket`, one message per frame. `chunks` in the
 * order in which they passed. Never throws; a fault is marked where it is, and nothing is read after it on that side.
 */
export function decodeExchange(chunks: readonly WireChunk[], { ended = false }: ExchangeEnd = {}): WireMessage[] {
  const client = new SideOctets(chunks, 'client');
  const server = new SideOctets(chunks, 'server');
  const { requests, responses } = decodeBoth(client, server);
  if (ended) {
    requests.end();
    responses.end();
  }
  // Not before `finish`: the octets of another protocol begin where HTTP was left.
  const messages = [...place(client, requests.finish()), ...place(server, responses.finish())];
  const others = followUp(responses.isHeld ? responses.heads.at(-1) : undefined);
  if (requests.isHeld) messages.push(...others(client, requests.offset));
  if (responses.isHeld) messages.push(...others(server, responses.offset));
  return messages.sort((a, b) => a.order - b.order || a.offset - b.offset).map(({ message }) => message);
}

/** Each direction needs the other: HEAD says what follows a response, 101 what follows a request. */
function decodeBoth(client: SideOctets, server: SideOctets): { requests: Requests; responses: Responses } {
  const requests: Requests = new Http1Decoder(
    client.bytes,
    new MessageReader(requestDirection(defaultLimits), defaultLimits),
  );
  let answered = 0;
  // A request that waits for an upgrade and has its final answer was refused the upgrade.
  const resumeRefused = () => {
    while (requests.isHeld && answered >= requests.heads.length) requests.resume();
  };
  const nextMethod = () => {
    resumeRefused();
    answered += 1;
    return requests.heads[answered - 1]?.method ?? 'GET';
  };
  const direction = responseDirection(responseLimits, nextMethod);
  const responses: Responses = new Http1Decoder(server.bytes, new MessageReader(direction, responseLimits));
  if (!responses.isHeld) resumeRefused();
  return { requests, responses };
}

/** How the octets after HTTP are decoded, by the response that ended it, if there is one yet. */
function followUp(change: ResponseHead | undefined): (side: SideOctets, offset: number) => Placed[] {
  const protocols = change ? membersOf(change.headers, 'upgrade') : [];
  if (change?.status === 101 && protocols.includes('websocket')) return placeFrames;
  const reason = change ? 'after-upgrade' : 'before-upgrade';
  return (side, offset) => place(side, unreadMessage(side.bytes, offset, reason));
}

function place(side: SideOctets, messages: readonly DecodedMessage[]): Placed[] {
  return messages.map(({ start, end, summary, fields, complete }) => ({
    order: side.orderOf(start),
    offset: start,
    message: {
      from: side.from,
      protocol: 'http',
      at: side.timeOf(start),
      until: side.timeOf(end - 1),
      summary,
      bytes: side.bytes.subarray(start, end),
      fields,
      complete,
    },
  }));
}

/** Frames follow one another without gaps, so their lengths tell where each began. */
function placeFrames(side: SideOctets, start: number): Placed[] {
  let offset = start;
  return decodeFrames(side.chunksFrom(start)).map((message) => {
    const placed = { order: side.orderOf(offset), offset, message };
    offset += message.bytes.length;
    return placed;
  });
}
