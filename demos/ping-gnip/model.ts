// Reversing a text is harder than it looks: what a reader calls a character may be several code points.

interface Segmenter {
  segment(text: string): Iterable<{ segment: string }>;
}

const segmenter: Segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Reverses by grapheme (Unicode UAX #29): accents stay on their letters, flags and families stay whole. */
export function reverse(text: string): string {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
    .reverse()
    .join('');
}

/** What a careless program does: it turns UTF-16 code units around and tears pairs apart. */
export function reverseCodeUnits(text: string): string {
  return text.split('').reverse().join('');
}

/** A text whose accents are code points of their own (NFD): where careless reversing shows. */
export const dessert = 'crème brûlée'.normalize('NFD');
