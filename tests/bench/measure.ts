// Small statistics for figures that are compared within one run.

export interface Row {
  readonly what: string;
  readonly ours: string;
  readonly beside: string;
  readonly ratio: string;
  readonly goal: string;
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
export async function inTurn<Name extends string>(
  rounds: number,
  measurements: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(measurements) as Name[];
  const results = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) results[name].push(await measurements[name]());
  }
  return results;
}

export function asTable(rows: readonly Row[]): string {
  const cells = rows.map(
    ({ what, ours, beside, ratio, goal }) => `| ${[what, ours, beside, ratio, goal].join(' | ')} |`,
  );
  return ['| what | ours | beside it | ratio | goal |', '|---|---|---|---|---|', ...cells].join('\n');
}

export const ms = (value: number): string => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
export const kB = (value: number): string => `${(value / 1000).toFixed(1)} kB`;
export const times = (value: number): string => `${value.toFixed(2)}×`;
