// A named piece of a source file, between `// #region NAME` and `// #endregion`.

const MARK = /^\s*(?:\/\/|#|<!--|\/\*)\s*#?(region|endregion)\b\s*([\w-]*)/;

/** Lines of the region without their common indentation and without other regions' marks; undefined where it does not exist. */
export function extractRegion(source: string, name: string): string | undefined {
  const lines = source.split(/\r?\n/);
  const start = lines.findIndex((line) => isMark(line, 'region') && MARK.exec(line)?.[2] === name);
  if (start < 0) return undefined;
  let depth = 0;
  const end = lines.findIndex((line, index) => {
    if (index < start) return false;
    if (isMark(line, 'region')) depth++;
    if (isMark(line, 'endregion')) depth--;
    return depth === 0;
  });
  return end < 0 ? undefined : withoutMarks(lines.slice(start + 1, end));
}

/** A whole file as it may be shown: without region marks. */
export function withoutRegionMarks(source: string): string {
  return withoutMarks(source.split(/\r?\n/));
}

function isMark(line: string, kind: string): boolean {
  return MARK.exec(line)?.[1] === kind;
}

function withoutMarks(lines: readonly string[]): string {
  const shown = lines.filter((line) => !MARK.test(line));
  const indents = shown.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return shown
    .map((line) => line.slice(indent))
    .join('\n')
    .replace(/^\n+|\s+$/g, '');
}
