import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDiagrams, checkSlides } from '#compiler/check-course.ts';
import { diagramHash } from '#compiler/diagram.ts';
import { formatProblem } from '#compiler/problem.ts';
import { chapterWith } from './compiler-fixture.ts';
import { createCourseFolder, type CourseFolder } from './compiler-site.ts';

const mermaid = 'sequenceDiagram\n  A->>B: x\n';
const chapter = chapterWith(`\`\`\`mermaid "A asks B"\n${mermaid}\`\`\``);

let folder: CourseFolder;
beforeEach(() => {
  folder = createCourseFolder();
});
afterEach(() => folder.remove());

const writeBoth = (content: string): void => {
  for (const language of ['fr', 'en']) folder.write(`slides/${language}/04-server.md`, content);
};

describe('the check of the slides', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(checkSlides(folder.root)).toEqual([]);
  });

  it('finds what is wrong in a chapter, between chapters, and in the folder', () => {
    folder.write('slides/fr/04-server.md', chapterWith('```cobol\nx\n```'));
    folder.write('slides/fr/notes.md', 'x');
    expect(checkSlides(folder.root).map(formatProblem)).toEqual([
      expect.stringContaining('slides/fr/04-server.md:7: “cobol” is not a language'),
      expect.stringContaining('slides/fr/notes.md:1: The file’s name is no chapter’s.'),
      expect.stringContaining('slides/fr/04-server.md:5: Demos: none here, ping-gnip in slides/en/04-server.md:5.'),
      expect.stringContaining('slides/fr/04-server.md:5: Figures: none here, dot.png'),
      expect.stringContaining('slides/en/04-server.md:5: Demos'),
      expect.stringContaining('slides/en/04-server.md:5: Figures'),
    ]);
  });
});

describe('the check of the diagrams', () => {
  it('finds a diagram without drawing, in each language', () => {
    writeBoth(chapter);
    expect(checkDiagrams(folder.root)).toMatchObject([
      { file: 'slides/fr/04-server.md', line: 7 },
      { file: 'slides/en/04-server.md', line: 7 },
    ]);
  });

  it('is content once it is drawn', () => {
    writeBoth(chapter);
    folder.write(`media/diagrams/generated/${diagramHash(mermaid)}.svg`, '<svg viewBox="0 0 1 1"/>');
    expect(checkDiagrams(folder.root)).toEqual([]);
  });

  it('finds a drawing of a diagram that was changed', () => {
    writeBoth(chapter);
    folder.write(
      `media/diagrams/generated/${diagramHash('sequenceDiagram\n  A->>B: y\n')}.svg`,
      '<svg viewBox="0 0 1 1"/>',
    );
    expect(checkDiagrams(folder.root)).toHaveLength(3);
  });
});
