// Compiles the course again and again, each time only the chapters whose files have changed.

import { compileChapter, type Chapter, type ChapterSource } from './chapter.ts';
import { readChapters, createLookups, type LookupsOptions } from './course-fs.ts';
import { checkCourse, type Course } from './course.ts';
import type { Problem } from './problem.ts';

export interface CompiledCourse {
  readonly course: Course;
  /** Within one file each: such a page cannot be shown. */
  readonly chapterProblems: readonly Problem[];
  /** Between files: links, and the two languages out of step. An author is often there for a moment. */
  readonly courseProblems: readonly Problem[];
}

interface Kept {
  readonly source: string;
  readonly chapter: Chapter;
  readonly dependencies: ReadonlySet<string>;
}

export interface CourseCompiler {
  /** Reads the chapters' folders anew; takes what is unchanged from the last time. */
  compile(): CompiledCourse;
  /** Drops what depends on a file, by its path from the root. */
  forget(path: string): void;
}

export function createCourseCompiler(options: Omit<LookupsOptions, 'onRead'>): CourseCompiler {
  const kept = new Map<string, Kept>();

  function compileOne(from: ChapterSource): Chapter {
    const known = kept.get(from.file);
    if (known?.source === from.source) return known.chapter;
    const dependencies = new Set<string>();
    const chapter = compileChapter(from, createLookups({ ...options, onRead: (path) => dependencies.add(path) }));
    kept.set(from.file, { source: from.source, chapter, dependencies });
    return chapter;
  }

  return {
    compile() {
      const { chapters: sources, problems } = readChapters(options.root);
      const chapters = sources.map(compileOne);
      const course = { chapters: { fr: inOrder(chapters, 'fr'), en: inOrder(chapters, 'en') } };
      const own = chapters.flatMap((chapter) => chapter.problems);
      return { course, chapterProblems: own, courseProblems: [...problems, ...checkCourse(course)] };
    },
    forget(path) {
      for (const [file, { dependencies }] of kept) {
        if (dependencies.has(path)) kept.delete(file);
      }
    },
  };
}

function inOrder(chapters: readonly Chapter[], language: Chapter['language']): Chapter[] {
  return chapters.filter((chapter) => chapter.language === language).toSorted((a, b) => a.number - b.number);
}
