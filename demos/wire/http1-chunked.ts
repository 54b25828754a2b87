// The chunked transfer coding (RFC 9112 §7.1): size line, data, line end, again and again, a chunk of size 0, trailers.

import type { Field } from '#demos/contract.ts';
import { readChunkLine } from './http1-chunk-line.ts';
import type { Content } from './http1-content.ts';
import type { Http1FaultKey, Refusal } from './http1-faults.ts';
import { fieldsOf } from './http1-field-line.ts';
import { FieldSection, refuseLength, type SectionRules } from './http1-field-section.ts';
import { fits } from './http1-framing.ts';
import { LineBuffer, type Cursor, type LineRead } from './http1-line-buffer.ts';
import type { Line } from './http1-line.ts';
import type { Http1Limits } from './http1-message.ts';
import { CR, LF } from './http1-octets.ts';
import { lineStep, type EmitContent, type LineStep, type Progress } from './http1-step.ts';

export class ChunkedContent implements Content {
  readonly #limits: Http1Limits;
  readonly #emit: EmitContent;
  readonly #lines = new LineBuffer();
  readonly #rules: SectionRules;
  readonly #section: FieldSection;
  #in: 'size' | 'data' | 'end' | 'trailers' = 'size';
  /** Size of the present chunk, and what of its data is still to come. */
  #size = 0;
  #remaining = 0;
  #total = 0;
  #extensions = 0;
  #sawCr = false;

  constructor(limits: Http1Limits, emit: EmitContent, allowsFolds: boolean) {
    this.#limits = limits;
    this.#emit = emit;
    this.#rules = {
      octets: limits.trailerSection,
      tooLarge: 'trailer-section-too-large',
      lines: limits.fieldLines,
      allowsFolds,
    };
    this.#section = new FieldSection(this.#rules, emit);
  }

  get trailers(): readonly Field[] {
    return fieldsOf(this.#section.fields);
  }

  read(cursor: Cursor): Progress {
    if (this.#in === 'data') return this.#readData(cursor);
    if (this.#in === 'end') return this.#readEnd(cursor);
    return this.#in === 'size' ? this.#readSize(cursor) : this.#readTrailer(cursor);
  }

  unfinished(offset: number): LineStep[] {
    const steps = this.#section.pending ? [this.#section.pending] : [];
    const start = offset - this.#lines.length - (this.#sawCr ? 1 : 0);
    if (start < offset) steps.push({ type: 'line', name: this.#lineName(), start, end: offset, parts: [] });
    return steps;
  }

  #readSize(cursor: Cursor): Progress {
    const room = this.#limits.chunkExtensions - this.#extensions;
    const read = this.#lines.read(cursor, this.#limits.chunkSizeDigits + room + 2);
    if (!read) return 'more';
    if (read.type !== 'line') return this.#refuseLine(read, this.#sizeTooLong(read.text));
    return this.#takeSize(read.line);
  }

  #takeSize(line: Line): Progress {
    const chunk = readChunkLine(line, this.#limits);
    const isLast = 'size' in chunk && chunk.size === 0;
    this.#emit(lineStep(isLast ? 'last-chunk' : 'chunk', line, chunk.parts));
    if ('refusal' in chunk) return chunk.refusal;
    this.#extensions += chunk.extensionLength;
    this.#total += chunk.size;
    const refusal = this.#overflow(line, chunk.size);
    if (refusal) return refusal;
    this.#size = chunk.size;
    this.#remaining = chunk.size;
    this.#in = isLast ? 'trailers' : 'data';
    return 'more';
  }

  #overflow(line: Line, size: number): Refusal | undefined {
    const { body, chunkExtensions } = this.#limits;
    if (this.#extensions > chunkExtensions) {
      return line.refuse('chunk-extensions-too-long', 0, line.text.length, { limit: chunkExtensions });
    }
    if (fits(size, this.#limits) && fits(this.#total, this.#limits)) return undefined;
    return line.refuse('content-too-large', 0, line.text.length, { limit: body });
  }

  #readData(cursor: Cursor): Progress {
    const start = cursor.offset;
    const bytes = cursor.take(this.#remaining);
    this.#remaining -= bytes.length;
    this.#emit({ type: 'data', start, bytes });
    if (this.#remaining === 0) this.#in = 'end';
    return 'more';
  }

  /** Octet by octet: the first wrong one shows that the chunk's size was wrong. */
  #readEnd(cursor: Cursor): Progress {
    const [octet] = cursor.take(1);
    const end = cursor.offset;
    if (octet !== (this.#sawCr ? LF : CR)) {
      const start = this.#sawCr ? end - 2 : end - 1;
      this.#emit({ type: 'line', name: 'CRLF', start, end, parts: [] });
      return { key: 'chunk-end', offset: start, end, values: { length: this.#size } };
    }
    if (this.#sawCr) {
      this.#emit({ type: 'line', name: 'CRLF', start: end - 2, end, parts: [] });
      this.#in = 'size';
    }
    this.#sawCr = !this.#sawCr;
    return 'more';
  }

  #readTrailer(cursor: Cursor): Progress {
    const read = this.#lines.read(cursor, this.#section.room);
    if (!read) return 'more';
    return read.type === 'line' ? this.#section.read(read.line) : this.#refuseLine(read, undefined);
  }

  #refuseLine(read: Exclude<LineRead, { type: 'line' }>, sizeTooLong: Refusal['key'] | undefined): Refusal {
    this.#section.flush();
    this.#emit({ type: 'line', name: this.#lineName(), start: read.start, end: read.end, parts: [] });
    if (read.type !== 'too-long') return { key: read.type, offset: read.end - 1, end: read.end };
    if (!sizeTooLong) return refuseLength(this.#rules, read.start, read.end);
    const limit = sizeTooLong === 'chunk-size-digits' ? this.#limits.chunkSizeDigits : this.#limits.chunkExtensions;
    return { key: sizeTooLong, offset: read.start, end: read.end, values: { limit } };
  }

  #sizeTooLong(text: string): Http1FaultKey {
    const digits = /^[0-9A-Fa-f]*/.exec(text)?.[0].length ?? 0;
    return digits > this.#limits.chunkSizeDigits ? 'chunk-size-digits' : 'chunk-extensions-too-long';
  }

  #lineName(): 'chunk' | 'CRLF' | 'field-line' {
    if (this.#in === 'trailers') return 'field-line';
    return this.#in === 'end' ? 'CRLF' : 'chunk';
  }
}
