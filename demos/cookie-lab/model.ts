// What the cookie jar of the model says of everything that was set here, and how it compares with what really came.
// The history is kept and played again, so that all of it follows from a list that can be sent elsewhere.

import type { Cookie, CookieContext, Jar, Reception, Verdict } from '#demos/cookie-jar/contract.ts';
import { createCookieJar } from '#demos/cookie-jar/jar.ts';
import { decoded } from './cookie-field.ts';
import { readDraft } from './draft.ts';
import { contextOf, places, type PlaceName, type Site, type TriedPlace } from './places.ts';
import { courseCookie, labPath, setPath, visitPath, type Pair } from './protocol.ts';

/** One request that changed the jar, or used it: where, when (milliseconds since 1970), and the Set-Cookie values of its answer. */
export interface Exchange {
  readonly at: number;
  readonly place: 'page' | 'set' | 'visit' | TriedPlace;
  readonly lines: readonly string[];
}

/** Exchanges that are remembered; the oldest is forgotten first. */
export const mostExchanges = 100;

/** What the demo server sets with each of its pages; the value is nobody's business. */
export const courseExchange: Exchange = {
  at: 0,
  place: 'page',
  lines: [`${courseCookie.name}=••••; ${courseCookie.attributes}`],
};

export interface Replay {
  readonly jar: Jar;
  /** Of every Set-Cookie value, in order. */
  readonly receptions: readonly (Reception & { readonly line: string })[];
}

/** Plays the history on a fresh jar; afterwards the jar's clock stands at `at`. */
export function replay(history: readonly Exchange[], site: Site, at: number): Replay {
  let now = 0;
  const jar = createCookieJar({ clock: { now: () => now } });
  const receptions = history.flatMap((exchange) => {
    now = exchange.at;
    const context = contextOfExchange(exchange, site);
    jar.select(context); // What is sent counts as used, and the unused go first when the jar is full.
    const octets = new TextEncoder();
    return exchange.lines.map((line) => ({ line, ...jar.receive(octets.encode(line), context) }));
  });
  now = at;
  return { jar, receptions };
}

function contextOfExchange({ place }: Exchange, site: Site): CookieContext {
  if (place === 'page') return { url: site.page, kind: 'top-level' };
  if (place !== 'set' && place !== 'visit') return contextOf(place, site);
  const fromPage = { initiator: site.page, topLevel: site.page };
  return place === 'set'
    ? { url: site.origin + setPath, method: 'POST', ...fromPage }
    : { url: site.origin + visitPath, ...fromPage };
}

/** `found`: it came back, and nobody here set it. */
export type Standing = 'kept' | 'refused' | 'expired' | 'evicted' | 'found';

/** One cookie of the matrix. */
export interface Column extends Pair {
  readonly id: string;
  readonly standing: Standing;
  readonly isCourse: boolean;
  readonly cookie: Cookie | undefined;
  /** How its Set-Cookie value was received. */
  readonly steps: readonly Verdict[];
}

/** Every cookie that was set and not deleted since, in order of its first appearance. */
export function columnsOf({ jar, receptions }: Replay, at: number): Column[] {
  const present = new Set(jar.cookies().map(identity));
  const evicted = new Set(
    receptions.flatMap(({ steps }) => steps.filter(isEviction).map(({ values }) => values?.['name'])),
  );
  const columns = new Map<string, Column>();
  for (const { line, kept, steps } of receptions) {
    const column = kept ? keptColumn(kept, steps) : refusedColumn(line, steps);
    if (column) columns.set(column.id, column);
  }
  return [...columns.values()].flatMap((column): Column[] => {
    const { cookie } = column;
    if (!cookie || present.has(column.id)) return [column];
    if (cookie.expires !== undefined && cookie.expires <= at) return [{ ...column, standing: 'expired' }];
    return evicted.has(column.name) ? [{ ...column, standing: 'evicted' }] : [];
  });
}

function keptColumn(cookie: Cookie, steps: readonly Verdict[]): Column {
  const name = decoded(cookie.name);
  const isCourse = name === courseCookie.name;
  return { id: identity(cookie), name, value: decoded(cookie.value), standing: 'kept', isCourse, cookie, steps };
}

/** A deletion is no cookie. */
function refusedColumn(line: string, steps: readonly Verdict[]): Column | undefined {
  if (steps.every(({ effect }) => effect !== 'refuses')) return undefined;
  const { name, value } = readDraft(line);
  return { id: line, name, value, standing: 'refused', isCourse: false, cookie: undefined, steps };
}

function isEviction({ key }: Verdict): boolean {
  return key === 'evicted-for-site' || key === 'evicted-for-all';
}

function identity({ name, domain, hostOnly, path, partition }: Cookie): string {
  return JSON.stringify([name, domain, hostOnly, path, partition ?? '']);
}

/** What really came, by the requests that were made; for `script`, what document.cookie says. */
export interface Seen {
  readonly at: number;
  readonly received: Partial<Readonly<Record<TriedPlace, readonly Pair[]>>>;
}

/** Why a cell came out otherwise than predicted; the words are in text.ts. */
export type Reason = 'expired' | 'limit' | 'changed' | 'secure' | 'turned' | 'laxer' | 'stricter' | 'extra';

export interface Cell {
  /** Undefined where the model knows nothing of the cookie. */
  readonly predicted: boolean | undefined;
  /** Undefined where nobody tried. */
  readonly actual: boolean | undefined;
  /** Set where the two differ. */
  readonly reason: Reason | undefined;
  /** How the model decided. */
  readonly steps: readonly Verdict[];
}

