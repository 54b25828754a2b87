// SVG as it stands in a page: one language, ids of its own, a description, and nothing that the page's policy forbids.

import type { Language } from '#demos/contract.ts';
import { escapeHtml } from './escape.ts';

export interface SvgRequest {
  readonly source: string;
  readonly language: Language;
  /** What it shows, for those who do not see it. */
  readonly description: string;
  /** Makes its ids unique in the page. */
  readonly prefix: string;
}

const PART = /<!--[\s\S]*?-->|<[?!][^>]*>|<(\/?)([\w:-]+)((?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|[^<]+|</g;
const FORBIDDEN = new Set(['script', 'style', 'foreignObject', 'iframe', 'a', 'image', 'handler']);

interface Part {
  readonly text: string;
  readonly tag: string | undefined;
  readonly attributes: string;
  readonly kind: 'open' | 'close' | 'single' | 'text';
}

/** The SVG's HTML, or the sentence that says why it cannot be put into a page. */
export function prepareSvg(request: SvgRequest): { html: string } | { wrong: string } {
  const parts = readParts(request.source);
  const wrong = findFault(parts);
  if (wrong !== undefined) return { wrong };
  const kept = withoutLanguages(parts, request.language);
  const html = kept
    .map((part, index) => (index === 0 ? rootTag(part, request) : partHtml(part, request.prefix)))
    .join('');
  return { html };
}

/** Pixels: what the smallest letters of a drawing may measure on a screen. */
const LEAST_TEXT = 12;

/** Pixels across, as a whole number, at which the drawing's smallest letters can be read; 0 without letters. */
export function leastWidth(svg: string): number {
  const units = Number(/ viewBox="\S+ \S+ (\S+)/.exec(svg)?.[1]);
  const sizes = [...svg.matchAll(/ font-size="([\d.]+)/g)].map(([, size]) => Number(size));
  return Math.ceil((units * LEAST_TEXT) / Math.min(...sizes));
}

function readParts(source: string): Part[] {
  const parts: Part[] = [];
  let textDepth = 0;
  for (const [text, slash, tag, attributes = '', single] of source.matchAll(PART)) {
    if (text.startsWith('<!') || text.startsWith('<?')) continue;
    const kind = tag === undefined ? 'text' : slash === '/' ? 'close' : single === '/' ? 'single' : 'open';
    // Space between shapes is nothing; space between words is.
    if (kind === 'text' && text.trim() === '' && textDepth === 0) continue;
    if (tag === 'text' || tag === 'title') textDepth += { open: 1, close: -1, single: 0, text: 0 }[kind];
    parts.push({ text, tag, attributes, kind });
  }
  return withoutTitle(parts);
}

/** The description replaces a <title>, which browsers would show as a second tip. */
function withoutTitle(parts: readonly Part[]): Part[] {
  let inside = 0;
  return parts.filter((part) => {
    if (part.tag !== 'title') return inside === 0;
    if (part.kind !== 'single') inside += part.kind === 'open' ? 1 : -1;
    return false;
  });
}

function findFault(parts: readonly Part[]): string | undefined {
  const root = parts[0];
  if (root?.tag !== 'svg') return 'it does not begin with <svg>';
  if (!/\sviewBox=/.test(root.attributes)) return 'its <svg> has no viewBox';
  const open: string[] = [];
  for (const part of parts) {
    const fault = partFault(part);
    if (fault !== undefined) return fault;
    if (part.kind === 'open') open.push(part.tag ?? '');
    if (part.kind === 'close' && open.pop() !== part.tag) return `</${part.tag}> closes another element`;
  }
  if (open.length > 0) return `<${open.at(-1)}> is not closed`;
  return languagesFault(parts);
}

function partFault(part: Part): string | undefined {
  if (part.text === '<') return 'a < is not written as &lt;, or a tag is broken';
  if (part.tag !== undefined && FORBIDDEN.has(part.tag)) return `<${part.tag}> is not allowed`;
  const name = /\s(on\w+|style)\s*=/.exec(part.attributes)?.[1];
  if (name !== undefined) return `${name}="…" is not allowed`;
  return /(?:href\s*=\s*["']|url\()(?!#)/.test(part.attributes) ? 'it refers to another file' : undefined;
}

function languagesFault(parts: readonly Part[]): string | undefined {
  const count = (language: string): number => parts.filter((part) => langOf(part) === language).length;
  const fr = count('fr');
  const en = count('en');
  return fr === en ? undefined : `it has ${fr} elements in French and ${en} in English`;
}

function langOf(part: Part): string | undefined {
  return part.kind === 'close' ? undefined : /\slang\s*=\s*["'](\w+)["']/.exec(part.attributes)?.[1];
}

function withoutLanguages(parts: readonly Part[], language: Language): Part[] {
  let skipped = 0;
  return parts.filter((part) => {
    const lang = langOf(part);
    const isForeign = lang !== undefined && lang !== language;
    if (skipped === 0 && !isForeign) return true;
    if (part.kind === 'open') skipped++;
    if (part.kind === 'close') skipped--;
    return false;
  });
}

function rootTag(root: Part, request: SvgRequest): string {
  const attributes = partHtml(root, request.prefix)
    .replace(/^<svg|>$/g, '')
    .replace(/\s(?:width|height|xmlns(?::\w+)?|role|aria-[\w-]+|lang)\s*=\s*(?:"[^"]*"|'[^']*')/g, '');
  return `<svg${attributes} role="img" aria-label="${escapeHtml(request.description)}">`;
}

function partHtml(part: Part, prefix: string): string {
  if (part.kind === 'text' || part.kind === 'close') return part.text.replace(/\s+/g, ' ');
  const attributes = part.attributes
    .replace(/\s+/g, ' ')
    .replace(/ lang=(?:"\w+"|'\w+')/, '')
    .replace(/ id=(["'])/g, ` id=$1${prefix}`)
    .replace(/((?:href=["']|url\()#)/g, `$1${prefix}`);
  return `<${part.tag}${attributes}${part.kind === 'single' ? '/' : ''}>`;
}
