// Every pair of colours that text stands in is readable, in all themes (WCAG 2.2, 1.4.3 and 1.4.6).

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Palette = ReadonlyMap<string, string>;

const css = readFileSync('slides/theme/tokens.css', 'utf8');

/** The colours that a rule sets; `selector` is where its text begins. */
function palette(selector: string): Palette {
  const from = css.indexOf(selector);
  expect(from, `tokens.css has no rule ${selector}`).toBeGreaterThanOrEqual(0);
  const block = css.slice(css.indexOf('{', from)).split('}')[0] ?? '';
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function ratio(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const layers = [1, 2, 3, 4, 5, 6, 7].map((layer) => `layer-${layer}`);
const meanings = ['client', 'server', 'attacker', 'cookie', 'good', 'bad', ...layers];
const papers = ['paper', 'surface', 'sunken'];
const pairs = [
  ...['ink', 'ink-soft', ...meanings].flatMap((text) => papers.map((paper): [string, string] => [text, paper])),
  ...['client', 'server', 'attacker', 'cookie'].map((one): [string, string] => ['ink', `${one}-soft`]),
  // Buttons that are pressed and answers that are chosen stand on ink or on their verdict.
  ...['ink', 'good', 'bad'].map((ground): [string, string] => ['paper', ground]),
];

const light = palette(':root {');
const dark = palette(":root[data-theme='dark'] {");
const contrast = palette(":root[data-theme='contrast'] {");
const field = palette("[data-layout='opening'] > .slide-face,");
const contrastField = new Map([...field, ...palette(":root[data-theme='contrast'] [data-layout='opening']")]);

describe.each<[string, Palette, number]>([
  ['the light theme', light, 4.5],
  ['the dark theme', dark, 4.5],
  ['the contrast theme', contrast, 7],
  ['an ink field', field, 4.5],
  ['an ink field of the contrast theme', contrastField, 7],
])('%s', (_, values, least) => {
  it('has a value for every colour', () => {
    expect([...values.keys()].toSorted()).toEqual([...light.keys()].toSorted());
  });

  it.each(pairs)(`shows %s on %s at ${least}:1 or more`, (text, paper) => {
    expect(ratio(values.get(text) ?? '', values.get(paper) ?? '')).toBeGreaterThanOrEqual(least);
  });

  it('draws the focus at 3:1 or more on every paper', () => {
    for (const paper of papers)
      expect(ratio(values.get('focus') ?? '', values.get(paper) ?? '')).toBeGreaterThanOrEqual(3);
  });
});

describe('a palette that stands twice', () => {
  it('is the same for the system’s dark and for the visitor’s', () => {
    expect(palette(":root:not([data-theme='light'], [data-theme='contrast'])")).toEqual(dark);
  });

  it('is the same for the system’s contrast and for the visitor’s', () => {
    expect(palette(':root:not([data-theme]) {\n    color-scheme')).toEqual(contrast);
  });

  it('differs between the dark theme and an ink field in the paper only', () => {
    const differing = [...dark.keys()].filter((name) => dark.get(name) !== field.get(name));
    expect(differing).toEqual(['paper', 'sunken']);
  });
});
