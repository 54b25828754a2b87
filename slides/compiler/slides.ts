// From a chapter's tokens to its slides: each `##` begins one.

import type { Token } from 'markdown-it';
import type { Attributes } from './attributes.ts';
import { UNKNOWN } from './containers.ts';
import { lineOf } from './context.ts';
import type { ProblemList } from './problem.ts';
import { readHeading, type SlideHeading } from './slide-heading.ts';

/** A slide before it is HTML. */
export interface SlideSource extends SlideHeading {
  readonly line: number;
  /** The heading's line of text. */
  readonly heading: Token;
  readonly face: readonly Token[];
  readonly text: readonly Token[];
  readonly notes: readonly Token[];
}

export function splitSlides(tokens: readonly Token[], problems: ProblemList): SlideSource[] {
  const starts = tokens.flatMap((token, index) =>
    token.type === 'heading_open' && token.tag === 'h2' && token.level === 0 ? [index] : [],
  );
  const before = tokens[0];
  if (before !== undefined && starts[0] !== 0) {
    problems.add(
      lineOf(before),
      'This stands before the first slide.',
      'Begin a slide first: ## Heading {#slide-id minutes=4}.',
    );
  }
  const slides = starts.map((start, index) => readSlide(tokens.slice(start, starts[index + 1]), problems));
  if (slides.length === 0) problems.add(1, 'The chapter has no slide.', 'Begin one: ## Heading {#slide-id minutes=4}.');
  checkDuplicates(slides, problems);
  return slides;
}

function readSlide(tokens: readonly Token[], problems: ProblemList): SlideSource {
  const [open, heading] = tokens;
  if (open === undefined || heading === undefined) throw new Error('A slide begins with its heading.');
  const line = lineOf(open);
  checkHeadings(tokens.slice(1), problems);
  const parts = takeParts(tokens.slice(3));
  checkParts(parts, line, problems);
  const attributes = open.meta?.['attributes'] as Attributes | undefined;
  const [, ...extraTexts] = parts.texts;
  const [, ...extraNotes] = parts.notes;
  for (const extra of [...extraTexts, ...extraNotes]) {
    const [first] = extra;
    if (first !== undefined) problems.add(lineOf(first), 'The slide has this text twice.', 'Join the two.');
  }
  return {
    ...readHeading(attributes, line, problems),
    line,
    heading,
    face: parts.face,
    text: parts.texts[0] ?? [],
    notes: parts.notes[0] ?? [],
  };
}

/** Headings go down by one step at most; `#` belongs to the chapter, a nested `##` would look like a slide and be none. */
function checkHeadings(tokens: readonly Token[], problems: ProblemList): void {
  let level = 2;
  for (const token of tokens) {
    if (token.type !== 'heading_open') continue;
    const own = Number(token.tag.slice(1));
    if (own <= 2)
      problems.add(lineOf(token), 'This heading is too high for its place.', 'Inside a slide write ### or ####.');
    else if (own > 4 || own > level + 1) {
      problems.add(
        lineOf(token),
        `A heading of level ${own} cannot stand here.`,
        `Write ${'#'.repeat(Math.min(level + 1, 4))}.`,
      );
    }
    level = Math.max(own, 2);
  }
}

interface Parts {
  readonly face: Token[];
  readonly texts: Token[][];
  readonly notes: Token[][];
}

function takeParts(tokens: readonly Token[]): Parts {
  const parts: Parts = { face: [], texts: [], notes: [] };
  let into = parts.face;
  for (const token of tokens) {
    const isPart = token.level === 0 && /^(?:text|notes)_/.test(token.type);
    if (isPart && token.nesting === 1) {
      into = [];
      (token.type === 'text_open' ? parts.texts : parts.notes).push(into);
    }
    into.push(token);
    if (isPart && token.nesting === -1) into = parts.face;
  }
  return parts;
}

function checkParts(parts: Parts, line: number, problems: ProblemList): void {
  const mayBeMistyped = parts.face.some((token) => token.type === `${UNKNOWN}_open`);
  if (parts.texts.length === 0 && !mayBeMistyped)
    problems.add(line, 'The slide has no reader’s text.', 'Add “::: text” … “:::”.');
  if (parts.notes.length === 0 && !mayBeMistyped)
    problems.add(line, 'The slide has no speaker’s notes.', 'Add “::: notes” … “:::”.');
  for (const [first, second] of [...parts.texts, ...parts.notes]) {
    if (first !== undefined && second?.nesting === -1 && second.level === 0) {
      problems.add(lineOf(first), `“::: ${first.type.replace('_open', '')}” is empty.`, 'Write it.');
    }
  }
  const everything = [...parts.face, ...parts.texts.flat(), ...parts.notes.flat()];
  for (const token of everything) checkPlace(token, problems);
  for (const token of [...parts.texts, ...parts.notes].flat()) {
    if (token.type === 'demo')
      problems.add(lineOf(token), 'A demo stands on the slide, not in its texts.', 'Move it out of this container.');
  }
}

function checkPlace(token: Token, problems: ProblemList): void {
  if (token.level > 0 && /^(?:text|notes)_open$/.test(token.type)) {
    problems.add(
      lineOf(token),
      `“::: ${token.type.replace('_open', '')}” is inside another container.`,
      'Close that one first.',
    );
  }
}

function checkDuplicates(slides: readonly SlideSource[], problems: ProblemList): void {
  const seen = new Map<string, number>();
  for (const { id, line } of slides) {
    const first = seen.get(id);
    if (first === undefined) seen.set(id, line);
    else
      problems.add(line, `The id “${id}” is used by the slide in line ${first}.`, 'Choose another; ids are addresses.');
  }
}
