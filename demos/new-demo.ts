// `npm run new-demo NAME`: a demo that runs at once on both hosts, to be bent into the one you want.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { demoTemplate } from './new-demo-template.ts';

const [name = ''] = process.argv.slice(2);
const folder = `demos/${name}`;

const problem = complaint(name);
if (problem === undefined) await create();
else {
  console.error(problem);
  process.exitCode = 1;
}

function complaint(candidate: string): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(candidate)) {
    return 'Give the demo a name of lower-case words joined by hyphens, for example: npm run new-demo dns-lookup';
  }
  return existsSync(folder) ? `${folder} exists already. Choose another name, or edit what is there.` : undefined;
}

async function create(): Promise<void> {
  await mkdir(folder);
  for (const [file, text] of Object.entries(demoTemplate(name))) await writeFile(`${folder}/${file}`, text);
  await addEntry(
    'demos/registry.ts',
    `  '${name}': { backend: () => import('./${name}/backend.ts'), scenario: () => import('./${name}/scenario.ts') },\n`,
  );
  await addEntry('demos/widgets.ts', `  '${name}': () => import('./${name}/widget.ts'),\n`);
  // A long name may break a line of the template elsewhere.
  spawnSync(process.execPath, ['node_modules/oxfmt/bin/oxfmt', folder, 'demos/registry.ts', 'demos/widgets.ts']);
  console.log(
    `Made ${folder}. Put <demo-${name}></demo-${name}> on a slide in slides/fr and slides/en, then: npm run dev`,
  );
}

/** Adds a line to the file's table of demos, in the order of the alphabet. */
async function addEntry(file: string, line: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n');
  const first = lines.findIndex((one) => one.startsWith('export const'));
  // A name of one word stands without quotes. After the last entry comes the table's end.
  const isAfter = (one: string) => one.startsWith('}') || (/^ {2}['a-z]/.test(one) && unquoted(one) > unquoted(line));
  const before = lines.findIndex((one, index) => index > first && isAfter(one));
  lines.splice(before, 0, line.trimEnd());
  await writeFile(file, lines.join('\n'));
}

function unquoted(line: string): string {
  return line.replaceAll("'", '');
}
