// Code, and code highlighted in steps.

import { contextOf, type CodePiece, type Context } from './context.ts';
import { escapeHtml } from './escape.ts';
import { parseFenceInfo, type FenceInfo, type LineRange } from './fence-info.ts';
import { suggest } from './problem.ts';
import { extractRegion, withoutRegionMarks } from './region.ts';
import { compilerText } from './text.ts';
import type { Env, Token } from 'markdown-it';

/** More lines do not fit on a slide at a size that the last row reads. */
const MOST_LINES = 18;

export function renderCode(token: Token, line: number, env: Env | undefined): string {
  const context = contextOf(env);
  const info = parseFenceInfo(token.info, line, context.problems);
  const code = info.file === undefined ? token.content.replace(/\n$/, '') : importCode(context, token, info, line);
  const pieces = context.lookups.highlight(code, info.language);
  if (pieces === undefined) {
    const remedy = suggest(info.language, context.lookups.codeLanguages);
    context.problems.add(line, `“${info.language}” is not a language that the deck highlights.`, remedy);
  }
  checkLines(context, code, info, line);
  return codeHtml(context, info, pieces ?? code.split('\n').map((text) => [{ text, kind: undefined }]));
}

function importCode(context: Context, token: Token, info: FenceInfo, line: number): string {
  const { problems, lookups } = context;
  if (token.content.trim() !== '') problems.add(line, 'A fence with file= takes its code from there.', 'Empty it.');
  const source = lookups.source(info.file ?? '');
  if (source === undefined) {
    problems.add(line, `There is no file ${info.file}.`, 'Write its path from the repository’s root.');
    return '';
  }
  if (info.region === undefined) return withoutRegionMarks(source);
  const code = extractRegion(source, info.region);
  if (code !== undefined) return code;
  const remedy = `Mark it there with “// #region ${info.region}” and “// #endregion”.`;
  problems.add(line, `${info.file} has no region “${info.region}”.`, remedy);
  return '';
}

function checkLines(context: Context, code: string, info: FenceInfo, line: number): void {
  const count = code.split('\n').length;
  if (code.trim() === '' && info.file === undefined)
    context.problems.add(line, 'This code is empty.', 'Write it, or remove the fence.');
  if (context.place === 'face' && count > MOST_LINES) {
    const remedy = `A slide holds ${MOST_LINES}: show a region, or move it to “::: text”.`;
    context.problems.add(line, `The code has ${count} lines.`, remedy);
  }
  const last = Math.max(0, ...info.steps.flat().map((range) => range.to));
  if (last > count)
    context.problems.add(line, `Line ${last} stands out, but the code has ${count}.`, 'Correct the numbers in {…}.');
}

function codeHtml(context: Context, info: FenceInfo, lines: readonly (readonly CodePiece[])[]): string {
  const title = info.title ?? info.file;
  const steps = info.steps.length === 0 ? '' : ` data-steps="${info.steps.length}"`;
  const caption = title === undefined ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`;
  const body = lines.map((pieces, index) => lineHtml(pieces, stepsOf(index + 1, info.steps))).join('\n');
  const label = escapeHtml(title ?? compilerText[context.language].code);
  // In print and in the study view long lines scroll: a scrolling region must be reachable by keyboard.
  const pre = `<pre tabindex="0" role="group" aria-label="${label}"><code>${body}</code></pre>`;
  return `<figure class="code" data-language="${escapeHtml(info.language)}"${steps}>${caption}${pre}${markers(info)}</figure>\n`;
}

/** One fragment for each later step: reveal.js moves through them, the deck and the theme light up the lines. */
function markers(info: FenceInfo): string {
  return info.steps
    .slice(1)
    .map((_, index) => `<span class="fragment code-step" data-step="${index + 2}"></span>`)
    .join('');
}

function stepsOf(line: number, steps: readonly (readonly LineRange[])[]): string {
  const holds = (ranges: readonly LineRange[]): boolean =>
    ranges.some((range) => range.from <= line && line <= range.to);
  return steps.flatMap((ranges, index) => (holds(ranges) ? [index + 1] : [])).join(' ');
}

function lineHtml(pieces: readonly CodePiece[], steps: string): string {
  const data = steps === '' ? '' : ` data-step="${steps}"`;
  return `<span class="line"${data}>${pieces.map(pieceHtml).join('')}</span>`;
}

function pieceHtml(piece: CodePiece): string {
  const text = escapeHtml(piece.text);
  return piece.kind === undefined ? text : `<span class="t-${piece.kind}">${text}</span>`;
}
