// A resolver's memory: what was said of a name, until its time is over. Pure: every step gives a new one.

import { codeName, type DnsMessage, type DnsRecord } from '#wire/dns-message.ts';
import { dataWords } from '#wire/dns-record.ts';
import type { Question } from './query.ts';

export type Denial = 'no-name' | 'no-data';

/** Records of one name and type (RFC 2181 §5), or that there are none (RFC 2308). */
export interface Entry {
  readonly name: string;
  /** Of a name that does not exist 0: there is nothing of any type. */
  readonly type: number;
  /** Each record's data in words; none where it is denied. */
  readonly data: readonly string[];
  readonly denial?: Denial;
  /** Of an alias, what it stands for. */
  readonly alias?: string;
  /** Seconds that it may be kept, as the server said. */
  readonly ttl: number;
  /** Milliseconds on the page's clock: forgotten then. */
  readonly until: number;
}

/** The newest ones first. */
export type Cache = readonly Entry[];

/** Entries; the one that would be forgotten first makes room. */
export const mostEntries = 64;

/** Seconds that anything is kept at most, whatever the server says (RFC 8767 §4). */
const longest = 7 * 86_400;

const cnameType = 5;
const soaType = 6;
const mostAliases = 8;

/** What a cache knows about a question: the way to the answer, and the question that is still open. */
export interface Remembered {
  readonly chain: readonly Entry[];
  /** Undefined where the chain ends in an answer. */
  readonly open: Question | undefined;
}

/** Aliases are followed (RFC 1034 §5.2.2). */
export function recall(cache: Cache, { name, type }: Question, now: number): Remembered {
  const chain: Entry[] = [];
  for (let at = name; chain.length <= mostAliases;) {
    const known = [type, 0, cnameType].flatMap((kind) => find(cache, at, kind, now) ?? [])[0];
    if (!known) return { chain, open: { name: at, type } };
    chain.push(known);
    if (known.alias === undefined || type === cnameType) break;
    at = known.alias;
  }
  return { chain, open: undefined };
}

function find(cache: Cache, name: string, type: number, now: number): Entry | undefined {
  const asked = name.toLowerCase();
  return cache.find((entry) => entry.type === type && entry.name.toLowerCase() === asked && entry.until > now);
}

/** Whole seconds that are left, never below 0: of a second that has begun, none. */
export function secondsLeft({ until }: Entry, now: number): number {
  return Math.max(0, Math.floor((until - now) / 1000));
}

/**
 * What an answer says about its question, the alias first. Nothing else in it counts: not the records that nobody asked for,
 * for a liar would put its own names there (RFC 2181 §5.4.1), nor a refusal, which is no knowledge.
 */
export function entriesIn(message: DnsMessage, { name, type }: Question, now: number): Entry[] {
  const entries: Entry[] = [];
  let at = name;
  while (entries.length <= mostAliases) {
    const records = ofName(message.answers, at, type);
    if (records.length > 0) return [...entries, asEntry(at, records, now)];
    const aliases = ofName(message.answers, at, cnameType);
    if (aliases.length === 0) return [...entries, ...denialOf(message, { name: at, type }, now)];
    const entry = asEntry(at, aliases, now);
    entries.push(entry);
    at = entry.alias ?? at;
  }
  return entries;
}

function ofName(records: readonly DnsRecord[], name: string, type: number): DnsRecord[] {
  return records.filter((record) => record.kind === type && record.name.toLowerCase() === name.toLowerCase());
}

function asEntry(name: string, records: readonly DnsRecord[], now: number): Entry {
  const [first] = records;
  const ttl = Math.min(longest, ...records.map((record) => lifetime(record.ttl)));
  const isAlias = first?.kind === cnameType && first.data.type === 'name';
  return {
    name,
    type: first?.kind ?? 0,
    data: records.map(({ data }) => dataWords(data)),
    ...(isAlias && first.data.type === 'name' && { alias: first.data.name }),
    ttl,
    until: now + 1000 * ttl,
  };
}

/** “There is none” is kept as long as the SOA beside it allows; without one, not at all (RFC 2308 §5). */
function denialOf(message: DnsMessage, { name, type }: Question, now: number): Entry[] {
  const denial = { NXDOMAIN: 'no-name', NOERROR: 'no-data' }[codeName(message.code)] as Denial | undefined;
  const authority = message.authorities.find(({ kind }) => kind === soaType);
  if (!denial || authority?.data.type !== 'authority' || message.isTruncated) return [];
  const ttl = Math.min(longest, lifetime(authority.ttl), lifetime(authority.data.minimum));
  return [{ name, type: denial === 'no-name' ? 0 : type, data: [], denial, ttl, until: now + 1000 * ttl }];
}

/** The uppermost bit is no number of seconds: such a TTL is 0 (RFC 2181 §8). */
function lifetime(ttl: number): number {
  return ttl >= 2 ** 31 ? 0 : ttl;
}

/** With these entries in place of older ones of the same name and type; what is over goes. */
export function keep(cache: Cache, entries: readonly Entry[], now: number): Cache {
  const isNew = (old: Entry) =>
    entries.some(({ name, type }) => type === old.type && name.toLowerCase() === old.name.toLowerCase());
  const kept = [...entries.filter(({ ttl }) => ttl > 0), ...cache.filter((old) => old.until > now && !isNew(old))];
  while (kept.length > mostEntries) {
    const soonest = Math.min(...kept.map(({ until }) => until));
    kept.splice(
      kept.findIndex(({ until }) => until === soonest),
      1,
    );
  }
  return kept;
}
