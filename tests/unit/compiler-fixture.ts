// A chapter around the few lines that a test is about.

import type { Language } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { compileChapter, type Chapter, type Slide } from '#compiler/chapter.ts';
import type { Lookups } from '#compiler/context.ts';
import { formatProblem, type Problem } from '#compiler/problem.ts';

export const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect id="a" width="5" height="5"/></svg>';

export const runs: Readonly<Record<string, readonly WireMessage[]>> = { 'ping-gnip': [], 'virtual-hosts': [] };

export const lookups: Lookups = {
  picture(path) {
    if (path === 'door.svg') return { type: 'svg', source: drawing };
    return path === 'photo.webp'
      ? { type: 'raster', address: '../assets/photo-1234.webp', width: 640, height: 360 }
      : undefined;
  },
  source: (path) =>
    path === 'server/app.ts' ? 'const a = 1;\n// #region routes\n  const b = 2;\n// #endregion\n' : undefined,
  drawing: () => drawing,
  run: (demo) => runs[demo],
  demos: Object.keys(runs),
  highlight: (code, language) =>
    language === 'ts' || language === 'text' ? code.split('\n').map((text) => [{ text, kind: undefined }]) : undefined,
  codeLanguages: ['ts', 'text'],
  undrawn: 'is a problem',
};

export const front = '---\ntitle: A server\nquestion: Why?\n---\n';
export const texts = '\n::: text\nFor the reader.\n:::\n\n::: notes\nFor the speaker.\n:::\n';

/** One slide, complete but for its face, which begins in line 7. */
export function chapterWith(face: string, heading = '## One {#one minutes=4}'): string {
  return `${front}${heading}\n\n${face}\n${texts}`;
}

export function compile(source: string, language: Language = 'en', given: Lookups = lookups): Chapter {
  return compileChapter(
    { name: 'server', number: 4, language, file: `slides/${language}/04-server.md`, source },
    given,
  );
}

/** The slide of a chapter that has one and no problem. */
export function compileFace(face: string, language: Language = 'en', given: Lookups = lookups): Slide {
  const chapter = compile(chapterWith(face), language, given);
  const [slide] = chapter.slides;
  if (chapter.problems.length > 0 || slide === undefined)
    throw new Error(chapter.problems.map(formatProblem).join('\n'));
  return slide;
}

/** `line: what is wrong`, without the remedies. */
export function told(problems: readonly Problem[]): string[] {
  return problems.map(({ line, wrong }) => `${line}: ${wrong}`);
}
