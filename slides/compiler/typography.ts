// The small rules of printed text that authors should not have to type. Prose only; code never passes here.

import type { Language } from '#demos/contract.ts';

const NO_BREAK = '\u00A0';
const NARROW_NO_BREAK = '\u202F';

/** Turns typed text into typeset text. Applying it twice changes nothing. */
export function typeset(text: string, language: Language): string {
  const common = text
    .replace(/(?<=\p{L})'/gu, '’')
    .replace(/\.\.\./g, '…')
    .replace(/(?<=\bRFC) (?=\d)/g, NO_BREAK)
    .replace(/(?<=\d) (?=(?:h|min|ms|s|km|[kMGTP][oB]|[kMGT]bit)(?![\p{L}\d]))/gu, NO_BREAK);
  return language === 'fr' ? typesetFrench(common) : common;
}

/** Lexique des règles typographiques (Imprimerie nationale): a thin space before ; ! ?, a full one before : and in « ». */
function typesetFrench(text: string): string {
  return text
    .replace(/[ \u00A0\u202F]*([;!?]+)(?=[\s»)\]…]|$)/g, beforePoint(NARROW_NO_BREAK))
    .replace(/[ \u00A0\u202F]*(:)(?=\s|$)/g, beforePoint(NO_BREAK))
    .replace(/«[ \u00A0\u202F]*/g, `«${NO_BREAK}`)
    .replace(/[ \u00A0\u202F]*»/g, `${NO_BREAK}»`)
    .replace(/(?<=\d) (?=\d{3}(?!\d))/g, NARROW_NO_BREAK)
    .replace(/(?<=\d) (?=(?:%|€|o|octets?|ans?)(?![\p{L}\d]))/gu, NO_BREAK);
}

/** A point that begins its piece of text belongs to what stands before it (`code` ?), which has no space of its own to turn. */
function beforePoint(space: string) {
  return (whole: string, point: string, offset: number) => (offset === 0 && whole === point ? point : space + point);
}
