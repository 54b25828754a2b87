// What the Markdown rules know beside the text itself: whose chapter it is, where its pictures are, where problems go.

import type { Language } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import type { Env, Token } from 'markdown-it';
import type { ProblemList } from './problem.ts';

export type Picture =
  | { readonly type: 'svg'; readonly source: string }
  /** `address` as the page will name it; sizes in pixels. */
  | { readonly type: 'raster'; readonly address: string; readonly width: number; readonly height: number };

/** A piece of a code line; `kind` is undefined for plain text. */
export interface CodePiece {
  readonly text: string;
  readonly kind: string | undefined;
}

/** Everything outside the chapter's own text. Undefined means that there is no such thing. */
export interface Lookups {
  /** A file below `media/`. */
  picture(path: string): Picture | undefined;
  /** A text file of the repository. */
  source(path: string): string | undefined;
  /** A committed drawing of a Mermaid diagram. */
  drawing(hash: string): string | undefined;
  /** The messages of a demo's scenario, for a name alone or with attributes as in its tag; undefined where there is none. */
  run(demo: string, language: Language): readonly WireMessage[] | undefined;
  readonly demos: readonly string[];
  /** Lines of code; undefined for an unknown language. */
  highlight(code: string, language: string): readonly (readonly CodePiece[])[] | undefined;
  readonly codeLanguages: readonly string[];
  /** What an undrawn diagram is: the published page must not need Mermaid, the author's may. */
  readonly undrawn: 'is a problem' | 'is drawn by the browser';
}

/** Which of a slide's three texts is being rendered. */
export type Place = 'face' | 'text' | 'notes';

export interface Context {
  readonly language: Language;
  readonly problems: ProblemList;
  readonly lookups: Lookups;
  /** The slide being rendered; its id makes the ids inside unique. */
  slide: string;
  place: Place;
  /** Links to slides, checked once the whole course is known. */
  readonly links: SlideLink[];
  /** Mermaid diagrams, drawn or not. */
  readonly diagrams: Diagram[];
  /** How many pictures have had their ids made unique. */
  pictures: number;
}

export interface Diagram {
  /** Names its drawing. */
  readonly hash: string;
  readonly source: string;
  readonly line: number;
}

export interface SlideLink {
  readonly line: number;
  readonly chapter: string | undefined;
  readonly slide: string | undefined;
}

const KEY = 'course';

export function environmentFor(context: Context): Env {
  return { [KEY]: context };
}

export function contextOf(env: Env | undefined): Context {
  const context = env?.[KEY];
  if (context === undefined) throw new Error('This Markdown has no context. Parse it through parseChapter.');
  return context as Context;
}

/** The source line of a block token, from 1. */
export function lineOf(token: Token): number {
  return (token.map?.[0] ?? 0) + 1;
}
