// Names that people give themselves, made fit to stand before what they say; and numbers for those who share one.

import { limits } from './protocol.ts';

interface Segmenter {
  segment(text: string): Iterable<unknown>;
}

const segmenter: Segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

export type NameCheck =
  | { readonly ok: true; readonly name: string }
  | { readonly ok: false; readonly code: 'name-empty' | 'name-long' };

/**
 * Control characters, line ends and colons (which end a name in lines) become spaces, and what has no shape of its own
 * goes: bidi controls, which would turn what follows around (UAX #9 §2), and half surrogate pairs. The two joiners stay,
 * for Persian and emoji need them.
 */
export function checkName(wanted: string): NameCheck {
  const shaped = wanted.replace(/[^\P{Cf}\u200c\u200d]|\p{Cs}/gu, '');
  const name = shaped
    .replace(/[\s\p{Cc}:]+/gu, ' ')
    .trim()
    .normalize('NFC');
  if (!isVisible(name)) return { ok: false, code: 'name-empty' };
  if (name.length > 4 * limits.name || countGraphemes(name) > limits.name) return { ok: false, code: 'name-long' };
  return { ok: true, name };
}

/** What two names that look alike have in common: width, ligatures and case make no difference. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}

/** The name, or the name with the first number from 2 that makes it the only one. */
export function uniqueName(name: string, isTaken: (key: string) => boolean): string {
  const key = nameKey(name);
  if (!isTaken(key)) return name;
  let number = 2;
  while (isTaken(`${key} ${number}`)) number += 1;
  return `${name} ${number}`;
}

function isVisible(name: string): boolean {
  // The empty Braille pattern is a symbol that shows nothing.
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(name.replace(/[\p{Default_Ignorable_Code_Point}\u2800]/gu, ''));
}

function countGraphemes(text: string): number {
  return Array.from(segmenter.segment(text)).length;
}
