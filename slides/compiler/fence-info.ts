// What stands after the three backquotes: `ts {1,3-5|7} title="app.ts"`, `ts file=server/app.ts region=routes`, `mermaid "…"`.

import { parsePairs } from './attributes.ts';
import type { ProblemList } from './problem.ts';
import { suggest } from './problem.ts';

export interface FenceInfo {
  readonly language: string;
  /** Highlighted lines of each step; empty where nothing stands out. */
  readonly steps: readonly (readonly LineRange[])[];
  readonly title: string | undefined;
  readonly file: string | undefined;
  readonly region: string | undefined;
}

export interface LineRange {
  readonly from: number;
  readonly to: number;
}

const KEYS = ['title', 'file', 'region'];

export function parseFenceInfo(info: string, line: number, problems: ProblemList): FenceInfo {
  const [, language = '', steps, rest = ''] = /^(\S*)\s*(?:\{([^}]*)\})?\s*(.*)$/.exec(info.trim()) ?? [];
  const pairs = parsePairs(rest);
  if (pairs === undefined)
    problems.add(line, `“${rest}” says nothing about the code.`, 'Write title="…", file=… or region=….');
  for (const key of pairs?.keys() ?? []) {
    if (!KEYS.includes(key)) problems.add(line, `Code has no “${key}”.`, suggest(key, KEYS));
  }
  if (pairs?.has('region') === true && !pairs.has('file')) {
    problems.add(line, 'region= needs the file that it is in.', 'Add file=…, from the repository’s root.');
  }
  return {
    language,
    steps: steps === undefined ? [] : parseSteps(steps, line, problems),
    title: pairs?.get('title'),
    file: pairs?.get('file'),
    region: pairs?.get('region'),
  };
}

function parseSteps(text: string, line: number, problems: ProblemList): LineRange[][] {
  return text.split('|').map((step) =>
    step.split(',').flatMap((piece) => {
      const [, from, to = from] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(piece) ?? [];
      if (from !== undefined && Number(from) >= 1 && Number(to) >= Number(from))
        return [{ from: Number(from), to: Number(to) }];
      problems.add(
        line,
        `{${text}} is not a list of lines.`,
        'Write lines as {1,3-5}, steps separated by |, as {1|3-5}.',
      );
      return [];
    }),
  );
}
