import { describe, expect, it } from 'vitest';
import { createHighlight } from '#compiler/highlight.ts';
import { extractRegion, withoutRegionMarks } from '#compiler/region.ts';
import { renderTerminal } from '#compiler/terminal.ts';
import { compileFace } from './compiler-fixture.ts';

describe('code', () => {
  it('is lines in a figure that the keyboard can scroll', () => {
    expect(compileFace('```ts\na < b\n\nc\n```').face).toContain(
      '<figure class="code" data-language="ts"><pre tabindex="0" role="group" aria-label="Code"><code><span class="line">a &lt; b</span>\n<span class="line"></span>\n<span class="line">c</span></code></pre></figure>',
    );
  });

  it('has a title', () => {
    expect(compileFace('```ts title="my app.ts"\na\n```').face).toContain('<figcaption>my app.ts</figcaption>');
  });

  it('lights its lines in steps', () => {
    const { face } = compileFace('```ts {1,3-4|4}\na\nb\nc\nd\n```');
    expect(face).toContain('<figure class="code" data-language="ts" data-steps="2">');
    expect(face.match(/<span class="line"[^>]*>/g)).toEqual([
      '<span class="line" data-step="1">',
      '<span class="line">',
      '<span class="line" data-step="1">',
      '<span class="line" data-step="1 2">',
    ]);
    expect(face).toContain('<span class="fragment code-step" data-step="2"></span></figure>');
  });

  it('comes from a region of a file, named above it', () => {
    const { face } = compileFace('```ts file=server/app.ts region=routes\n```');
    expect(face).toContain('<figcaption>server/app.ts</figcaption>');
    expect(face).toContain('<span class="line">const b = 2;</span></code>');
  });

  it('comes from a whole file without its marks', () => {
    const { face } = compileFace('```ts file=server/app.ts\n```');
    expect(face).toContain('<span class="line">const a = 1;</span>\n<span class="line">  const b = 2;</span></code>');
  });
});

describe('a region', () => {
  it.each([
    ['TypeScript', '// #region a\nx\n// #endregion'],
    ['Python', '# region a\nx\n# endregion'],
    ['HTML', '<!-- #region a -->\nx\n<!-- #endregion -->'],
  ])('is marked in %s', (_language, source) => {
    expect(extractRegion(source, 'a')).toBe('x');
  });

  it('may hold another, and loses the common indentation', () => {
    const source = '// #region a\n  if (x) {\n    // #region b\n    y\n    // #endregion\n  }\n// #endregion\nz';
    expect(extractRegion(source, 'a')).toBe('if (x) {\n  y\n}');
    expect(extractRegion(source, 'b')).toBe('y');
  });

  it('is missing where it is not ended', () => {
    expect(extractRegion('// #region a\nx', 'a')).toBeUndefined();
  });

  it('is not a word in a comment', () => {
    expect(withoutRegionMarks('# regional office\nx')).toBe('# regional office\nx');
  });
});

describe('a terminal', () => {
  it('tells what is typed from what is answered', () => {
    const html = renderTerminal('$ curl "http://localhost/"\n{"a":1}\n\n$ exit\n', 'en');
    expect(html).toContain(
      '<code><span class="prompt" aria-hidden="true">$ </span><span class="command" data-command="curl &quot;http://localhost/&quot;">curl &quot;http://localhost/&quot;</span>\n<span class="output">{&quot;a&quot;:1}</span>\n\n<span class="prompt"',
    );
  });

  it('goes on after a backslash', () => {
    expect(renderTerminal('$ curl \\\n  -i x\nout\n', 'fr')).toContain('data-command="curl \\\n  -i x"');
  });
});

describe('highlighting', () => {
  it('gives kinds, which the theme colours, and keeps every character', async () => {
    const highlight = await createHighlight();
    const code = "const a: number = f('x'); // y\n\nreturn 3;";
    const lines = highlight(code, 'ts');
    expect(lines?.map((line) => line.map(({ text }) => text).join('')).join('\n')).toBe(code);
    expect(lines?.[0]).toContainEqual({ text: "'x'", kind: 'string' });
    expect(lines?.[0]?.at(-1)).toEqual({ text: '// y', kind: 'comment' });
  });

  it('knows plain text, and no unknown language', async () => {
    const highlight = await createHighlight();
    expect(highlight('a\nb', 'text')).toEqual([[{ text: 'a', kind: undefined }], [{ text: 'b', kind: undefined }]]);
    expect(highlight('a', 'cobol')).toBeUndefined();
  });
});
