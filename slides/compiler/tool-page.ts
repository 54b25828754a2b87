// The presenter's pages beside the chapters: a frame, which their script fills.

import type { Language } from '#demos/contract.ts';
import { escapeHtml } from './escape.ts';
import { renderHead, renderScripts, type PageAssets } from './head.ts';
import { compilerText, otherLanguage } from './text.ts';
import { toolText, type Tool } from './tool-text.ts';
import { typeset } from './typography.ts';

/** `assets` are the landing page's: its script fetches the one that `data-page` names. */
export function renderTool(tool: Tool, language: Language, assets: PageAssets): string {
  const other = otherLanguage(language);
  const words = toolText[language][tool];
  const inWords = (text: string): string => escapeHtml(typeset(text, language));
  const head = renderHead({
    language,
    title: `${words.title} – ${compilerText[language].course}`,
    description: typeset(words.description, language),
    alternates: [language, other].map((one) => ({ language: one, href: `../${one}/${tool}.html` })),
    assets,
  });
  // The speaker's page shows slides as they stand on the stage.
  const mode = tool === 'speaker' ? ' data-mode="slides"' : '';
  return `<!doctype html>
<html lang="${language}" data-page="${tool}" data-base="../"${mode}>
${head}
<body>
<header class="page-bar">
<a class="page-bar-home" href="./">${compilerText[language].course}</a>
<h1 class="page-bar-title">${inWords(words.title)}</h1>
<a class="page-bar-language" href="../${other}/${tool}.html" hreflang="${other}" lang="${other}">${compilerText[other].language}</a>
</header>
<main class="${tool}"><noscript><p>${inWords(words.noScript)}</p></noscript></main>
${renderScripts(assets)}
</body>
</html>
`;
}
