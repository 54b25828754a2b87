// `npm start`: what a fresh clone still lacks is made first, then the server runs, in this same process.
// Plain JavaScript that Node 12 can parse; everything newer is loaded after the check.

import { join } from 'path';
import { pathToFileURL } from 'url';
import { giveUp, install, npmInSilence, requireNode, root, sentences } from './bootstrap.mjs';
import { needsBuild } from './start-checks.mjs';

requireNode();
install();
build();
import(pathToFileURL(join(root, 'build', 'server', 'main.js')).href);

function build() {
  if (!needsBuild(root)) return;
  console.log(sentences.build);
  if (!npmInSilence(['run', '--silent', 'build'])) giveUp(sentences.buildFailed);
}
