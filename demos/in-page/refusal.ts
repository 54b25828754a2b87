// The host's own answers, in words, after which the connection ends: to what cannot be read, to what comes too late.

import type { Field } from '#demos/contract.ts';
import type { FramedResponse } from '#demos/framed-response.ts';
import { fill } from '#demos/fill.ts';
import { preferredLanguage } from '#demos/host-rules.ts';
import { lastWords } from '#demos/sentence.ts';
import { join, textOf } from '#wire/http1-octets.ts';
import type { ProtocolFault } from '#wire/http1-message.ts';
import { http1FaultText } from '#wire/http1-fault-text.ts';
import { refusalText, type RefusalSentence } from './refusal-text.ts';

export interface Complaint {
  readonly refusal: ProtocolFault | RefusalSentence;
  /** Field lines of the refused request, as far as they are known: they tell the language. */
  readonly headers: readonly Field[];
  /** Milliseconds since 1970, for Date. */
  readonly now: number;
}

const statusOf: Record<RefusalSentence, number> = { 'too-slow': 408, tunnel: 501, unwritable: 500 };

export function answerRefusal({ refusal, headers, now }: Complaint): FramedResponse {
  const language = preferredLanguage(headers);
  const isFault = typeof refusal !== 'string';
  const sentence = isFault
    ? fill(http1FaultText[language][refusal.key], refusal.values)
    : refusalText[language][refusal];
  const status = isFault ? refusal.status : statusOf[refusal];
  return lastWords({ status, sentence, language }, now);
}

/** Accept-Language as it stands in the octets of a request that no parser would read. */
export function headersIn(octets: readonly Uint8Array[]): Field[] {
  const length = octets.reduce((sum, piece) => sum + piece.length, 0);
  const value = /^accept-language:(.*)$/im.exec(textOf(join(octets, length)))?.[1];
  return value === undefined ? [] : [['Accept-Language', value.trim()]];
}
