// Which sentence explains which part of a message. The sentences themselves are in the text tables.

import type { Meaning } from './field.ts';
import { http1Text, type Http1MeaningKey, type Http1Name } from './http1-text.ts';

/** What a part of the start line or of a field line means; undefined where its name and value say it all. */
export function meaningOf(name: Http1Name, text: string): Meaning | undefined {
  if (name === 'method') return { key: known(`method-${text}`) ?? 'method-unknown' };
  if (name === 'request-target') return { key: targetMeaning(text) };
  if (name === 'HTTP-version') return { key: text === 'HTTP/1.0' ? 'version-1.0' : 'version-1.1' };
  if (name === 'status-code') return statusMeaning(text);
  if (name === 'CRLF') return { key: 'line-end' };
  if (name === 'obs-fold') return { key: 'obs-fold' };
  if (name === 'reason-phrase' || name === 'absolute-path' || name === 'query' || name === 'chunk-ext')
    return { key: name };
  if (name === 'chunk-size') return { key: name, values: { length: Number.parseInt(text, 16) } };
  return undefined;
}

/** What a field is for, by its name in any case. */
export function fieldMeaning(name: string): Meaning {
  return { key: known(`field-${name.toLowerCase()}`) ?? 'field-unknown' };
}

function statusMeaning(code: string): Meaning {
  // A code from 600 on is nobody's; a client treats it as a server error (RFC 9110 §15).
  return { key: known(`status-${code}`) ?? known(`status-${code.charAt(0)}xx`) ?? 'status-5xx' };
}

function targetMeaning(target: string): Http1MeaningKey {
  if (target.startsWith('/')) return 'target-origin';
  if (target === '*') return 'target-asterisk';
  return target.includes('://') ? 'target-absolute' : 'target-authority';
}

function known(key: string): Http1MeaningKey | undefined {
  return Object.hasOwn(http1Text.en.meanings, key) ? (key as Http1MeaningKey) : undefined;
}
