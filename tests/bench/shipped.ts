// What the published pages must not carry: the programs that made them.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './measure.ts';

/** By program, what its code holds in any build of it: names and texts that no minifier touches. */
const traces: Record<string, RegExp> = {
  mermaid: /mermaid\.initialize|mermaidAPI|securityLevel/,
  Shiki: /codeToHtml|codeToHast|vscode-textmate|OnigScanner|tokenizeLine2/,
  'highlight.js': /highlightAuto|registerLanguage/,
  'markdown-it': /markdown-it|reference_def|linkify/,
  marked: /\bmarked\b/,
};

/** Reads every script below `dist/`. */
export function benchShipped(): Row {
  const scripts = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
  const texts = scripts.map((file) => readFileSync(join('dist', file), 'utf8'));
  const found = Object.keys(traces).filter((name) => texts.some((text) => traces[name]?.test(text)));
  return {
    what: `mermaid, highlighters, Markdown parsers in the ${scripts.length} scripts of \`dist/\``,
    ours: found.join(', ') || 'none',
    goal: { words: 'none', isMet: found.length === 0 },
  };
}
