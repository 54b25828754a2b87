// The course on disk: chapters, pictures, drawings and sources, read when asked for.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import type { FinishedRun } from './run-demos.ts';
import type { ChapterSource } from './chapter.ts';
import type { Lookups, Picture } from './context.ts';
import { DRAWINGS } from './diagram.ts';
import { codeLanguages } from './highlight.ts';
import { imageSize } from './image-size.ts';
import type { Problem } from './problem.ts';
import { languages } from './text.ts';

const CHAPTER_FILE = /^(\d\d)-([a-z][a-z0-9-]*)\.md$/;

/** Every chapter's source, in the course's order; other Markdown files in those folders are problems. */
export function readChapters(root: string): { chapters: ChapterSource[]; problems: Problem[] } {
  const chapters: ChapterSource[] = [];
  const problems: Problem[] = [];
  for (const language of languages) {
    for (const entry of listMarkdown(join(root, 'slides', language))) {
      const file = `slides/${language}/${entry}`;
      const [, number, name] = CHAPTER_FILE.exec(entry) ?? [];
      if (name === undefined) {
        problems.push({
          file,
          line: 1,
          wrong: 'The file’s name is no chapter’s.',
          remedy: 'Call it NN-name.md, for example 04-server.md.',
        });
      } else
        chapters.push({ name, number: Number(number), language, file, source: readFileSync(join(root, file), 'utf8') });
    }
  }
  return { chapters, problems };
}

function listMarkdown(folder: string): string[] {
  return readdirSync(folder)
    .filter((entry) => entry.endsWith('.md'))
    .toSorted();
}

export interface LookupsOptions {
  readonly root: string;
  readonly highlight: Lookups['highlight'];
  /** The finished runs of all demos, by name, and by name and attributes where those make another one. */
  readonly runs: ReadonlyMap<string, FinishedRun>;
  /** Names a raster picture as the page will: from its path below the root. */
  address(path: string): string;
  readonly undrawn: Lookups['undrawn'];
  /** Told of every file that a chapter depends on, by its path from the root. */
  onRead?(path: string): void;
}

export function createLookups(options: LookupsOptions): Lookups {
  const { root, runs } = options;
  const read = (path: string): Buffer | undefined => {
    options.onRead?.(path);
    return readInside(root, path);
  };
  return {
    picture: (path) => asPicture(`media/${path}`, read(`media/${path}`), options.address),
    source: (path) => read(path)?.toString('utf8'),
    drawing: (hash) => read(`${DRAWINGS}/${hash}.svg`)?.toString('utf8'),
    run: (demo, language) => runs.get(demo)?.[language],
    demos: [...new Set([...runs.keys()].map((run) => run.split(' ')[0] ?? run))],
    highlight: options.highlight,
    codeLanguages,
    undrawn: options.undrawn,
  };
}

/** A file's content; undefined where it does not exist or lies outside the repository. */
function readInside(root: string, path: string): Buffer | undefined {
  const full = resolve(root, path);
  const inside = relative(root, full);
  if (inside.startsWith(`..${sep}`) || inside.split(sep).includes('node_modules')) return undefined;
  return statSync(full, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(full) : undefined;
}

function asPicture(path: string, content: Buffer | undefined, address: LookupsOptions['address']): Picture | undefined {
  if (content === undefined) return undefined;
  if (path.endsWith('.svg')) return { type: 'svg', source: content.toString('utf8') };
  const size = imageSize(content);
  return size && { type: 'raster', address: address(path), ...size };
}
