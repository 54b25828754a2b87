// A small course in a folder of its own, for tests that build it or edit it.

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chapterWith } from './compiler-fixture.ts';

/** One transparent pixel. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+M8AAAICAQB7CYF4AAAAAElFTkSuQmCC';

const face = '::: figure dot.png\nA dot.\n:::\n\n<demo-ping-gnip></demo-ping-gnip>';

const files: Readonly<Record<string, string>> = {
  'slides/fr/04-server.md': chapterWith(face),
  'slides/en/04-server.md': chapterWith(face),
  'slides/deck/main.ts': "import './shared.ts';\nimport './main.css';\nimport('./later.ts');\n",
  'slides/deck/landing.ts': "import './shared.ts';\n",
  'slides/deck/shared.ts': "document.title += 'shared';\nexport {};\n",
  'slides/deck/later.ts': "document.title += 'later';\nexport {};\n",
  'slides/deck/main.css': 'main{color:red}\n',
  'slides/deck/mode.js': "document.documentElement.dataset.mode = 'study';\n",
  'slides/theme/page.css': "@font-face{font-family:t;src:url('../../media/fonts/text.woff2')}\nbody{font-family:t}\n",
  'slides/theme/preload.json': '["media/fonts/text.woff2"]',
  'media/fonts/text.woff2': 'not really a font',
};

export interface CourseFolder {
  readonly root: string;
  write(path: string, content: string): void;
  remove(): void;
}

export function createCourseFolder(): CourseFolder {
  const root = mkdtempSync(join(tmpdir(), 'course-'));
  const write = (path: string, content: string | Buffer): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  cpSync('package.json', join(root, 'package.json'));
  for (const [path, content] of Object.entries(files)) write(path, content);
  write('media/dot.png', Buffer.from(png, 'base64'));
  return { root, write, remove: () => rmSync(root, { recursive: true }) };
}
