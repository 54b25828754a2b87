// What a request looks like from its own octets, before anybody answers: whole, unfinished, or faulty.

import type { Field } from '#demos/contract.ts';
import { encodeRequestHead } from '#wire/http1-encoder.ts';
import { valuesOf, type ProtocolFault, type RequestHead } from '#wire/http1-message.ts';
import { join } from '#wire/http1-octets.ts';
import { RequestParser } from '#wire/http1-parser.ts';
import { writeOctets } from './octet-text.ts';

export interface Request {
  readonly head: RequestHead;
  /** Without a transfer coding. */
  readonly body: Uint8Array;
}

export interface RequestsRead {
  /** Those that are whole. */
  readonly whole: readonly Request[];
  /** Why nothing is read from some octet on. */
  readonly fault: ProtocolFault | undefined;
  /** What a server still waits for after the last octet: the end of a header section, or so many octets of content. */
  readonly missing: 'head' | 'chunks' | { readonly octets: number } | undefined;
}

/** Reads what was typed as a server would. Never throws. */
export function readRequests(octets: Uint8Array): RequestsRead {
  const parser = new RequestParser();
  const whole: Request[] = [];
  let fault: ProtocolFault | undefined;
  let open: { head: RequestHead; pieces: Uint8Array[]; length: number } | undefined;
  let events = parser.push(octets);
  for (;;) {
    for (const event of events) {
      if (event.type === 'head') open = { head: event.head, pieces: [], length: 0 };
      if (event.type === 'data') {
        open?.pieces.push(event.bytes);
        if (open) open.length += event.bytes.length;
      }
      if (event.type === 'complete' && open) {
        whole.push({ head: open.head, body: join(open.pieces, open.length) });
        open = undefined;
      }
      if (event.type === 'fault') fault = event.fault;
    }
    if (fault || !parser.isWaiting) break;
    events = parser.resume();
  }
  if (fault) return { whole, fault, missing: undefined };
  const rest = endsInside(octets);
  return { whole, fault, missing: open ? missingOf(open) : rest ? 'head' : undefined };
}

/** Whether something more than empty lines has begun after the last whole request: the parser complains at its end. */
function endsInside(octets: Uint8Array): boolean {
  const parser = new RequestParser();
  let events = parser.push(octets);
  while (parser.isWaiting) events = parser.resume();
  return [...events, ...parser.end()].some((event) => event.type === 'fault');
}

function missingOf({ head, length }: { head: RequestHead; length: number }): RequestsRead['missing'] {
  const announced = valuesOf(head.headers, 'content-length')[0];
  return announced === undefined ? 'chunks' : { octets: Number.parseInt(announced, 10) - length };
}

/** As it would be typed. Throws a TypeError for what could not be read back. */
export function writeRequest({ head, body }: Request): string {
  const octets = encodeRequestHead(head);
  return writeOctets(join([octets, body], octets.length + body.length));
}

/** The same head with one field set: in the place of the first of its name, or at the end. */
export function withField(head: RequestHead, [name, value]: Field): RequestHead {
  const at = head.headers.findIndex(([key]) => key.toLowerCase() === name.toLowerCase());
  const others = head.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase());
  const place = at < 0 ? others.length : Math.min(at, others.length);
  return { ...head, headers: [...others.slice(0, place), [name, value], ...others.slice(place)] };
}
