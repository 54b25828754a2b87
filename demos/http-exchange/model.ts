// What an answer says, beyond its number, and what a client would do next.

import type { Field } from '#demos/contract.ts';
import { valuesOf } from '#demos/host-rules.ts';
import type { Answer } from './connection.ts';
import { authorization } from './presets.ts';
import { withField, type Request } from './request.ts';

/** Something worth seeing in an answer: a key of the text table, and values for its sentence. */
export interface Remark {
  readonly key: RemarkKey;
  readonly values?: Readonly<Record<string, string | number>>;
}

export type RemarkKey =
  | 'head'
  | 'not-modified'
  | 'no-content'
  | 'gzip'
  | 'chunked'
  | 'chunked-trailers'
  | 'until-close'
  | 'length'
  | 'allow'
  | 'location'
  | 'retry'
  | 'challenge';

export function remarksOn(answer: Answer): Remark[] {
  const { headers, octets, unpacked, trailers, method, status, isInterim } = answer;
  const value = (name: string) => valuesOf(headers, name)[0];
  const [length, location] = [value('content-length'), value('location')];
  const [allow, retry, challenge] = [value('allow'), value('retry-after'), value('www-authenticate')];
  const isChunked = /chunked/i.test(value('transfer-encoding') ?? '');
  const remarks: (Remark | false | undefined)[] = [
    location !== undefined && { key: 'location', values: { location } },
    allow !== undefined && { key: 'allow', values: { allow } },
    retry !== undefined && { key: 'retry', values: { retry } },
    challenge !== undefined && { key: 'challenge', values: { challenge } },
    unpacked !== undefined && { key: 'gzip', values: { octets, unpacked } },
  ];
  const framing = (): Remark | undefined => {
    if (isInterim) return undefined;
    if (method === 'HEAD') return length === undefined ? undefined : { key: 'head', values: { length } };
    if (status === 304) return { key: 'not-modified' };
    if (status === 204) return { key: 'no-content' };
    if (unpacked !== undefined) return undefined;
    if (!isChunked)
      return length === undefined ? { key: 'until-close', values: { octets } } : { key: 'length', values: { octets } };
    const [trailer] = trailers;
    return trailer
      ? { key: 'chunked-trailers', values: { octets, trailer: trailer[0] } }
      : { key: 'chunked', values: { octets } };
  };
  return [...remarks, framing()].filter((remark) => remark !== undefined && remark !== false);
}

/** What a client does next with such an answer. */
export type NextStep = 'follow' | 'revalidate' | 'authorize';

export interface Next {
  readonly step: NextStep;
  readonly request: Request;
  /** Where it goes. */
  readonly target: string;
}

/** Undefined where there is nothing more to do. */
export function nextAfter({ head, body }: Request, answer: Answer): Next | undefined {
  const location = valuesOf(answer.headers, 'location')[0];
  if (answer.status >= 300 && answer.status < 400 && answer.status !== 304 && location !== undefined)
    return follow({ head, body }, answer.status, location);
  const step = answer.status === 401 ? 'authorize' : 'revalidate';
  const field = step === 'authorize' ? fieldAgainst(answer, head.headers) : condition(answer, head.method);
  return field && { step, target: head.target, request: { head: withField(head, field), body } };
}

function condition(answer: Answer, method: string): Field | undefined {
  const tag = valuesOf(answer.headers, 'etag')[0];
  const isReading = answer.status === 200 && (method === 'GET' || method === 'HEAD');
  return isReading && tag !== undefined ? ['If-None-Match', tag] : undefined;
}

function fieldAgainst(answer: Answer, sent: readonly Field[]): Field | undefined {
  const isBasic = /^basic\b/i.test(valuesOf(answer.headers, 'www-authenticate')[0] ?? '');
  return isBasic && valuesOf(sent, 'authorization').length === 0 ? ['Authorization', authorization] : undefined;
}

/** 303 asks for GET; 301 and 302 turn POST into GET, which they were not meant to; 307 and 308 keep both (RFC 9110 §15.4). */
function follow({ head, body }: Request, status: number, location: string): Next | undefined {
  const target = targetIn(location, head.target);
  if (target === undefined) return undefined;
  const turns = status === 303 ? head.method !== 'HEAD' : status <= 302 && head.method === 'POST';
  const request = turns
    ? { head: { ...head, method: 'GET', target, headers: withoutContent(head.headers) }, body: new Uint8Array() }
    : { head: { ...head, target }, body };
  return { step: 'follow', target, request };
}

/** Location may be relative to what was asked (RFC 9110 §10.2.2). */
function targetIn(location: string, asked: string): string | undefined {
  try {
    const here = new URL(asked, 'http://here.invalid');
    const there = new URL(location, here.origin + here.pathname);
    return there.origin === here.origin ? `${there.pathname}${there.search}` : undefined;
  } catch {
    return undefined;
  }
}

function withoutContent(headers: readonly Field[]): Field[] {
  return headers.filter(([name]) => !/^(content-|transfer-encoding$|expect$)/i.test(name));
}
