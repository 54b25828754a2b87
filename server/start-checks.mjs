// What must hold before the server can run. Plain JavaScript that Node 12 can parse, so that it can say what is wrong.

import { existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';

/** Oldest Node that the course runs on. */
const oldest = [20, 19];

const sentences = {
  fr: {
    node: (version) =>
      `Ce cours demande Node ${oldest.join('.')} ou plus récent ; voici Node ${version}. Installez une version récente : https://nodejs.org/`,
    install: 'Installation des paquets (une seule fois)…',
    build: 'Construction du cours…',
    installFailed:
      'L’installation des paquets a échoué. Y a-t-il du réseau ? Réessayez ensuite, ou lancez vous-même : npm install',
    buildFailed: 'La construction du cours a échoué ; la raison est ci-dessus.',
  },
  en: {
    node: (version) =>
      `This course needs Node ${oldest.join('.')} or newer; this is Node ${version}. Install a recent one: https://nodejs.org/`,
    install: 'Installing packages (once)…',
    build: 'Building the course…',
    installFailed:
      'The packages could not be installed. Is there a network? Then try again, or run it yourself: npm install',
    buildFailed: 'The course could not be built; the reason stands above.',
  },
};

/** The sentences in the language of the machine. */
export function sentencesFor(env) {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale;
  return /^fr([_.-]|$)/i.test(locale) ? sentences.fr : sentences.en;
}

/** Whether this Node, for example `20.19.1`, is too old. */
export function isTooOld(version) {
  const parts = version.split('.').map(Number);
  return parts[0] < oldest[0] || (parts[0] === oldest[0] && parts[1] < oldest[1]);
}

/** Whether the packages are missing, or older than the list of them. */
export function needsInstall(root) {
  return changedAt(join(root, 'node_modules', '.package-lock.json')) < changedAt(join(root, 'package-lock.json'));
}

/** What the build reads. */
const sources = ['slides', 'demos', 'server', 'media', 'vite.config.ts', 'package.json', 'package-lock.json'];
/** What it writes. */
const results = [
  ['dist', 'index.html'],
  ['build', 'server', 'main.js'],
];

/** Whether something built is missing, or older than a source. */
export function needsBuild(root) {
  const built = Math.min.apply(
    null,
    results.map((path) => changedAt(join.apply(null, [root].concat(path)))),
  );
  return sources.some((source) => newestIn(join(root, source)) > built);
}

/** Milliseconds since 1970; 0 for what is not there. */
function changedAt(path) {
  return existsSync(path) ? statSync(path).mtimeMs : 0;
}

function newestIn(path) {
  const own = changedAt(path);
  if (own === 0 || !statSync(path).isDirectory()) return own;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestIn(join(path, name))), own);
}
