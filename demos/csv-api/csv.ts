// Comma-separated values (RFC 4180), read and written. A record keeps where it stood in the file.

/** One record: its fields, and the text that they were read from, its line end left out. */
export interface CsvRecord {
  readonly fields: readonly string[];
  /** From 1, as an editor counts; a quoted field may hold line ends, and the next record then begins lines below. */
  readonly line: number;
  readonly source: string;
}

export type CsvRead =
  | { readonly ok: true; readonly records: readonly CsvRecord[] }
  /** A quotation mark that is never closed, or one in the middle of a field without marks. */
  | { readonly ok: false; readonly fault: 'open-quote' | 'stray-quote'; readonly line: number };

/** One field and what ends it: quoted, or without quotation marks and commas. Sticky: it goes on where it stopped. */
const FIELD = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;

/** Reads a whole file. Empty lines at its end are no records; an empty file has none. */
export function readCsv(text: string): CsvRead {
  const field = new RegExp(FIELD);
  const records: CsvRecord[] = [];
  let line = 1;
  for (let at = 0; at < text.length;) {
    const start = at;
    const fields: string[] = [];
    for (let end = ','; end === ',';) {
      field.lastIndex = at;
      const match = field.exec(text);
      if (!match) return { ok: false, fault: text[at] === '"' ? quoteFault(text, at) : 'stray-quote', line };
      fields.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      end = match[3] ?? '';
      at = field.lastIndex;
    }
    const source = text.slice(start, at).replace(/\r?\n$/, '');
    if (source !== '') records.push({ fields, line, source });
    line += text.slice(start, at).split('\n').length - 1;
  }
  return { ok: true, records };
}

/** A field that begins with a quotation mark is either never closed, or closed too early. */
function quoteFault(text: string, at: number): 'open-quote' | 'stray-quote' {
  return /^"(?:[^"]|"")*"/.test(text.slice(at)) ? 'stray-quote' : 'open-quote';
}

/** One record as a line, without its line end: quotation marks only where they are needed. */
export function writeRecord(fields: readonly string[]): string {
  const line = fields.map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field)).join(',');
  // A record of one empty field would be an empty line, which is no record.
  return line === '' ? '""' : line;
}
