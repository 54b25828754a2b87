// `npm test`: from a bare checkout to one line `N passed, N failed`. Plain JavaScript that an old Node can read, so that
// it can say what is wrong.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { findBrowsers } from './browsers.mjs';
import { install, requireNode } from '#server/bootstrap.mjs';

const reports = 'test-results/reports';
const total = { passed: 0, failed: 0, skipped: 0 };

requireNode();
install();
const browsers = findBrowsers();
const environment = { ...process.env, CHROMIUM_PATH: browsers.chromium, FIREFOX_PATH: browsers.firefox };
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

check();
vitest('unit and contract', ['--project=unit', '--project=contract']);
vitest('browser', ['--project=browser']);
if (
  step('build', ['node_modules/vite/bin/vite.js', 'build']) &&
  step('build server', ['node_modules/vite/bin/vite.js', 'build', '--ssr'])
)
  playwright();
finish();

/** Each of the check's steps counts as a test. */
function check() {
  const { output } = run('check', ['tests/check.mjs'], { captures: true });
  const counts = /check: (\d+) passed, (\d+) failed/.exec(output);
  add({ passed: Number(counts?.[1] ?? 0), failed: Number(counts?.[2] ?? 1), skipped: 0 });
}

function vitest(name, options) {
  const file = `${reports}/${name.replace(/\s+/g, '-')}.json`;
  const { ok } = run(name, [
    'node_modules/vitest/vitest.mjs',
    'run',
    ...options,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const report = read(file);
  if (!report) return add({ passed: 0, failed: 1, skipped: 0 });
  const failed =
    report.numFailedTests +
    report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
      .length;
  add({ passed: report.numPassedTests, failed: ok ? failed : Math.max(failed, 1), skipped: report.numPendingTests });
}

function playwright() {
  const file = `${reports}/e2e.json`;
  const { ok } = run('e2e', ['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const stats = read(file)?.stats;
  if (!stats) return add({ passed: 0, failed: 1, skipped: 0 });
  const failed = stats.unexpected + stats.flaky;
  add({ passed: stats.expected, failed: ok ? failed : Math.max(failed, 1), skipped: stats.skipped });
}

function step(name, command) {
  const { ok } = run(name, command);
  add(ok ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 });
  return ok;
}

function run(name, command, { captures = false, ...more } = {}) {
  console.log(`\n── ${name}`);
  const from = Date.now();
  const { status, stdout } = spawnSync(process.execPath, command, {
    stdio: ['ignore', captures ? 'pipe' : 'inherit', 'inherit'],
    env: { ...environment, ...more },
    encoding: 'utf8',
  });
  if (captures) process.stdout.write(stdout);
  console.log(`── ${name}: ${status === 0 ? 'passed' : 'failed'} in ${Math.round((Date.now() - from) / 1000)} s`);
  return { ok: status === 0, output: stdout ?? '' };
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function add({ passed, failed, skipped }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}

function finish() {
  console.log(
    `\n${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`,
  );
  process.exitCode = total.failed === 0 ? 0 : 1;
}
