// The HTML of the containers whose content is Markdown.

import type { MarkdownIt, Token } from 'markdown-it';
import { contextOf, lineOf, type Context } from './context.ts';
import { setStep } from './block-attributes.ts';
import { parsePairs } from './attributes.ts';
import { compilerText } from './text.ts';

const TITLED = ['remember', 'practical', 'more'] as const;

export function addContainerHtml(md: MarkdownIt): void {
  const { rules } = md.renderer;
  rules['columns_open'] = (tokens, index, _options, env) => columnsHtml(tokens, index, contextOf(env));
  rules['column_open'] = (tokens, index, _options, env) => columnHtml(tokens[index], contextOf(env));
  rules['fragment_open'] = (tokens, index, _options, env) => fragmentHtml(md, tokens[index], contextOf(env));
  rules['source_open'] = (tokens, index, _options, env) => sourceHtml(tokens, index, contextOf(env));
  for (const name of TITLED) {
    rules[`${name}_open`] = (_tokens, _index, _options, env) =>
      `<div class="${name}" role="note">\n<p class="aside-title">${compilerText[contextOf(env).language][name]}</p>\n`;
  }
}

/** The tokens between a container's opening and its end. */
function inside(tokens: readonly Token[], index: number): readonly Token[] {
  const open = tokens[index];
  const end = tokens.findIndex((token, at) => at > index && token.nesting === -1 && token.level === open?.level);
  return tokens.slice(index + 1, end);
}

function columnsHtml(tokens: readonly Token[], index: number, context: Context): string {
  const open = tokens[index];
  const count = inside(tokens, index).filter(
    (token) => token.type === 'column_open' && token.level === (open?.level ?? 0) + 1,
  ).length;
  if (open !== undefined && (count < 2 || count > 3)) {
    context.problems.add(lineOf(open), `“::: columns” has ${count} columns.`, 'Put two or three “::: column” into it.');
  }
  return `<div class="columns" data-count="${count}">\n`;
}

function columnHtml(token: Token | undefined, context: Context): string {
  if (token !== undefined && !['', 'wide'].includes(token.info)) {
    context.problems.add(
      lineOf(token),
      `“${token.info}” is no kind of column.`,
      'Write “::: column” or “::: column wide”.',
    );
  }
  return token?.info === 'wide' ? '<div class="column wide">\n' : '<div class="column">\n';
}

function fragmentHtml(md: MarkdownIt, token: Token | undefined, context: Context): string {
  if (token === undefined) return '';
  const pairs = parsePairs(token.info);
  if (pairs === undefined)
    context.problems.add(lineOf(token), `“${token.info}” is no step.`, 'Write “::: fragment step=2”.');
  token.attrSet('class', 'fragment');
  setStep(context, token, token, pairs?.get('step'));
  return `<div${md.renderer.renderAttrs(token)}>\n`;
}

function sourceHtml(tokens: readonly Token[], index: number, context: Context): string {
  const open = tokens[index];
  const text = inside(tokens, index)
    .map((token) => token.content)
    .join(' ');
  if (open !== undefined && !/\b(?:19|20)\d\d\b/.test(text)) {
    context.problems.add(lineOf(open), 'The source has no date.', 'Add the year in which it was published or read.');
  }
  return '<div class="source">\n';
}
