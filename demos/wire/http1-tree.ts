// The tree of named fields of one message, grown step by step as the reading pass goes.

import type { Field } from '#demos/contract.ts';
import type { FieldNode, Meaning } from './field.ts';
import { isGzip, unpackGzip } from './http1-coding.ts';
import { placeFault } from './http1-fault-place.ts';
import type { Framing } from './http1-framing.ts';
import type { Part } from './http1-line.ts';
import type { ProtocolFault } from './http1-message.ts';
import { fieldMeaning, meaningOf } from './http1-meanings.ts';
import { CR, LF, textOf, trimText } from './http1-octets.ts';
import type { DataStep, LineStep } from './http1-step.ts';
import type { Http1Name } from './http1-text.ts';
import { clip, contentText, lineText, SAMPLE } from './http1-values.ts';

/** A field under construction; its offsets count from the start of the connection. */
export type Draft = { -readonly [Key in keyof Omit<FieldNode, 'children'>]: FieldNode[Key] } & { children?: Draft[] };

/** One message as it stands on the connection, from `start` to `end`; the offsets of its fields count from `start`. */
export interface DecodedMessage {
  readonly start: number;
  readonly end: number;
  /** At most 120 characters. */
  readonly summary: string;
  readonly fields: readonly FieldNode[];
  readonly complete: boolean;
}

/** Why octets were not read as HTTP. */
type UnreadReason = 'after-fault' | 'after-close' | 'after-upgrade' | 'before-upgrade';

const SUMMARY = 120;

export class MessageTree {
  readonly start: number;
  complete = false;
  readonly #bytes: Uint8Array;
  readonly #fields: Draft[] = [];
  #framing: Framing | undefined;
  #content: Draft | undefined;
  #contentLength = 0;
  /** Where the first octets of content are, up to SAMPLE of them. */
  readonly #sample: Uint8Array[] = [];
  #sampled = 0;
  /** All octets of content that is packed: it can only be read from its beginning. */
  #packed: Uint8Array[] | undefined;

