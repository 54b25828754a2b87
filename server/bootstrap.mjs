// What must stand before anything else can run: the right Node, and the packages. Shared by `npm start` and `npm test`.
// Plain JavaScript that Node 12 can parse, so that an old Node gets a sentence and not a stack trace.

import { spawnSync } from 'child_process';
import { dirname } from 'path';
import { fileURLToPath } from 'url';
import { isTooOld, needsInstall, sentencesFor } from './start-checks.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
export const sentences = sentencesFor(process.env);

// On Windows npm is a script, which only a shell finds.
const options = { cwd: root, shell: process.platform === 'win32', maxBuffer: 1e8 };

/** Ends the process with a sentence where Node is too old; `version` as in process.versions.node. */
export function requireNode(version = process.versions.node) {
  if (isTooOld(version)) giveUp(sentences.node(version));
}

/** Installs the packages where they are missing or older than the list of them; ends the process where that fails. */
export function install() {
  if (!needsInstall(root)) return;
  console.log(sentences.install);
  // Not `npm ci`: it refuses a lock file that does not name every other platform's optional binaries.
  if (!npm(['install', '--no-save', '--include=dev', '--no-audit', '--no-fund'])) giveUp(sentences.installFailed);
}

/** Runs npm in the course's folder, in sight; says whether all went well. */
function npm(args) {
  return spawnSync('npm', args, Object.assign({ stdio: 'inherit' }, options)).status === 0;
}

/** The same, and what it prints is shown only when it goes wrong. */
export function npmInSilence(args) {
  const result = spawnSync('npm', args, options);
  if (result.status !== 0) console.error(String(result.stdout) + String(result.stderr));
  return result.status === 0;
}

export function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
