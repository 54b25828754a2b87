// What an answer of the API is made of: text with links in it, and the lines of the file that it came from.

import { base, paths } from './protocol.ts';
import { readCsv, type CsvRecord } from './csv.ts';

/** An answer as the widget shows it. */
export interface Shown {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** Of the lines below, by field name: Allow, Link. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A piece of JSON as it is printed; `path` where it is an address of this API. */
export interface Piece {
  readonly text: string;
  readonly path?: string;
}

/** JSON set out in lines, its addresses apart; any other text as it is. */
export function piecesOf(body: string): Piece[] {
  let text = body;
  try {
    text = JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return [{ text: body }];
  }
  const address = new RegExp(`"(${base}(?:/[^"\\\\\\s]*)?)"`, 'g');
  const pieces: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const at = match.index + 1;
    pieces.push({ text: text.slice(from, at) }, { text: match[1] ?? '', path: match[1] ?? '' });
    from = at + (match[1]?.length ?? 0);
  }
  return [...pieces, { text: text.slice(from) }];
}

export type FileName = 'associations' | 'events';

/** Where in which file the answer came from: ids of its records. Undefined where it came from neither. */
export function originOf(body: string): { readonly file: FileName; readonly ids: readonly string[] } | undefined {
  const value = parsed(body);
  const items = isRecord(value) && Array.isArray(value['items']) ? (value['items'] as unknown[]) : [value];
  const records = items.filter(isRecord).filter(({ id }) => typeof id === 'string' || typeof id === 'number');
  const [first] = records;
  if (!first) return undefined;
  const file = 'association' in first ? 'events' : 'associations';
  return { file, ids: records.map(({ id }) => String(id)) };
}

/** The line of names, and the lines of the records with these ids (the first field); nothing of a file that is none. */
export function linesOf(file: string, ids: readonly string[]): { names?: CsvRecord; records: readonly CsvRecord[] } {
  const read = readCsv(file);
  if (!read.ok) return { records: [] };
  const [names, ...records] = read.records;
  return { ...(names && { names }), records: records.filter(({ fields }) => ids.includes(fields[0] ?? '')) };
}

export const filePaths: Record<FileName, string> = { associations: paths.associationsFile, events: paths.eventsFile };

/** What a learner may ask for: a path of this API. Blanks around it and a host before it are forgiven. */
export function pathIn(typed: string): string | undefined {
  const path = typed.trim().replace(/^https?:\/\/[^/?#]*/i, '');
  return path === base || /^\/demos\/csv-api[/?]\S*$/.test(path) ? encodeURI(path).replace(/%25/g, '%') : undefined;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
