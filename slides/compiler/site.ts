// All pages of the site by their paths. What a page loads is told by the caller, who knows the built names.

import type { Language } from '#demos/contract.ts';
import type { Chapter } from './chapter.ts';
import type { Course } from './course.ts';
import { courseMark, renderEntry, renderNotFound } from './entry.ts';
import type { PageAssets } from './head.ts';
import { renderLanding } from './landing.ts';
import { renderNotes, renderPage } from './page.ts';
import { renderSearchIndex } from './search-index.ts';
import { languages } from './text.ts';
import { renderTool } from './tool-page.ts';
import { tools } from './tool-text.ts';

/** Assets of each kind of page, as seen from a language's folder. */
export interface SiteAssets {
  readonly chapter: PageAssets;
  readonly landing: PageAssets;
}

/** Content by path from the site's root, for example `fr/server.html`. */
export function renderSite(course: Course, assets: SiteAssets): Map<string, string> {
  const files = new Map([
    ['index.html', renderEntry()],
    ['404.html', renderNotFound()],
    ['course.json', courseMark],
  ]);
  for (const language of languages) {
    const chapters = course.chapters[language];
    files.set(`${language}/index.html`, renderLanding(language, chapters, assets.landing));
    files.set(`${language}/search.json`, renderSearchIndex(chapters));
    for (const tool of tools) files.set(`${language}/${tool}.html`, renderTool(tool, language, assets.landing));
    for (const chapter of chapters) {
      files.set(`${language}/${chapter.name}.html`, renderChapterPage(course, chapter, assets.chapter));
      files.set(`${language}/${chapter.name}.notes.json`, renderNotes(chapter));
    }
  }
  return files;
}

export function renderChapterPage(course: Course, chapter: Chapter, assets: PageAssets): string {
  const chapters = course.chapters[chapter.language];
  const index = chapters.findIndex(({ name }) => name === chapter.name);
  return renderPage(chapter, { previous: chapters[index - 1], next: chapters[index + 1] }, assets);
}

/** The page's address as the site knows it: language and name, or undefined for what is no chapter's page. */
export function parsePagePath(path: string): { language: Language; name: string } | undefined {
  const [, folder, name] = /^(fr|en)\/([a-z][a-z0-9-]*)(?:\.html)?$/.exec(path) ?? [];
  const language = languages.find((one) => one === folder);
  return language === undefined || name === undefined || name === 'index' ? undefined : { language, name };
}
