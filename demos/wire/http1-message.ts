// What an HTTP/1.1 message is, as data: start lines, field lines, faults and limits (RFC 9112).

import type { Field } from '#demos/contract.ts';
import type { Http1FaultKey } from './http1-faults.ts';
import { trimText } from './http1-octets.ts';

/** Request line and field lines (RFC 9112 §3, §5). Octets above 7F in values stand as U+0080–U+00FF, one for one. */
export interface RequestHead {
  readonly method: string;
  readonly target: string;
  /** A higher minor version is read as 1.1 (RFC 9110 §2.5). */
  readonly version: '1.0' | '1.1';
  readonly headers: readonly Field[];
}

/** Status line and field lines (RFC 9112 §4, §5). */
export interface ResponseHead {
  readonly version: '1.0' | '1.1';
  /** 100–999; what it means is told by its first digit (RFC 9110 §15). */
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Field[];
}

/** Why a message is refused. */
export interface ProtocolFault {
  /** The answer that the RFC gives: 400, 413, 414, 417, 431, 501 or 505; 502 for a bad response (RFC 9112 §6.3). */
  readonly status: number;
  readonly key: Http1FaultKey;
  /** The section that says so, for example `RFC 9112 §6.3`. */
  readonly section: string;
  /** The faulty octets, counted from the first octet that the parser was given; `end` excluded. */
  readonly offset: number;
  readonly end: number;
  /** For the places of the sentence in the text table. */
  readonly values?: Readonly<Record<string, string | number>>;
}

/** How much one message may hold, in octets unless said otherwise. What is larger is refused before it is stored. */
export interface Http1Limits {
  /** Request line or status line, its CRLF included (RFC 9112 §3 asks for 8,000 at least): 414 or 400. */
  readonly startLine: number;
  /** All field lines with their CRLF, the closing empty line excluded: 431. */
  readonly headerSection: number;
  /** Number of field lines, and again of trailer fields: 431. */
  readonly fieldLines: number;
  /** Content: 413. */
  readonly body: number;
  /** Hexadecimal digits of one chunk size, leading zeros included: 400. */
  readonly chunkSizeDigits: number;
  /** All chunk extensions of one message together: 413 (RFC 9112 §7.1.1). */
  readonly chunkExtensions: number;
  /** All trailer fields with their CRLF: 431. */
  readonly trailerSection: number;
  /** Number of empty lines tolerated before a request (RFC 9112 §2.2): 400. */
  readonly emptyLines: number;
}

export const defaultLimits: Http1Limits = {
  startLine: 8_000,
  headerSection: 16 * 1024,
  fieldLines: 100,
  body: 1024 * 1024,
  chunkSizeDigits: 16,
  chunkExtensions: 4 * 1024,
  trailerSection: 8 * 1024,
  emptyLines: 8,
};

/** Values of a field in order, its name compared without case (RFC 9110 §5.1). `name` in lower case. */
export function valuesOf(headers: readonly Field[], name: string): string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/**
 * Members of a list-valued field in lower case, empty ones left out (RFC 9110 §5.6.1). Splits at every comma: for fields
 * whose members are tokens, such as Connection, and not for those with quoted strings.
 */
export function membersOf(headers: readonly Field[], name: string): string[] {
  const members = valuesOf(headers, name).flatMap((value) => value.split(','));
  return members.map((member) => trimText(member).toLowerCase()).filter((member) => member !== '');
}

/** Whether the connection lives on after this message, as far as the message can tell (RFC 9112 §9.3). */
export function keepsAlive(head: RequestHead | ResponseHead): boolean {
  const options = membersOf(head.headers, 'connection');
  if (options.includes('close')) return false;
  return head.version === '1.1' || options.includes('keep-alive');
}

/** Whether the client waits for `100 Continue` before it sends its content (RFC 9110 §10.1.1). */
export function expectsContinue(head: RequestHead): boolean {
  return head.version === '1.1' && membersOf(head.headers, 'expect').includes('100-continue');
}

/**
 * Whether what follows this request may be in another protocol, if the server agrees: Upgrade (RFC 9110 §7.8; ignored in
 * HTTP/1.0) or CONNECT (RFC 9110 §9.3.6).
 */
export function mayChangeProtocol(head: RequestHead): boolean {
  if (head.method === 'CONNECT') return true;
  const asks = head.version === '1.1' && membersOf(head.headers, 'connection').includes('upgrade');
  return asks && membersOf(head.headers, 'upgrade').length > 0;
}
