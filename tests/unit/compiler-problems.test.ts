import { describe, expect, it } from 'vitest';
import { CourseError, formatProblem, suggest } from '#compiler/problem.ts';
import { chapterWith, compile, front, lookups, texts, told } from './compiler-fixture.ts';

/** Each face begins in line 7. */
const faces: [what: string, face: string, problem: string][] = [
  ['an unknown container', '::: notess\nx\n:::', '7: There is no container “notess”.'],
  ['a container that is not closed', '::: remember\nx\n', '7: “::: remember” is not closed.'],
  ['a stray end', 'x\n\n:::', '9: “:::” closes nothing here.'],
  ['one column alone', '::: columns\n::: column\nx\n:::\n:::', '7: “::: columns” has 1 columns.'],
  [
    'an unknown kind of column',
    '::: columns\n::: column broad\nx\n:::\n::: column\ny\n:::\n:::',
    '8: “broad” is no kind of column.',
  ],
  ['an unknown demo', '\n<demo-ping-pong></demo-ping-pong>', '8: There is no demo “ping-pong”.'],
  [
    'a demo in a line of text',
    'See <demo-ping-gnip></demo-ping-gnip>',
    '7: HTML is not allowed in slides: <demo-ping-gnip>',
  ],
  ['HTML', 'one\ntwo <b>three</b>', '8: HTML is not allowed in slides: <b>'],
  ['a missing figure', '::: figure none.svg\nA door.\n:::', '7: There is no picture media/none.svg.'],
  ['a figure without description', '::: figure door.svg\n:::', '7: The figure has no description.'],
  ['a figure without file', '::: figure "caption"\nA door.\n:::', '7: This figure has no readable file.'],
  ['a missing picture in a line', 'one\n![a door](none.webp)', '8: There is no picture media/none.webp.'],
  ['a picture without description', '![](photo.webp)', '7: The picture photo.webp has no description.'],
  ['an SVG in a line', '![a door](door.svg)', '7: door.svg is an SVG, which needs a block of its own.'],
  ['a source without date', '::: source\nW3Techs\n:::', '7: The source has no date.'],
  ['a quiz without question', '::: quiz\n- [x] a — b\n- [ ] c — d\n:::', '7: The quiz has no question.'],
  ['a quiz with one answer', '::: quiz\nq\n\n- [x] a — b\n:::', '7: A quiz needs at least two answers.'],
  [
    'a quiz without correct answer',
    '::: quiz\nq\n\n- [ ] a — b\n- [ ] c — d\n:::',
    '7: No answer of this quiz is correct.',
  ],
  ['an answer without reason', '::: quiz\nq\n\n- [x] a — b\n- [ ] c\n:::', '11: This answer has no reason.'],
  ['a heading too high', '# x', '7: This heading is too high for its place.'],
  ['a heading that skips a level', '#### x', '7: A heading of level 4 cannot stand here.'],
  ['a link that no page can follow', 'one\n[a](./other.md)', '8: “./other.md” is not a link that a page can follow.'],
  ['attributes that mean nothing on a paragraph', 'x {.blink}', '7: These attributes cannot stand here.'],
  ['attributes that mean nothing on words', 'one\n[x]{.blink}', '8: These attributes mean nothing on words.'],
  ['a step that is no number', 'x {.fragment step=last}', '7: step=last is not a step.'],
  ['an unknown code language', '```cobol\nx\n```', '7: “cobol” is not a language that the deck highlights.'],
  ['empty code', '```ts\n```', '7: This code is empty.'],
  ['too much code for a slide', `\`\`\`ts\n${'x\n'.repeat(19)}\`\`\``, '7: The code has 19 lines.'],
  ['a highlighted line that does not exist', '```ts {3}\nx\n```', '7: Line 3 stands out, but the code has 1.'],
  ['a highlight that is no line', '```ts {a}\nx\n```', '7: {a} is not a list of lines.'],
  ['an unknown key of code', '```ts titel="a"\nx\n```', '7: Code has no “titel”.'],
  ['a missing source file', '```ts file=server/none.ts\n```', '7: There is no file server/none.ts.'],
  ['a missing region', '```ts file=server/app.ts region=none\n```', '7: server/app.ts has no region “none”.'],
  ['a region without file', '```ts region=routes\nx\n```', '7: region= needs the file that it is in.'],
  ['code beside file=', '```ts file=server/app.ts\nx\n```', '7: A fence with file= takes its code from there.'],
  ['a diagram without description', '```mermaid\nA->>B: x\n```', '7: The diagram has no description.'],
  ['too many words', 'word '.repeat(41), '7: The slide has 41 words.'],
  [
    'notes inside a container',
    '::: columns\n::: column\n::: notes\nx\n:::\n:::\n::: column\ny\n:::\n:::',
    '9: “::: notes” is inside another container.',
  ],
];

describe('a problem on a slide', () => {
  it.each(faces)('is told with its line: %s', (_what, face, problem) => {
    expect(told(compile(chapterWith(face)).problems)).toEqual([problem]);
  });

  it('is told where it stands in a list', () => {
    expect(told(compile(chapterWith('- a\n- b <i>c</i>')).problems)).toEqual(['8: HTML is not allowed in slides: <i>']);
  });

  it('is a diagram that was not drawn', () => {
    const chapter = compile(chapterWith('```mermaid "x"\nA->>B: x\n```'), 'en', {
      ...lookups,
      drawing: () => undefined,
    });
    expect(told(chapter.problems)).toEqual(['7: This diagram has no drawing yet, or it was changed.']);
  });
});

