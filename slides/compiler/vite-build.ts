// The build: compiles the course first, so that a mistake in a slide stops it at once, and writes the pages last, when all
// names are known.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minifySync, runnerImport, type Plugin, type Rolldown } from 'vite';
import type { FinishedRun } from './run-demos.ts';
import { findAssets, findFonts } from './built-assets.ts';
import { compressFolder } from './compress.ts';
import { createCourseCompiler, type CompiledCourse } from './course-compiler.ts';
import { deckFiles } from './deck-files.ts';
import { findUnusedDrawings } from './diagrams-fs.ts';
import { createHighlight } from './highlight.ts';
import { CourseError } from './problem.ts';
import { buildServiceWorker } from './service-worker-fs.ts';
import { renderSite } from './site.ts';

type Bundle = Rolldown.OutputBundle;
type PluginContext = Rolldown.PluginContext;

const PICTURE = /picture:([\w$-]+):/g;

export function courseBuild(): Plugin {
  let root = process.cwd();
  let compiled: CompiledCourse | undefined;
  let first: ReadonlySet<string> = new Set();
  return {
    name: 'course:build',
    apply: (_config, { command, isSsrBuild }) => command === 'build' && isSsrBuild !== true,
    enforce: 'post',
    config: () => ({
      build: {
        rolldownOptions: {
          input: { chapter: deckFiles.chapter, landing: deckFiles.landing, page: deckFiles.style },
          output: {
            // Lazily loaded parts share bits of what every chapter loads, and would cut it into ten files.
            codeSplitting: {
              includeDependenciesRecursively: false,
              groups: [{ name: (id) => (first.has(id) ? 'deck' : null), debugName: 'deck' }],
            },
          },
        },
      },
    }),
    configResolved(config) {
      root = config.root;
    },
    async buildStart() {
      compiled = await compileForBuild(root, (path) => emitPicture(this, root, path));
    },
    buildEnd() {
      first = importsBelow(this, deckFiles.chapter);
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (compiled !== undefined) writePages(this, bundle, root, compiled);
      },
    },
    writeBundle({ dir }) {
      if (dir !== undefined) compressFolder(dir);
    },
  };
}

/** What an entry imports in any case, without itself. */
function importsBelow(context: PluginContext, entry: string): ReadonlySet<string> {
  const isEntry = (id: string): boolean => id.replaceAll('\\', '/').endsWith(`/${entry}`);
  const seen = new Set([...context.getModuleIds()].filter(isEntry));
  for (const id of seen) for (const imported of context.getModuleInfo(id)?.importedIds ?? []) seen.add(imported);
  return new Set([...seen].filter((id) => !isEntry(id)));
}

/** Throws a CourseError that lists every problem. */
async function compileForBuild(root: string, address: (path: string) => string): Promise<CompiledCourse> {
  const [highlight, runs] = await Promise.all([createHighlight(), importFinishedRuns()]);
  const compiled = createCourseCompiler({ root, highlight, runs, address, undrawn: 'is a problem' }).compile();
  const problems = [
    ...compiled.chapterProblems,
    ...compiled.courseProblems,
    ...findUnusedDrawings(root, compiled.course),
  ];
  if (problems.length > 0) throw new CourseError(problems);
  return compiled;
}

/** Through Vite, for the configuration itself runs in a Node that reads no TypeScript. */
async function importFinishedRuns(): Promise<ReadonlyMap<string, FinishedRun>> {
  const path = fileURLToPath(new URL('./finished-runs.ts', import.meta.url));
  return (await runnerImport<typeof import('./finished-runs.ts')>(path)).module.finishedRuns;
}

/** Names the picture by a mark: its hashed name is not known before the bundle is complete. */
function emitPicture(context: PluginContext, root: string, path: string): string {
  const reference = context.emitFile({
    type: 'asset',
    name: path.split('/').at(-1) ?? path,
    source: readFileSync(join(root, path)),
  });
  return `picture:${reference}:`;
}

function writePages(context: PluginContext, bundle: Bundle, root: string, compiled: CompiledCourse): void {
  const inlineScript = inlineMode(root);
  const fonts = findFonts(bundle, root);
  const assets = {
    chapter: findAssets(bundle, deckFiles.chapter, inlineScript, fonts),
    landing: findAssets(bundle, deckFiles.landing, inlineScript, fonts),
  };
  const pages = new Map<string, string>();
  for (const [path, content] of renderSite(compiled.course, assets)) {
    pages.set(
      path,
      content.replace(PICTURE, (_mark, reference: string) => `../${context.getFileName(reference)}`),
    );
  }
  pages.set('sw.js', buildServiceWorker(bundle, pages));
  for (const [fileName, source] of pages) context.emitFile({ type: 'asset', fileName, source });
}

function inlineMode(root: string): string {
  return minifySync('mode.js', readFileSync(join(root, deckFiles.mode), 'utf8'), { module: false }).code.trim();
}
