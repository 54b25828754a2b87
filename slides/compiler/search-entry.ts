// What the search knows of the course, in one language: `LANG/search.json`. Types only, for the compiler that writes it and
// the page that reads it.

export interface SearchEntry {
  readonly id: string;
  readonly title: string;
  /** The slide's words and the reader's text, without markup. */
  readonly text: string;
}

export interface SearchChapter {
  readonly name: string;
  readonly number: number;
  readonly title: string;
  readonly slides: readonly SearchEntry[];
}
