// What a DNS message says, as data (RFC 1035 §4.1). The decoder fills it, the name server writes it.

/** A domain name in presentation form, without the root's dot at its end: `www.lan`; the root itself is `.`. */
export type DomainName = string;

export interface DnsQuestion {
  readonly name: DomainName;
  /** QTYPE number (RFC 1035 §3.2.2 and IANA). */
  readonly type: number;
  /** QCLASS; 1 is the Internet. */
  readonly class: number;
}

/** What a record holds, by its type; octets where the type has no form here. */
export type DnsData =
  | { readonly type: 'address'; readonly address: string }
  | { readonly type: 'name'; readonly name: DomainName }
  | { readonly type: 'mail'; readonly preference: number; readonly name: DomainName }
  | { readonly type: 'text'; readonly texts: readonly string[] }
  | {
      readonly type: 'authority';
      readonly server: DomainName;
      readonly mailbox: DomainName;
      readonly serial: number;
      readonly refresh: number;
      readonly retry: number;
      readonly expire: number;
      /** How long a name that does not exist may be remembered, in seconds (RFC 2308 §4). */
      readonly minimum: number;
    }
  | {
      readonly type: 'service';
      readonly priority: number;
      readonly weight: number;
      readonly port: number;
      readonly name: DomainName;
    }
  | { readonly type: 'octets'; readonly octets: Uint8Array };

export interface DnsRecord {
  readonly name: DomainName;
  /** TYPE number; of an OPT record 41 (RFC 6891). */
  readonly kind: number;
  readonly class: number;
  /** Seconds that the record may be kept; of an OPT record its extended RCODE, version and flags. */
  readonly ttl: number;
  readonly data: DnsData;
}

export interface DnsMessage {
  /** 0–65,535: the answer repeats the query's. */
  readonly id: number;
  readonly isResponse: boolean;
  readonly opcode: number;
  readonly isAuthoritative: boolean;
  readonly isTruncated: boolean;
  readonly recursionDesired: boolean;
  readonly recursionAvailable: boolean;
  /** RCODE: 0 no error, 3 the name does not exist (RFC 1035 §4.1.1). */
  readonly code: number;
  readonly questions: readonly DnsQuestion[];
  readonly answers: readonly DnsRecord[];
  readonly authorities: readonly DnsRecord[];
  readonly additionals: readonly DnsRecord[];
}

/** TYPE numbers (IANA, DNS parameters) with their mnemonics. */
export const dnsTypes: Readonly<Record<number, string>> = {
  1: 'A',
  2: 'NS',
  5: 'CNAME',
  6: 'SOA',
  12: 'PTR',
  15: 'MX',
  16: 'TXT',
  28: 'AAAA',
  33: 'SRV',
  41: 'OPT',
  43: 'DS',
  46: 'RRSIG',
  48: 'DNSKEY',
  65: 'HTTPS',
  255: 'ANY',
  257: 'CAA',
};

/** RCODE mnemonics (RFC 1035 §4.1.1, RFC 2136 §2.2, RFC 6891 §9). */
export const dnsCodes: Readonly<Record<number, string>> = {
  0: 'NOERROR',
  1: 'FORMERR',
  2: 'SERVFAIL',
  3: 'NXDOMAIN',
  4: 'NOTIMP',
  5: 'REFUSED',
  16: 'BADVERS',
};

export function typeName(type: number): string {
  return dnsTypes[type] ?? `TYPE${type}`;
}

export function codeName(code: number): string {
  return dnsCodes[code] ?? `RCODE${code}`;
}
