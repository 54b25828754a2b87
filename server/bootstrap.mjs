// What must stand before anything else can run: the right Node, and the packages. Shared by `npm start` and `npm test`.
// Syntax that Node 12 reads, so that an old Node gets a sentence and not a stack trace.

import { spawnSync } from 'child_process';
import { existsSync, statSync } from 'fs';

const oldest = [20, 19];

/** Ends the process with a sentence where Node is older than 20.19; `version` as in process.versions.node. */
export function requireNode(version = process.versions.node) {
  const sentence = nodeComplaint(version);
  if (!sentence) return;
  console.error(sentence);
  process.exit(1);
}

/** What is wrong with this Node, or undefined. */
export function nodeComplaint(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return undefined;
  return `On the Wire needs Node ${oldest.join('.')} or newer, and this is ${version}. Install a newer one from nodejs.org, then try again.`;
}

/** Installs the packages where they are missing or older than the lock file; ends the process where that fails. */
export function install() {
  if (isFresh('node_modules/.package-lock.json', 'package-lock.json')) return;
  console.log('Installing packages (once)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status === 0) return;
  console.error('The packages could not be installed. Check the network (only this first time needs it), then try again.');
  process.exit(1);
}

function isFresh(made, source) {
  return existsSync(made) && statSync(made).mtimeMs >= statSync(source).mtimeMs;
}
