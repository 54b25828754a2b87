// Shiki, at build time only: code becomes pieces with a kind, the theme gives kinds their colours.

import { createCssVariablesTheme, createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import type { CodePiece, Lookups } from './context.ts';

/** Only what the course shows: each grammar costs a second build some milliseconds. */
const grammars = {
  apache: () => import('shiki/langs/apache.mjs'),
  css: () => import('shiki/langs/css.mjs'),
  html: () => import('shiki/langs/html.mjs'),
  http: () => import('shiki/langs/http.mjs'),
  ini: () => import('shiki/langs/ini.mjs'),
  js: () => import('shiki/langs/javascript.mjs'),
  json: () => import('shiki/langs/json.mjs'),
  nginx: () => import('shiki/langs/nginx.mjs'),
  python: () => import('shiki/langs/python.mjs'),
  sh: () => import('shiki/langs/bash.mjs'),
  sql: () => import('shiki/langs/sql.mjs'),
  ts: () => import('shiki/langs/typescript.mjs'),
  yaml: () => import('shiki/langs/yaml.mjs'),
};

const PLAIN = 'text';

export const codeLanguages: readonly string[] = [...Object.keys(grammars), PLAIN];

/** Shiki's token kinds under the names that the theme styles; what is missing here is plain. */
const kinds: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  string: 'string',
  'string-expression': 'string',
  comment: 'comment',
  function: 'function',
  constant: 'constant',
  parameter: 'parameter',
  link: 'link',
};

/** Loads the grammars once (about 100 ms); the result is synchronous and remembers what it has highlighted. */
export async function createHighlight(): Promise<Lookups['highlight']> {
  const theme = createCssVariablesTheme({ name: 'course', variablePrefix: '--', fontStyle: false });
  const engine = createJavaScriptRegexEngine();
  const shiki = await createHighlighterCore({ themes: [theme], langs: Object.values(grammars), engine });
  const known = new Map<string, CodePiece[][]>();

  return (code, language) => {
    if (!codeLanguages.includes(language)) return undefined;
    const key = `${language}\n${code}`;
    const remembered = known.get(key);
    if (remembered !== undefined) return remembered;
    const tokens = shiki.codeToTokensBase(code, {
      lang: language,
      theme: 'course',
      // Shiki leaves a line plain after half a second: on a busy machine the same code would come out differently.
      tokenizeTimeLimit: 0,
    });
    const lines = tokens.map((line) =>
      joinPieces(line.map(({ content, color }) => ({ text: content, kind: kindOf(color) }))),
    );
    known.set(key, lines);
    return lines;
  };
}

function kindOf(color: string | undefined): string | undefined {
  return kinds[/^var\(--token-([\w-]+)\)$/.exec(color ?? '')?.[1] ?? ''];
}

/** Neighbours of one kind are one piece, and spaces need no kind: fewer elements, a lighter page. */
function joinPieces(pieces: readonly CodePiece[]): CodePiece[] {
  const joined: CodePiece[] = [];
  for (const { text, kind } of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && (last.kind === kind || text.trim() === '')) {
      joined[joined.length - 1] = { text: last.text + text, kind: last.kind };
    } else joined.push({ text, kind });
  }
  return joined;
}
