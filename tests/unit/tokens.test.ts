// Every pair of colours that text stands in is readable, in all three themes (WCAG 2.2, 1.4.3 and 1.4.6).

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('slides/theme/tokens.css', 'utf8');

function tokens(selector: string): Map<string, string> {
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
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

const meanings = [
  'client',
  'server',
  'attacker',
  'cookie',
  'good',
  'bad',
  'layer-1',
  'layer-2',
  'layer-3',
  'layer-4',
  'layer-5',
  'layer-6',
  'layer-7',
];
const papers = ['paper', 'surface', 'sunken'];
const pairs = [
  ...['ink', 'ink-soft', ...meanings].flatMap((text) => papers.map((paper): [string, string] => [text, paper])),
  ...['client', 'server', 'attacker', 'cookie'].map((one): [string, string] => ['ink', `${one}-soft`]),
];

describe.each([
  ['light', ':root {', 4.5],
  ['dark', ":root[data-theme='dark'] {", 4.5],
  ['contrast', ":root[data-theme='contrast'] {", 7],
])('the %s theme', (_, selector, least) => {
  const values = tokens(selector);
  it.each(pairs)(`shows %s on %s at ${least}:1 or more`, (text, paper) => {
    expect(ratio(values.get(text) ?? '', values.get(paper) ?? '')).toBeGreaterThanOrEqual(least);
  });
});

it('says the dark colours twice alike, for the system’s choice and for the visitor’s', () => {
  expect(tokens(":root:not([data-theme='light']")).toEqual(tokens(":root[data-theme='dark'] {"));
});
