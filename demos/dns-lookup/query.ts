// Questions as a resolver asks them, and which answers it believes.

import { encodeDns, optType } from '#wire/dns-encode.ts';
import type { DnsMessage, DnsQuestion } from '#wire/dns-message.ts';
import { ednsSize, internetClass } from './protocol.ts';

export interface Question {
  readonly name: string;
  /** TYPE number. */
  readonly type: number;
}

/** Why a typed name cannot be asked for (RFC 1035 §2.3.4); letters beyond ASCII have a form of their own (RFC 5891). */
export type NameProblem = 'empty' | 'letters' | 'dots' | 'label' | 'long';

/** Without white space around it, nor the root's dot. */
export function tidyName(typed: string): string {
  return typed.trim().replace(/(?<=[^.])\.$/, '');
}

/** Undefined where the name, tidied, fits into a question. */
export function problemOf(name: string): NameProblem | undefined {
  if (name === '') return 'empty';
  if (name === '.') return undefined;
  if (!/^[\w*.-]+$/.test(name)) return 'letters';
  const labels = name.split('.');
  if (labels.includes('')) return 'dots';
  if (labels.some(({ length }) => length > 63)) return 'label';
  return name.length > 253 ? 'long' : undefined;
}

/** RD is 0: who asks the server that has authority does the asking around itself. */
export function makeQuery(
  { name, type }: Question,
  id: number,
  options: { edns: boolean; version?: number },
): Uint8Array {
  return encodeDns({
    ...asMessage({ name, type, class: internetClass }, id),
    ...(options.edns && withEdns(options.version)),
  });
}

function asMessage(question: DnsQuestion, id: number): DnsMessage {
  return {
    id,
    isResponse: false,
    opcode: 0,
    isAuthoritative: false,
    isTruncated: false,
    recursionDesired: false,
    recursionAvailable: false,
    code: 0,
    questions: [question],
    answers: [],
    authorities: [],
    additionals: [],
  };
}

function withEdns(version = 0): Pick<DnsMessage, 'additionals'> {
  const data = { type: 'octets', octets: new Uint8Array() } as const;
  return { additionals: [{ name: '.', kind: optType, class: ednsSize, ttl: version << 16, data }] };
}

/** Why something that came is not believed (RFC 5452 §9.1). */
export type Doubt = 'unreadable' | 'question' | 'id' | 'other';

/** Undefined where it answers this very question. A server that could not read the question may leave it out. */
export function doubtAbout(answer: DnsMessage | undefined, id: number, { name, type }: Question): Doubt | undefined {
  if (!answer) return 'unreadable';
  if (!answer.isResponse) return 'question';
  if (answer.id !== id) return 'id';
  const [asked] = answer.questions;
  if (!asked) return answer.code === 0 ? 'other' : undefined;
  return asked.name === name && asked.type === type ? undefined : 'other';
}

/** The header's RCODE with the upper bits that OPT carries (RFC 6891 §6.1.3). */
export function codeOf({ code, additionals }: DnsMessage): number {
  const options = additionals.find(({ kind }) => kind === optType);
  return code + (options ? (options.ttl >>> 24) * 16 : 0);
}
