import { describe, expect, it } from 'vitest';
import { chapterWith, compile, compileFace, front, lookups, texts } from './compiler-fixture.ts';

describe('a slide', () => {
  it('has an id, minutes, a layout and a title without markup', () => {
    const chapter = compile(chapterWith('Words.', '## The `Host` field, *again* {#host minutes=8 layout=demo}'));
    expect(chapter.problems).toEqual([]);
    expect(chapter.slides[0]).toMatchObject({ id: 'host', minutes: 8, layout: 'demo', title: 'The Host field, again' });
  });

  it('keeps its three texts apart', () => {
    expect(compileFace('Words.')).toMatchObject({
      face: '<h2>One</h2>\n<p>Words.</p>\n',
      text: '<p>For the reader.</p>\n',
      notes: '<p>For the speaker.</p>\n',
    });
  });

  it('ends where the next one begins', () => {
    const chapter = compile(`${front}## A {#a minutes=1}\n${texts}\n## B {#b minutes=2}\n\nWords.\n${texts}`);
    expect(chapter.slides.map(({ id, face }) => [id, face])).toEqual([
      ['a', '<h2>A</h2>\n'],
      ['b', '<h2>B</h2>\n<p>Words.</p>\n'],
    ]);
  });
});

describe('a container', () => {
  it('holds columns, one of them wide', () => {
    const { face } = compileFace('::: columns\n::: column\nleft\n:::\n::: column wide\nright\n:::\n:::');
    expect(face).toContain(
      '<div class="columns" data-count="2">\n<div class="column">\n<p>left</p>\n</div>\n<div class="column wide">\n<p>right</p>\n</div>\n</div>',
    );
  });

  it.each([
    ['remember', 'Remember'],
    ['practical', 'Practical'],
    ['more', 'Read more'],
  ])('%s has a title', (name, title) => {
    const { face } = compileFace(`::: ${name}\nWords.\n:::`);
    expect(face).toContain(
      `<div class="${name}" role="note">\n<p class="aside-title">${title}</p>\n<p>Words.</p>\n</div>`,
    );
  });

  it('is not ended by the colons inside code', () => {
    const { face } = compileFace('::: remember\n```text\n:::\n```\nAfter.\n:::');
    expect(face).toContain('<p>After.</p>\n</div>');
  });

  it('shows a source', () => {
    expect(compileFace('::: source\nW3Techs, January 2025\n:::').face).toContain(
      '<div class="source">\n<p>W3Techs, January 2025</p>\n</div>',
    );
  });

  it('may stand in a list item', () => {
    const { face } = compileFace('- one\n\n  ::: remember\n  Words.\n  :::\n- two');
    expect(face).toMatch(/<div class="remember"[^]*<\/div>\n<\/li>\n<li>/);
  });
});

describe('fragments', () => {
  it('mark paragraphs and list items, and are counted', () => {
    const { face, fragments } = compileFace('First {.fragment}\n\n- one {.fragment step=2}\n- two');
    expect(face).toContain('<p class="fragment">First</p>');
    expect(face).toContain('<li class="fragment" data-fragment-index="2">one</li>');
    expect(fragments).toBe(2);
  });

  it('mark a block', () => {
    const { face, fragments } = compileFace('::: fragment step=3\nWords.\n:::');
    expect(face).toContain('<div class="fragment" data-fragment-index="3">\n<p>Words.</p>\n</div>');
    expect(fragments).toBe(1);
  });

  it('count the later steps of code', () => {
    expect(compileFace('```ts {1|2|1-2}\na\nb\n```').fragments).toBe(2);
  });
});

describe('words', () => {
  it('have the colour of what they name', () => {
    expect(compileFace('[the browser]{.client} asks').face).toContain('<span class="client">the browser</span> asks');
  });

  it('say their language', () => {
    expect(compileFace('un [virtual *host*]{lang=en}').face).toContain('<span lang="en">virtual <em>host</em></span>');
  });

  it('name keys', () => {
    expect(compileFace('Press [Esc]{.key}').face).toContain('<kbd class="key">Esc</kbd>');
  });

  it('may end a paragraph without being its attributes', () => {
    expect(compileFace('asks the [server]{.server}').face).toContain('<span class="server">server</span></p>');
  });
});

