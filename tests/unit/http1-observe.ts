// What our parser and our decoder make of some octets, in a form that can be compared.

import type { Side } from '#demos/contract.ts';
import type { Fault, FieldNode } from '#wire/field.ts';
import { Http1Decoder } from '#wire/http1-decoder.ts';
import { requestDirection, responseDirection } from '#wire/http1-directions.ts';
import { defaultLimits, type ProtocolFault } from '#wire/http1-message.ts';
import { RequestParser, ResponseParser, type RequestEvent, type ResponseEvent } from '#wire/http1-parser.ts';
import { MessageReader } from '#wire/http1-reader.ts';
import type { DecodedMessage } from '#wire/http1-tree.ts';
import { latin1 } from './http1-corpus.ts';

export interface OurMessage {
  /** Method, target, version; or version, status, reason. */
  readonly start: string;
  /** Name, value, name, value. */
  readonly headers: readonly string[];
  body: string;
  trailers: readonly string[];
  complete: boolean;
}

export interface Observation {
  readonly messages: readonly OurMessage[];
  readonly fault: ProtocolFault | undefined;
}

/** Puts the events of a parser together; where its data was cut does not show. */
export function observe(events: readonly (RequestEvent | ResponseEvent)[]): Observation {
  const messages: OurMessage[] = [];
  let fault: ProtocolFault | undefined;
  for (const event of events) {
    const last = messages.at(-1);
    if (event.type === 'head') {
      const { head } = event;
      const start =
        'method' in head
          ? `${head.method} ${head.target} ${head.version}`
          : `${head.version} ${head.status} ${head.reason}`;
      messages.push({ start, headers: head.headers.flat(), body: '', trailers: [], complete: false });
    } else if (event.type === 'fault') fault = event.fault;
    else if (last && event.type === 'data') last.body += latin1(event.bytes);
    else if (last && event.type === 'complete')
      Object.assign(last, { complete: true, trailers: event.trailers.flat() });
  }
  return { messages, fault };
}

/** Pieces of at most `size` octets each, or all in one. */
export function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  const count = Math.ceil(bytes.length / size);
  return Array.from({ length: count }, (_, at) => bytes.slice(at * size, (at + 1) * size));
}

/** Requests from pieces that arrive one after another, then the end; upgrades are all refused. */
export function parseRequests(chunks: readonly Uint8Array[]): Observation {
  const parser = new RequestParser();
  const events: RequestEvent[] = [];
  const resume = () => {
    while (parser.isWaiting) events.push(...parser.resume());
  };
  for (const chunk of chunks) {
    events.push(...parser.push(chunk));
    resume();
  }
  events.push(...parser.end());
  return observe(events);
}

/** Responses from pieces that arrive one after another, then the end. */
export function parseResponses(chunks: readonly Uint8Array[], method = 'GET'): Observation {
  const parser = new ResponseParser(() => method);
  const events = chunks.flatMap((chunk) => parser.push(chunk));
  return observe([...events, ...parser.end()]);
}

/** All messages that the decoder finds in one side's octets, the connection ended or not. */
export function decodeSide(bytes: Uint8Array, from: Side, { ended = true, method = 'GET' } = {}): DecodedMessage[] {
  const decoder =
    from === 'client'
      ? new Http1Decoder(bytes, new MessageReader(requestDirection(defaultLimits), defaultLimits))
      : new Http1Decoder(
          bytes,
          new MessageReader(
            responseDirection(defaultLimits, () => method),
            defaultLimits,
          ),
        );
  // After 101 the server speaks another protocol for good; a client's upgrade may be refused.
  if (from === 'client') while (decoder.isHeld) decoder.resume();
  if (ended) decoder.end();
  return decoder.finish();
}

/** Every field of a tree, parents first. */
export function allFields(fields: readonly FieldNode[]): FieldNode[] {
  return fields.flatMap((field) => [field, ...allFields(field.children ?? [])]);
}

export function faultsOf(fields: readonly FieldNode[]): { field: FieldNode; fault: Fault }[] {
  return allFields(fields).flatMap((field) => (field.fault ? [{ field, fault: field.fault }] : []));
}

/** What is wrong with the shape of a tree (field.ts), in words; undefined when it is sound. */
export function shapeError(fields: readonly FieldNode[], start: number, end: number): string | undefined {
  let at = start;
  for (const field of fields) {
    const name = `${field.name} ${field.start}–${field.end}`;
    if (field.start < at) return `${name} begins before ${at}`;
    if (field.end > end || field.end < field.start) return `${name} ends outside ${start}–${end}`;
    if (field.value.length > 1_000) return `${name} has a value of ${field.value.length} characters`;
    const inside = shapeError(field.children ?? [], field.start, field.end);
    if (inside) return inside;
    at = field.end;
  }
  return undefined;
}

/** The message that a tree tells, read from the octets under its fields and from nothing else. */
export function messageFrom(decoded: DecodedMessage, bytes: Uint8Array): OurMessage {
  const text = ({ start, end }: FieldNode) => latin1(bytes.subarray(decoded.start + start, decoded.start + end));
  const first = (fields: readonly FieldNode[], name: string) => allFields(fields).find((field) => field.name === name);
  const textOf = (fields: readonly FieldNode[], name: string) => {
    const field = first(fields, name);
    return field ? text(field) : '';
  };
  const lines = (fields: readonly FieldNode[]) =>
    fields
      .filter(({ name }) => name === 'field-line')
      .flatMap(({ children = [] }) => [textOf(children, 'field-name'), unfolded(first(children, 'field-value'), text)]);
  const { fields } = decoded;
  const minor = textOf(fields, 'HTTP-version') === 'HTTP/1.0' ? '1.0' : '1.1';
  const isRequest = first(fields, 'method') !== undefined;
  const start = isRequest
    ? `${textOf(fields, 'method')} ${textOf(fields, 'request-target')} ${minor}`
    : `${minor} ${textOf(fields, 'status-code')} ${textOf(fields, 'reason-phrase')}`;
  const content = fields.find(({ name }) => name === 'content');
  const data = content?.children
    ? allFields(content.children).filter(({ name }) => name === 'chunk-data')
    : content
      ? [content]
      : [];
  const section = content?.children?.find(({ name }) => name === 'trailer-section');
  return {
    start,
    headers: lines(fields),
    body: data.map(text).join(''),
    trailers: lines(section?.children ?? []),
    complete: decoded.complete,
  };
}

/** A field value without its folds (RFC 9112 §5.2). */
function unfolded(field: FieldNode | undefined, text: (field: FieldNode) => string): string {
  if (!field) return '';
  let value = '';
  let at = field.start;
  for (const fold of field.children ?? []) {
    value += text({ ...field, start: at, end: fold.start }) + ' ';
    at = fold.end;
  }
  return (value + text({ ...field, start: at })).replace(/^ +| +$/g, '').replace(/ {2,}/g, ' ');
}
