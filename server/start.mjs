// `npm start`: what a fresh clone still lacks is made first, then the server runs, in this same process.
// Plain JavaScript that Node 12 can parse; everything newer is loaded after the check.

import { spawnSync } from 'child_process';
import { dirname, join } from 'path';
import { fileURLToPath, pathToFileURL } from 'url';
import { isTooOld, needsBuild, needsInstall, sentencesFor } from './start-checks.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sentences = sentencesFor(process.env);

function npm(args) {
  // On Windows npm is a script, which only a shell finds.
  const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
  return spawnSync('npm', args, options).status === 0;
}

/** What is wrong, in a sentence; undefined once all is ready. */
function prepare() {
  if (isTooOld(process.versions.node)) return sentences.node(process.versions.node);
  if (needsInstall(root)) {
    console.log(sentences.install);
    if (!npm(['ci', '--include=dev', '--no-audit', '--no-fund'])) return sentences.installFailed;
  }
  if (needsBuild(root)) {
    console.log(sentences.build);
    if (!npm(['run', '--silent', 'build'])) return sentences.buildFailed;
  }
  return undefined;
}

const problem = prepare();
if (problem === undefined) {
  import(pathToFileURL(join(root, 'build', 'server', 'main.js')).href);
} else {
  console.error(problem);
  process.exitCode = 1;
}
