// The one reading pass over HTTP/1.1 octets. Parser and decoder both live on its steps and read no octet themselves, so
// they cannot disagree.

import { createContent, type Content } from './http1-content.ts';
import { http1Faults, type Http1FaultKey, type Refusal } from './http1-faults.ts';
import { fieldsOf, type FieldLine } from './http1-field-line.ts';
import { FieldSection, refuseLength, type SectionRules } from './http1-field-section.ts';
import type { Framing, FramingRead } from './http1-framing.ts';
import { Cursor, LineBuffer, type LineRead } from './http1-line-buffer.ts';
import type { Line } from './http1-line.ts';
import { keepsAlive, type Http1Limits, type RequestHead, type ResponseHead } from './http1-message.ts';
import type { StartLineRead } from './http1-start-line.ts';
import { lineStep, type DataStep, type LineStep, type Step } from './http1-step.ts';

/** What differs between requests and responses. */
export interface Direction<Start, Head> {
  readonly startLine: 'request-line' | 'status-line';
  /** Before a request they are skipped, before a response they are a fault (RFC 9112 §2.2). */
  readonly allowsEmptyLines: boolean;
  readonly allowsFolds: boolean;
  readStart(line: Line): StartLineRead<Start>;
  /** Which fault a start line is whose first octets are `text` and that does not end within the limit. */
  startTooLong(text: string): Http1FaultKey;
  join(start: Start, headers: RequestHead['headers']): Head;
  frame(head: Head, lines: readonly FieldLine[]): FramingRead;
  after(head: Head, framing: Framing): AfterMessage;
  answerTo(key: Http1FaultKey): number;
}

/**
 * What comes after a message: the next message (`start`), perhaps another protocol, so that nothing is read until
 * `resume` (`held`), or nothing, for this was the last message (`closed`).
 */
type AfterMessage = 'start' | 'held' | 'closed';

type ReaderState = AfterMessage | 'fields' | 'content' | 'finished';

export class MessageReader<Start, Head extends RequestHead | ResponseHead> {
  readonly #direction: Direction<Start, Head>;
  readonly #limits: Http1Limits;
  readonly #rules: SectionRules;
  readonly #lines = new LineBuffer();
  #steps: Step<Head>[] = [];
  #state: ReaderState = 'start';
  #offset = 0;
  #emptyLines = 0;
  #start: Start | undefined;
  #section: FieldSection;
  #head: Head | undefined;
  #framing: Framing = { type: 'none' };
  #content: Content | undefined;

