// The course as the search reads it: titles and texts without markup. Speaker's notes are not among them: who searches may
// stand before the projector.

import type { Chapter } from './chapter.ts';
import type { SearchChapter } from './search-entry.ts';
import { OPENING } from './slide-heading.ts';

export function renderSearchIndex(chapters: readonly Chapter[]): string {
  return JSON.stringify(chapters.map(asSearchChapter));
}

function asSearchChapter({ name, number, title, question, slides }: Chapter): SearchChapter {
  const opening = { id: OPENING, title, text: question };
  const others = slides.map((slide) => ({
    id: slide.id,
    title: plainText(slide.face.match(/<h2>([^]*?)<\/h2>/)?.[1] ?? slide.title),
    text: plainText(`${slide.face.replace(/<h2>[^]*?<\/h2>/, '')} ${slide.text}`),
  }));
  return { name, number, title, slides: [opening, ...others] };
}

const inline = /<\/?(?:a|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup)\b[^>]*>/g;

/** What one could read aloud: a picture is its description, a demo's finished run is left out. */
export function plainText(html: string): string {
  return html
    .replace(
      /<svg\b([^>]*)>[^]*?<\/svg>/g,
      (_svg, attributes: string) => ` ${/aria-label="([^"]*)"/.exec(attributes)?.[1] ?? ''} `,
    )
    .replace(/<demo-([a-z0-9-]+)\b[^>]*>[^]*?<\/demo-\1>/g, ' ')
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, ' $1 ')
    .replace(inline, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => entities[entity] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': '’',
  '&nbsp;': ' ',
};
