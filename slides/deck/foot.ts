// The wire along the foot of the deck: one pole a slide, inked as far as we have come, a bird on the present pole.

import { fill } from '#demos/fill.ts';
import { make } from './elements.ts';
import { language, slides } from './page.ts';
import { deckText } from './text.ts';
import { openMenu } from './tools.ts';

export interface Foot {
  /** The slide with this index, counted from 0, is the present one. */
  show(index: number): void;
}

/** In pixels of the stage: its width, the height of the foot, and how deep under its top the wires hang on the poles. */
const stage = { width: 1280, height: 60, crossarm: 14 };
/** What one character of the mono font takes at 20 px. */
const characterWidth = 12;
/** Poles without a slide, left and right of the stage, for screens wider than 16:9. */
const span = 320;
const besides = [1, 2, 3, 4].map((count) => count * span);

const birdOutline =
  'M-22-2c8-4 13-8 17-12 4-5 9-10 15-9 4 .5 5.500 3 6 5l6 1.500-6 1.500c-1 7-7 15-16 15-5 0-8-2-11-4z';

export function createFoot(name: string, handlers: { back(): void; on(): void }): Foot {
  const words = deckText[language];
  const places = polePlaces(slides().length, 72 + name.length * characterWidth + 72);
  const number = createButton('', words.menu, openMenu);
  const [passed, here] = [drawing('foot-passed', line(places)), drawing('foot-here', present())];
  const buttons = make('div', { className: 'foot-buttons' });
  buttons.append(createButton('←', words.back, handlers.back), number, createButton('→', words.on, handlers.on));
  // The way through the slides is a landmark.
  const foot = make('nav', { className: 'foot' }, drawing('', line(places)), passed, here);
  foot.setAttribute('aria-label', words.menu);
  foot.append(make('p', { className: 'foot-name' }, name), buttons);
  document.body.append(foot);
  return {
    show(index) {
      const place = places[index] ?? 0;
      // Only what moves is touched: a change of style on the foot itself would reach every pole.
      passed.style.clipPath = `inset(-20px ${stage.width - place}px -20px -4000px)`;
      here.style.transform = `translateX(${place}px)`;
      number.textContent = `${index + 1}/${places.length}`;
      const position = fill(words.position, { number: index + 1, total: places.length });
      number.setAttribute('aria-label', `${number.textContent}: ${position}. ${words.menu}`);
    },
  };
}

function polePlaces(count: number, left: number): number[] {
  const right = stage.width - 270;
  return Array.from({ length: count }, (_, index) =>
    Math.round(left + (index * (right - left)) / Math.max(1, count - 1)),
  );
}

function createButton(label: string, description: string, press: () => void): HTMLButtonElement {
  const button = make('button', { type: 'button', onclick: press }, label);
  button.setAttribute('aria-label', description);
  return button;
}

function drawing(className: string, content: SVGElement): SVGElement {
  const { width, height } = stage;
  const svg = element('svg', {
    class: className,
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    'aria-hidden': 'true',
  });
  svg.append(content);
  return svg;
}

function line(slidePoles: readonly number[]): SVGElement {
  const others = besides.flatMap((far) => [60 - far, stage.width - 60 + far]);
  const poles = [...others, ...slidePoles].sort((a, b) => a - b);
  const group = element('g', {});
  group.append(
    element('path', { class: 'poles', d: poles.map(pole).join('') }),
    element('path', {
      d: poles
        .slice(1)
        .map((to, index) => wire(poles[index] ?? 0, to))
        .join(''),
    }),
  );
  return group;
}

function pole(x: number): string {
  return `M${x} ${stage.height}V${stage.crossarm - 5}M${x - 7} ${stage.crossarm}h14`;
}

/** A hanging wire is a catenary; over so short a span a parabola does. */
function wire(from: number, to: number): string {
  const bottom = stage.crossarm + Math.min(24, (to - from) * 0.4);
  return `M${from} ${stage.crossarm}Q${(from + to) / 2} ${bottom} ${to} ${stage.crossarm}`;
}

function present(): SVGElement {
  const group = element('g', {});
  group.append(
    element('path', { class: 'poles', d: `M0 ${stage.height}V${stage.crossarm - 8}M-9 ${stage.crossarm}h18` }),
    element('path', { class: 'bird', d: birdOutline, transform: `translate(2 ${stage.crossarm - 7})` }),
  );
  return group;
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
