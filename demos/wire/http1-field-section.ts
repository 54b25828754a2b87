// Field lines up to the empty line: the header section, and by the same rules the trailer section (RFC 9112 §5, §7.1.2).

import type { Http1FaultKey, Refusal } from './http1-faults.ts';
import { isFolded, readFieldLine, unfold, type FieldLine } from './http1-field-line.ts';
import type { Line, Part } from './http1-line.ts';
import { lineStep, type EmitContent, type LineStep, type Progress } from './http1-step.ts';

export interface SectionRules {
  /** Octets of all lines but the empty one, CRLF included. */
  readonly octets: number;
  readonly tooLarge: Http1FaultKey;
  /** Lines, continuation lines included. */
  readonly lines: number;
  /** Whether a folded line is read on (responses) or refused (requests): RFC 9112 §5.2. */
  readonly allowsFolds: boolean;
}

export class FieldSection {
  readonly #rules: SectionRules;
  readonly #emit: EmitContent;
  readonly #fields: FieldLine[] = [];
  /** The last field, as long as the next line may continue it. */
  #pending: FieldLine | undefined;
  #octets = 0;
  #lines = 0;

  constructor(rules: SectionRules, emit: EmitContent) {
    this.#rules = rules;
    this.#emit = emit;
  }

  get fields(): readonly FieldLine[] {
    return this.#fields;
  }

  /** The field whose end is not certain yet. */
  get pending(): LineStep | undefined {
    return this.#pending && fieldStep(this.#pending);
  }

  /** Greatest length of the next line; the empty line always has room. */
  get room(): number {
    return Math.max(2, this.#rules.octets - this.#octets);
  }

  read(line: Line): Progress {
    if (line.isEmpty) {
      this.flush();
      this.#emit(lineStep('empty-line', line, [line.crlf()]));
      return 'end';
    }
    this.#octets += line.end - line.start;
    this.#lines += 1;
    if (this.#lines > this.#rules.lines) {
      return this.#refuse(line, [], line.refuse('too-many-fields', 0, line.text.length, { limit: this.#rules.lines }));
    }
    return isFolded(line) ? this.#fold(line) : this.#next(line);
  }

  /** Lets go of the last field: nothing continues it. */
  flush(): void {
    if (!this.#pending) return;
    this.#fields.push(this.#pending);
    this.#emit(fieldStep(this.#pending));
    this.#pending = undefined;
  }

  #next(line: Line): Progress {
    const field = readFieldLine(line);
    if ('refusal' in field) return this.#refuse(line, field.parts, field.refusal);
    this.flush();
    this.#pending = field;
    if (!this.#rules.allowsFolds) this.flush();
    return 'more';
  }

  #fold(line: Line): Progress {
    if (this.#lines === 1) return this.#refuse(line, [], line.refuse('leading-white-space', 0, 1));
    if (!this.#pending) return this.#refuse(line, [], line.refuse('obs-fold', 0, line.text.length));
    const field = unfold(this.#pending, line);
    if ('refusal' in field) {
      this.#emit({ type: 'line', name: 'field-line', start: this.#pending.start, end: line.end, parts: field.parts });
      this.#pending = undefined;
      return field.refusal;
    }
    this.#pending = field;
    return 'more';
  }

  #refuse(line: Line, parts: readonly Part[], refusal: Refusal): Refusal {
    this.flush();
    this.#emit(lineStep('field-line', line, parts));
    return refusal;
  }
}

/** The refusal of a line that is longer than the section's room. */
export function refuseLength(rules: SectionRules, start: number, end: number): Refusal {
  return { key: rules.tooLarge, offset: start, end, values: { limit: rules.octets } };
}

function fieldStep({ start, end, parts }: FieldLine): LineStep {
  return { type: 'line', name: 'field-line', start, end, parts };
}
