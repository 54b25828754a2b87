// Path and parameters of a request-target, whatever its form (RFC 9112 §3.2).

import type { HttpRequest, Language } from '#demos/contract.ts';
import { preferredLanguage } from '#demos/host-rules.ts';

export function pathIn(target: string): string {
  return target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0] ?? '';
}

/** A whole number of at most nine digits; undefined where the query has none by that name. */
export function numberIn(target: string, name: string): number | undefined {
  const digits = new RegExp(`[?&]${name}=(\\d{1,9})(?=[&#]|$)`).exec(target)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** A page's script cannot choose a handshake's Accept-Language: it may say so in the query. */
export function languageOf({ target, headers }: Pick<HttpRequest, 'target' | 'headers'>): Language {
  const asked = /[?&]language=(fr|en)(?=[&#]|$)/.exec(target)?.[1];
  return asked === undefined ? preferredLanguage(headers) : asked === 'fr' ? 'fr' : 'en';
}
