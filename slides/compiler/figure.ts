// `::: figure FILE "caption"`, the description as its body.

import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { contextOf, lineOf, type Context } from './context.ts';
import { escapeHtml } from './escape.ts';
import { leastWidth, prepareSvg } from './svg.ts';
import { compilerText } from './text.ts';
import { typeset } from './typography.ts';

export function readFigure(state: StateBlock, open: Token, from: number, to: number): void {
  const { problems } = contextOf(state.env);
  const [whole, file = '', caption = ''] = /^([^\s"]+)(?:\s+"([^"]*)")?$/.exec(open.info) ?? [];
  const description = state.getLines(from, to, state.blkIndent, false).replace(/\s+/g, ' ').trim();
  if (whole === undefined)
    problems.add(lineOf(open), 'This figure has no readable file.', 'Write ::: figure FILE "caption".');
  if (description === '') {
    problems.add(lineOf(open), 'The figure has no description.', 'Write what it shows between “::: figure” and “:::”.');
  }
  open.meta = { file, caption, description };
}

export function addFigureHtml(md: MarkdownIt): void {
  md.renderer.rules['figure_open'] = (tokens, index, _options, env) => {
    const token = tokens[index];
    return token === undefined ? '' : figureHtml(token, contextOf(env));
  };
  md.renderer.rules['figure_close'] = () => '</figure>\n';
}

function figureHtml(token: Token, context: Context): string {
  const file = String(token.meta?.['file']);
  const caption = inWords(context, token.meta?.['caption']);
  const picture = pictureHtml(context, file, inWords(context, token.meta?.['description']), lineOf(token));
  return `<figure class="figure" data-file="${escapeHtml(file)}">${picture}${captionHtml(caption)}`;
}

function inWords(context: Context, text: unknown): string {
  return typeset(String(text), context.language);
}

function captionHtml(caption: string): string {
  return caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`;
}

function pictureHtml(context: Context, file: string, description: string, line: number): string {
  const picture = context.lookups.picture(file);
  if (picture === undefined) {
    if (file !== '')
      context.problems.add(line, `There is no picture media/${file}.`, 'Check the name; paths begin below media/.');
    return '';
  }
  if (picture.type === 'svg') return svgHtml(context, file, picture.source, description, line);
  const { address, width, height } = picture;
  return `<img src="${escapeHtml(address)}" alt="${escapeHtml(description)}" width="${width}" height="${height}" loading="lazy">`;
}

/** An SVG for this place of this page; what forbids it is told at `line`. */
export function svgHtml(context: Context, file: string, source: string, description: string, line: number): string {
  const prefix = `${context.slide}-${++context.pictures}-`;
  const svg = prepareSvg({ source, language: context.language, description, prefix });
  if ('html' in svg) return withRoomToScroll(svg.html, context);
  context.problems.add(
    line,
    `${file} cannot be put into a page: ${svg.wrong}.`,
    'Correct the drawing; docs/slides.md has the rules.',
  );
  return '';
}

/** Pixels across. A drawing that asks for no more is shown whole on a phone of 390, its letters 11 high; a swipe would gain little. */
const PHONE = 425;

/** On a phone a drawing that would be too small to read keeps its width, and scrolls; parts.css does the rest. */
function withRoomToScroll(svg: string, context: Context): string {
  const width = leastWidth(svg);
  if (width <= PHONE) return svg;
  const hint = escapeHtml(compilerText[context.language].widePicture);
  const drawing = svg.replace('<svg', `<svg width="${width}"`);
  return `<div class="wide-picture" tabindex="0" role="group" aria-label="${hint}">${drawing}</div><p class="wide-picture-hint" aria-hidden="true">${hint}</p>`;
}