  constructor(direction: Direction<Start, Head>, limits: Http1Limits) {
    this.#direction = direction;
    this.#limits = limits;
    this.#rules = {
      octets: limits.headerSection,
      tooLarge: 'header-section-too-large',
      lines: limits.fieldLines,
      allowsFolds: direction.allowsFolds,
    };
    this.#section = new FieldSection(this.#rules, this.#emit);
  }

  get state(): ReaderState {
    return this.#state;
  }

  /** Octets read. */
  get offset(): number {
    return this.#offset;
  }

  /** Reads as far as the state allows: `offset` tells how far. */
  push(bytes: Uint8Array): Step<Head>[] {
    const cursor = new Cursor(bytes, this.#offset);
    while (cursor.left > 0 && this.#takesOctets()) this.#advance(cursor);
    this.#offset = cursor.offset;
    return this.#takeSteps();
  }

  /** The connection has ended: content that goes until then is complete, any other message is not. */
  end(): Step<Head>[] {
    if (!this.#takesOctets()) return [];
    if (this.#framing.type === 'close' && this.#state === 'content') this.#complete();
    else if (!this.#isIdle()) this.#breakOff();
    this.#state = 'finished';
    return this.#takeSteps();
  }

  /** The protocol does not change: the next octets are HTTP again. */
  resume(): void {
    if (this.#state === 'held' && this.#head) this.#state = keepsAlive(this.#head) ? 'start' : 'closed';
  }

  /** Refuses from outside, at the next octet. */
  refuse(key: Http1FaultKey, values: Refusal['values']): Step<Head>[] {
    this.#refuse({ key, offset: this.#offset, end: this.#offset, ...(values && { values }) });
    return this.#takeSteps();
  }

  /** Lines whose end is missing or not certain, as far as they go. */
  unfinished(): LineStep[] {
    if (!this.#takesOctets()) return [];
    if (this.#state === 'content') return this.#content?.unfinished(this.#offset) ?? [];
    const steps = this.#section.pending ? [this.#section.pending] : [];
    const start = this.#offset - this.#lines.length;
    if (start < this.#offset) steps.push(this.#partialLine(start, this.#offset));
    return steps;
  }

  readonly #emit = (step: LineStep | DataStep): void => {
    this.#steps.push(step);
  };

  #takesOctets(): boolean {
    return this.#state === 'start' || this.#state === 'fields' || this.#state === 'content';
  }

  #isIdle(): boolean {
    return this.#state === 'start' && this.#lines.length === 0;
  }

  #advance(cursor: Cursor): void {
    if (this.#state === 'content') return this.#readContent(cursor);
    const limit = this.#state === 'start' ? this.#limits.startLine : this.#section.room;
    const read = this.#lines.read(cursor, limit);
    if (!read) return;
    if (read.type !== 'line') return this.#refuseLine(read);
    return this.#state === 'start' ? this.#readStart(read.line) : this.#readField(read.line);
  }

  #readStart(line: Line): void {
    if (line.isEmpty && this.#direction.allowsEmptyLines) return this.#skipEmptyLine(line);
    const read = this.#direction.readStart(line);
    this.#emit(lineStep(this.#direction.startLine, line, read.parts));
    if ('refusal' in read) return this.#refuse(read.refusal);
    this.#start = read.value;
    this.#section = new FieldSection(this.#rules, this.#emit);
    this.#emptyLines = 0;
    this.#state = 'fields';
  }

  #skipEmptyLine(line: Line): void {
    this.#emit(lineStep('empty-line', line, [line.crlf()]));
    this.#emptyLines += 1;
    const limit = this.#limits.emptyLines;
    if (this.#emptyLines > limit) this.#refuse(line.refuse('empty-lines', 0, 2, { limit }));
  }

  #readField(line: Line): void {
    const progress = this.#section.read(line);
    if (progress === 'end') this.#finishHead();
    else if (progress !== 'more') this.#refuse(progress);
  }

  #finishHead(): void {
    const head = this.#direction.join(this.#start as Start, fieldsOf(this.#section.fields));
    const framing = this.#direction.frame(head, this.#section.fields);
    if (framing.type === 'refused') return this.#refuse(framing.refusal);
    this.#head = head;
    this.#framing = framing;
    this.#steps.push({ type: 'head', head, framing });
    this.#content = createContent(framing, this.#limits, this.#emit, this.#direction.allowsFolds);
    this.#state = 'content';
    if (!this.#content) this.#complete();
  }

  #readContent(cursor: Cursor): void {
    const progress = this.#content?.read(cursor);
    if (progress === 'end') this.#complete();
    else if (progress !== undefined && progress !== 'more') this.#refuse(progress);
  }

  #complete(): void {
    if (!this.#head) return;
    this.#steps.push({ type: 'complete', trailers: this.#content?.trailers ?? [] });
    this.#content = undefined;
    this.#state = this.#direction.after(this.#head, this.#framing);
  }

  #refuseLine(read: Exclude<LineRead, { type: 'line' }>): void {
    const { type, text, start, end } = read;
    this.#section.flush();
    this.#steps.push(this.#partialLine(start, end));
    if (type !== 'too-long') return this.#refuse({ key: type, offset: end - 1, end });
    if (this.#state === 'fields') return this.#refuse(refuseLength(this.#rules, start, end));
    const key = this.#direction.startTooLong(text);
    this.#refuse({ key, offset: start, end, values: { limit: this.#limits.startLine } });
  }

  #breakOff(): void {
    for (const step of this.unfinished()) this.#emit(step);
    this.#refuse({ key: 'incomplete', offset: this.#offset, end: this.#offset });
  }

  #partialLine(start: number, end: number): LineStep {
    const name = this.#state === 'start' ? this.#direction.startLine : 'field-line';
    return { type: 'line', name, start, end, parts: [] };
  }

  #refuse({ key, offset, end, values }: Refusal): void {
    const { section } = http1Faults[key];
    const status = this.#direction.answerTo(key);
    this.#steps.push({ type: 'fault', fault: { status, key, section, offset, end, ...(values && { values }) } });
    this.#state = 'finished';
  }

  #takeSteps(): Step<Head>[] {
    const steps = this.#steps;
    this.#steps = [];
    return steps;
  }
}
