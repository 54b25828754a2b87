// What the resources have in common: how a request is read, and how a sentence or a value becomes a response.

import { sha256 } from '@noble/hashes/sha2.js';
import type { Field, HttpRequest, HttpResponse, Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { preferredLanguage, valuesOf } from '#demos/host-rules.ts';
import { readBytes } from '#demos/read-body.ts';
import { textOf } from '#wire/http1-octets.ts';
import { largestContent } from './protocol.ts';
import { refusalText, type Sentence } from './refusal-text.ts';

/** A request on its way to one resource. */
export interface Ask {
  readonly request: HttpRequest;
  /** What the resource's pattern caught. */
  readonly parts: readonly string[];
  /** After the question mark, as sent. */
  readonly query: string;
  readonly visitor: string;
  readonly language: Language;
}

export type Answer = HttpResponse | Promise<HttpResponse>;

/** A refusal that ends the handling of a request; `answer` is what the client gets. */
export class Refused extends Error {
  readonly answer: HttpResponse;

  constructor(answer: HttpResponse) {
    super(`${answer.status}`);
    this.answer = answer;
  }
}

/** Values of one field as one list (RFC 9110 §5.3); undefined where there is none. */
export function fieldOf({ request }: Ask, name: string): string | undefined {
  const values = valuesOf(request.headers, name);
  return values.length > 0 ? values.join(', ') : undefined;
}

type Values = Readonly<Record<string, string | number>>;

/** A sentence in the client's language. */
export function say(ask: Ask, status: number, sentence: Sentence, values: Values = {}, ...more: Field[]): HttpResponse {
  const language = preferredLanguage(ask.request.headers);
  const body = `${fill(refusalText[language][sentence], values)}\n`;
  return { status, headers: [plainText, ['Content-Language', language], ...more], body };
}

export const plainText: Field = ['Content-Type', 'text/plain; charset=utf-8'];

export function json(status: number, value: unknown, ...more: Field[]): HttpResponse {
  return { status, headers: [['Content-Type', 'application/json'], ...more], body: `${JSON.stringify(value)}\n` };
}

/** A strong entity tag (RFC 9110 §8.8.3): other octets, another tag. */
export function tagOf(content: string | Uint8Array): string {
  const octets = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const digest = sha256(octets).subarray(0, 6);
  return `"${Array.from(digest, (octet) => octet.toString(16).padStart(2, '0')).join('')}"`;
}

/** For Content-Digest (RFC 9530 §2). */
export function digestField(sha: Uint8Array): string {
  return `sha-256=:${btoa(textOf(sha))}:`;
}

/** Whether a list of entity tags names this one. Weak tags count where `isWeak` (RFC 9110 §8.8.3.2). */
export function names(list: string, tag: string, { isWeak }: { isWeak: boolean }): boolean {
  if (list.trim() === '*') return true;
  return list.split(',').some((member) => {
    const text = member.trim();
    return text === tag || (isWeak && text === `W/${tag}`);
  });
}

/** The content's media type, in lower case, without parameters. */
export function contentType(ask: Ask): string {
  return (fieldOf(ask, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** Throws `Refused` (415, with `Accept-Post` or its like) unless the content is of one of these types. */
export function requireType(ask: Ask, types: readonly string[], fieldName: string): string {
  const type = contentType(ask);
  if (types.includes(type)) return type;
  const language = preferredLanguage(ask.request.headers);
  const values = { type: type || refusalText[language]['no-type'], types: types.join(', ') };
  throw new Refused(say(ask, 415, 'content-type', values, [fieldName, types.join(', ')]));
}

/** Throws `Refused` (413) above `largestContent`. */
export async function contentOf(ask: Ask): Promise<Uint8Array> {
  const content = await readBytes(ask.request.body, largestContent);
  if (!content) throw new Refused(say(ask, 413, 'too-large', { limit: largestContent }));
  return content;
}

/** Throws `Refused` (400). */
export function readJsonIn(ask: Ask, content: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content)) as unknown;
  } catch {
    throw new Refused(say(ask, 400, 'bad-json'));
  }
}