describe('links', () => {
  it('lead to a slide here, to one in another chapter, and out without leaving the deck', () => {
    const { face } = compileFace('[a](#two) [b](http#methods) [c](http) [d](https://example.org/)');
    expect(face).toContain('<a href="#two">a</a> <a href="http.html#methods">b</a> <a href="http.html">c</a>');
    expect(face).toContain('<a href="https://example.org/" target="_blank" rel="noopener">d</a>');
  });

  it('are remembered with their lines', () => {
    const chapter = compile(chapterWith('one\n[a](#two)'));
    expect(chapter.links).toEqual([{ line: 8, chapter: undefined, slide: 'two' }]);
  });
});

describe('pictures', () => {
  it('stand in a figure with description and caption', () => {
    const { face, figures } = compileFace('::: figure door.svg "One door"\nA door with\ntwo bells.\n:::');
    expect(face).toContain(
      '<figure class="figure" data-file="door.svg"><svg viewBox="0 0 10 10" role="img" aria-label="A door with two bells.">',
    );
    expect(face).toContain('<figcaption>One door</figcaption></figure>');
    expect(figures).toEqual(['door.svg']);
  });

  it('keep their place free where they are files', () => {
    const { face } = compileFace('::: figure photo.webp\nA photo.\n:::\n\n![small](photo.webp)');
    expect(face).toContain(
      '<img src="../assets/photo-1234.webp" alt="A photo." width="640" height="360" loading="lazy">',
    );
    expect(face).toContain('<img src="../assets/photo-1234.webp" alt="small" width="640" height="360">');
  });
});

describe('a quiz', () => {
  const quiz =
    '::: quiz\nWhich site?\n\n- [x] The one in `Host` — it names it.\n- [ ] The first — only for\n  unknown names.\n:::';

  it('works without scripts: each answer opens its reason', () => {
    const { face } = compileFace(quiz);
    expect(face).toContain('<div class="quiz-question">\n<p>Which site?</p>\n</div>');
    expect(face).toContain(
      '<li><details class="quiz-answer" data-verdict="right"><summary>The one in <code>Host</code></summary><p class="quiz-reason"><strong class="quiz-verdict">Right.</strong> it names it.</p></details></li>',
    );
    expect(face).toContain('data-verdict="wrong"');
    expect(face).toContain('only for\nunknown names.');
  });

  it('tells which answers are correct', () => {
    expect(compileFace(quiz).quizzes).toEqual(['x-']);
  });
});

describe('a demo', () => {
  it('holds its finished run and keeps its attributes', () => {
    const { face, demos } = compileFace('<demo-ping-gnip site="mines" quick></demo-ping-gnip>');
    expect(face).toMatch(/<demo-ping-gnip site="mines" quick><div class="finished-run">[^]*<\/div><\/demo-ping-gnip>/);
    expect(demos).toEqual(['ping-gnip']);
  });
});

describe('a diagram', () => {
  it('is its committed drawing', () => {
    const { face } = compileFace('```mermaid "A asks B"\nsequenceDiagram\n  A->>B: x\n```');
    expect(face).toContain('<figure class="diagram"><svg viewBox="0 0 10 10" role="img" aria-label="A asks B">');
  });

  it('is left to the browser while an author has not drawn it', () => {
    const undrawn = { ...lookups, drawing: () => undefined, undrawn: 'is drawn by the browser' as const };
    const { face } = compileFace('```mermaid "A asks B"\nA->>B: <x>\n```', 'en', undrawn);
    expect(face).toContain('<pre class="mermaid" data-description="A asks B">A-&gt;&gt;B: &lt;x&gt;\n</pre>');
  });
});

describe('a table', () => {
  it('scrolls in its own box', () => {
    expect(compileFace('| a | b |\n|---|---|\n| 1 | 2 |').face).toContain('<div class="table"><table>');
  });
});
