// Hashed names in the bundle, by the files that they come from.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rolldown } from 'vite';
import { deckFiles } from './deck-files.ts';
import type { PageAssets } from './head.ts';

type Bundle = Rolldown.OutputBundle;

/** What a page of this entry loads. */
export function findAssets(bundle: Bundle, entry: string, inlineScript: string, fonts: readonly string[]): PageAssets {
  const chunk = Object.values(bundle).find(
    (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(`/${entry}`) === true,
  );
  if (chunk?.type !== 'chunk') throw new Error(`The bundle has no script for ${entry}. Is it an input of the build?`);
  const modules = importsOf(bundle, chunk.fileName);
  const styles = [chunk.fileName, ...modules].flatMap((name) => stylesOf(bundle, name));
  const fromPage = (names: readonly string[]): string[] => [...new Set(names)].map((name) => `../${name}`);
  return {
    stage: 'published',
    inlineScript,
    script: `../${chunk.fileName}`,
    inlineStyle: inPage(textOf(bundle, findAsset(bundle, deckFiles.style))),
    styles: fromPage(styles),
    fonts: fromPage(fonts),
    modules: fromPage(modules),
  };
}

/** A style sheet names its files from its own place; in a page they are a folder further. */
function inPage(style: string): string {
  return style.trim().replace(/url\((["']?)\.\//g, 'url($1../assets/');
}

function textOf(bundle: Bundle, name: string): string {
  const file = bundle[name];
  return file?.type === 'asset' ? Buffer.from(file.source).toString() : '';
}

/** Static imports of a chunk, and theirs. */
function importsOf(bundle: Bundle, fileName: string, seen = new Set<string>()): string[] {
  const chunk = bundle[fileName];
  if (chunk?.type !== 'chunk') return [];
  for (const name of chunk.imports) {
    if (seen.has(name)) continue;
    seen.add(name);
    importsOf(bundle, name, seen);
  }
  return [...seen];
}

function stylesOf(bundle: Bundle, fileName: string): string[] {
  const chunk = bundle[fileName];
  return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
}

function findAsset(bundle: Bundle, path: string): string {
  const base = path.split('/').at(-1) ?? path;
  const asset = Object.values(bundle).find(
    (file) => file.type === 'asset' && (file.originalFileNames.includes(path) || file.names.includes(base)),
  );
  if (asset === undefined) throw new Error(`The bundle has no ${path}. Name it in ${deckFiles.style}.`);
  return asset.fileName;
}

/** The fonts of the first slide. */
export function findFonts(bundle: Bundle, root: string): string[] {
  const paths = JSON.parse(readFileSync(join(root, deckFiles.fonts), 'utf8')) as string[];
  return paths.map((path) => findAsset(bundle, path));
}
