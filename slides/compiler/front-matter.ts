// The lines between `---` at a chapter's beginning.

import { suggest, type ProblemList } from './problem.ts';

const KEYS = ['title', 'question'] as const;

export interface FrontMatter {
  readonly title: string;
  /** The question that the chapter answers. */
  readonly question: string;
  /** The source with the front matter's lines emptied, so that line numbers stay. */
  readonly body: string;
}

export function readFrontMatter(source: string, problems: ProblemList): FrontMatter {
  const lines = source.replace(/^\uFEFF/, '').split(/\r?\n/);
  const end = lines[0]?.trim() === '---' ? lines.findIndex((line, index) => index > 0 && line.trim() === '---') : -1;
  if (end < 0) {
    problems.add(1, 'The chapter has no front matter.', 'Begin the file with ---, title: …, question: …, ---.');
    return { title: '', question: '', body: lines.join('\n') };
  }
  const values = readValues(lines.slice(1, end), problems);
  for (const key of KEYS) {
    if (!values.has(key)) problems.add(1, `The front matter has no ${key}.`, `Add a line “${key}: …”.`);
  }
  const body = lines.map((line, index) => (index <= end ? '' : line)).join('\n');
  return { title: values.get('title') ?? '', question: values.get('question') ?? '', body };
}

function readValues(lines: readonly string[], problems: ProblemList): Map<string, string> {
  const values = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const [, key = '', value = ''] = /^([a-z]+):\s*(.*?)\s*$/.exec(line) ?? [];
    if (!KEYS.some((known) => known === key)) {
      problems.add(index + 2, `“${key || line}” is not a key of the front matter.`, suggest(key, KEYS));
    } else if (value === '') {
      problems.add(index + 2, `${key} is empty.`, 'Write it after the colon, without quotes.');
    } else {
      values.set(key, value);
    }
  }
  return values;
}
