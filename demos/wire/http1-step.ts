// What the reading pass tells, step by step: the parser keeps the messages, the decoder the places.

import type { Field } from '#demos/contract.ts';
import type { Refusal } from './http1-faults.ts';
import type { Framing } from './http1-framing.ts';
import type { Line, Part } from './http1-line.ts';
import type { ProtocolFault } from './http1-message.ts';
import type { Http1Name } from './http1-text.ts';

/** A line as far as it was read: without parts where its end is missing. */
export interface LineStep {
  readonly type: 'line';
  /** A line before a chunk's data is called after the chunk, the line end after the data `CRLF`. */
  readonly name: Http1Name;
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
}

export interface DataStep {
  readonly type: 'data';
  readonly start: number;
  /** A view of the octets pushed. */
  readonly bytes: Uint8Array;
}

interface HeadStep<Head> {
  readonly type: 'head';
  readonly head: Head;
  readonly framing: Framing;
}

/** Offsets count from the first octet of the connection; `end` is excluded. */
export type Step<Head> =
  | LineStep
  | HeadStep<Head>
  | DataStep
  | { readonly type: 'complete'; readonly trailers: readonly Field[] }
  | { readonly type: 'fault'; readonly fault: ProtocolFault };

export type EmitContent = (step: LineStep | DataStep) => void;

/** Whether a section or a content goes on, is complete, or is refused. */
export type Progress = 'more' | 'end' | Refusal;

export function lineStep(name: Http1Name, line: Line, parts: readonly Part[]): LineStep {
  return { type: 'line', name, start: line.start, end: line.end, parts };
}
