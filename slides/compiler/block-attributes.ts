// `{.fragment}` at the end of a paragraph, list item or heading, and `{#id minutes=4}` at the end of a slide's heading.

import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { parseAttributes, type Attributes } from './attributes.ts';
import { contextOf, lineOf, type Context } from './context.ts';

const TRAILING = /(?:^|\s)\{([^{}]*)\}\s*$/;

export function addBlockAttributes(md: MarkdownIt): void {
  md.core.ruler.after('block', 'block-attributes', readTrailingAttributes);
}

function readTrailingAttributes(state: StateCore): void {
  for (const [index, token] of state.tokens.entries()) {
    const match = token.type === 'inline' ? TRAILING.exec(token.content) : null;
    if (match === null) continue;
    const owner = ownerOf(state.tokens, index);
    if (owner === undefined) continue;
    const attributes = parseAttributes(match[1] ?? '');
    token.content = token.content.slice(0, match.index);
    if (attributes === undefined) badAttributes(contextOf(state.env), token, match[0].trim());
    else if (owner.tag === 'h2') owner.meta = { attributes };
    else applyFragment(contextOf(state.env), token, owner, attributes);
  }
}

/** In a list the item carries the attributes, for it has the bullet. */
function ownerOf(tokens: readonly Token[], index: number): Token | undefined {
  const open = tokens[index - 1];
  const before = tokens[index - 2];
  return open?.type === 'paragraph_open' && before?.type === 'list_item_open' ? before : open;
}

function applyFragment(context: Context, inline: Token, owner: Token, attributes: Attributes): void {
  const onlyFragment =
    attributes.id === undefined && attributes.classes.length === 1 && attributes.classes[0] === 'fragment';
  const onlyStep = [...attributes.values.keys()].every((key) => key === 'step');
  if (!onlyFragment || !onlyStep) return badAttributes(context, inline, 'These attributes');
  owner.attrJoin('class', 'fragment');
  setStep(context, inline, owner, attributes.values.get('step'));
}

function badAttributes(context: Context, inline: Token, what: string): void {
  const remedy = 'Write {.fragment} or {.fragment step=2}; a slide’s heading takes {#id minutes=4 layout=…}.';
  context.problems.add(lineOf(inline), `${what} cannot stand here.`, remedy);
}

/** The order of appearance, as reveal.js reads it. */
export function setStep(context: Context, at: Token, owner: Token, step: string | undefined): void {
  if (step === undefined) return;
  if (/^[1-9]\d?$/.test(step)) owner.attrSet('data-fragment-index', step);
  else context.problems.add(lineOf(at), `step=${step} is not a step.`, 'Write a number from 1 to 99.');
}
