// The RFC's own reading of dates (RFC 6265bis §5.1.1): it asks for four things in any order and overlooks the rest, for
// servers have always written dates as they liked.

const DELIMITERS = /[\t\x20-\x2f\x3b-\x40\x5b-\x60\x7b-\x7e]+/;
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/;
const DAY = /^(\d{1,2})(?!\d)/;
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const YEAR = /^(\d{2,4})(?!\d)/;
const MONTHS = 'janfebmaraprmayjunjulaugsepoctnovdec';

/** Milliseconds since 1970 (before it: negative), from 1601 to 9999; undefined for what is no date. Never throws. */
export function parseCookieDate(text: string): number | undefined {
  const [time, day, month, year] = findParts(text);
  if (!time || !day || !month || !year) return undefined;
  const [hour, minute, second] = time.slice(1).map(Number) as [number, number, number];
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const monthIndex = MONTHS.indexOf((month[1] ?? '').toLowerCase()) / 3;
  return timeOf(fullYear(Number(year[1])), monthIndex, Number(day[1]), [hour, minute, second]);
}

/** The first token that fits each of the four, every token used once. */
function findParts(text: string): (RegExpExecArray | undefined)[] {
  const patterns = [TIME, DAY, MONTH, YEAR];
  const found: (RegExpExecArray | undefined)[] = [undefined, undefined, undefined, undefined];
  for (const token of text.split(DELIMITERS)) {
    const at = patterns.findIndex((pattern, index) => !found[index] && pattern.test(token));
    if (at >= 0) found[at] = patterns[at]?.exec(token) ?? undefined;
  }
  return found;
}

/** Two digits mean 1970–2069. */
function fullYear(year: number): number {
  if (year > 99) return year;
  return year >= 70 ? year + 1900 : year + 2000;
}

/** Undefined where the calendar has no such day: Date would quietly go on into the next month. */
function timeOf(year: number, month: number, day: number, time: [number, number, number]): number | undefined {
  if (year < 1601 || day < 1) return undefined;
  const date = new Date(Date.UTC(year, month, day, ...time));
  return date.getUTCDate() === day && date.getUTCMonth() === month ? date.getTime() : undefined;
}
