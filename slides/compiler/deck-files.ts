// The files that the compiler takes from the deck and the theme, by their paths from the repository's root.

export const deckFiles = {
  /** Scripts of a chapter's page, and of the landing pages. */
  chapter: 'slides/deck/main.ts',
  landing: 'slides/deck/landing.ts',
  /** Put inline: sets `data-mode` and `data-theme` before the first paint. */
  mode: 'slides/deck/mode.js',
  style: 'slides/theme/page.css',
  /** A list of the font files that the first slide needs. */
  fonts: 'slides/theme/preload.json',
} as const;
