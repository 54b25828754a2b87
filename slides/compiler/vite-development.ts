// Development: pages compiled when asked for, edited slides sent to the pages that show them, mistakes in the overlay.

import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isRunnableDevEnvironment, type Connect, type Plugin, type ViteDevServer } from 'vite';
import type { FinishedRun } from './run-demos.ts';
import { createCourseCompiler, type CompiledCourse, type CourseCompiler } from './course-compiler.ts';
import type { Chapter } from './chapter.ts';
import { deckFiles } from './deck-files.ts';
import { renderEntry } from './entry.ts';
import type { PageAssets } from './head.ts';
import { createHighlight } from './highlight.ts';
import { SLIDES_CHANGED, slidesChanged } from './hmr.ts';
import { renderLanding } from './landing.ts';
import { renderNotes } from './page.ts';
import { overlayError, overlayPayload } from './overlay.ts';
import { formatProblem, type Problem } from './problem.ts';
import { renderSearchIndex } from './search-index.ts';
import { parsePagePath, renderChapterPage } from './site.ts';
import { languages } from './text.ts';
import { renderTool } from './tool-page.ts';
import { tools } from './tool-text.ts';

const RUN_DEMOS = fileURLToPath(new URL('./run-demos.ts', import.meta.url));

export function courseDevelopment(): Plugin {
  let author: Author | undefined;
  return {
    name: 'course:development',
    apply: 'serve',
    configureServer(server) {
      author = new Author(server);
      server.middlewares.use(author.answer.bind(author));
    },
    async handleHotUpdate({ file, server }) {
      return (await author?.follow(relative(server.config.root, file))) === true ? [] : undefined;
    },
  };
}

/** One development server's view of the course. */
class Author {
  readonly #server: ViteDevServer;
  #compiler: Promise<CourseCompiler> | undefined;
  /** Last good form of each page, to tell what an edit has changed. */
  readonly #shown = new Map<string, Chapter>();
  #told = '';

  constructor(server: ViteDevServer) {
    this.#server = server;
  }

  /** Answers for the course's pages; a mistake in one goes to Vite, which shows it over an empty page. */
  async answer(request: IncomingMessage, response: ServerResponse, next: Connect.NextFunction): Promise<void> {
    try {
      const path = (request.url ?? '/').replace(/[?#].*$/, '').slice(1);
      const content = request.method === 'GET' ? await this.#contentFor(path) : undefined;
      if (content === undefined) next();
      else await this.#send(request, response, path, content);
    } catch (error) {
      next(error);
    }
  }

  async #send(request: IncomingMessage, response: ServerResponse, path: string, content: string): Promise<void> {
    const isPage = !path.endsWith('.json');
    response.setHeader('Content-Type', isPage ? 'text/html; charset=utf-8' : 'application/json');
    response.setHeader('Cache-Control', 'no-store');
    response.end(isPage ? await this.#server.transformIndexHtml(`/${path}`, content, request.url) : content);
  }

  /** Compiles what a changed file belongs to and tells the pages. True where nothing else needs to be done about it. */
  async follow(path: string): Promise<boolean> {
    if (path.startsWith('demos/')) this.#compiler = undefined;
    const isSlide = /^slides\/(?:fr|en)\/.*\.md$/.test(path);
    const mayBeShown = isSlide || path.startsWith('media/') || path.startsWith('server/');
    if (!mayBeShown || this.#shown.size === 0) return false;
    (await this.#compiler)?.forget(path);
    this.#tellPages(await this.#compile());
    return isSlide;
  }

  async #contentFor(path: string): Promise<string | undefined> {
    if (path === '' || path === 'index.html') return renderEntry();
    const language = languages.find((one) => [`${one}/`, `${one}/index.html`].includes(path));
    const page = parsePagePath(path.replace(/\.notes\.json$/, ''));
    const tool = tools.find((one) => one === parsePagePath(path)?.name);
    if (page && tool) return renderTool(tool, page.language, this.#assets(deckFiles.landing));
    const searched = languages.find((one) => path === `${one}/search.json`);
    if (searched) return renderSearchIndex((await this.#compile()).course.chapters[searched]);
    if (language === undefined && page === undefined) return undefined;
    const compiled = await this.#compile();
    if (language !== undefined)
      return renderLanding(language, compiled.course.chapters[language], this.#assets(deckFiles.landing));
    const chapter = page && compiled.course.chapters[page.language].find(({ name }) => name === page.name);
    if (chapter === undefined) return undefined;
    if (chapter.problems.length > 0) throw overlayError(chapter.problems, this.#server.config.root);
    this.#shown.set(chapter.file, chapter);
    if (path.endsWith('.notes.json')) return renderNotes(chapter);
    return renderChapterPage(compiled.course, chapter, this.#assets(deckFiles.chapter));
  }

  async #compile(): Promise<CompiledCourse> {
    this.#compiler ??= this.#createCompiler();
    const compiled = (await this.#compiler).compile();
    this.#tellAuthor(compiled.courseProblems);
    return compiled;
  }

  async #createCompiler(): Promise<CourseCompiler> {
    const { root } = this.#server.config;
    const [highlight, runs] = await Promise.all([createHighlight(), this.#runDemos()]);
    return createCourseCompiler({
      root,
      highlight,
      runs,
      address: (path) => `/${path}`,
      undrawn: 'is drawn by the browser',
    });
  }

  async #runDemos(): Promise<ReadonlyMap<string, FinishedRun>> {
    const environment = this.#server.environments['ssr'];
    if (environment === undefined || !isRunnableDevEnvironment(environment))
      throw new Error('This Vite cannot run the demos.');
    const { runDemos } = (await environment.runner.import(RUN_DEMOS)) as typeof import('./run-demos.ts');
    return runDemos();
  }

  /** The two languages are out of step while one writes: a line in the terminal, once, is enough. */
  #tellAuthor(problems: readonly Problem[]): void {
    const message = problems.map(formatProblem).join('\n');
    if (message !== '' && message !== this.#told) this.#server.config.logger.warn(message);
    this.#told = message;
  }

  #tellPages({ course }: CompiledCourse): void {
    for (const chapter of [...course.chapters.fr, ...course.chapters.en]) {
      const before = this.#shown.get(chapter.file);
      if (before === undefined || before === chapter) continue;
      if (chapter.problems.length > 0) {
        this.#server.ws.send({ type: 'error', err: overlayPayload(chapter.problems, this.#server.config.root) });
        continue;
      }
      this.#shown.set(chapter.file, chapter);
      const change = slidesChanged(before, chapter);
      if (change === undefined)
        this.#server.ws.send({ type: 'full-reload', path: `/${chapter.language}/${chapter.name}.html` });
      else this.#server.ws.send(SLIDES_CHANGED, change);
    }
  }

  #assets(script: string): PageAssets {
    return {
      stage: 'development',
      inlineScript: readFileSync(join(this.#server.config.root, deckFiles.mode), 'utf8'),
      script: `/${script}`,
      inlineStyle: '',
      styles: [`/${deckFiles.style}`],
      fonts: [],
      modules: [],
    };
  }
}
