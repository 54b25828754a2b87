// The committed drawings on disk.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
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

/** Mermaid sources of the whole course by hash. */
export function neededDiagrams(course: Course): Map<string, string> {
  const chapters = [...course.chapters.fr, ...course.chapters.en];
  return new Map(chapters.flatMap((chapter) => [...chapter.diagrams]));
}

export function findUnusedDrawings(root: string, course: Course): Problem[] {
  return unusedDrawings(compareDrawings(neededDiagrams(course).keys(), listDrawings(root)));
}
