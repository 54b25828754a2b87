// DNS messages: twelve octets of header, a question, and what is known about it (RFC 1035 §4.1).

import { codeName, typeName, type DnsMessage, type DnsQuestion, type DnsRecord } from './dns-message.ts';
import { DnsNames } from './dns-name.ts';
import { classSaid, dataWords, readRecord, typeSaid } from './dns-record.ts';
import type { Fault, FieldNode } from './field.ts';
import { hexNumber, numberAt, readFields, type FieldCursor, type Said } from './field-cursor.ts';
import type { Layer } from './layer.ts';

const section = 'RFC 1035 §4.1';

export interface DecodedDns {
  readonly fields: readonly FieldNode[];
  /** One line for the ladder: `A www.lan ?`, `www.lan A 192.168.1.20`. At most 120 characters. */
  readonly summary: string;
  /** Undefined where the octets are not a whole DNS message. */
  readonly message: DnsMessage | undefined;
  /** Octets were missing where no field could bear the fault. */
  readonly fault: Fault | undefined;
}

/** Decodes one datagram. Never throws; what is wrong is marked where it is. */
export function decodeDns(bytes: Uint8Array): DecodedDns {
  const { nodes, result, fault } = readFields(bytes, 0, bytes.length, section, readMessage);
  return { fields: nodes, summary: result ? summarise(result) : 'DNS', message: result, fault };
}

/** The same with the two octets of length that TCP needs in front (RFC 7766 §8). */
export function decodeDnsOverTcp(bytes: Uint8Array): DecodedDns {
  const { nodes, result, fault } = readFields(bytes, 0, bytes.length, section, readOverTcp);
  return { fields: nodes, summary: result ? summarise(result) : 'DNS', message: result, fault };
}

/** Whether a piece of a TCP stream is one whole message with its length. */
export function isDnsOverTcp(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start > 2 && numberAt(bytes, start, 2) === end - start - 2;
}

function readOverTcp(cursor: FieldCursor): DnsMessage {
  cursor.number('dns-tcp-length', 2, () => ({ meaning: { key: 'dns-tcp-length' } }));
  return readMessage(cursor);
}

export const dnsOverTcp: Layer = {
  section: 'RFC 7766 §8',
  read(cursor, facts) {
    facts.summary = summarise(readOverTcp(cursor));
    return undefined;
  },
};

export const dns: Layer = {
  section,
  read(cursor, facts) {
    facts.summary = 'DNS';
    facts.summary = summarise(readMessage(cursor));
    return undefined;
  },
};

function readMessage(cursor: FieldCursor): DnsMessage {
  const names = new DnsNames(cursor);
  const id = cursor.number('dns-id', 2, (value) => ({ value: hexNumber(value, 2), meaning: { key: 'dns-id' } }));
  const [response = 0, opcode = 0, authoritative, truncated, desired, available, , , , code = 0] = cursor.bits(2, [
    ['dns-qr', 1, (value) => ({ meaning: { key: value === 1 ? 'dns-response' : 'dns-query' } })],
    ['dns-opcode', 4, (value) => (value === 0 ? { value: '0 (QUERY)' } : {})],
    ['dns-aa', 1, (value) => ({ meaning: { key: value === 1 ? 'dns-authoritative' : 'dns-not-authoritative' } })],
    ['dns-tc', 1, (value) => (value === 1 ? { meaning: { key: 'dns-truncated' } } : {})],
    [
      'dns-rd',
      1,
      (value) => ({ meaning: { key: value === 1 ? 'dns-recursion-desired' : 'dns-recursion-not-desired' } }),
    ],
    [
      'dns-ra',
      1,
      (value) => ({ meaning: { key: value === 1 ? 'dns-recursion-available' : 'dns-recursion-unavailable' } }),
    ],
    ['dns-z', 1],
    ['dns-ad', 1],
    ['dns-cd', 1],
    ['dns-rcode', 4, codeSaid],
  ]);
  const counts = (
    ['dns-question-count', 'dns-answer-count', 'dns-authority-count', 'dns-additional-count'] as const
  ).map((name) => cursor.number(name, 2));
  const [questions = 0, ...others] = counts;
  return {
    id,
    isResponse: response === 1,
    opcode,
    isAuthoritative: authoritative === 1,
    isTruncated: truncated === 1,
    recursionDesired: desired === 1,
    recursionAvailable: available === 1,
    code,
    questions: readAll(cursor, 'dns-questions', questions, () => readQuestion(cursor, names)),
    answers: readAll(cursor, 'dns-answers', others[0] ?? 0, () => readRecord(cursor, names)),
    authorities: readAll(cursor, 'dns-authorities', others[1] ?? 0, () => readRecord(cursor, names)),
    additionals: readAll(cursor, 'dns-additionals', others[2] ?? 0, () => readRecord(cursor, names)),
  };
}

function codeSaid(code: number): Said {
  const value = `${code} (${codeName(code)})`;
  if (code === 0) return { value, meaning: { key: 'dns-no-error' } };
  return { value, meaning: { key: code === 3 ? 'dns-no-such-name' : 'dns-error' } };
}

/** A section; each item takes octets, so a large count without them ends as truncated. */
function readAll<Item>(
  cursor: FieldCursor,
  name: 'dns-questions' | 'dns-answers' | 'dns-authorities' | 'dns-additionals',
  count: number,
  read: () => Item,
): Item[] {
  const items: Item[] = [];
  if (count === 0) return items;
  cursor.group(name, () => {
    while (items.length < count) items.push(read());
    return undefined;
  });
  return items;
}

function readQuestion(cursor: FieldCursor, names: DnsNames): DnsQuestion {
  let question: DnsQuestion = { name: '.', type: 0, class: 0 };
  cursor.group('dns-question', () => {
    const name = names.read(cursor, 'dns-name');
    const type = cursor.number('dns-type', 2, typeSaid);
    question = { name, type, class: cursor.number('dns-class', 2, classSaid) };
    return { value: `${name} ${typeName(type)}`.slice(0, 300) };
  });
  return question;
}

function summarise({ isResponse, isTruncated, code, questions, answers }: DnsMessage): string {
  const asked = questions.map(({ name, type }) => `${name} ${typeName(type)}`).join(', ');
  if (!isResponse) return `DNS ${asked} ?`.slice(0, 120);
  if (code !== 0) return `DNS ${asked} ${codeName(code)}`.slice(0, 120);
  if (isTruncated) return `DNS ${asked} TC`.slice(0, 120);
  return `DNS ${asked} ${answers.map(answerWords).join(', ') || '–'}`.slice(0, 120);
}

function answerWords({ data }: DnsRecord): string {
  return dataWords(data);
}
