// The check of committed drawings by itself, for `npm run check`; the build does the same on its way.

import { registry } from '#demos/registry.ts';
import { createCourseCompiler, type CompiledCourse } from './course-compiler.ts';
import { MISSING_DRAWING } from './diagram.ts';
import { findUnusedDrawings } from './diagrams-fs.ts';
import type { Problem } from './problem.ts';

/** What is wrong with the committed drawings: missing ones where their diagrams stand, and ones that nobody uses. */
export function checkDiagrams(root: string): Problem[] {
  const { course, chapterProblems } = compileForDrawings(root);
  const missing = chapterProblems.filter((problem) => problem.wrong === MISSING_DRAWING);
  return [...missing, ...findUnusedDrawings(root, course)];
}

/** The course without what diagrams do not need: neither highlighted code nor finished runs. */
export function compileForDrawings(root: string): CompiledCourse {
  return createCourseCompiler({
    root,
    highlight: (code) => code.split('\n').map((text) => [{ text, kind: undefined }]),
    runs: new Map(Object.keys(registry).map((name) => [name, []])),
    address: (path) => path,
    undrawn: 'is a problem',
  }).compile();
}
