// What the demo server tells the presenter's own pages, and nobody else: under which addresses a class reaches it, and
// whether a phone has done so.
//
// GET  /wire/addresses    → Reach    {} for who is not on the server's machine
// POST /wire/phone        → Pass     a pass for phones; at most a few are valid at once, the oldest goes first
// GET  /wire/phone/TOKEN  → Visits   404 once the pass is no longer valid
//
// The last two are 403 for who is not on the server's machine. A phone opens the pre-flight page with `?phone=TOKEN`: that
// request is the visit.

export const addressesPath = '/wire/addresses';
export const phonePath = '/wire/phone';
/** Name in the query of the pre-flight page. */
export const passName = 'phone';

/** What kind of network an address belongs to, as far as its interface's name and its range tell. */
export type AddressKind = 'wired' | 'vpn' | 'container' | 'virtual' | 'unconfigured';

export interface ReachAddress {
  /** As a URL writes it. */
  readonly host: string;
  /** Empty for a name given by `--host`. */
  readonly interface: string;
  readonly kind: AddressKind;
}

export interface Reach {
  /** Open to the network (`--lan`), not to this machine only. */
  readonly lan: boolean;
  readonly port: number;
  /** The likeliest for a class first. */
  readonly addresses: readonly ReachAddress[];
}

export interface Pass {
  /** 32 hexadecimal digits. */
  readonly token: string;
  /** Milliseconds for which it is valid. */
  readonly lifetime: number;
}

export interface Visit {
  /** Milliseconds since 1970 on the server's clock, of the last time. */
  readonly at: number;
  /** The address that it came from. */
  readonly from: string;
  /** It came from the server's own machine, and so proves nothing about the network. */
  readonly isOwn: boolean;
}

export interface Visits {
  readonly visits: readonly Visit[];
}

export function asReach(value: unknown): Reach | undefined {
  const { lan, port, addresses } = fieldsOf(value);
  if (typeof lan !== 'boolean' || typeof port !== 'number' || !Array.isArray(addresses)) return undefined;
  return { lan, port, addresses: addresses.filter(isReachAddress) };
}

export function asPass(value: unknown): Pass | undefined {
  const { token, lifetime } = fieldsOf(value);
  return isToken(token) && typeof lifetime === 'number' ? { token, lifetime } : undefined;
}

export function asVisits(value: unknown): Visits | undefined {
  const { visits } = fieldsOf(value);
  return Array.isArray(visits) ? { visits: visits.filter(isVisit) } : undefined;
}

export function isToken(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);
}

const kinds: readonly unknown[] = ['wired', 'vpn', 'container', 'virtual', 'unconfigured'] satisfies AddressKind[];

function isReachAddress(value: unknown): value is ReachAddress {
  const { host, interface: name, kind } = fieldsOf(value);
  return typeof host === 'string' && typeof name === 'string' && kinds.includes(kind);
}

function isVisit(value: unknown): value is Visit {
  const { at, from, isOwn } = fieldsOf(value);
  return typeof at === 'number' && typeof from === 'string' && typeof isOwn === 'boolean';
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
