// Problems as Vite's overlay shows them: a click opens the file at its line.

import { join } from 'node:path';
import type { ErrorPayload } from 'vite';
import { formatProblem, type Problem } from './problem.ts';

/** For a page that cannot be shown at all. */
export function overlayError(problems: readonly Problem[], root: string): Error {
  const { message, loc, plugin, id } = overlayPayload(problems, root);
  return Object.assign(new Error(message), { loc, plugin, id, stack: '' });
}

/** For a page that is open. */
export function overlayPayload(problems: readonly Problem[], root: string): ErrorPayload['err'] {
  const [first] = problems;
  const file = join(root, first?.file ?? '');
  return {
    message: problems.map(formatProblem).join('\n'),
    stack: '',
    plugin: 'course',
    id: file,
    loc: { file, line: first?.line ?? 1, column: 0 },
  };
}
