// Questions worth asking, each for what its answer shows.

import type { Question } from './query.ts';

export type PresetName =
  | 'name'
  | 'alias'
  | 'ipv6'
  | 'mail'
  | 'text'
  | 'short'
  | 'missing'
  | 'noData'
  | 'wildcard'
  | 'local'
  | 'elsewhere';

export const presets: Readonly<Record<PresetName, Question>> = {
  name: { name: 'www.campus.example', type: 1 },
  alias: { name: 'books.campus.example', type: 1 },
  ipv6: { name: 'www.campus.example', type: 28 },
  mail: { name: 'campus.example', type: 15 },
  text: { name: 'campus.example', type: 16 },
  short: { name: 'bus.campus.example', type: 1 },
  missing: { name: 'nowhere.campus.example', type: 1 },
  noData: { name: 'bus.campus.example', type: 28 },
  wildcard: { name: 'what.you.like.people.campus.example', type: 1 },
  local: { name: 'mines.localhost', type: 1 },
  elsewhere: { name: 'www.example.org', type: 1 },
};

/** Types that the form offers. */
export const offeredTypes: readonly number[] = [1, 28, 5, 15, 16, 2, 6, 33];
