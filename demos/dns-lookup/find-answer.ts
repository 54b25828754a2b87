// From a question to what is known of it (RFC 1034 §4.3.2), aliases followed as far as this server has a say.

import type { DnsData, DnsQuestion, DnsRecord } from '#wire/dns-message.ts';
import { internetClass } from './protocol.ts';
import { findZone, recordsOf, type Zone } from './zone.ts';

/** RCODEs that this server gives (RFC 1035 §4.1.1, RFC 6891 §9). */
export const code = { fine: 0, malformed: 1, noSuchName: 3, notImplemented: 4, refused: 5, badVersion: 16 } as const;

export interface Findings {
  readonly code: number;
  readonly isAuthoritative: boolean;
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  readonly additionals: readonly DnsRecord[];
}

const cnameType = 5;
const anyType = 255;
/** An alias of an alias of an alias…: enough. */
const mostAliases = 8;

const nothing: Findings = { code: code.fine, isAuthoritative: false, answers: [], authorities: [], additionals: [] };

export function findAnswer({ name, type, class: dnsClass }: DnsQuestion): Findings {
  if (isMeta(type)) return { ...nothing, code: code.notImplemented };
  if (dnsClass !== internetClass || !findZone(name)) return { ...nothing, code: code.refused };
  const answers: DnsRecord[] = [];
  for (let at: string | undefined = name; at !== undefined && answers.length <= mostAliases;) {
    const zone = findZone(at);
    const records = zone && recordsOf(zone, at);
    const found = { ...nothing, isAuthoritative: true, answers };
    if (!zone) return found;
    // The last alias leads to a name that is not there: that is what NXDOMAIN is about (RFC 6604 §3).
    if (!records) return { ...found, code: code.noSuchName, authorities: [denial(zone)] };
    const wanted = ofType(records, type);
    answers.push(...wanted);
    if (wanted.length > 0) return { ...found, additionals: addressesFor(wanted) };
    const [alias] = ofType(records, cnameType);
    if (!alias) return { ...found, authorities: [denial(zone)] };
    answers.push(alias);
    at = targetOf(alias.data);
  }
  return { ...nothing, isAuthoritative: true, answers };
}

/** Questions about transfers and the like, and the record that is none. */
function isMeta(type: number): boolean {
  return type === 0 || type === 41 || (type > 127 && type < 255);
}

/** ANY need not be everything: one set of records will do (RFC 8482 §4.1). */
function ofType(records: readonly DnsRecord[], type: number): DnsRecord[] {
  const wanted = type === anyType ? records[0]?.kind : type;
  return records.filter(({ kind }) => kind === wanted);
}

/** The zone's SOA, with the time for which “there is none” may be remembered as its TTL (RFC 2308 §3). */
function denial({ authority }: Zone): DnsRecord {
  const { ttl, data } = authority;
  return { ...authority, ttl: data.type === 'authority' ? Math.min(ttl, data.minimum) : ttl };
}

/** Whoever asks for a mail server will want its address next (RFC 1035 §3.3.9). */
function addressesFor(records: readonly DnsRecord[]): DnsRecord[] {
  const hosts = records.filter(({ kind }) => kind !== cnameType).flatMap(({ data }) => targetOf(data) ?? []);
  return [...new Set(hosts)].flatMap((host) => {
    const zone = findZone(host);
    return (zone && recordsOf(zone, host)?.filter(({ data }) => data.type === 'address')) ?? [];
  });
}

function targetOf(data: DnsData): string | undefined {
  return data.type === 'name' || data.type === 'mail' || data.type === 'service' ? data.name : undefined;
}
