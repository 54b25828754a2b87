// The finished runs as a module's value: an imported module may import more only until its own evaluation has ended.

import { runDemos } from './run-demos.ts';

export const finishedRuns = await runDemos();
