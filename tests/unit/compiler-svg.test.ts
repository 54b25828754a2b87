import { describe, expect, it } from 'vitest';
import { leastWidth, prepareSvg } from '#compiler/svg.ts';
import { compile, compileFace, chapterWith, lookups, told } from './compiler-fixture.ts';

function prepare(content: string, language: 'fr' | 'en' = 'fr', root = 'viewBox="0 0 9 9"') {
  return prepareSvg({ source: `<svg ${root}>${content}</svg>`, language, description: 'A "door"', prefix: 'one-1-' });
}

describe('an SVG in a page', () => {
  it('has a description, and neither size nor namespace', () => {
    expect(prepare('', 'fr', 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="90" height="90"')).toEqual({
      html: '<svg viewBox="0 0 9 9" role="img" aria-label="A &quot;door&quot;"></svg>',
    });
  });

  it('has the ids of its place', () => {
    const { html } = prepare('<g id="a"/><use href="#a"/><path fill="url(#a)"/>') as { html: string };
    expect(html).toContain('<g id="one-1-a"/><use href="#one-1-a"/><path fill="url(#one-1-a)"/>');
  });

  it('speaks one language', () => {
    const content = '<g lang="fr"><text>un <tspan>mot</tspan></text></g><text lang="en">a word</text>';
    expect(prepare(content)).toMatchObject({
      html: expect.stringContaining('<g><text>un <tspan>mot</tspan></text></g></svg>'),
    });
    expect(prepare(content, 'en')).toMatchObject({ html: expect.stringContaining('"><text>a word</text></svg>') });
  });

  it('loses comments, prologue, titles and the space between shapes', () => {
    const source =
      '<?xml version="1.0"?>\n<!-- a -->\n<svg viewBox="0 0 9 9">\n <title>x</title>\n <g>\n  <path d="M0\n 0"/>\n </g>\n</svg>';
    expect(prepareSvg({ source, language: 'fr', description: 'd', prefix: 'p-' })).toEqual({
      html: '<svg viewBox="0 0 9 9" role="img" aria-label="d"><g><path d="M0 0"/></g></svg>',
    });
  });

  it('asks for a width at which its smallest letters are 12 pixels high', () => {
    expect(
      leastWidth('<svg viewBox="0 0 1120 424"><text font-size="28">a</text><text font-size="21">b</text></svg>'),
    ).toBe(640);
    expect(leastWidth('<svg viewBox="0 0 1120 424"></svg>')).toBe(0);
  });

  it('scrolls in a named box where a phone would make its letters too small, and only there', () => {
    const face = (width: number): string => {
      const source = `<svg viewBox="0 0 ${width} 90"><text font-size="21">a</text></svg>`;
      const given = { ...lookups, picture: () => ({ type: 'svg' as const, source }) };
      return compileFace('::: figure wide.svg\nA wire.\n:::', 'en', given).face;
    };
    expect(face(720)).not.toContain('wide-picture');
    expect(face(900)).toMatch(
      /<div class="wide-picture" tabindex="0" role="group" aria-label="[^"]+"><svg width="515" /,
    );
  });

  it('is unique however often it is shown', () => {
    const figure = '::: figure door.svg\nA door.\n:::\n\n';
    expect(compileFace(figure + figure).face.match(/id="[^"]*"/g)).toEqual(['id="one-1-a"', 'id="one-2-a"']);
  });

  it.each([
    ['no viewBox', () => prepare('', 'fr', 'width="9"'), 'its <svg> has no viewBox'],
    ['a style sheet', () => prepare('<style>a{}</style>'), '<style> is not allowed'],
    ['a style attribute', () => prepare('<g style="fill:red"/>'), 'style="…" is not allowed'],
    ['a script', () => prepare('<script/>'), '<script> is not allowed'],
    ['a handler', () => prepare('<g onclick="a()"/>'), 'onclick="…" is not allowed'],
    ['another file', () => prepare('<use href="https://example.org/a.svg#b"/>'), 'it refers to another file'],
    ['another file’s colour', () => prepare('<path fill="url(b.svg#c)"/>'), 'it refers to another file'],
    ['a broken tag', () => prepare('<g a=b/>'), 'a < is not written as &lt;, or a tag is broken'],
    ['crossed elements', () => prepare('<g><a1></g></a1>'), '</g> closes another element'],
    ['an open element', () => prepare('<g>'), '</svg> closes another element'],
    ['one language more often', () => prepare('<g lang="fr"/>'), 'it has 1 elements in French and 0 in English'],
    [
      'something else',
      () => prepareSvg({ source: '<html/>', language: 'fr', description: 'd', prefix: 'p-' }),
      'it does not begin with <svg>',
    ],
  ])('is refused with %s', (_what, result, wrong) => {
    expect(result()).toEqual({ wrong });
  });

  it('is refused where the figure stands', () => {
    const broken = { ...lookups, picture: () => ({ type: 'svg' as const, source: '<svg/>' }) };
    const chapter = compile(chapterWith('::: figure x.svg\nA door.\n:::'), 'en', broken);
    expect(told(chapter.problems)).toEqual(['7: x.svg cannot be put into a page: its <svg> has no viewBox.']);
  });
});
