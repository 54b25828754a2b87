// Where a message's content ends (RFC 9112 §6.3). Whatever two recipients could read differently is refused.

import { membersOf, type Http1Limits, type RequestHead, type ResponseHead } from './http1-message.ts';
import type { Http1FaultKey, Refusal } from './http1-faults.ts';
import type { FieldLine } from './http1-field-line.ts';
import { trimText } from './http1-octets.ts';

/** How the end of the content is found. */
export type Framing =
  | { readonly type: 'none' }
  | { readonly type: 'length'; readonly length: number }
  | { readonly type: 'chunked' }
  /** Content ends with the connection: responses only. */
  | { readonly type: 'close' }
  /** No content, and what follows is not HTTP any more: 101, or 2xx to CONNECT. */
  | { readonly type: 'tunnel' };

export type FramingRead = Framing | { readonly type: 'refused'; readonly refusal: Refusal };

type Head = RequestHead | ResponseHead;

/** Framing of a request: without Content-Length or Transfer-Encoding it has no content. */
export function frameRequest(head: RequestHead, lines: readonly FieldLine[], limits: Http1Limits): FramingRead {
  const expectation = refuseExpectation(head, lines);
  if (expectation) return { type: 'refused', refusal: expectation };
  return frameByFields(head, lines, limits) ?? { type: 'none' };
}

/** Framing of a response to a request with `method`: without the two fields its content ends with the connection. */
export function frameResponse(
  head: ResponseHead,
  lines: readonly FieldLine[],
  limits: Http1Limits,
  method: string,
): FramingRead {
  const { status } = head;
  if (status === 101 || (method === 'CONNECT' && status >= 200 && status < 300)) return { type: 'tunnel' };
  if (status < 200 || status === 204 || status === 304 || method === 'HEAD') return { type: 'none' };
  return frameByFields(head, lines, limits) ?? { type: 'close' };
}

function frameByFields(head: Head, lines: readonly FieldLine[], limits: Http1Limits): FramingRead | undefined {
  const lengths = linesOf(lines, 'content-length');
  const codings = linesOf(lines, 'transfer-encoding');
  if (codings.length > 0 && lengths.length > 0) return refused('content-length-and-transfer-encoding', lengths[0]);
  if (codings.length > 0) return frameByCoding(head, codings);
  return lengths.length > 0 ? frameByLength(lengths, limits) : undefined;
}

/** The one coding that is known is chunked; a response in another would be content that its reader cannot undo. */
function frameByCoding(head: Head, lines: readonly FieldLine[]): FramingRead {
  const at = lines.at(-1);
  if (head.version === '1.0') return refused('transfer-encoding-in-1-0', at);
  const codings = membersOf(head.headers, 'transfer-encoding');
  const names = codings.map((coding) => /^[^;\s]*/.exec(coding)?.[0]);
  if (names.at(-1) !== 'chunked') return refused('transfer-encoding-not-chunked', at);
  if (codings.at(-1) !== 'chunked') return refused('transfer-encoding-parameter', at);
  if (names.indexOf('chunked') < names.length - 1) return refused('transfer-encoding-chunked-twice', at);
  const [unknown] = codings.slice(0, -1);
  if (unknown !== undefined) return refused('transfer-coding-unknown', lines[0], { coding: unknown.slice(0, 40) });
  return { type: 'chunked' };
}

/** Equal values, repeated or in a list, count as one; anything else that is not digits is refused. */
function frameByLength(lines: readonly FieldLine[], limits: Http1Limits): FramingRead {
  const [first, ...others] = lines.flatMap((line) =>
    line.value.split(',').map((text) => ({ line, text: trimText(text) })),
  );
  if (!first) return { type: 'none' };
  const bad = [first, ...others].find(({ text }) => !/^\d+$/.test(text));
  if (bad) return refused('content-length-digits', bad.line);
  const different = others.find(({ text }) => text !== first.text);
  if (different) return refused('content-length-differs', different.line);
  const length = Number(first.text);
  if (!fits(length, limits)) return refused('content-too-large', first.line, { limit: limits.body });
  return { type: 'length', length };
}

/** Whether content of this length is taken; also false for a number too large to be counted exactly. */
export function fits(length: number, limits: Http1Limits): boolean {
  return Number.isSafeInteger(length) && length <= limits.body;
}

function refuseExpectation(head: RequestHead, lines: readonly FieldLine[]): Refusal | undefined {
  if (head.version === '1.0') return undefined;
  const unknown = membersOf(head.headers, 'expect').find((member) => member !== '100-continue');
  if (unknown === undefined) return undefined;
  return refuseLine('expectation-unknown', linesOf(lines, 'expect')[0], { expectation: unknown.slice(0, 40) });
}

function linesOf(lines: readonly FieldLine[], name: string): FieldLine[] {
  return lines.filter((line) => line.name.toLowerCase() === name);
}

function refused(key: Http1FaultKey, line: FieldLine | undefined, values?: Refusal['values']): FramingRead {
  return { type: 'refused', refusal: refuseLine(key, line, values) };
}

function refuseLine(key: Http1FaultKey, line: FieldLine | undefined, values?: Refusal['values']): Refusal {
  return { key, offset: line?.start ?? 0, end: line?.end ?? 0, ...(values && { values }) };
}
