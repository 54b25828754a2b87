// `npm run fonts`: cuts the deck's fonts down to the glyphs of French and English and to one weight each. The results are
// committed, so that a build needs neither this nor the full fonts.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';

const letters = Array.from({ length: 0x7f - 0x20 }, (_, index) => String.fromCharCode(0x20 + index)).join('');
const french = 'ÀÂÆÇÈÉÊËÎÏÔÖÙÛÜŸŒàâæçèéêëîïôöùûüÿœ«»’‘“”„…–—·•°ᵉ№×÷±²³€§©\u00a0\u202f\u2009';
const signs = '←↑→↓↔⇄✓✗';

/** The display font arrives before the first slide is readable: headings only, so nothing that a heading never holds. */
const headings = `${letters.replace(/[^\w .,:;!?()/+&@-]/g, '')}ÀÂÇÈÉÊËÎÏÔÙÛŒàâæçèéêëîïôùûüœ«»’“”…–—·°\u00a0\u202f`;

const fonts = [
  {
    from: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
    to: 'bricolage-grotesque-bold',
    text: headings,
    axes: { wght: 800, wdth: 84, opsz: 96 },
  },
  {
    from: '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff2',
    to: 'atkinson-hyperlegible-next-regular',
  },
  {
    from: '@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-700-normal.woff2',
    to: 'atkinson-hyperlegible-next-bold',
  },
  { from: '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2', to: 'jetbrains-mono-regular' },
  { from: '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-700-normal.woff2', to: 'jetbrains-mono-bold' },
];

await mkdir('media/fonts', { recursive: true });
for (const { from, to, axes, text = letters + french + signs } of fonts) {
  const options = { targetFormat: 'woff2' as const, noLayoutClosure: true, ...(axes && { variationAxes: axes }) };
  const subset = await subsetFont(await readFile(`node_modules/${from}`), text, options);
  await writeFile(`media/fonts/${to}.woff2`, subset);
  console.log(`${to}: ${(subset.length / 1000).toFixed(1)} kB`);
}
