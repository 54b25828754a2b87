// The characters that the deck's fonts hold. tests/unit/deck-fonts.test.ts finds any that a slide needs and they lack.

const letters = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('');

export const textGlyphs = `${letters}ÀÂÆÇÈÉÊËÎÏÔÖÙÛÜŒàâæçèéêëîïôöùûüÿœ«»’‘“”„…–—·•°×÷±²³€§©\u00a0\u202f`;

/** The display font arrives before the first slide is readable: nothing in it that a heading never holds. */
export const headingGlyphs = `${letters.replace(/[^\w .,:;!?()/+&@-]/g, '')}ÀÂÇÈÉÊËÎÏÔÙÛŒàâæçèéêëîïôùûüœ«»’“”…–—·°\u00a0\u202f`;

/** Drawn by signs.ts, for all fonts. */
export const signGlyphs = '←→↑↓↔⇄✓✗≈';
