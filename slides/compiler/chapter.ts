// One chapter in one language: from its source to the HTML of its slides.

import type { Language } from '#demos/contract.ts';
import type { Token } from 'markdown-it';
import {
  environmentFor,
  lineOf,
  type Context,
  type Diagram,
  type Lookups,
  type Place,
  type SlideLink,
} from './context.ts';
import { readFrontMatter } from './front-matter.ts';
import { markdown } from './markdown.ts';
import { ProblemList, type Problem } from './problem.ts';
import type { Layout } from './slide-heading.ts';
import { splitSlides, type SlideSource } from './slides.ts';
import { typeset } from './typography.ts';

/** Running words on a slide. More than this and the room reads instead of listening. */
const MOST_WORDS = 40;

export interface ChapterSource {
  /** The page's name, for example `server`. */
  readonly name: string;
  readonly number: number;
  readonly language: Language;
  /** Path from the repository's root. */
  readonly file: string;
  readonly source: string;
}

export interface Slide {
  readonly id: string;
  readonly line: number;
  /** Speaking time. */
  readonly minutes: number;
  readonly layout: Layout;
  /** The heading without markup. */
  readonly title: string;
  /** HTML of the slide itself, its heading first; of the reader's text; of the speaker's notes. */
  readonly face: string;
  readonly text: string;
  readonly notes: string;
  readonly demos: readonly string[];
  readonly figures: readonly string[];
  /** Things that appear one after another. */
  readonly fragments: number;
  /** Each quiz's answers: `x` correct, `-` not. */
  readonly quizzes: readonly string[];
}

export interface Chapter {
  readonly name: string;
  readonly number: number;
  readonly language: Language;
  readonly file: string;
  readonly title: string;
  readonly question: string;
  readonly slides: readonly Slide[];
  /** Links to slides, to be checked against the whole course. */
  readonly links: readonly SlideLink[];
  readonly diagrams: readonly Diagram[];
  readonly problems: readonly Problem[];
}

export function compileChapter(from: ChapterSource, lookups: Lookups): Chapter {
  const { name, number, language, file } = from;
  const problems = new ProblemList(file);
  const context: Context = {
    language,
    problems,
    lookups,
    slide: '',
    place: 'face',
    links: [],
    diagrams: [],
    pictures: 0,
  };
  const { title, question, body } = readFrontMatter(from.source, problems);
  const tokens = markdown.parse(body, environmentFor(context));
  const slides = splitSlides(tokens, problems).map((slide) => renderSlide(slide, context));
  const head = { title: typeset(title, language), question: typeset(question, language) };
  const found = problems.found.toSorted((a, b) => a.line - b.line);
  return {
    name,
    number,
    language,
    file,
    ...head,
    slides,
    links: context.links,
    diagrams: context.diagrams,
    problems: found,
  };
}

function renderSlide(slide: SlideSource, context: Context): Slide {
  context.slide = slide.id;
  context.pictures = 0;
  checkWords(slide, context);
  const heading = `<h2>${markdown.renderer.renderInline(slide.heading.children ?? [], markdown.options, environmentFor(context))}</h2>\n`;
  const face = heading + renderPart(slide.face, 'face', context);
  const { id, line, minutes, layout } = slide;
  return {
    id,
    line,
    minutes,
    layout,
    title: plainText(slide.heading),
    face,
    text: renderPart(withoutFrame(slide.text), 'text', context),
    notes: renderPart(withoutFrame(slide.notes), 'notes', context),
    demos: slide.face.flatMap((token) => (token.type === 'demo' ? [token.info] : [])),
    figures: slide.face.flatMap((token) => (token.type === 'figure_open' ? [String(token.meta?.['file'])] : [])),
    fragments: face.match(/ class="(?:[^"]* )?fragment[ "]/g)?.length ?? 0,
    quizzes: slide.face.flatMap((token) => (token.type === 'quiz_open' ? [String(token.meta?.['verdicts'])] : [])),
  };
}

function renderPart(tokens: readonly Token[], place: Place, context: Context): string {
  context.place = place;
  return markdown.renderer.render([...tokens], markdown.options, environmentFor(context));
}

/** Without the container's own two tokens: the page gives each part its place. */
function withoutFrame(tokens: readonly Token[]): readonly Token[] {
  return tokens.slice(1, -1);
}

function plainText(inline: Token): string {
  return (inline.children ?? []).map((child) => (child.type === 'softbreak' ? ' ' : child.content)).join('');
}

const UNCOUNTED = /^(?:quiz|remember|practical|more|source|figure|unknown)_(open|close)$/;

function checkWords(slide: SlideSource, context: Context): void {
  let depth = 0;
  let words = 0;
  for (const token of slide.face) {
    const edge = UNCOUNTED.exec(token.type)?.[1];
    if (edge !== undefined) depth += edge === 'open' ? 1 : -1;
    if (token.type === 'inline' && depth === 0) words += countWords(plainText(token));
  }
  if (words <= MOST_WORDS) return;
  const at = slide.face[0];
  const line = at === undefined ? slide.line : lineOf(at);
  context.problems.add(
    line,
    `The slide has ${words} words.`,
    `At most ${MOST_WORDS} fit: move the rest to “::: text”.`,
  );
}

function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}
