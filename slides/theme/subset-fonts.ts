// `npm run fonts`: cuts the deck's fonts down to the glyphs of French and English and to one weight each. The results are
// committed, so that a build needs neither this nor the full fonts.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import subsetFont from 'subset-font';
import { headingGlyphs, signGlyphs, textGlyphs } from './glyphs.ts';
import { drawSigns } from './signs.ts';

const fonts = [
  {
    from: '@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-standard-normal.woff2',
    to: 'bricolage-grotesque-bold',
    text: headingGlyphs,
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
for (const { from, to, axes, text = textGlyphs } of fonts) {
  await write(to, await readFile(`node_modules/${from}`), text, axes);
}
await write('signs', drawSigns(), signGlyphs);

async function write(
  name: string,
  font: Uint8Array,
  text: string,
  axes?: Readonly<Record<string, number>>,
): Promise<void> {
  const options = { targetFormat: 'woff2' as const, noLayoutClosure: true, ...(axes && { variationAxes: axes }) };
  const subset = await subsetFont(font, text, options);
  await writeFile(`media/fonts/${name}.woff2`, subset);
  console.log(`${name}: ${(subset.length / 1000).toFixed(1)} kB`);
}
