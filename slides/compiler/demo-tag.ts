// `<demo-NAME attribute="value"></demo-NAME>` on a line of its own: the only HTML that slides may hold.

import type { MarkdownIt, StateBlock } from 'markdown-it';
import { lineText } from './containers.ts';
import { contextOf, lineOf } from './context.ts';
import { renderFinishedRun } from './finished-run.ts';
import { suggest } from './problem.ts';

const TAG = /^<demo-([a-z0-9-]+)((?:\s+[a-z][a-z0-9-]*(?:="[^"<>]*")?)*)\s*><\/demo-\1>$/;

export function addDemoTag(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'demo', readDemo, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  md.renderer.rules['demo'] = (tokens, index, _options, env) => {
    const token = tokens[index];
    const context = contextOf(env);
    if (token === undefined) return '';
    const { lookups, language } = context;
    const messages = lookups.run(token.info + token.content, language) ?? lookups.run(token.info, language);
    if (messages === undefined) return '';
    return `<demo-${token.info}${token.content}>${renderFinishedRun(messages, language)}</demo-${token.info}>\n`;
  };
}

function readDemo(state: StateBlock, start: number, _end: number, silent: boolean): boolean {
  const [whole, name = '', attributes = ''] = TAG.exec(lineText(state, start)) ?? [];
  if (whole === undefined) return false;
  if (silent) return true;
  const token = state.push('demo', '', 0);
  token.block = true;
  token.info = name;
  token.content = attributes.replace(/\s+/g, ' ');
  token.map = [start, start + 1];
  state.line = start + 1;
  const { problems, lookups } = contextOf(state.env);
  if (!lookups.demos.includes(name))
    problems.add(lineOf(token), `There is no demo “${name}”.`, suggest(name, lookups.demos));
  return true;
}
