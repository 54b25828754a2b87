// Every check of the slides without a build: what an author wants to know in a second, and `npm run check` asks.

import { registry } from '#demos/registry.ts';
import { createCourseCompiler, type CompiledCourse } from './course-compiler.ts';
import { MISSING_DRAWING } from './diagram.ts';
import { findUnusedDrawings } from './diagrams-fs.ts';
import { codeLanguages } from './highlight.ts';
import type { Problem } from './problem.ts';

/** All problems of the chapters, between them, and of the committed drawings. */
export function checkSlides(root: string): Problem[] {
  const compiled = compileWithoutRuns(root);
  return [...compiled.chapterProblems, ...compiled.courseProblems, ...findUnusedDrawings(root, compiled.course)];
}

/** Drawings that are missing, told where their diagrams stand, and drawings that no diagram uses. */
export function checkDiagrams(root: string): Problem[] {
  const { course, chapterProblems } = compileWithoutRuns(root);
  const missing = chapterProblems.filter((problem) => problem.wrong === MISSING_DRAWING);
  return [...missing, ...findUnusedDrawings(root, course)];
}

/** The course without what no check needs: colours in code, and the demos' finished runs. */
export function compileWithoutRuns(root: string): CompiledCourse {
  return createCourseCompiler({
    root,
    highlight: (code, language) =>
      codeLanguages.includes(language) ? code.split('\n').map((text) => [{ text, kind: undefined }]) : undefined,
    runs: new Map(Object.keys(registry).map((name) => [name, { fr: [], en: [] }])),
    address: (path) => path,
    undrawn: 'is a problem',
  }).compile();
}
