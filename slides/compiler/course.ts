// All chapters in both languages, and what must hold between them.

import type { Language } from '#demos/contract.ts';
import type { Chapter, Slide } from './chapter.ts';
import type { Problem } from './problem.ts';
import { OPENING } from './slide-heading.ts';
import { languages, otherLanguage } from './text.ts';
import { tools } from './tool-text.ts';

export interface Course {
  readonly chapters: Readonly<Record<Language, readonly Chapter[]>>;
}

/** Problems that one file cannot see: links, names, and the two languages out of step. */
export function checkCourse(course: Course): Problem[] {
  return languages.flatMap((language) => {
    const chapters = course.chapters[language];
    return [
      ...checkNames(chapters),
      ...chapters.flatMap((chapter) => [...checkLinks(chapter, chapters), ...checkTwin(chapter, course)]),
    ];
  });
}

export function chapterMinutes(chapter: Chapter): number {
  return chapter.slides.reduce((sum, slide) => sum + slide.minutes, 0);
}

function checkNames(chapters: readonly Chapter[]): Problem[] {
  return chapters.flatMap((chapter, index) => {
    if (tools.some((tool) => tool === chapter.name)) {
      return [
        problem(chapter, 1, `“${chapter.name}” is the name of a page of the course’s own.`, 'Choose another one.'),
      ];
    }
    const twin = chapters
      .slice(0, index)
      .find(({ name, number }) => name === chapter.name || number === chapter.number);
    if (twin === undefined) return [];
    return [problem(chapter, 1, `${twin.file} has the same number or name.`, 'Rename one of the two: NN-name.md.')];
  });
}

function checkLinks(chapter: Chapter, chapters: readonly Chapter[]): Problem[] {
  return chapter.links.flatMap(({ line, chapter: name, slide }) => {
    const target = name === undefined ? chapter : chapters.find((one) => one.name === name);
    if (target === undefined) {
      const remedy = `Chapters are: ${chapters.map((one) => one.name).join(', ')}.`;
      return [problem(chapter, line, `The link leads to a chapter “${name}” that does not exist.`, remedy)];
    }
    const isThere = slide === undefined || slide === OPENING || target.slides.some(({ id }) => id === slide);
    if (isThere) return [];
    return [
      problem(
        chapter,
        line,
        `The link leads to a slide “${slide}” that ${target.file} does not have.`,
        'Correct the id.',
      ),
    ];
  });
}

/** Each file is told what it has and the other has not, so both authors see it. */
function checkTwin(chapter: Chapter, course: Course): Problem[] {
  const other = otherLanguage(chapter.language);
  const twin = course.chapters[other].find(({ name, number }) => name === chapter.name && number === chapter.number);
  if (twin === undefined) {
    const path = chapter.file.replace(`/${chapter.language}/`, `/${other}/`);
    return [
      problem(chapter, 1, `The chapter has no twin ${path}.`, 'Write it, with the same slides in the same order.'),
    ];
  }
  const missing = chapter.slides.filter(({ id }) => !twin.slides.some((slide) => slide.id === id));
  if (missing.length > 0) {
    return missing.map(({ id, line }) =>
      problem(chapter, line, `${twin.file} has no slide “${id}”.`, 'Add it there, or correct the id.'),
    );
  }
  if (chapter.slides.length !== twin.slides.length) return [];
  return chapter.slides.flatMap((slide, index) => checkSlides(chapter, slide, twin, twin.slides[index]));
}

function checkSlides(chapter: Chapter, slide: Slide, twin: Chapter, other: Slide | undefined): Problem[] {
  if (other === undefined) return [];
  if (slide.id !== other.id) {
    const wrong = `Slide “${slide.id}” stands where ${twin.file} has “${other.id}”.`;
    return [problem(chapter, slide.line, wrong, 'Put the slides into the same order.')];
  }
  return differences(slide, other).map(([what, own, foreign]) => {
    const wrong = `${what}: ${own || 'none'} here, ${foreign || 'none'} in ${twin.file}:${other.line}.`;
    return problem(chapter, slide.line, wrong, 'Make both languages agree.');
  });
}

function differences(slide: Slide, other: Slide): [what: string, own: string, foreign: string][] {
  const facts = (one: Slide): [string, string][] => [
    ['Minutes', String(one.minutes)],
    ['Layout', one.layout],
    ['Demos', one.demos.join(', ')],
    ['Figures', one.figures.join(', ')],
    ['Fragments', String(one.fragments)],
    ['Answers of the quizzes (x is correct)', one.quizzes.join(', ')],
  ];
  const foreign = facts(other);
  return facts(slide).flatMap(([what, own], index) => {
    const theirs = foreign[index]?.[1] ?? '';
    return own === theirs ? [] : [[what, own, theirs] satisfies [string, string, string]];
  });
}

function problem(chapter: Chapter, line: number, wrong: string, remedy: string): Problem {
  return { file: chapter.file, line, wrong, remedy };
}
