// What the name server knows: zones made for learning, of names and addresses that are reserved for examples
// (RFC 2606, RFC 5737, RFC 3849), and `localhost` as RFC 6761 §6.3 wants it.

import type { DnsData, DnsRecord } from '#wire/dns-message.ts';
import { splitName } from '#wire/dns-writer.ts';
import { internetClass } from './protocol.ts';

/** The server answers questions for it with another ID, as a forger would who has not seen the question. */
export const forgedName = 'forged.campus.example';

/** Questions for it get lost. */
export const silentName = 'silent.campus.example';

export interface Zone {
  readonly apex: string;
  readonly authority: DnsRecord;
  /** By name in lower case. A name with an empty list has others below it (RFC 4592 §2.2.2). */
  readonly names: ReadonlyMap<string, readonly DnsRecord[]>;
}

type Line = readonly [name: string, ttl: number, kind: number, data: DnsData];

const [minute, hour, day] = [60, 3_600, 86_400];

const a = (address: string): [number, DnsData] => [1, { type: 'address', address }];
const aaaa = (address: string): [number, DnsData] => [28, { type: 'address', address }];
const ns = (name: string): [number, DnsData] => [2, { type: 'name', name }];
const cname = (name: string): [number, DnsData] => [5, { type: 'name', name }];
const mx = (preference: number, name: string): [number, DnsData] => [15, { type: 'mail', preference, name }];
const txt = (...texts: string[]): [number, DnsData] => [16, { type: 'text', texts }];
const srv = (priority: number, weight: number, port: number, name: string): [number, DnsData] => [
  33,
  { type: 'service', priority, weight, port, name },
];
/** That a name does not exist may be remembered for `minimum` seconds. */
const soa = (server: string, mailbox: string, minimum: number): [number, DnsData] => [
  6,
  {
    type: 'authority',
    server,
    mailbox,
    serial: 2_026_010_501,
    refresh: 2 * hour,
    retry: 15 * minute,
    expire: 14 * day,
    minimum,
  },
];

/** More than 512 octets together, less than 1,232. */
const rules = [
  'Rule 1: names are for people, addresses are for machines. Confusing them is for students.',
  'Rule 2: whoever gives out an address also says how long it may be believed. Nobody reads that part, but caches do.',
  'Rule 3: an alias is not an address. Follow it to the end, and if it goes round in circles, leave before dinner.',
  'Rule 4: a name that does not exist is an answer, too. Do not ask again every second, it will not be offended into being.',
  'Rule 5: what does not fit into one datagram is not sent in half. Come again by TCP and bring some time.',
];

// #region zone
const campus = zoneOf('campus.example', [
  ['campus.example', hour, ...soa('ns1.campus.example', 'hostmaster.campus.example', 30)],
  ['campus.example', day, ...ns('ns1.campus.example')],
  ['campus.example', day, ...ns('ns2.campus.example')],
  ['campus.example', hour, ...a('192.0.2.10')],
  ['campus.example', hour, ...aaaa('2001:db8::10')],
  ['campus.example', hour, ...mx(10, 'mail.campus.example')],
  ['campus.example', hour, ...mx(20, 'backup.campus.example')],
  ['campus.example', hour, ...txt('v=spf1 mx -all')],
  ['ns1.campus.example', day, ...a('192.0.2.53')],
  ['ns2.campus.example', day, ...a('198.51.100.53')],
  ['mail.campus.example', hour, ...a('192.0.2.25')],
  ['mail.campus.example', hour, ...aaaa('2001:db8::25')],
  ['backup.campus.example', hour, ...a('198.51.100.25')],
  ['www.campus.example', 5 * minute, ...a('192.0.2.80')],
  ['www.campus.example', 5 * minute, ...aaaa('2001:db8::80')],
  ['library.campus.example', hour, ...cname('www.campus.example')],
  ['books.campus.example', hour, ...cname('library.campus.example')],
  ['lost.campus.example', hour, ...cname('nowhere.campus.example')],
  ['patrick.campus.example', hour, ...cname('patrick.example')],
  ['bus.campus.example', 5, ...a('192.0.2.5')],
  ['rules.campus.example', hour, ...txt(...rules)],
  ['_chat._tcp.campus.example', hour, ...srv(10, 60, 8420, 'www.campus.example')],
  ['*.people.campus.example', hour, ...a('192.0.2.99')],
  ['patrick.people.campus.example', hour, ...a('192.0.2.7')],
  [forgedName, hour, ...a('192.0.2.66')],
  [silentName, hour, ...a('192.0.2.67')],
]);
// #endregion zone

const patrick = zoneOf('patrick.example', [
  ['patrick.example', hour, ...soa('ns.patrick.example', 'patrick.patrick.example', minute)],
  ['patrick.example', day, ...ns('ns.patrick.example')],
  ['patrick.example', hour, ...a('203.0.113.7')],
  ['ns.patrick.example', day, ...a('203.0.113.53')],
]);

const local = zoneOf('localhost', [
  ['localhost', day, ...soa('localhost', 'root.localhost', hour)],
  ['localhost', day, ...ns('localhost')],
  ['localhost', day, ...a('127.0.0.1')],
  ['localhost', day, ...aaaa('::1')],
  ['*.localhost', day, ...a('127.0.0.1')],
  ['*.localhost', day, ...aaaa('::1')],
]);

const zones = new Map([campus, patrick, local].map((zone) => [zone.apex, zone]));

/** The zone that a name is in; undefined where this server has no say. */
export function findZone(name: string): Zone | undefined {
  for (let at: string | undefined = name.toLowerCase(); at !== undefined; at = parentOf(at)) {
    const zone = zones.get(at);
    if (zone) return zone;
  }
  return undefined;
}

/** Records of a name, under the very name that was asked for; undefined where it does not exist, a wildcard included (RFC 4592). */
export function recordsOf({ names }: Zone, name: string): readonly DnsRecord[] | undefined {
  const asked = name.toLowerCase();
  return (names.get(asked) ?? wildcardFor(names, asked))?.map((record) => ({ ...record, name }));
}

/** A wildcard stands for what is missing below the closest name that exists, and for nothing else (RFC 4592 §3.3.1). */
function wildcardFor(names: Zone['names'], name: string): readonly DnsRecord[] | undefined {
  let encloser = parentOf(name);
  while (encloser !== undefined && !names.has(encloser)) encloser = parentOf(encloser);
  return names.get(`*.${encloser}`);
}

function parentOf(name: string): string | undefined {
  const [, ...rest] = splitName(name);
  return rest.length === 0 ? undefined : rest.join('.');
}

function zoneOf(apex: string, lines: readonly Line[]): Zone {
  const names = new Map<string, DnsRecord[]>();
  const open = (name: string): DnsRecord[] => {
    const records = names.get(name) ?? [];
    names.set(name, records);
    const parent = parentOf(name);
    if (name !== apex && parent !== undefined) open(parent);
    return records;
  };
  for (const [name, ttl, kind, data] of lines) open(name).push({ name, kind, class: internetClass, ttl, data });
  const authority = names.get(apex)?.find(({ data }) => data.type === 'authority');
  if (!authority) throw new Error(`The zone ${apex} has no SOA record. Give it one: without it nothing can be denied.`);
  return { apex, authority, names };
}
