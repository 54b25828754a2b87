// `sw.js` with the list of what it keeps, and a version that changes with any of it.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { minifySync, type Rolldown } from 'vite';

/** The bundle does not yet list what is emitted now: the pages are told apart from it. */
export function buildServiceWorker(bundle: Rolldown.OutputBundle, pages: ReadonlyMap<string, string>): string {
  const contents = new Map<string, string | Uint8Array>(pages);
  for (const [name, file] of Object.entries(bundle))
    contents.set(name, file.type === 'chunk' ? file.code : file.source);
  const names = [...contents.keys()].filter((name) => name !== '404.html' && !name.endsWith('.map')).toSorted();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(contents.get(name) ?? '');
  const source = readFileSync(new URL('./service-worker.js', import.meta.url), 'utf8');
  const constants = `const VERSION="${hash.digest('hex').slice(0, 16)}",FILES=${JSON.stringify(names)};`;
  return constants + minifySync('sw.js', source, { module: false }).code;
}
