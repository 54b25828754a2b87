// Content whose end is counted, or is the connection's end (RFC 9112 §6.2, §6.3). Its octets are passed on as views,
// never copied.

import type { Field } from '#demos/contract.ts';
import { ChunkedContent } from './http1-chunked.ts';
import type { Framing } from './http1-framing.ts';
import type { Cursor } from './http1-line-buffer.ts';
import type { Http1Limits } from './http1-message.ts';
import type { EmitContent, LineStep, Progress } from './http1-step.ts';

/** A reader for the content of one message. */
export interface Content {
  /** Takes what belongs to the content; called with at least one octet. */
  read(cursor: Cursor): Progress;
  readonly trailers: readonly Field[];
  /** Lines that have begun and not ended, up to `offset`. */
  unfinished(offset: number): LineStep[];
}

/** The reader that a framing asks for; undefined where there is nothing to read. */
export function createContent(
  framing: Framing,
  limits: Http1Limits,
  emit: EmitContent,
  allowsFolds: boolean,
): Content | undefined {
  if (framing.type === 'length' && framing.length > 0) return new CountedContent(framing.length, emit);
  if (framing.type === 'close') return new ContentUntilClose(limits.body, emit);
  return framing.type === 'chunked' ? new ChunkedContent(limits, emit, allowsFolds) : undefined;
}

class CountedContent implements Content {
  readonly trailers = [];
  #remaining: number;
  readonly #emit: EmitContent;

  constructor(length: number, emit: EmitContent) {
    this.#remaining = length;
    this.#emit = emit;
  }

  read(cursor: Cursor): Progress {
    const start = cursor.offset;
    const bytes = cursor.take(this.#remaining);
    this.#remaining -= bytes.length;
    this.#emit({ type: 'data', start, bytes });
    return this.#remaining === 0 ? 'end' : 'more';
  }

  unfinished(): LineStep[] {
    return [];
  }
}

class ContentUntilClose implements Content {
  readonly trailers = [];
  readonly #limit: number;
  #room: number;
  readonly #emit: EmitContent;

  constructor(limit: number, emit: EmitContent) {
    this.#limit = limit;
    this.#room = limit;
    this.#emit = emit;
  }

  read(cursor: Cursor): Progress {
    const start = cursor.offset;
    const bytes = cursor.take(this.#room);
    this.#room -= bytes.length;
    if (bytes.length > 0) this.#emit({ type: 'data', start, bytes });
    if (cursor.left === 0) return 'more';
    return { key: 'content-too-large', offset: cursor.offset, end: cursor.offset, values: { limit: this.#limit } };
  }

  unfinished(): LineStep[] {
    return [];
  }
}
