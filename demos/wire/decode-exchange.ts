// From what the tap saw of one exchange to what the views show: the messages of both directions, in the order in which
// they began.

import type { FieldNode, WireMessage } from './field.ts';
import { Http1Decoder } from './http1-decoder.ts';
import { requestDirection, responseDirection } from './http1-directions.ts';
import { defaultLimits, membersOf, type RequestHead, type ResponseHead } from './http1-message.ts';
import { MessageReader } from './http1-reader.ts';
import { SideOctets, type WireChunk } from './http1-side.ts';
import type { RequestLine, StatusLine } from './http1-start-line.ts';
import { unreadMessage, type DecodedMessage } from './http1-tree.ts';
import { decodeFrames } from './websocket-decoder.ts';
import { negotiatedDeflate, type DeflateAgreement } from './websocket-extensions.ts';
import { asFault } from './websocket-tree.ts';

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
  const answers = place(server, responses.finish());
  const change = responses.isHeld ? responses.heads.at(-1) : undefined;
  const others = followUp(change, requests.heads.at(-1));
  if (change) markExtensions(answers, change, requests.heads.at(-1));
  const messages = [...place(client, requests.finish()), ...answers];
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

/**
 * What the handshake in these messages agreed on about compression: the messages of an exchange as `decodeExchange` gives
 * them. Undefined where there was no such handshake, and where what it said does not hold.
 */
export function deflateAgreed(messages: readonly WireMessage[]): DeflateAgreement | undefined {
  const handshake = messages.filter(({ protocol }) => protocol === 'http');
  const { requests, responses } = decodeBoth(new SideOctets(handshake, 'client'), new SideOctets(handshake, 'server'));
  const change = responses.heads.at(-1);
  return change && negotiated(change, requests.heads.at(-1)).agreement;
}

function negotiated(change: ResponseHead, request: RequestHead | undefined): ReturnType<typeof negotiatedDeflate> {
  return isWebSocket(change) ? negotiatedDeflate(change.headers, request?.headers) : {};
}

function isWebSocket(change: ResponseHead): boolean {
  return change.status === 101 && membersOf(change.headers, 'upgrade').includes('websocket');
}

/** A fault of the negotiation stands on the field lines that make it. */
function markExtensions(answers: Placed[], change: ResponseHead, request: RequestHead | undefined): void {
  const last = answers.findLastIndex(({ message: { complete } }) => complete);
  const [placed, { fault }] = [answers[last], negotiated(change, request)];
  if (!placed || !fault) return;
  const marked = (field: FieldNode): FieldNode => (isExtensions(field) ? { ...field, fault: asFault(fault) } : field);
  const { message } = placed;
  answers[last] = { ...placed, message: { ...message, fields: message.fields.map(marked) } };
}

function isExtensions({ children = [] }: FieldNode): boolean {
  const name = children.find((child) => child.name === 'field-name');
  return name?.value.toLowerCase() === 'sec-websocket-extensions';
}

/** How the octets after HTTP are decoded, by the response that ended it, if there is one yet. */
function followUp(
  change: ResponseHead | undefined,
  request: RequestHead | undefined,
): (side: SideOctets, offset: number) => Placed[] {
  if (change && isWebSocket(change)) {
    const { agreement } = negotiated(change, request);
    return (side, offset) => placeFrames(side, offset, agreement);
  }
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
function placeFrames(side: SideOctets, start: number, agreement: DeflateAgreement | undefined): Placed[] {
  let offset = start;
  return decodeFrames(side.chunksFrom(start), agreement).map((message) => {
    const placed = { order: side.orderOf(offset), offset, message };
    offset += message.bytes.length;
    return placed;
  });
}
