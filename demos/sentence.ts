// A sentence as an answer: plain text in one of the course's languages (RFC 9110 §8.3, §8.5).

import type { Field, HttpResponse, Language } from './contract.ts';
import type { FramedResponse } from './framed-response.ts';
import { reasonPhrase } from '#wire/http1-encoder.ts';

export interface Sentence {
  readonly status: number;
  /** Without its line end. */
  readonly sentence: string;
  readonly language: Language;
  /** Field lines before the others. */
  readonly headers?: readonly Field[];
}

export function inWords({ status, sentence, language, headers = [] }: Sentence): HttpResponse {
  const content: readonly Field[] = [
    ['Content-Type', 'text/plain; charset=utf-8'],
    ['Content-Language', language],
  ];
  return { status, headers: [...headers, ...content], body: `${sentence}\n` };
}

/** The same, ready for the wire at `now` (milliseconds since 1970); the connection ends after it. */
export function lastWords(sentence: Sentence, now: number): FramedResponse {
  const { status, headers } = inWords(sentence);
  const body = new TextEncoder().encode(`${sentence.sentence}\n`);
  const framing: readonly Field[] = [
    ['Date', new Date(now).toUTCString()],
    ['Content-Length', String(body.length)],
    ['Connection', 'close'],
  ];
  return { status, reason: reasonPhrase(status), headers: [...headers, ...framing], body, close: true };
}
