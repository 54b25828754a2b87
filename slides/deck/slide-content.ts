// What a script adds to slides: to all of them when the page starts, and to those that were edited in development.

import { lightLines } from './code-steps.ts';
import { addCopyButtons } from './copying.ts';
import { joinAnswers } from './quiz.ts';

export function enrich(root: ParentNode): void {
  joinAnswers(root);
  addCopyButtons(root);
  lightLines(root);
  if (import.meta.env.DEV && root.querySelector('pre.mermaid')) {
    void import('./undrawn-diagrams.ts').then(({ drawDiagrams }) => drawDiagrams(root));
  }
}
