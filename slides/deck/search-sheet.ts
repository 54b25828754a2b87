// Search over the slides of the whole course, in the page's language.

import '#theme/search.css';
import type { SearchChapter } from '#compiler/search-entry.ts';
import { fill } from '#demos/fill.ts';
import { make } from './elements.ts';
import { isSlides, language } from './page.ts';
import { mostResults, prepareSearch, search, type Found, type Piece, type SearchIndex } from './search-model.ts';
import { searchText } from './search-text.ts';
import { closeIfOpen, openSheet } from './sheet.ts';

const words = searchText[language];
const className = 'search';
const chapter = document.documentElement.dataset['chapter'];

let fetching: Promise<SearchIndex> | undefined;

/** Fetched once; after a failure, again. */
function fetchIndex(): Promise<SearchIndex> {
  fetching ??= fetch('search.json').then(async (response) => {
    if (!response.ok) throw new Error(`search.json: ${response.status}`);
    return prepareSearch((await response.json()) as SearchChapter[]);
  });
  fetching.catch(() => (fetching = undefined));
  return fetching;
}

export function openSearch(): void {
  if (closeIfOpen(className)) return;
  const input = make('input', {
    type: 'search',
    id: 'search-words',
    autocomplete: 'off',
    spellcheck: false,
    maxLength: 100,
  });
  input.setAttribute('aria-describedby', 'search-count');
  const label = make('label', { htmlFor: input.id }, words.label);
  const count = make('p', { id: 'search-count', role: 'status' }, words.hint);
  const list = make('ol', { className: 'search-results' });
  const sheet = openSheet(words.title, [label, input, count, list], className);
  input.addEventListener('input', () => void follow(input, count, list));
  sheet.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return walk(event, input, list);
    // In a search field browsers would only clear the words.
    event.preventDefault();
    // The deck would hear it too, and show its overview.
    event.stopPropagation();
    sheet.close();
  });
  list.addEventListener('click', () => sheet.close());
  input.focus();
  // While the first word is being typed.
  fetchIndex().catch(() => undefined);
}

async function follow(input: HTMLInputElement, count: HTMLElement, list: HTMLElement): Promise<void> {
  const query = input.value;
  try {
    const index = await fetchIndex();
    if (query !== input.value) return;
    const found = search(index, query, chapter);
    list.replaceChildren(...found.map(asItem));
    count.textContent = query.trim() === '' ? words.hint : countOf(found.length);
  } catch {
    count.textContent = words.missing;
  }
}

function countOf(count: number): string {
  const { none, one, other } = words.results;
  if (count === 0) return none;
  if (count === mostResults) return fill(words.most, { count });
  return count === 1 ? one : fill(other, { count });
}

function asItem(found: Found): HTMLElement {
  const isHere = found.chapter === chapter;
  const place = isSlides || !isHere ? `#/${found.id}` : `#${found.id}`;
  const link = make('a', { href: isHere ? place : `${found.chapter}.html${location.search}${place}` });
  link.append(
    make('span', { className: 'search-title' }, ...marked(found.title)),
    make('span', { className: 'search-chapter' }, fill(words.chapter, { number: found.number })),
    make('span', { className: 'search-excerpt' }, ...marked(found.excerpt)),
  );
  return make('li', {}, link);
}

function marked(pieces: readonly Piece[]): (Node | string)[] {
  return pieces.map(({ text, isMatch }) => (isMatch ? make('mark', {}, text) : text));
}

/** Down and Up go through the results and back to the words; Enter in the words opens the first. */
function walk(event: KeyboardEvent, input: HTMLInputElement, list: HTMLElement): void {
  const stops: HTMLElement[] = [input, ...list.querySelectorAll('a')];
  const at = stops.findIndex((stop) => stop === document.activeElement);
  if (event.key === 'Enter' && at === 0) stops[1]?.click();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || at < 0) return;
  event.preventDefault();
  stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
}
