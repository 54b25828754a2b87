// ```mermaid: its committed drawing, found by the hash of its text.

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Token } from 'markdown-it';
import { type Context } from './context.ts';
import { escapeHtml } from './escape.ts';
import { svgHtml } from './figure.ts';
import { typeset } from './typography.ts';

/** Part of every drawing's name: a higher number makes all drawings stale. Raise it when `diagram-page.ts` draws differently. */
const DRAWING_VERSION = 1;

/** Where drawings are kept, from the repository's root. */
export const DRAWINGS = 'media/diagrams/generated';

export const MISSING_DRAWING = 'This diagram has no drawing yet, or it was changed.';

/** The name of a diagram's drawing: 16 hex digits. */
export function diagramHash(source: string): string {
  const normal = source
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
  return bytesToHex(sha256(utf8ToBytes(`${DRAWING_VERSION}\n${normal}`))).slice(0, 16);
}

export function renderDiagram(token: Token, line: number, context: Context): string {
  const [, description = ''] = /^mermaid\s+"([^"]*)"\s*$/.exec(token.info) ?? [];
  if (description.trim() === '') {
    context.problems.add(line, 'The diagram has no description.', 'Write ```mermaid "what it shows".');
  }
  const words = typeset(description, context.language);
  const hash = diagramHash(token.content);
  context.diagrams.push({ hash, source: token.content, line });
  const drawing = context.lookups.drawing(hash);
  if (drawing !== undefined) return figure(svgHtml(context, `${DRAWINGS}/${hash}.svg`, drawing, words, line));
  if (context.lookups.undrawn === 'is a problem') {
    context.problems.add(line, MISSING_DRAWING, 'Run “npm run diagrams” and commit the result.');
  }
  return figure(`<pre class="mermaid" data-description="${escapeHtml(words)}">${escapeHtml(token.content)}</pre>`);
}

function figure(content: string): string {
  return `<figure class="diagram">${content}</figure>\n`;
}
