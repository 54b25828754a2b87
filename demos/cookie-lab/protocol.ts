// What travels: three paths, a list of Set-Cookie values one way, a list of received cookies the other way.

import * as v from 'valibot';

/** Everything of this demo is below; also the Path of its own cookies. */
export const labPath = '/demos/cookie-lab';

/** GET counts in the client's own cookie: `visit N`. */
export const visitPath = `${labPath}/visit`;

/** POST takes a JSON list of Set-Cookie values and answers with those fields. */
export const setPath = `${labPath}/set`;

/** GET tells which cookies came, in order. Any path below the lab that ends in `/cookies` does, so that Path can be tried. */
export const cookiesPath = `${labPath}/cookies`;

export type Place = 'visit' | 'set' | 'cookies';

/** What a request-target is for; undefined where nothing is. */
export function placeOf(target: string): Place | undefined {
  const path = target.replace(/^https?:\/\/[^/?#]*/i, '').split(/[?#]/)[0] ?? '';
  if (path === visitPath) return 'visit';
  if (path === setPath) return 'set';
  return path.startsWith(`${labPath}/`) && path.endsWith('/cookies') ? 'cookies' : undefined;
}

/** Set-Cookie values in one POST. */
export const mostLines = 20;

/** Octets of one value: the 4,096 of a whole name and value (RFC 6265bis §5.6) and the 1,024 of a whole attribute. */
export const longestLine = 4_096 + 1_024;

/** Octets of JSON in one POST: the answer's fields then fit into the 16 KiB that clients take as a header section. */
export const largestList = 12_288;

/** Highest count; whoever claims more starts again. */
export const mostVisits = 999_999_999;

/** The Set-Cookie value of the visit counter: kept for a day. */
export function visitCookie(count: number): string {
  return `visit=${count}; Path=${labPath}; Max-Age=86400; SameSite=Lax`;
}

/** The demo server's own cookie, on each page of the course; the lab neither sets it nor shows its value. */
export const courseCookie = { name: 'visitor', attributes: 'Path=/; HttpOnly; SameSite=Lax' };

/** One cookie as a Cookie field carries it; the name may be empty (RFC 6265bis §5.8.3). */
export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** What is wrong with a list of Set-Cookie values, by the number of the value (from 1); its words are in refusal-text.ts. */
export type ListFault =
  | { readonly key: 'no-list' }
  | { readonly key: 'too-many'; readonly count: number }
  | { readonly key: 'no-text' | 'control' | 'course'; readonly number: number }
  | { readonly key: 'too-long'; readonly number: number; readonly octets: number };

export type ListCheck =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly fault: ListFault };

/** Reads a list of Set-Cookie values from outside. Whatever could begin a header line of its own is refused (RFC 9110 §5.5). */
export function checkList(value: unknown): ListCheck {
  if (!Array.isArray(value)) return { ok: false, fault: { key: 'no-list' } };
  if (value.length > mostLines) return { ok: false, fault: { key: 'too-many', count: value.length } };
  const fault = value.map((line: unknown, index) => lineFault(line, index + 1)).find((one) => one !== undefined);
  return fault ? { ok: false, fault } : { ok: true, lines: value as string[] };
}

function lineFault(line: unknown, number: number): ListFault | undefined {
  if (typeof line !== 'string') return { key: 'no-text', number };
  const octets = new TextEncoder().encode(line).length;
  if (octets > longestLine) return { key: 'too-long', number, octets };
  // A tab is white space; every other control character is no part of a field value.
  if (/[^\t\x20-\x7e\x80-\uffff]/.test(line)) return { key: 'control', number };
  // Without a name, too: `=visitor=…` would come back looking like the real one.
  return /^[ \t]*=?[ \t]*visitor[ \t]*=/.test(line) ? { key: 'course', number } : undefined;
}

const pairs = v.array(v.strictObject({ name: v.string(), value: v.string() }));

/** What the answer at `cookiesPath` holds; undefined where it is none. */
export function readPairs(value: unknown): readonly Pair[] | undefined {
  const parsed = v.safeParse(pairs, value);
  return parsed.success ? parsed.output : undefined;
}
