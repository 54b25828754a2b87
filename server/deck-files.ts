// The deck's text files (pages, scripts, styles, pictures in SVG) in memory, compressed by the build or, where it has not,
// once, when first asked for. `dist/` is what is published elsewhere, too: that a demo server is here is marked on a page's
// way out, so that pages are always compressed here.

import { readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { inlineSources, type InlineSources } from '#server/page-security.ts';

export type Encoding = 'br' | 'gzip';

export interface DeckFile {
  /** Extension with its dot. */
  readonly extension: string;
  readonly body: Buffer;
  /** Weak: the same for every encoding (RFC 9110 §8.8.1). */
  readonly etag: string;
  /** What a page may run and apply of its own text. */
  readonly inline: InlineSources;
  encoded(encoding: Encoding): Promise<Buffer>;
}

/** Larger files, and those not listed here, are not kept in memory. */
const largest = 4_194_304;
const textual = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.xml', '.webmanifest', '.map']);

/** Below this, compression saves nothing that fits into fewer packets. */
export const smallestWorthEncoding = 1024;

export interface DeckFiles {
  /** The text file at a URL path, `index.html` for a folder's; undefined where there is none. */
  find(urlPath: string): Promise<DeckFile | undefined>;
}

interface Kept {
  readonly version: string;
  readonly file: DeckFile;
}

export function createDeckFiles(root: string): DeckFiles {
  const kept = new Map<string, Kept>();

  async function findFile(path: string): Promise<DeckFile | undefined> {
    const file = join(root, path);
    const version = await versionOf(file);
    if (version === undefined) return undefined;
    const known = kept.get(path);
    if (known?.version === version) return known.file;
    const found = asDeckFile(file, await readFile(file), version);
    kept.set(path, { version, file: found });
    return found;
  }

  return {
    async find(urlPath) {
      const path = filePath(urlPath);
      if (path === undefined) return undefined;
      if (textual.has(extname(path))) return findFile(path);
      // As static hosts do: /fr/server is /fr/server.html.
      return extname(path) === '' ? findFile(`${path}.html`) : undefined;
    },
  };
}

/** Says to the page's scripts that a demo server is here. */
export function markPage(html: string): string {
  return html.replace(/<html\b/i, '<html data-host="server"');
}

/** A path below the deck's folder; undefined for one that is malformed, hidden or would leave it. */
function filePath(urlPath: string): string | undefined {
  const path = decode(urlPath.endsWith('/') ? `${urlPath}index.html` : urlPath);
  return path === undefined || /[\0\\]|(^|\/)\./.test(path) ? undefined : path;
}

function decode(urlPath: string): string | undefined {
  try {
    return decodeURIComponent(urlPath);
  } catch {
    return undefined;
  }
}

async function versionOf(path: string): Promise<string | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile() || found.size > largest) return undefined;
  return `${found.size.toString(36)}-${Math.round(found.mtimeMs).toString(36)}`;
}

function asDeckFile(path: string, content: Buffer, version: string): DeckFile {
  const extension = extname(path);
  const html = extension === '.html' ? markPage(content.toString()) : undefined;
  const body = html === undefined ? content : Buffer.from(html);
  const encodings = new Map<Encoding, Promise<Buffer>>();

  async function encode(encoding: Encoding): Promise<Buffer> {
    const built = html === undefined ? await compressedByBuild(path, encoding) : undefined;
    return built ?? compress[encoding](body);
  }

  return {
    extension,
    body,
    etag: `W/"${version}"`,
    inline: inlineSources(html ?? ''),
    encoded(encoding) {
      const result = encodings.get(encoding) ?? encode(encoding);
      encodings.set(encoding, result);
      return result;
    },
  };
}

/** The sibling that the build wrote after the file; undefined where it wrote none. */
async function compressedByBuild(path: string, encoding: Encoding): Promise<Buffer | undefined> {
  const sibling = `${path}.${encoding === 'br' ? 'br' : 'gz'}`;
  const [original, compressed] = await Promise.all([stat(path), stat(sibling).catch(() => undefined)]);
  return compressed && compressed.mtimeMs >= original.mtimeMs ? readFile(sibling) : undefined;
}

const compress: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (body) => promisify(gzip)(body, { level: 9 }),
};
