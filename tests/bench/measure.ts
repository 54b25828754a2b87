// Small statistics for figures that are compared within one run.

/** A line of the table; `goal` is judged by whoever makes the row. */
export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly beside?: string;
  readonly ratio?: string;
  readonly goal?: Goal;
}

export interface Goal {
  readonly words: string;
  readonly isMet: boolean;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `q` of all values lies; NaN for none. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN;
}

/** Runs each of several measurements `rounds` times in turn, so that a slow minute hits all of them alike. */
export async function inTurn<Name extends string, Value>(
  rounds: number,
  measurements: Record<Name, () => Promise<Value>>,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(measurements) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, Value[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) results[name].push(await measurements[name]());
  }
  return results;
}

/** Ratios of what was measured in the same round: what slows a whole round cancels out. */
export function paired(ours: readonly number[], others: readonly number[]): number[] {
  return ours.map((value, round) => value / (others[round] ?? Number.NaN));
}

/** Median and, in parentheses, the middle half of all values. */
export function spread(values: readonly number[], unit: (value: number) => string): string {
  const [low, high] = [quantile(values, 0.25), quantile(values, 0.75)].map(unit);
  const middle = unit(median(values));
  return low === middle && high === middle ? middle : `${middle} (${low} to ${high})`;
}

export function atMost(limit: number, value: number, words: string): Goal {
  return { words, isMet: value <= limit };
}

export function asTable(rows: readonly Row[]): string {
  const lines = rows.map(({ what, ours, beside = '', ratio = '', goal }) => {
    const verdict = goal ? (goal.isMet ? 'yes' : '**no**') : '';
    return `| ${[what, ours, beside, ratio, goal?.words ?? '', verdict].join(' | ')} |`;
  });
  return ['| what | ours | beside it | ratio | goal | met |', '|---|---|---|---|---|---|', ...lines].join('\n');
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const kB = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
export const times = (value: number): string => `${value.toFixed(2)}×`;
export const perSecond = (value: number): string => `${Math.round(value)}/s`;
