// Answers of the demo server itself: a sentence in plain text, after which the connection ends.

import type { Field, Language } from '#demos/contract.ts';
import type { FramedResponse } from '#demos/dispatch.ts';
import { reasonPhrase } from '#wire/http1-encoder.ts';

export interface Answer {
  readonly status: number;
  readonly sentence: string;
  readonly language: Language;
  /** Milliseconds since 1970, for Date. */
  readonly now: number;
  /** Field lines before the others. */
  readonly headers?: readonly Field[];
}

export function inWords({ status, sentence, language, now, headers = [] }: Answer): FramedResponse {
  const body = new TextEncoder().encode(`${sentence}\n`);
  return {
    status,
    reason: reasonPhrase(status),
    headers: [
      ...headers,
      ['Content-Type', 'text/plain; charset=utf-8'],
      ['Content-Language', language],
      ['Date', new Date(now).toUTCString()],
      ['Content-Length', String(body.length)],
      ['Connection', 'close'],
    ],
    body,
    close: true,
  };
}

/** The language that an Accept-Language value asks for first (RFC 9110 §12.5.4); English where it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*fr\b/i.test(acceptLanguage ?? '') ? 'fr' : 'en';
}
