// Compressed siblings for hosts that serve them as they are (nginx's gzip_static, Caddy's precompressed).

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const TEXT = /\.(?:html|js|css|svg|json)$/;
/** Below this a response is one packet in any case. */
const LEAST = 1_024;

/** Writes `.br` and `.gz` beside every text file below a folder. */
export function compressFolder(folder: string): void {
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!TEXT.test(path)) continue;
    const file = join(folder, path);
    const content = readFileSync(file);
    if (content.length < LEAST) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}