  /** `bytes` are the connection's, of which the message begins at `start`. */
  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.start = start;
  }

  get end(): number {
    return this.#fields.at(-1)?.end ?? this.start;
  }

  /** The header section is complete: what follows is content. */
  beginContent(framing: Framing, headers: readonly Field[]): void {
    this.#framing = framing;
    if (isGzip(headers)) this.#packed = [];
  }

  addLine(step: LineStep): void {
    if (!this.#framing) this.#fields.push(this.#headLine(step));
    else if (step.name === 'chunk' || step.name === 'last-chunk') this.#addChunk(step);
    else if (step.name === 'CRLF') this.#endChunk(step);
    else this.#addTrailer(step);
  }

  addData({ start, bytes }: DataStep): void {
    const end = start + bytes.length;
    const content = this.#grow(start, end);
    if (this.#framing?.type === 'chunked') growData(content.children?.at(-1), start, end);
    this.#contentLength += bytes.length;
    this.#packed?.push(bytes);
    const sample = bytes.subarray(0, SAMPLE - this.#sampled);
    if (sample.length > 0) this.#sample.push(sample);
    this.#sampled += sample.length;
  }

  addFault(fault: ProtocolFault): void {
    placeFault(this.#fields, fault, (start, end) => this.#text(start, end));
  }

  /** Octets up to `end` that were not read, and why. */
  addUnread(end: number, key: UnreadReason): void {
    const start = this.end;
    if (start < end) this.#fields.push({ start, end, name: 'unread', value: this.#text(start, end), meaning: { key } });
  }

  /** The message as far as it goes. To be called once: its offsets then count from its own start. */
  decoded(): DecodedMessage {
    if (this.#content) this.#describeContent(this.#content);
    const { start, end, complete } = this;
    return { start, end, summary: this.#summary(), complete, fields: this.#fields.map((draft) => this.#toNode(draft)) };
  }

  /** The request line, or the status without its version. */
  #summary(): string {
    const line = this.#fields.find(({ name }) => name === 'request-line' || name === 'status-line');
    const text = line ? line.value.replace(/^HTTP\/\d\.\d /, '') : this.#text(this.start, this.end);
    return clip(text, SUMMARY);
  }

  #headLine(step: LineStep): Draft {
    const draft = this.#line(step);
    if (step.name !== 'empty-line') return draft;
    const isBefore = this.#fields.every(({ name }) => name === 'empty-line');
    return { ...draft, meaning: { key: isBefore ? 'empty-line-before' : 'empty-line' } };
  }

  #line({ name, start, end, parts }: LineStep): Draft {
    const hasEnd = end - start > 1 && this.#bytes[end - 2] === CR && this.#bytes[end - 1] === LF;
    const draft: Draft = { start, end, name, value: this.#text(start, hasEnd ? end - 2 : end) };
    if (parts.length > 0 && name !== 'empty-line') draft.children = parts.map((part) => this.#part(part));
    if (name === 'request-line' || name === 'status-line') draft.meaning = { key: name };
    const [first] = parts;
    if (name === 'field-line' && first?.name === 'field-name') {
      draft.meaning = fieldMeaning(trimText(textOf(this.#bytes.subarray(first.start, first.end))));
    }
    return draft;
  }

  #part({ name, start, end, parts }: Part): Draft {
    const meaning = meaningOf(name, textOf(this.#bytes.subarray(start, end)));
    return {
      start,
      end,
      name,
      value: this.#text(start, end),
      ...(meaning && { meaning }),
      ...(parts && { children: parts.map((part) => this.#part(part)) }),
    };
  }

  #addChunk(step: LineStep): void {
    const name: Http1Name = step.name;
    const draft: Draft = { start: step.start, end: step.end, name, value: '' };
    if (name === 'chunk' || name === 'last-chunk') draft.meaning = { key: name };
    if (step.parts.length === 0) draft.value = this.#text(step.start, step.end);
    else draft.children = step.parts.map((part) => this.#part(part));
    append(this.#grow(step.start, step.end), draft);
  }

  #endChunk({ start, end }: LineStep): void {
    const chunk = this.#grow(start, end).children?.at(-1);
    if (chunk) append(chunk, this.#part({ name: 'CRLF', start, end }));
  }

  #addTrailer(step: LineStep): void {
    const content = this.#grow(step.start, step.end);
    if (step.name === 'empty-line') {
      append(content, { ...this.#part({ ...step, name: 'CRLF', parts: [] }), meaning: { key: 'chunked-end' } });
      return;
    }
    const last = content.children?.at(-1);
    const name: Http1Name = 'trailer-section';
    const section: Draft = { start: step.start, end: step.end, name, value: '', meaning: { key: name } };
    if (last?.name === name) append(last, this.#line(step));
    else append(content, { ...section, children: [this.#line(step)] });
  }

  /** The content, from now on up to `end`. */
  #grow(start: number, end: number): Draft {
    if (!this.#content) {
      this.#content = { start, end, name: 'content', value: '' };
      this.#fields.push(this.#content);
    }
    this.#content.end = end;
    return this.#content;
  }

  #describeContent(content: Draft): void {
    if (this.#packed) return this.#describePacked(content, this.#packed);
    const isWhole = this.complete && this.#contentLength <= SAMPLE;
    const text = contentText(this.#sample, isWhole);
    content.value = text ?? '';
    content.meaning = { key: this.#contentMeaning(text !== undefined), values: { length: this.#contentLength } };
  }

  /** In its place stands what was packed, as far as it has come. */
  #describePacked(content: Draft, packed: readonly Uint8Array[]): void {
    const { bytes, end } = unpackGzip(packed);
    content.value = contentText([bytes.subarray(0, SAMPLE)], end === 'whole' && bytes.length <= SAMPLE) ?? '';
    const key = { whole: 'content-gzip', part: 'content-gzip-part', bad: 'content-gzip-bad' } as const;
    content.meaning = { key: key[end], values: { length: this.#contentLength, unpacked: bytes.length } };
  }

  #contentMeaning(isText: boolean): Meaning['key'] {
    if (this.#framing?.type === 'chunked') return 'content-chunked';
    if (this.#framing?.type === 'close') return 'content-close';
    return isText ? 'content' : 'content-binary';
  }

  /** In place: drafts are not used again. */
  #toNode(draft: Draft): FieldNode {
    if (draft.name === 'chunk-data') Object.assign(draft, this.#dataWords(draft.start, draft.end));
    draft.start -= this.start;
    draft.end -= this.start;
    draft.children?.forEach((child) => this.#toNode(child));
    return draft;
  }

  #dataWords(start: number, end: number): { value: string; meaning: Meaning } {
    const sample = this.#bytes.subarray(start, Math.min(end, start + SAMPLE));
    // A character may be cut in two by the chunk's borders: its first half ends the chunk before.
    const from = sample.findIndex((octet) => (octet & 0xc0) !== 0x80);
    const value = contentText([sample.subarray(from >= 0 && from < 4 ? from : 0)], false) ?? '';
    return { value, meaning: { key: 'chunk-data', values: { length: end - start } } };
  }

  #text(start: number, end: number): string {
    return lineText(this.#bytes.subarray(start, end));
  }
}

/** All octets from `start` on as one message that is not HTTP, or not yet known to be; none where there are no octets. */
export function unreadMessage(bytes: Uint8Array, start: number, reason: UnreadReason): DecodedMessage[] {
  const tree = new MessageTree(bytes, start);
  tree.addUnread(bytes.length, reason);
  return start < bytes.length ? [tree.decoded()] : [];
}

function append(parent: Draft, child: Draft): void {
  parent.children = parent.children ?? [];
  parent.children.push(child);
  parent.end = child.end;
}

function growData(chunk: Draft | undefined, start: number, end: number): void {
  if (!chunk) return;
  const last = chunk.children?.at(-1);
  if (last?.name !== 'chunk-data') return append(chunk, { start, end, name: 'chunk-data', value: '' });
  last.end = end;
  chunk.end = end;
}
