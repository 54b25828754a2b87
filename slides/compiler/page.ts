// A chapter's page: an article that a script may turn into slides.

import type { Chapter, Slide } from './chapter.ts';
import { chapterMinutes } from './course.ts';
import { escapeHtml } from './escape.ts';
import { renderHead, renderScripts, type PageAssets } from './head.ts';
import { OPENING } from './slide-heading.ts';
import { compilerText, otherLanguage } from './text.ts';

export interface Neighbours {
  readonly previous: Chapter | undefined;
  readonly next: Chapter | undefined;
}

export function renderPage(chapter: Chapter, neighbours: Neighbours, assets: PageAssets): string {
  const { language, name } = chapter;
  const head = renderHead({
    language,
    title: `${chapter.title} – ${compilerText[language].course}`,
    description: chapter.question,
    alternates: [language, otherLanguage(language)].map((one) => ({ language: one, href: `../${one}/${name}.html` })),
    assets,
  });
  const sections = [renderOpening(chapter), ...chapter.slides.map((slide) => renderSlideSection(slide, chapter))];
  return `<!doctype html>
<html lang="${language}" data-chapter="${name}" data-base="../">
${head}
<body>
<a class="skip-link" href="#slides">${compilerText[language].skip}</a>
${renderBar(chapter)}
<main class="reveal" id="slides"><div class="slides">
${sections.join('\n')}
</div></main>
${renderEnd(chapter, neighbours)}
${renderScripts(assets)}
</body>
</html>
`;
}

function renderBar(chapter: Chapter): string {
  const { language, name, number, title } = chapter;
  const other = otherLanguage(language);
  return `<header class="page-bar">
<a class="page-bar-home" href="./">${compilerText[language].course}</a>
<span class="page-bar-title">${number}. ${escapeHtml(title)}</span>
<a class="page-bar-language" href="../${other}/${name}.html" hreflang="${other}" lang="${other}">${compilerText[other].language}</a>
</header>`;
}

function renderOpening(chapter: Chapter): string {
  const { number, title, question, language } = chapter;
  const length = compilerText[language].minutes.replace('{count}', String(chapterMinutes(chapter)));
  return `<section id="${OPENING}" class="slide" data-layout="opening" data-minutes="0">
<div class="slide-face"><p class="chapter-number"><span class="chapter-word">${compilerText[language].chapter}</span> ${number}</p>
<h1>${escapeHtml(title)}</h1>
<p class="chapter-question">${escapeHtml(question)}</p>
<p class="chapter-length">${length}</p></div>
</section>`;
}

/** One slide as it stands in its page. In development an edited slide is sent in the same form. */
export function renderSlideSection(slide: Slide, chapter: Pick<Chapter, 'language' | 'name'>): string {
  const { id, layout, minutes, face, text } = slide;
  const other = otherLanguage(chapter.language);
  const permalink = `<a class="slide-permalink" href="#${id}">${compilerText[chapter.language].permalink}</a>`;
  const translation = `<a class="slide-translation" href="../${other}/${chapter.name}.html#${id}" hreflang="${other}" lang="${other}">${compilerText[other].language}</a>`;
  return `<section id="${id}" class="slide" data-layout="${layout}" data-minutes="${minutes}">
<div class="slide-face">
${face}</div>
<div class="slide-text">
${text}<p class="slide-links">${permalink} ${translation}</p>
</div>
</section>`;
}

function renderEnd(chapter: Chapter, { previous, next }: Neighbours): string {
  const words = compilerText[chapter.language];
  const link = (to: Chapter | undefined, rel: 'prev' | 'next', sentence: string): string =>
    to === undefined
      ? ''
      : `<li><a href="${to.name}.html" rel="${rel}">${escapeHtml(sentence.replace('{title}', to.title))}</a></li>`;
  const items = [
    link(previous, 'prev', words.previous),
    link(next, 'next', words.next),
    `<li><a href="./">${words.contents}</a></li>`,
  ];
  return `<footer class="page-end">
<ul>${items.join('')}</ul>
<p>${words.licence}</p>
</footer>`;
}

/** The speaker's notes of a chapter by slide id, as HTML; they are a file of their own, which readers never load. */
export function renderNotes(chapter: Chapter): string {
  return JSON.stringify(Object.fromEntries(chapter.slides.map(({ id, notes }) => [id, notes])));
}
