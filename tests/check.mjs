// `npm run check`: format, lint, types, dead code. Prints each step's own output and a last line with the counts.

import { spawnSync } from 'node:child_process';

const steps = [
  ['format', ['oxfmt', '--check', '.']],
  ['lint', ['oxlint', '--deny-warnings']],
  ['types of neutral code', ['tsc', '-p', 'tsconfig.neutral.json']],
  ['types of page code', ['tsc', '-p', 'tsconfig.dom.json']],
  ['types of Node code', ['tsc', '-p', 'tsconfig.node.json']],
  ['dead code', ['knip']],
];

const failed = steps.filter(([name, [tool, ...options]]) => {
  console.log(`check: ${name}`);
  const { status } = spawnSync(process.execPath, [binary(tool), ...options], { stdio: 'inherit' });
  return status !== 0;
});

for (const [name] of failed) console.error(`check: ${name} failed`);
console.log(`check: ${steps.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;

/** Node runs a tool's script itself, so that no shell and no npx stands between. */
function binary(tool) {
  const scripts = {
    oxfmt: 'oxfmt/bin/oxfmt',
    oxlint: 'oxlint/bin/oxlint',
    tsc: 'typescript/bin/tsc',
    knip: 'knip/bin/knip.js',
  };
  return `node_modules/${scripts[tool]}`;
}
