// The language of the demo server's own answers.

import type { Language } from '#demos/contract.ts';

/** The language that an Accept-Language value asks for first (RFC 9110 §12.5.4); English where it asks for neither. */
export function languageOf(acceptLanguage: string | undefined): Language {
  return /^\s*fr\b/i.test(acceptLanguage ?? '') ? 'fr' : 'en';
}
