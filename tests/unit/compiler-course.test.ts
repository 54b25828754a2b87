import { describe, expect, it } from 'vitest';
import { compileChapter, type Chapter } from '#compiler/chapter.ts';
import { checkCourse, chapterMinutes } from '#compiler/course.ts';
import { diagramHash } from '#compiler/diagram.ts';
import { compareDrawings, unusedDrawings } from '#compiler/diagrams.ts';
import { chapterWith, compile, front, lookups, texts } from './compiler-fixture.ts';

const two = (first: string, second: string): string =>
  `${front}## A {#${first} minutes=4}\n${texts}\n## B {#${second} minutes=3}\n${texts}`;

function check(fr: Chapter[], en: Chapter[]): string[] {
  return checkCourse({ chapters: { fr, en } }).map(({ file, line, wrong }) => `${file}:${line}: ${wrong}`);
}

function checkFaces(fr: string, en: string): string[] {
  return check([compile(chapterWith(fr), 'fr')], [compile(chapterWith(en), 'en')]);
}

describe('the two languages', () => {
  it('agree', () => {
    expect(check([compile(two('a', 'b'), 'fr')], [compile(two('a', 'b'), 'en')])).toEqual([]);
  });

  it('are out of step when a slide is missing in one', () => {
    expect(check([compile(two('a', 'b'), 'fr')], [compile(chapterWith('x', '## A {#a minutes=4}'), 'en')])).toEqual([
      'slides/fr/04-server.md:15: slides/en/04-server.md has no slide “b”.',
    ]);
  });

  it('are out of step when the order differs', () => {
    expect(check([compile(two('a', 'b'), 'fr')], [compile(two('b', 'a'), 'en')])[0]).toBe(
      'slides/fr/04-server.md:5: Slide “a” stands where slides/en/04-server.md has “b”.',
    );
  });

  it.each([
    ['demos', '<demo-ping-gnip></demo-ping-gnip>', 'x', 'Demos: ping-gnip here, none in slides/en/04-server.md:5.'],
    ['fragments', 'x {.fragment}', 'x', 'Fragments: 1 here, 0 in slides/en/04-server.md:5.'],
    ['figures', '::: figure door.svg\nd\n:::', 'x', 'Figures: door.svg here, none in slides/en/04-server.md:5.'],
    [
      'correct answers',
      '::: quiz\nq\n\n- [x] a — b\n- [ ] c — d\n:::',
      '::: quiz\nq\n\n- [ ] a — b\n- [x] c — d\n:::',
      'Answers of the quizzes (x is correct): x- here, -x in slides/en/04-server.md:5.',
    ],
  ])('are out of step when %s differ', (_what, fr, en, wrong) => {
    expect(checkFaces(fr, en)[0]).toBe(`slides/fr/04-server.md:5: ${wrong}`);
  });

  it('are out of step when a chapter has no twin', () => {
    expect(check([compile(chapterWith('x'), 'fr')], [])).toEqual([
      'slides/fr/04-server.md:1: The chapter has no twin slides/en/04-server.md.',
    ]);
  });
});

describe('links between slides', () => {
  const check1 = (face: string): string | undefined => checkFaces(face, face)[0];

  it('reach slides and the opening', () => {
    expect(
      checkFaces(
        '[a](#one) [b](server#one) [c](server) [d](#opening)',
        '[a](#one) [b](server#one) [c](server) [d](#opening)',
      ),
    ).toEqual([]);
  });

  it('are told where the slide is missing', () => {
    expect(check1('x\n[a](#two)')).toBe(
      'slides/fr/04-server.md:8: The link leads to a slide “two” that slides/fr/04-server.md does not have.',
    );
  });

  it('are told where the chapter is missing', () => {
    expect(check1('[a](http#one)')).toBe(
      'slides/fr/04-server.md:7: The link leads to a chapter “http” that does not exist.',
    );
  });
});

describe('chapters', () => {
  it('have different numbers and names', () => {
    const chapter = (name: string, language: 'fr' | 'en'): Chapter =>
      compileChapter(
        { name, number: 4, language, file: `slides/${language}/04-${name}.md`, source: chapterWith('x') },
        lookups,
      );
    expect(check([chapter('a', 'fr'), chapter('b', 'fr')], [chapter('a', 'en'), chapter('b', 'en')])[0]).toBe(
      'slides/fr/04-b.md:1: slides/fr/04-a.md has the same number or name.',
    );
  });

  it('last as long as their slides', () => {
    expect(chapterMinutes(compile(two('a', 'b')))).toBe(7);
  });
});

describe('drawings', () => {
  it('are named after the diagram’s text, whatever ends its lines', () => {
    expect(diagramHash('a\r\n  b  \r\n')).toBe(diagramHash('a\n  b\n'));
    expect(diagramHash('a')).not.toBe(diagramHash('b'));
    expect(diagramHash('a')).toMatch(/^[0-9a-f]{16}$/);
  });

  it('are missing, or unused and told as files', () => {
    const difference = compareDrawings(['a', 'b'], ['b', 'c']);
    expect(difference).toEqual({ missing: ['a'], unused: ['c'] });
    expect(unusedDrawings(difference)).toMatchObject([{ file: 'media/diagrams/generated/c.svg', line: 1 }]);
  });
});
