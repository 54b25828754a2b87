// The landing page of one language: the course, its chapters, and how to begin.

import type { Language } from '#demos/contract.ts';
import type { Chapter } from './chapter.ts';
import { chapterMinutes } from './course.ts';
import { escapeHtml } from './escape.ts';
import { renderHead, renderScripts, type PageAssets } from './head.ts';
import { landingText } from './landing-text.ts';
import { renderTerminal } from './terminal.ts';
import { compilerText, otherLanguage } from './text.ts';
import { typeset } from './typography.ts';

export function renderLanding(language: Language, chapters: readonly Chapter[], assets: PageAssets): string {
  const other = otherLanguage(language);
  const { course } = compilerText[language];
  const head = renderHead({
    language,
    title: course,
    description: typeset(landingText[language].description, language),
    alternates: [language, other].map((one) => ({ language: one, href: `../${one}/` })),
    assets,
  });
  return `<!doctype html>
<html lang="${language}" data-base="../">
${head}
<body>
<header class="page-bar">
<span class="page-bar-home">${course}</span>
<a class="page-bar-language" href="../${other}/" hreflang="${other}" lang="${other}">${compilerText[other].language}</a>
</header>
<main class="landing">
${renderIntroduction(language, chapters)}
${renderChapters(language, chapters)}
${renderStart(language)}
</main>
<footer class="page-end"><p>${compilerText[language].licence}</p></footer>
${renderScripts(assets)}
</body>
</html>
`;
}

function renderIntroduction(language: Language, chapters: readonly Chapter[]): string {
  const words = landingText[language];
  const minutes = chapters.reduce((sum, chapter) => sum + chapterMinutes(chapter), 0);
  return `<header class="landing-head">
<h1>${compilerText[language].course}</h1>
<p class="landing-lead">${inWords(words.lead, language)}</p>
<p class="landing-total">${inWords(words.total.replace('{count}', String(minutes)), language)}</p>
<p class="landing-status" data-server-status role="status">${inWords(words.noScript, language)}</p>
</header>`;
}

function renderChapters(language: Language, chapters: readonly Chapter[]): string {
  return `<h2 class="landing-chapters-title">${landingText[language].chapters}</h2>
<ol class="landing-chapters">
${chapters.map((chapter) => renderChapter(chapter)).join('\n')}
</ol>`;
}

function renderChapter(chapter: Chapter): string {
  const words = landingText[chapter.language];
  const count = chapter.slides.length;
  const slides = (count === 1 ? words.slides.one : words.slides.other).replace('{count}', String(count));
  const minutes = words.minutes.replace('{count}', String(chapterMinutes(chapter)));
  return `<li class="landing-chapter" value="${chapter.number}">
<h3><a href="${chapter.name}.html">${escapeHtml(chapter.title)}</a></h3>
<p class="chapter-question">${escapeHtml(chapter.question)}</p>
<p class="chapter-facts"><span>${minutes}</span> <span>${slides}</span></p>
${renderDemos(chapter)}</li>`;
}

function renderDemos(chapter: Chapter): string {
  const links = chapter.slides
    .filter((slide) => slide.demos.length > 0)
    .map((slide) => `<a href="${chapter.name}.html#${slide.id}">${escapeHtml(slide.title)}</a>`);
  if (links.length === 0) return '';
  return `<p class="chapter-demos">${inWords(landingText[chapter.language].demos, chapter.language)}${links.join(', ')}</p>\n`;
}

function renderStart(language: Language): string {
  const words = landingText[language];
  const present = inWords(words.present, language).replace('{key}', `<kbd class="key">${words.keys}</kbd>`);
  const serve = inWords(words.serve, language).replace('{option}', '<code>npm start -- --lan</code>');
  return `<section class="landing-start" aria-labelledby="start">
<h2 id="start">${words.start}</h2>
<p>${inWords(words.read, language)}</p>
<p>${present}</p>
<p>${serve}</p>
${renderTerminal('$ npm start\n', language)}<p><a href="preflight.html">${inWords(words.preflight, language)}</a></p>
</section>`;
}

function inWords(text: string, language: Language): string {
  return escapeHtml(typeset(text, language));
}
