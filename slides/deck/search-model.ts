// Search over the course: words found wherever they begin, accents and case aside. Pure.

import type { SearchChapter } from '#compiler/search-entry.ts';

export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface Found {
  readonly chapter: string;
  readonly number: number;
  readonly id: string;
  readonly title: readonly Piece[];
  /** Where the words stand in the text, or how it begins. */
  readonly excerpt: readonly Piece[];
}

export interface SearchIndex {
  readonly entries: readonly Entry[];
}

interface Entry {
  readonly chapter: string;
  readonly number: number;
  readonly id: string;
  readonly title: Folded;
  readonly text: Folded;
}

/** A text as it is compared, and where each of its characters stands in the original. */
interface Folded {
  readonly original: string;
  readonly folded: string;
  readonly at: readonly number[];
}

/** Results shown; whoever needs more types more. */
export const mostResults = 20;
/** Characters of a query that count. */
const longestQuery = 100;
const excerptLength = 150;

export function prepareSearch(chapters: readonly SearchChapter[]): SearchIndex {
  const entries = chapters.flatMap(({ name, number, slides }) =>
    slides.map(({ id, title, text }) => ({ chapter: name, number, id, title: fold(title), text: fold(text) })),
  );
  return { entries };
}

/** Best first; every word of the query is in each result. `present` is the chapter that is open: it wins between equals. */
export function search({ entries }: SearchIndex, query: string, present?: string): Found[] {
  const words = wordsOf(query);
  if (words.length === 0) return [];
  const scored = entries.flatMap((entry) => {
    const score = scoreOf(entry, words);
    return score === 0 ? [] : [{ entry, score: score + (entry.chapter === present ? 2 : 0) }];
  });
  // A stable sort keeps the order of the course between equals.
  const best = scored.sort((one, other) => other.score - one.score).slice(0, mostResults);
  return best.map(({ entry }) => asFound(entry, words));
}

/** Apart from white space, only punctuation around a word is dropped: `Set-Cookie:` and `*.localhost` are words. */
function wordsOf(query: string): string[] {
  const { folded } = fold(query.slice(0, longestQuery));
  const trimmed = folded.split(/\s+/).map((word) => word.replace(/^["'«(]+|["'».,;:!?)]+$/g, ''));
  return [...new Set(trimmed.filter((word) => word !== ''))];
}

function scoreOf({ title, text }: Entry, words: readonly string[]): number {
  let sum = 0;
  for (const word of words) {
    const score = 8 * weigh(title.folded, word) + weigh(text.folded, word);
    if (score === 0) return 0;
    sum += score;
  }
  if (words.length === 1) return sum;
  const phrase = words.join(' ');
  return sum + 40 * Number(title.folded.includes(phrase)) + 20 * Number(text.folded.includes(phrase));
}

/** A whole word, the beginning of one, the middle of one. */
function weigh(text: string, word: string): number {
  let best = 0;
  for (const at of placesOf(text, word)) {
    best = Math.max(best, begins(text, at, word) ? (ends(text, at, word) ? 6 : 4) : 1);
    if (best === 6) break;
  }
  return best;
}

function isLetter(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function asFound({ chapter, number, id, title, text }: Entry, words: readonly string[]): Found {
  return { chapter, number, id, title: mark(title, words, 0, title.original.length), excerpt: excerptOf(text, words) };
}

/** Around the words as they were typed, else around the longest one: it says most. */
function excerptOf(text: Folded, words: readonly string[]): Piece[] {
  const { original, folded, at } = text;
  const sought = [words.join(' '), ...words.toSorted((one, other) => other.length - one.length)];
  const match = sought.map((one) => placesOf(folded, one)[0]).find((place) => place !== undefined) ?? 0;
  const wanted = Math.max(0, (at[match] ?? 0) - excerptLength / 3);
  const from = wanted === 0 ? 0 : original.indexOf(' ', wanted) + 1;
  const end = from + excerptLength;
  const until = end >= original.length ? original.length : original.lastIndexOf(' ', end);
  const dots = (isNeeded: boolean, text: string): Piece[] => (isNeeded ? [{ text, isMatch: false }] : []);
  return [...dots(from > 0, '… '), ...mark(text, words, from, until), ...dots(until < original.length, ' …')];
}

/** Where it counts: anywhere from three letters on, shorter ones as whole words only. */
function placesOf(text: string, word: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
    if (word.length >= 3 || (begins(text, at, word) && ends(text, at, word))) places.push(at);
  }
  return places;
}

function begins(text: string, at: number, word: string): boolean {
  return !isLetter(text[at - 1]) || !isLetter(word[0]);
}

function ends(text: string, at: number, word: string): boolean {
  return !isLetter(text[at + word.length]) || !isLetter(word.at(-1));
}

/** The original from one place to another, in pieces: what was found, and what stands between. */
function mark({ original, folded, at }: Folded, words: readonly string[], from: number, until: number): Piece[] {
  const isHit = new Uint8Array(original.length);
  for (const word of words) {
    for (const start of placesOf(folded, word)) {
      const last = at[start + word.length - 1] ?? original.length - 1;
      isHit.fill(1, at[start], last + 1);
    }
  }
  const pieces: Piece[] = [];
  for (let start = from; start < until;) {
    let end = start + 1;
    while (end < until && isHit[end] === isHit[start]) end += 1;
    pieces.push({ text: original.slice(start, end), isMatch: isHit[start] === 1 });
    start = end;
  }
  return pieces;
}

const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', '’': "'", '‑': '-', '–': '-' };

function fold(original: string): Folded {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < original.length; index += 1) {
    const character = (original[index] ?? '').toLowerCase();
    const plain = ligatures[character] ?? character.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s/, ' ');
    folded += plain;
    for (let count = 0; count < plain.length; count += 1) at.push(index);
  }
  return { original, folded, at };
}