describe('a problem of a slide', () => {
  const headings: [what: string, heading: string, problem: string][] = [
    ['no id', '## One {minutes=4}', '5: The slide has no id.'],
    ['an id that is none', '## One {#One_A minutes=4}', '5: “One_A” is not a slide id.'],
    ['the compiler’s own id', '## One {#opening minutes=4}', '5: The compiler’s own first slide is called “opening”.'],
    ['no minutes', '## One {#one}', '5: The slide does not say how long it takes.'],
    ['too many minutes', '## One {#one minutes=90}', '5: minutes=90 is not a time to speak.'],
    ['an unknown layout', '## One {#one minutes=4 layout=hero}', '5: There is no layout “hero”.'],
    ['an unknown attribute', '## One {#one minutes=4 colour=red}', '5: A slide has no “colour”.'],
    ['a class', '## One {#one .big minutes=4}', '5: A slide’s heading takes no class “.big”.'],
  ];

  it.each(headings)('is told with its line: %s', (_what, heading, problem) => {
    expect(told(compile(chapterWith('x', heading)).problems)).toEqual([problem]);
  });

  it('is a missing text', () => {
    const source = `${front}## One {#one minutes=4}\n\n::: notes\nx\n:::\n`;
    expect(told(compile(source).problems)).toEqual(['5: The slide has no reader’s text.']);
  });

  it('is missing notes', () => {
    const source = `${front}## One {#one minutes=4}\n\n::: text\nx\n:::\n`;
    expect(told(compile(source).problems)).toEqual(['5: The slide has no speaker’s notes.']);
  });

  it('is an empty text', () => {
    const source = `${front}## One {#one minutes=4}\n\n::: text\n:::\n\n::: notes\nx\n:::\n`;
    expect(told(compile(source).problems)).toEqual(['7: “::: text” is empty.']);
  });

  it('is one problem where a text’s name is mistyped', () => {
    const source = `${front}## One {#one minutes=4}\n\n::: text\nx\n:::\n\n::: noots\n${'word '.repeat(50)}\n:::\n`;
    expect(told(compile(source).problems)).toEqual(['11: There is no container “noots”.']);
  });

  it('is a text that it has twice', () => {
    expect(told(compile(chapterWith('::: text\nx\n:::')).problems)).toEqual(['11: The slide has this text twice.']);
  });

  it('is a demo in its reader’s text', () => {
    const source = `${front}## One {#one minutes=4}\n\n::: text\n<demo-ping-gnip></demo-ping-gnip>\n:::\n\n::: notes\nx\n:::\n`;
    expect(told(compile(source).problems)).toEqual(['8: A demo stands on the slide, not in its texts.']);
  });

  it('is an id used before', () => {
    const slide = `## One {#one minutes=4}\n${texts}\n`;
    expect(told(compile(front + slide + slide).problems)).toEqual(['15: The id “one” is used by the slide in line 5.']);
  });

  it('is a container that swallows the next slide: one problem, at its beginning', () => {
    const source = `${front}## One {#one minutes=4}\n\n::: text\nx\n:::\n\n::: notes\nx\n\n## Two {#two minutes=4}\n${texts}`;
    expect(told(compile(source).problems)).toEqual(['11: “::: notes” is not closed.']);
  });
});

describe('a problem of a chapter', () => {
  it('is a missing front matter', () => {
    expect(told(compile(`## One {#one minutes=4}\n${texts}`).problems)).toEqual([
      '1: The chapter has no front matter.',
    ]);
  });

  it('is a key that front matter does not have, with the one that was meant', () => {
    const [first, second] = compile(`---\ntitel: x\nquestion: y\n---\n## One {#one minutes=4}\n${texts}`).problems;
    expect(first).toMatchObject({ line: 1, wrong: 'The front matter has no title.' });
    expect(second).toMatchObject({
      line: 2,
      wrong: '“titel” is not a key of the front matter.',
      remedy: 'Did you mean “title”?',
    });
  });

  it('is text before the first slide', () => {
    const chapter = compile(`${front}\nHello.\n\n## One {#one minutes=4}\n${texts}`);
    expect(told(chapter.problems)).toEqual(['6: This stands before the first slide.']);
  });

  it('is having no slide', () => {
    expect(told(compile(front).problems)).toEqual(['1: The chapter has no slide.']);
  });
});

describe('what is told', () => {
  it('begins with file and line, as editors and terminals open them', () => {
    const [problem] = compile(chapterWith('::: notess\nx\n:::')).problems;
    expect(problem && formatProblem(problem)).toBe(
      'slides/en/04-server.md:7: There is no container “notess”. Did you mean “notes”?',
    );
  });

  it('is everything at once', () => {
    const { problems } = compile(chapterWith('<b>x</b>\n\n::: figure none.svg\n:::'));
    expect(new CourseError(problems).message.split('\n')).toHaveLength(4);
  });

  it('lists what is known where nothing is near', () => {
    expect(suggest('zzzzzz', ['text', 'notes'])).toBe('Known: text, notes.');
  });
});
