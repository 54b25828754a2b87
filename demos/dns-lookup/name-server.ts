// One message in, at most one out: the rules of RFC 1035 §4 and RFC 6891 around what the zones say.

import { decodeDns } from '#wire/dns.ts';
import { encodeDnsWithin, optType } from '#wire/dns-encode.ts';
import type { DnsMessage, DnsRecord } from '#wire/dns-message.ts';
import type { FieldNode } from '#wire/field.ts';
import { code, findAnswer, type Findings } from './find-answer.ts';
import { ednsSize, plainSize } from './protocol.ts';
import { forgedName, silentName } from './zone.ts';

const headerLength = 12;
const longestMessage = 65_535;

/** Of the 16 bits in an OPT record's TTL that are flags, the one that is repeated (RFC 3225 §3). */
const dnssecOk = 0x8000;

/** Undefined where silence is the answer: to what is too short to be answered, is an answer itself, or got lost. Never throws. */
export function answerQuery(query: Uint8Array, transport: 'udp' | 'tcp'): Uint8Array | undefined {
  const flags = query[2] ?? 0x80;
  // An answer to an answer could go to and fro for ever.
  if (query.length < headerLength || flags >> 7 === 1) return undefined;
  const empty: DnsMessage = {
    id: ((query[0] ?? 0) << 8) | (query[1] ?? 0),
    isResponse: true,
    opcode: (flags >> 3) & 0x0f,
    isAuthoritative: false,
    isTruncated: false,
    recursionDesired: (flags & 1) === 1,
    // It asks nobody else.
    recursionAvailable: false,
    code: code.fine,
    questions: [],
    answers: [],
    authorities: [],
    additionals: [],
  };
  if (empty.opcode !== 0) return encodeDnsWithin({ ...empty, code: code.notImplemented }, plainSize);
  const message = readQuery(query);
  if (!message) return encodeDnsWithin({ ...empty, code: code.malformed }, plainSize);
  return answerQuestion(message, empty, transport);
}

/** Undefined where the octets are not one whole question. */
function readQuery(query: Uint8Array): DnsMessage | undefined {
  const { message, fields, fault } = decodeDns(query);
  if (!message || fault || fields.some(isFaulty) || message.questions.length !== 1) return undefined;
  const options = message.additionals.filter(({ kind }) => kind === optType);
  return options.length > 1 || options.some(({ name }) => name !== '.') ? undefined : message;
}

function isFaulty({ fault, children = [] }: FieldNode): boolean {
  return fault !== undefined || children.some(isFaulty);
}

function answerQuestion(query: DnsMessage, empty: DnsMessage, transport: 'udp' | 'tcp'): Uint8Array | undefined {
  const [question] = query.questions;
  if (!question) return undefined;
  const name = question.name.toLowerCase();
  if (name === silentName) return undefined;
  const options = query.additionals.find(({ kind }) => kind === optType);
  const findings = isForeignVersion(options) ? badVersion : findAnswer(question);
  const answer: DnsMessage = {
    ...empty,
    ...findings,
    code: findings.code & 0x0f,
    id: name === forgedName ? empty.id ^ 0xffff : empty.id,
    questions: [question],
    additionals: [...findings.additionals, ...(options ? [ourOptions(options, findings.code)] : [])],
  };
  return encodeDnsWithin(answer, transport === 'tcp' ? longestMessage : sizeFor(options));
}

function isForeignVersion(options: DnsRecord | undefined): boolean {
  return options !== undefined && ((options.ttl >>> 16) & 0xff) !== 0;
}

const badVersion: Findings = {
  code: code.badVersion,
  isAuthoritative: false,
  answers: [],
  authorities: [],
  additionals: [],
};

/** Sizes below 512 count as 512 (RFC 6891 §6.2.3). */
function sizeFor(options: DnsRecord | undefined): number {
  return options ? Math.min(Math.max(options.class, plainSize), ednsSize) : plainSize;
}

/** The size that we take, the RCODE's upper bits, version 0. */
function ourOptions(theirs: DnsRecord, rcode: number): DnsRecord {
  const ttl = (rcode >> 4) * 2 ** 24 + (theirs.ttl & dnssecOk);
  return { name: '.', kind: optType, class: ednsSize, ttl, data: { type: 'octets', octets: new Uint8Array() } };
}
