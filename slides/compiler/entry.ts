// The two pages that stand outside both languages: the entry, which chooses one, and the page for addresses that do not exist.

import { iconLink } from './icon.ts';
import { contentSecurityPolicy } from './policy.ts';
import { landingText } from './landing-text.ts';
import { compilerText, languages } from './text.ts';

/** The language chosen before, else the first of the browser's that the course speaks; links remain where no script runs. */
const chooseLanguage = `(() => {
  let stored;
  try { stored = localStorage.getItem('language'); } catch {}
  const wanted = [stored, ...navigator.languages].map((tag) => String(tag).slice(0, 2));
  location.replace((wanted.find((tag) => tag === 'fr' || tag === 'en') ?? 'en') + '/');
})();`;

/**
 * A static host serves 404.html at any depth and under any folder, so its links cannot be relative to it: climb from
 * the address that failed until a folder has the course's manifest.
 */
const findBeginning = `(async () => {
  for (let folder = new URL('.', location.href); ; folder = new URL('..', folder)) {
    const answer = await fetch(new URL('course.json', folder)).catch(() => undefined);
    const isCourse = answer?.ok && (await answer.json().catch(() => undefined))?.course === true;
    if (isCourse) for (const link of document.links) link.href = new URL(link.lang + '/', folder);
    if (isCourse || folder.pathname === '/') return;
  }
})();`;

const style =
  'body{max-width:32rem;margin:20vh auto 0;padding:0 1.5rem;font:1.25rem/1.5 system-ui,sans-serif;color-scheme:light dark}h1{font-size:2.25rem;line-height:1.1}';

/** Served as `course.json`: says where the course's folder is. */
export const courseMark = JSON.stringify({ course: true });

export function renderEntry(): string {
  const links = languages.map((language) => link(language, `${language}/`, compilerText[language].language)).join(' ');
  const names = languages
    .map((language) => `<span lang="${language}">${compilerText[language].course}</span>`)
    .join(' · ');
  const title = languages.map((language) => compilerText[language].course).join(' · ');
  return renderBare(title, chooseLanguage, `<h1>${names}</h1>\n<p>${links}</p>`);
}

export function renderNotFound(): string {
  const parts = languages.map((language) => {
    const words = landingText[language];
    return `<section lang="${language}">
<h1>${words.missingTitle}</h1>
<p>${words.missing}</p>
<p>${link(language, `/${language}/`, words.begin)}</p>
</section>`;
  });
  return renderBare('404', findBeginning, parts.join('\n'));
}

function link(language: string, href: string, words: string): string {
  return `<a href="${href}" lang="${language}" hreflang="${language}">${words}</a>`;
}

/** A page that needs no file of the course, and so works wherever it is served from. */
function renderBare(title: string, script: string, body: string): string {
  const policy = contentSecurityPolicy({ inlineScript: script, inlineStyle: style }, 'published');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${iconLink}
<script>${script}</script>
<style>${style}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}