export interface Matrix {
  readonly columns: readonly Column[];
  /** By place, one cell for each column. */
  readonly rows: Readonly<Record<PlaceName, readonly Cell[]>>;
  /** Of the cells that were tried, and that the model spoke of. */
  readonly agree: number;
  readonly differ: number;
}

/** The prediction as it stood at `at`, beside what was seen since. */
export function matrixOf(history: readonly Exchange[], site: Site, at: number, seen: Seen | undefined): Matrix {
  const before = replay(history, site, at);
  const set = columnsOf(before, at);
  const columns = [...set, ...foundColumns(set, seen)];
  const later = seen && replay(history, site, seen.at);
  const rows = Object.fromEntries(
    places.map((place) => {
      const predictions = predict(before.jar, columns, contextOf(place, site));
      const afterwards = later && predict(later.jar, columns, contextOf(place, site));
      const came = seen?.received[place as TriedPlace];
      return [place, columns.map((_, index) => cellOf(index, columns, predictions, came, afterwards))];
    }),
  ) as Record<PlaceName, Cell[]>;
  const cells = Object.values(rows).flat();
  const differ = cells.filter(({ reason }) => reason !== undefined).length;
  const tried = cells.filter(({ predicted, actual }) => predicted !== undefined && actual !== undefined);
  return { columns, rows, agree: tried.filter(({ reason }) => reason === undefined).length, differ };
}

function foundColumns(set: readonly Column[], seen: Seen | undefined): Column[] {
  const came = Object.values(seen?.received ?? {}).flat();
  const unknown = came.filter((pair) => !set.some((column) => isPairOf(column, pair) || isTurned(column, pair)));
  const byId = new Map(unknown.map((pair) => [`found ${pair.name}=${pair.value}`, pair]));
  return [...byId].map(([id, { name, value }]) => {
    return { id, name, value, standing: 'found', isCourse: name === courseCookie.name, cookie: undefined, steps: [] };
  });
}

/** The course's own cookie is known by its name: its value is not shown to us. */
function isPairOf(column: Column, { name, value }: Pair): boolean {
  return column.name === name && (column.isCourse || column.value === value);
}

/** A value without a name, which some browsers take for a name without a value. */
function isTurned(column: Column, { name, value }: Pair): boolean {
  return column.name === '' && column.value === name && value === '';
}

interface Prediction {
  readonly sent: boolean | undefined;
  readonly steps: readonly Verdict[];
}

function predict(jar: Jar, columns: readonly Column[], context: CookieContext): Prediction[] {
  const { decisions } = jar.select(context);
  const byId = new Map(decisions.map((decision) => [identity(decision.cookie), decision]));
  return columns.map((column) => {
    if (column.standing === 'found') return { sent: undefined, steps: [] };
    return byId.get(column.id) ?? { sent: false, steps: column.standing === 'refused' ? column.steps : [] };
  });
}

function cellOf(
  index: number,
  columns: readonly Column[],
  predictions: readonly Prediction[],
  came: readonly Pair[] | undefined,
  afterwards: readonly Prediction[] | undefined,
): Cell {
  const { sent: predicted, steps } = predictions[index] ?? { sent: undefined, steps: [] };
  const actual = came && wasSent(index, columns, predictions, came);
  const differs = predicted !== undefined && actual !== undefined && predicted !== actual;
  const column = columns[index];
  if (!differs || !column || !came) return { predicted, actual, reason: undefined, steps };
  const hasExpired = predicted && afterwards?.[index]?.sent === false;
  return { predicted, actual, steps, reason: hasExpired ? 'expired' : reasonFor(column, actual, came) };
}

/** Of cookies that differ in their path only, the wire shows how many came, not which: as many as predicted is as predicted. */
function wasSent(
  index: number,
  columns: readonly Column[],
  predictions: readonly Prediction[],
  came: readonly Pair[],
): boolean {
  const column = columns[index];
  if (!column) return false;
  const count = came.filter((pair) => isPairOf(column, pair)).length;
  const expected = predictions.filter(({ sent }, at) => sent && isPairOf(column, columns[at] ?? column)).length;
  return count === expected ? predictions[index]?.sent === true : count > expected;
}

function reasonFor(column: Column, actual: boolean, came: readonly Pair[]): Reason {
  if (actual) {
    if (column.standing === 'evicted') return 'limit';
    return column.standing === 'refused' ? 'laxer' : 'extra';
  }
  if (came.some((pair) => isTurned(column, pair))) return 'turned';
  if (came.some(({ name }) => name === column.name)) return 'changed';
  return column.cookie?.secure ? 'secure' : 'stricter';
}

/** Octets of the longest Cookie field that this page would send with these cookies. */
export function longestCookieField({ jar }: Replay, site: Site): number {
  const { page } = site;
  const contexts = [contextOf('lab', site), contextOf('shop', site), { url: page, initiator: page, topLevel: page }];
  return Math.max(...contexts.map((context) => jar.select(context).header?.length ?? 0));
}

/** The same values once more, each with an end in the past: it deletes what they set, HttpOnly or not (RFC 6265bis §5.7). */
export function deletionsOf(lines: readonly string[]): string[] {
  return [...new Set(lines)].map((line) => `${line}; Max-Age=0`);
}

/**
 * Deletions for cookies that came to the lab though nobody here knows how they were set. Only those below the lab's own
 * path are touched: one of the whole host may be another program's.
 */
export function leftoversOf(came: readonly Pair[]): string[] {
  const names = new Set(came.map(({ name }) => name).filter((name) => name !== courseCookie.name));
  return [...names].flatMap((name) =>
    [labPath, `${labPath}/shop`].map((path) => {
      return `${name}=x; Path=${path}; Max-Age=0${name.startsWith('__Secure-') ? '; Secure' : ''}`;
    }),
  );
}
