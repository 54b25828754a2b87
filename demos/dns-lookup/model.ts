// What the panel shows of one question: its answer, and where that came from.

import { codeName, type DnsMessage } from '#wire/dns-message.ts';
import type { Ignored, Reply } from './asker.ts';
import { entriesIn, keep, secondsLeft, type Cache, type Entry } from './cache.ts';
import { codeOf, type NameProblem, type Question } from './query.ts';
import type { RogueName } from './rogue.ts';

/** One record, or the word that there is none, as it was when it was asked for. */
export interface Row {
  readonly name: string;
  readonly type: number;
  readonly data: string;
  /** Seconds. */
  readonly ttl: number;
  readonly isRemembered: boolean;
}

export type Outcome =
  | { readonly kind: 'records' }
  | { readonly kind: 'no-name' | 'no-data'; readonly name: string }
  | { readonly kind: 'refused' }
  /** Another RCODE. */
  | { readonly kind: 'error'; readonly code: string }
  /** TC, and TCP gave no answer either. */
  | { readonly kind: 'truncated' }
  | { readonly kind: 'silence'; readonly attempts: number }
  | { readonly kind: 'bad-name'; readonly problem: NameProblem };

export interface Result {
  readonly question: Question;
  /** Which wrong datagram was sent in place of the question. */
  readonly rogue?: RogueName;
  readonly outcome: Outcome;
  readonly rows: readonly Row[];
  /** Octets of the answer that came; undefined where nothing was asked. */
  readonly octets?: number | undefined;
  /** How often the question was sent; 0 where the cache knew. */
  readonly attempts: number;
  readonly byTcp: boolean;
  readonly ignored: readonly Ignored[];
}

/** All from memory, nothing travelled. */
export function remembered(question: Question, chain: readonly Entry[], now: number): Result {
  const last = chain.at(-1);
  const outcome: Outcome = last?.denial ? { kind: last.denial, name: last.name } : { kind: 'records' };
  return { question, outcome, rows: rowsOf(chain, now, true), attempts: 0, byTcp: false, ignored: [] };
}

export interface Heard {
  readonly question: Question;
  /** What was known before, an alias for example. */
  readonly chain: readonly Entry[];
  /** What the server was asked. */
  readonly open: Question;
  readonly reply: Reply;
  /** Whether the message came over TCP. */
  readonly byTcp: boolean;
}

/** After a question that went out: the result, and the cache with what was learnt. */
export function learn(cache: Cache, heard: Heard, now: number): { cache: Cache; result: Result } {
  const { question, chain, open, reply, byTcp } = heard;
  const { message, octets, attempts, ignored } = reply;
  const entries = message && !message.isTruncated ? entriesIn(message, open, now) : [];
  const rows = [...rowsOf(chain, now, true), ...rowsOf(entries, now, false)];
  const outcome = outcomeOf(message, entries, open, attempts);
  const result = { question, outcome, rows, attempts, byTcp, ignored, ...(message && { octets }) };
  return { cache: keep(cache, entries, now), result };
}

function outcomeOf(
  message: DnsMessage | undefined,
  entries: readonly Entry[],
  open: Question,
  attempts: number,
): Outcome {
  if (!message) return { kind: 'silence', attempts };
  const name = entries.findLast(({ alias }) => alias !== undefined)?.alias ?? open.name;
  const code = codeName(codeOf(message));
  if (code === 'REFUSED') return { kind: 'refused' };
  if (code === 'NXDOMAIN') return { kind: 'no-name', name };
  if (code !== 'NOERROR') return { kind: 'error', code };
  if (message.isTruncated) return { kind: 'truncated' };
  return entries.at(-1)?.data.length ? { kind: 'records' } : { kind: 'no-data', name };
}

function rowsOf(entries: readonly Entry[], now: number, isRemembered: boolean): Row[] {
  return entries.flatMap((entry) =>
    entry.data.map((data) => ({
      name: entry.name,
      type: entry.type,
      data,
      ttl: secondsLeft(entry, now),
      isRemembered,
    })),
  );
}

/** A name that no question can hold: nothing was sent. */
export function unaskable(question: Question, problem: NameProblem): Result {
  return { question, outcome: { kind: 'bad-name', problem }, rows: [], attempts: 0, byTcp: false, ignored: [] };
}

/** A wrong datagram teaches nothing that would be kept. */
export function afterRogue(
  rogue: RogueName,
  question: Question,
  { message, octets, attempts, ignored }: Reply,
): Result {
  const outcome = outcomeOf(message, [], question, attempts);
  return { question, rogue, outcome, rows: [], attempts, byTcp: false, ignored, ...(message && { octets }) };
}
