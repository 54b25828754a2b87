// What stands behind the question mark, checked against what a route knows.

import type { Complaint } from './problem-text.ts';

export interface QueryFault {
  readonly complaint: Complaint;
  readonly values: Readonly<Record<string, string | number>>;
  readonly parameters: readonly string[];
}

export type QueryRead =
  | { readonly ok: true; readonly values: ReadonlyMap<string, string> }
  | { readonly ok: false; readonly fault: QueryFault };

/** Parameters by name; one that is unknown, doubled or badly encoded is a fault. */
export function readQuery(query: string, known: readonly string[]): QueryRead {
  const values = new Map<string, string>();
  for (const pair of query.split('&', 50).filter((one) => one !== '')) {
    const [name, value] = readPair(pair);
    if (name === undefined || value === undefined) return fault('escape', [], {});
    if (!known.includes(name)) return fault('parameter', [name], { name, known: known.join(', ') || '–' });
    if (values.has(name)) return fault('twice', [name], { name });
    values.set(name, value);
  }
  return { ok: true, values };
}

/** The parameter as a whole number within bounds, `otherwise` where it is absent. */
export function wholeNumber(
  values: ReadonlyMap<string, string>,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number | QueryFault {
  const value = values.get(name);
  if (value === undefined) return otherwise;
  const number = /^\d{1,9}$/.test(value) ? Number(value) : -1;
  if (number >= least && number <= most) return number;
  return { complaint: 'number', parameters: [name], values: { name, value: value.slice(0, 40), least, most } };
}

/** The parameter as a day of the calendar, undefined where it is absent. */
export function day(values: ReadonlyMap<string, string>, name: string): string | undefined | QueryFault {
  const value = values.get(name);
  if (value === undefined || isDay(value)) return value;
  return { complaint: 'date', parameters: [name], values: { name, value: value.slice(0, 40) } };
}

/** 30 February is well written and no day. */
function isDay(text: string): boolean {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return false;
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return month >= 1 && month <= 12 && date >= 1 && date <= days;
}

function readPair(pair: string): [name?: string, value?: string] {
  const at = pair.indexOf('=');
  const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  try {
    return [decodeURIComponent(name.replaceAll('+', ' ')), decodeURIComponent(value.replaceAll('+', ' '))];
  } catch {
    return [];
  }
}

function fault(complaint: Complaint, parameters: readonly string[], values: QueryFault['values']): QueryRead {
  return { ok: false, fault: { complaint, parameters: parameters.map((name) => name.slice(0, 40)), values } };
}
