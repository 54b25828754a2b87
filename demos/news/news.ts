// One piece of news from Patrick's café, as every transport carries it: the same JSON, so that their octets compare.

/** Numbers grow by one; `at`: when it was published, in milliseconds on the host's clock, to a tenth. */
export interface News {
  readonly number: number;
  readonly at: number;
  readonly text: string;
}

/** UTF-16 code units of a text. */
export const longestText = 120;

/** Octets of a request that publishes. */
export const largestPublication = 1_024;

/** `number` and `at` come first and next to each other: the meter finds them in the octets (`meter.ts`). */
export function encodeNews({ number, at, text }: News): string {
  return JSON.stringify({ number, at, text } satisfies News);
}

/** Reads one piece, or undefined for rubbish. */
export function readNews(json: string): News | undefined {
  return asNews(parse(json));
}

/** Reads a list; what is no news in it is left out. */
export function readNewsList(json: string): readonly News[] {
  const list = parse(json);
  return Array.isArray(list) ? list.map(asNews).filter((news) => news !== undefined) : [];
}

function asNews(value: unknown): News | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { number, at, text } = { ...value } as Record<string, unknown>;
  const isNews = Number.isSafeInteger(number) && Number.isFinite(at) && typeof text === 'string';
  return isNews ? { number: number as number, at: at as number, text: text.slice(0, longestText) } : undefined;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch {
    return undefined;
  }
}
