// After parsing: what stands inside lines of text. Typography, links, pictures in a line, and HTML that authors tried.

import type { MarkdownIt, Token } from 'markdown-it';
import { contextOf, lineOf, type Context } from './context.ts';
import { isWrongSpan, spanRemedy } from './inline-spans.ts';
import { typeset } from './typography.ts';

const HTML_TAG = /<\/?[a-z][\w-]*(?:\s[^<>]*)?\/?>/i;

export function addProse(md: MarkdownIt): void {
  md.core.ruler.push('prose', (state) => {
    const context = contextOf(state.env);
    for (const token of state.tokens) {
      if (token.type === 'inline') readLine(context, token);
    }
  });
}

function readLine(context: Context, block: Token): void {
  let line = lineOf(block);
  for (const token of block.children ?? []) {
    if (token.type === 'softbreak' || token.type === 'hardbreak') line++;
    if (token.type === 'text') readText(context, token, line);
    if (token.type === 'link_open') readLink(context, token, line);
    if (token.type === 'image') readPicture(context, token, line);
    if (isWrongSpan(token)) context.problems.add(line, 'These attributes mean nothing on words.', spanRemedy);
  }
}

function readText(context: Context, token: Token, line: number): void {
  const html = HTML_TAG.exec(token.content)?.[0];
  if (html !== undefined) {
    const remedy = html.startsWith('<demo-')
      ? 'A demo stands on a line of its own: <demo-NAME></demo-NAME>, attributes in double quotes.'
      : 'Use Markdown or a container, or put it between backquotes if it is to be read.';
    context.problems.add(line, `HTML is not allowed in slides: ${html}`, remedy);
  }
  token.content = typeset(token.content, context.language);
}

const SLIDE_LINK = /^([a-z0-9-]+)?(?:#([a-z0-9-]+))?$/;

function readLink(context: Context, token: Token, line: number): void {
  const href = String(token.attrGet('href') ?? '');
  if (/^https?:\/\//.test(href)) {
    // A click in the middle of a lecture must not leave the deck.
    token.attrSet('target', '_blank');
    token.attrSet('rel', 'noopener');
    return;
  }
  const [whole, chapter, slide] = SLIDE_LINK.exec(href) ?? [];
  if (whole === undefined || whole === '') {
    context.problems.add(
      line,
      `“${href}” is not a link that a page can follow.`,
      'Write #slide-id, chapter#slide-id or https://…',
    );
    return;
  }
  context.links.push({ line, chapter, slide });
  const page = chapter === undefined ? '' : `${chapter}.html`;
  token.attrSet('href', slide === undefined ? page : `${page}#${slide}`);
}

function readPicture(context: Context, token: Token, line: number): void {
  const path = String(token.attrGet('src') ?? '');
  const picture = context.lookups.picture(path);
  if (token.content.trim() === '') {
    context.problems.add(
      line,
      `The picture ${path} has no description.`,
      'Write it between the brackets: ![what it shows](file).',
    );
  }
  if (picture === undefined) {
    context.problems.add(line, `There is no picture media/${path}.`, 'Check the name; paths begin below media/.');
  } else if (picture.type === 'svg') {
    context.problems.add(line, `${path} is an SVG, which needs a block of its own.`, `Write “::: figure ${path}”.`);
  } else {
    for (const [name, value] of Object.entries({
      src: picture.address,
      width: picture.width,
      height: picture.height,
    })) {
      token.attrSet(name, value);
    }
  }
}
