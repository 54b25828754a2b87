// `npm run diagrams`: draws new and changed Mermaid diagrams in Chromium, and removes drawings that nobody uses.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileWithoutRuns } from './check-course.ts';
import { drawDiagrams } from './diagram-drawing.ts';
import { DRAWINGS } from './diagram.ts';
import { compareDrawings } from './diagrams.ts';
import { listDrawings, neededDiagrams } from './diagrams-fs.ts';

const root = process.cwd();
const needed = neededDiagrams(compileWithoutRuns(root).course);
const { missing, unused } = compareDrawings(needed.keys(), listDrawings(root));
const undrawn = [...needed.values()].filter(({ hash }) => missing.includes(hash));

for (const hash of unused) rmSync(drawingPath(hash));
if (undrawn.length > 0) {
  mkdirSync(join(root, DRAWINGS), { recursive: true });
  for (const [hash, svg] of await drawDiagrams(undrawn)) writeFileSync(drawingPath(hash), svg);
}
console.log(`Diagrams: ${needed.size} needed, ${undrawn.length} drawn, ${unused.length} removed.`);

function drawingPath(hash: string): string {
  return join(root, DRAWINGS, `${hash}.svg`);
}
