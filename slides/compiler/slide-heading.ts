// What a slide's heading says about it: `{#slide-id minutes=4 layout=demo}`.

import type { Attributes } from './attributes.ts';
import { suggest, type ProblemList } from './problem.ts';

export const layouts = ['plain', 'statement', 'figure', 'code', 'demo', 'quiz'] as const;
export type Layout = (typeof layouts)[number];

/** The compiler's own first slide. */
export const OPENING = 'opening';

export interface SlideHeading {
  /** Lower-case words joined by hyphens. */
  readonly id: string;
  /** Speaking time, 1 to 60. */
  readonly minutes: number;
  readonly layout: Layout;
}

export function readHeading(attributes: Attributes | undefined, line: number, problems: ProblemList): SlideHeading {
  const values = new Map(attributes?.values);
  for (const key of values.keys()) {
    if (key !== 'minutes' && key !== 'layout')
      problems.add(line, `A slide has no “${key}”.`, suggest(key, ['minutes', 'layout']));
  }
  for (const name of attributes?.classes ?? []) {
    problems.add(line, `A slide’s heading takes no class “.${name}”.`, 'Remove it, or write layout=….');
  }
  return {
    id: readId(attributes?.id, line, problems),
    minutes: readMinutes(values.get('minutes'), line, problems),
    layout: readLayout(values.get('layout'), line, problems),
  };
}

function readId(id: string | undefined, line: number, problems: ProblemList): string {
  if (id === undefined) problems.add(line, 'The slide has no id.', 'Add it to the heading: {#slide-id minutes=4}.');
  else if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
    problems.add(line, `“${id}” is not a slide id.`, 'Use lower-case words joined by hyphens.');
  } else if (id === OPENING) {
    problems.add(line, `The compiler’s own first slide is called “${OPENING}”.`, 'Choose another id.');
  }
  return id ?? `line-${line}`;
}

function readMinutes(minutes: string | undefined, line: number, problems: ProblemList): number {
  const value = Number(minutes ?? 0);
  if (minutes === undefined)
    problems.add(line, 'The slide does not say how long it takes.', 'Add minutes=… to its heading.');
  else if (!/^\d+$/.test(minutes) || value < 1 || value > 60) {
    problems.add(line, `minutes=${minutes} is not a time to speak.`, 'Write a whole number from 1 to 60.');
  }
  return Number.isFinite(value) ? value : 0;
}

function readLayout(name: string | undefined, line: number, problems: ProblemList): Layout {
  const layout = layouts.find((known) => known === (name ?? 'plain'));
  if (layout === undefined) problems.add(line, `There is no layout “${name}”.`, suggest(name ?? '', layouts));
  return layout ?? 'plain';
}
