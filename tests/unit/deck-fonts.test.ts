// The deck's own fonts are small, and hold every character that a slide shows.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headingGlyphs, signGlyphs, textGlyphs } from '#theme/glyphs.ts';

const chapters = ['fr', 'en'].flatMap((language) =>
  readdirSync(`slides/${language}`).map((file) => `slides/${language}/${file}`),
);

/** What is shown of a chapter's source: without the languages of fences and the attributes of headings. */
function shownText(path: string): string {
  return readFileSync(path, 'utf8').replace(/^```.*$/gm, '');
}

function headings(path: string): string {
  const source = readFileSync(path, 'utf8');
  const titles = [...source.matchAll(/^(?:#{2,4} |title: )(.*?)(?: \{#.*)?$/gm)].map(([, title]) => title);
  return titles.join('').replaceAll('`', '').replaceAll("'", '’').replaceAll('"', '');
}

function lacking(text: string, glyphs: string): string[] {
  return [...new Set(text)].filter((character) => character >= ' ' && !glyphs.includes(character));
}

describe('the fonts of the first slide', () => {
  it('are the heavy display font and the regular text font, 20 kB at most', () => {
    const fonts = JSON.parse(readFileSync('slides/theme/preload.json', 'utf8')) as string[];
    expect(fonts).toHaveLength(2);
    expect(fonts.reduce((sum, font) => sum + statSync(font).size, 0)).toBeLessThanOrEqual(20_000);
  });

  it('are named by the style sheet as they are preloaded', () => {
    const css = readFileSync('slides/theme/fonts.css', 'utf8');
    for (const font of JSON.parse(readFileSync('slides/theme/preload.json', 'utf8')) as string[])
      expect(css).toContain(`url('../../${font}')`);
  });
});

describe('every font that others drew', () => {
  it('stands beside its licence', () => {
    const files = readdirSync('media/fonts');
    for (const font of files.filter((file) => file.endsWith('.woff2') && file !== 'signs.woff2')) {
      const licence = files.find((file) => file.endsWith('.LICENSE') && font.startsWith(file.replace('.LICENSE', '')));
      expect(readFileSync(`media/fonts/${licence}`, 'utf8')).toContain('SIL OPEN FONT LICENSE');
    }
  });
});

describe.each(chapters)('%s', (path) => {
  it('needs no character that the text fonts lack', () => {
    expect(lacking(shownText(path), textGlyphs + signGlyphs)).toEqual([]);
  });

  it('needs no character in a heading that the display font lacks', () => {
    expect(lacking(headings(path), headingGlyphs + signGlyphs)).toEqual([]);
  });
});
