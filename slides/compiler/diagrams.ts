// Whether the committed drawings are the ones that the chapters need.

import { DRAWINGS } from './diagram.ts';
import type { Problem } from './problem.ts';

/** What differs between the diagrams in the chapters and the drawings on disk, both by hash. */
export interface DrawingDifference {
  readonly missing: readonly string[];
  readonly unused: readonly string[];
}

export function compareDrawings(needed: Iterable<string>, drawn: Iterable<string>): DrawingDifference {
  const wanted = new Set(needed);
  const present = new Set(drawn);
  return {
    missing: [...wanted].filter((hash) => !present.has(hash)),
    unused: [...present].filter((hash) => !wanted.has(hash)),
  };
}

/** Missing drawings are told where the diagram stands; here only what nobody asks for. */
export function unusedDrawings(difference: DrawingDifference): Problem[] {
  return difference.unused.map((hash) => ({
    file: `${DRAWINGS}/${hash}.svg`,
    line: 1,
    wrong: 'No diagram uses this drawing any more.',
    remedy: 'Run “npm run diagrams”, which removes it, and commit.',
  }));
}
