// The committed drawings on disk.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Chapter } from './chapter.ts';
import type { Diagram } from './context.ts';
import type { Course } from './course.ts';
import { DRAWINGS } from './diagram.ts';
import { compareDrawings, unusedDrawings } from './diagrams.ts';
import type { Problem } from './problem.ts';

/** Hashes of the drawings that exist. */
export function listDrawings(root: string): string[] {
  const folder = join(root, DRAWINGS);
  const entries = existsSync(folder) ? readdirSync(folder) : [];
  return entries.filter((entry) => entry.endsWith('.svg')).map((entry) => entry.slice(0, -'.svg'.length));
}

/** A diagram and the chapter that it stands in. */
export type PlacedDiagram = Diagram & Pick<Chapter, 'file'>;

/** The whole course's diagrams by hash: the same text is drawn once. */
export function neededDiagrams(course: Course): Map<string, PlacedDiagram> {
  const chapters = [...course.chapters.fr, ...course.chapters.en];
  const placed = chapters.flatMap(({ diagrams, file }) => diagrams.map((diagram) => ({ ...diagram, file })));
  return new Map(placed.map((diagram) => [diagram.hash, diagram]));
}

export function findUnusedDrawings(root: string, course: Course): Problem[] {
  return unusedDrawings(compareDrawings(neededDiagrams(course).keys(), listDrawings(root)));
}
