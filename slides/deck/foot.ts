// The wire along the foot of the deck: one pole a slide, the line sagging between them, the present pole set in bold.

import { language, slides } from './page.ts';
import { fill } from '#demos/fill.ts';
import { deckText } from './text.ts';

export interface Foot {
  show(index: number): void;
}

const height = 58;
const width = 1280;
const top = 16;

export function createFoot(count: number): Foot {
  const foot = document.createElement('div');
  foot.className = 'foot';
  const button = document.createElement('button');
  button.type = 'button';
  button.dataset['opens'] = 'menu';
  foot.append(drawing(count), button);
  document.body.append(foot);
  const poles = [...foot.querySelectorAll('.pole')];
  return {
    show(index) {
      for (const [at, pole] of poles.entries()) pole.classList.toggle('here', at === index);
      const words = deckText[language];
      button.textContent = `${index + 1}/${slides().length}`;
      button.setAttribute(
        'aria-label',
        `${fill(words.position, { number: index + 1, total: slides().length })}. ${words.menu}`,
      );
    },
  };
}

function drawing(count: number): SVGElement {
  const svg = element('svg', { viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const places = Array.from({ length: count }, (_, index) => 60 + (index * (width - 220)) / Math.max(1, count - 1));
  const ends = [-40, ...places, width + 40];
  for (const [index, x] of ends.slice(1).entries()) svg.append(sag(ends[index] ?? 0, x));
  for (const x of places)
    svg.append(element('path', { class: 'pole', d: `M${x} ${height}V${top - 6}M${x - 7} ${top}h14` }));
  return svg;
}

/** A hanging line is a catenary; over so short a span a parabola does. */
function sag(from: number, to: number): SVGElement {
  return element('path', { d: `M${from} ${top}Q${(from + to) / 2} ${top + 22} ${to} ${top}` });
}

function element(name: string, attributes: Record<string, string>): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
