// `::: name arguments` … `:::`

import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { contextOf } from './context.ts';
import { suggest } from './problem.ts';

/** Containers whose content is Markdown. */
const BLOCKS = ['columns', 'column', 'text', 'notes', 'fragment', 'source', 'remember', 'practical', 'more'] as const;
/** Containers that read their lines themselves. */
const READERS = ['figure', 'quiz'] as const;
const NAMES: readonly string[] = [...BLOCKS, ...READERS];
/** A name that was mistyped: what is inside belongs nowhere, and one problem is enough. */
export const UNKNOWN = 'unknown';

/** Reads lines `from` (included) to `to` (excluded), the container's content, and pushes its tokens. */
export type ContainerReader = (state: StateBlock, open: Token, from: number, to: number) => void;

export function addContainers(
  md: MarkdownIt,
  readers: Readonly<Record<(typeof READERS)[number], ContainerReader>>,
): void {
  md.block.ruler.before(
    'fence',
    'container',
    (state, start, end, silent) => {
      const line = lineText(state, start);
      if (!line.startsWith(':::')) return false;
      if (silent) return true;
      const [, name = '', args = ''] = /^:::\s*([\w-]*)\s*(.*)$/.exec(line) ?? [];
      readContainer(state, { name, args: args.trim(), start, end }, readers);
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}

interface Opening {
  readonly name: string;
  readonly args: string;
  readonly start: number;
  readonly end: number;
}

function readContainer(state: StateBlock, opening: Opening, readers: Readonly<Record<string, ContainerReader>>): void {
  const { name, start, end } = opening;
  const { problems } = contextOf(state.env);
  state.line = start + 1;
  if (name === '') {
    problems.add(start + 1, '“:::” closes nothing here.', 'Remove it, or open a container before it.');
    return;
  }
  const close = findClose(state, start, end);
  const isKnown = NAMES.includes(name);
  if (!isKnown) problems.add(start + 1, `There is no container “${name}”.`, suggest(name, NAMES));
  if (close.missing) problems.add(start + 1, `“::: ${name}” is not closed.`, 'Add a line “:::” where it ends.');

  const kind = isKnown ? name : UNKNOWN;
  const open = state.push(`${kind}_open`, 'div', 1);
  open.block = true;
  open.info = opening.args;
  open.map = [start, close.line];
  const reader = readers[name];
  if (reader === undefined) readBlocks(state, start + 1, close.line);
  else reader(state, open, start + 1, close.line);
  state.push(`${kind}_close`, 'div', -1).block = true;
  state.line = close.missing ? close.line : close.line + 1;
}

/** Reads lines as ordinary blocks. */
export function readBlocks(state: StateBlock, from: number, to: number): void {
  const { parentType, lineMax } = state;
  state.parentType = 'container';
  state.lineMax = to;
  state.md.block.tokenize(state, from, to);
  state.parentType = parentType;
  state.lineMax = lineMax;
}

/**
 * The matching `:::`. Where it is missing, the container ends before the slide's texts or the next slide, which are never
 * inside one: so one forgotten `:::` is one problem, in the right place.
 */
function findClose(state: StateBlock, start: number, end: number): { line: number; missing: boolean } {
  let depth = 1;
  let fence = '';
  let latest = end;
  for (let line = start + 1; line < end; line++) {
    const text = lineText(state, line);
    fence = fenceAfter(text, fence);
    if (fence !== '') continue;
    if (/^##\s/.test(text)) return { line: Math.min(latest, line), missing: true };
    if (!text.startsWith(':::')) continue;
    if (/^:::\s*(?:text|notes)\b/.test(text)) latest = Math.min(latest, line);
    depth += /^:::\s*$/.test(text) ? -1 : 1;
    if (depth === 0) return { line, missing: false };
  }
  return { line: latest, missing: true };
}

/** The fence that is open after this line; empty where none is. */
function fenceAfter(text: string, open: string): string {
  if (open === '') return /^(`{3,}|~{3,})/.exec(text)?.[1] ?? '';
  return text.startsWith(open) && text.replace(/[`~]/g, '').trim() === '' ? '' : open;
}

export function lineText(state: StateBlock, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0).trimEnd();
}
