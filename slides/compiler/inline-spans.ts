// `[the browser]{.client}`, `[Esc]{.key}`, `[virtual host]{lang=en}`

import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { parseAttributes, type Attributes } from './attributes.ts';

/** The words to which the course gives a colour. */
const MEANINGS = ['client', 'server', 'attacker', 'cookie', ...[1, 2, 3, 4, 5, 6, 7].map((layer) => `layer-${layer}`)];

export const spanRemedy = `Write {.key}, {lang=en} or one of ${MEANINGS.map((name) => `{.${name}}`).join(', ')}.`;

export function addInlineSpans(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'span', (state, silent) => {
    if (state.src[state.pos] !== '[') return false;
    const labelEnd = state.md.helpers.parseLinkLabel(state, state.pos, false);
    if (labelEnd < 0 || state.src[labelEnd + 1] !== '{') return false;
    const close = state.src.indexOf('}', labelEnd);
    if (close < 0) return false;
    if (!silent) pushSpan(state, labelEnd, parseAttributes(state.src.slice(labelEnd + 2, close)));
    state.pos = close + 1;
    return true;
  });
}

function pushSpan(state: StateInline, labelEnd: number, attributes: Attributes | undefined): void {
  const attrs = attributes && spanAttributes(attributes);
  const tag = attributes?.classes[0] === 'key' ? 'kbd' : 'span';
  const open = state.push('span_open', tag, 1);
  if (attrs === undefined) open.meta = { wrong: true };
  else open.attrs = attrs;
  const { posMax, pos } = state;
  state.pos = pos + 1;
  state.posMax = labelEnd;
  state.md.inline.tokenize(state);
  state.push('span_close', tag, -1);
  state.posMax = posMax;
}

/** Whether a span's attributes were refused; it is told where the line is known. */
export function isWrongSpan(token: Token): boolean {
  return token.type === 'span_open' && token.meta?.['wrong'] === true;
}

function spanAttributes(attributes: Attributes): [string, string][] | undefined {
  const [name, ...others] = attributes.classes;
  const lang = attributes.values.get('lang');
  const isKnown = name === undefined || name === 'key' || MEANINGS.includes(name);
  const isExtra =
    attributes.id !== undefined || others.length > 0 || attributes.values.size > (lang === undefined ? 0 : 1);
  if (!isKnown || isExtra || (name ?? lang) === undefined) return undefined;
  const attrs: [string, string][] = [];
  if (name !== undefined) attrs.push(['class', name]);
  if (lang !== undefined) attrs.push(['lang', lang]);
  return attrs;
}
