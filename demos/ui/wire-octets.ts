// The octets of one message: offset, hex and text, with the octets of a field marked.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  atHex,
  dumpLine,
  hexStretch,
  hexWidth,
  offsetDigits,
  textStretch,
  type OctetRange,
  type Stretch,
} from './wire-dump.ts';
import { OctetEvent, type Reach } from './wire-events.ts';
import { wireOctetsStyle } from './wire-octets.css.ts';
import { rowsStyle, rowStyle, RowWindow } from './wire-window.ts';

/** Ranges to mark: all the message's fields, the field that the reader is at and the one around it, and what is wrong. */
export interface OctetMarks {
  readonly fields: readonly OctetRange[];
  readonly active: OctetRange | undefined;
  readonly parent: OctetRange | undefined;
  readonly faults: readonly OctetRange[];
  /** Where another message differs, when two are compared. */
  readonly differences?: readonly OctetRange[];
}

/**
 * One control: its value is the octet that the arrow keys move (a slider to assistive technology, which reads `valueText`).
 * Fires `wire-octet`.
 */
export class WireOctets extends LitElement {
  static override properties = {
    octets: { attribute: false },
    text: { attribute: false },
    marks: { attribute: false },
    perLine: { attribute: false },
    label: { attribute: false },
    describe: { attribute: false },
    isStatic: { type: Boolean, attribute: 'static', reflect: true },
    cursor: { state: true },
  };
  static override styles = [wireOctetsStyle];

  declare octets: Uint8Array;
  /** What the text column shows: the same octets, or a masked frame's unmasked ones. */
  declare text: Uint8Array;
  declare marks: OctetMarks;
  declare perLine: number;
  declare label: string;
  /** Says in words what stands at an octet. */
  declare describe: (octet: number) => string;
  declare isStatic: boolean;
  declare protected cursor: number;
  private readonly window = new RowWindow(this);

  constructor() {
    super();
    this.octets = new Uint8Array();
    this.text = this.octets;
    this.marks = { fields: [], active: undefined, parent: undefined, faults: [] };
    this.perLine = 8;
    this.label = '';
    this.describe = String;
    this.isStatic = false;
    this.cursor = 0;
  }

  /** Brings an octet into sight, inside this box. */
  reveal(octet: number): void {
    this.window.scrollTo(Math.floor(octet / this.perLine));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('marks') && !this.matches(':focus-within')) this.cursor = this.marks.active?.start ?? 0;
    this.cursor = Math.min(this.cursor, Math.max(this.octets.length - 1, 0));
    this.window.setCount(this.lines);
  }

  private get lines(): number {
    return Math.ceil(this.octets.length / this.perLine);
  }

  protected override render(): TemplateResult {
    const { from, to } = this.isStatic ? { from: 0, to: this.lines } : this.window;
    const indexes = Array.from({ length: to - from }, (_, index) => from + index);
    return html`<div class="scroller" tabindex="-1">
      <div
        class="rows"
        role="slider"
        tabindex="0"
        aria-label=${this.label}
        aria-valuemin="0"
        aria-valuemax=${Math.max(this.octets.length - 1, 0)}
        aria-valuenow=${this.cursor}
        aria-valuetext=${this.describe(this.cursor)}
        .style=${`${rowsStyle(this.lines)};--digits:${offsetDigits(this.octets.length)};--hex:${hexWidth(this.perLine)};--per-line:${this.perLine}`}
        @keydown=${this.onKey}
        @focus=${() => this.tell('focused', this.cursor)}
        @blur=${() => this.tell('focused', undefined)}
        @pointermove=${this.onPoint}
        @pointerleave=${() => this.tell('pointed', undefined)}
        @click=${this.onClick}
      >
        ${repeat(
          indexes,
          (index) => index,
          (index) => this.renderLine(index),
        )}
      </div>
    </div>`;
  }

  private renderLine(index: number): TemplateResult {
    const { octets, text, perLine, marks } = this;
    const offset = index * perLine;
    const line = dumpLine(octets, text, offset, perLine);
    const cursor = { start: this.cursor, end: this.cursor + 1 };
    const marked: readonly (readonly [string, OctetRange | undefined])[] = [
      ...within(marks.fields, offset, perLine).map((field) => ['field', field] as const),
      ['parent', marks.parent],
      ['active', marks.active],
      ...marks.faults.map((fault) => ['fault', fault] as const),
      ...within(marks.differences ?? [], offset, perLine).map((range) => ['different', range] as const),
      ['cursor', cursor],
    ];
    return html`<div class="line" .style=${rowStyle(index)}>
      <span class="offset">${offset}</span
      ><span class="hex" data-offset=${offset}
        >${marked.map(([kind, range]) => stretch(kind, range && hexStretch(range, offset, perLine)))}${line.hex}</span
      ><span class="text" data-offset=${offset}
        >${marked.map(([kind, range]) => stretch(kind, range && textStretch(range, offset, perLine)))}${line.text}</span
      >
    </div>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const target = this.targetOf(event.key);
    if (target === undefined) return;
    event.preventDefault();
    this.cursor = Math.min(Math.max(target, 0), this.octets.length - 1);
    this.reveal(this.cursor);
    this.tell(event.key === 'Enter' || event.key === ' ' ? 'chosen' : 'focused', this.cursor);
  };

  private targetOf(key: string): number | undefined {
    const { cursor, perLine } = this;
    switch (key) {
      case 'ArrowRight':
        return cursor + 1;
      case 'ArrowLeft':
        return cursor - 1;
      case 'ArrowDown':
        return cursor + perLine;
      case 'ArrowUp':
        return cursor - perLine;
      case 'Home':
        return 0;
      case 'End':
        return this.octets.length - 1;
      case 'Enter':
      case ' ':
        return cursor;
      default:
        return undefined;
    }
  }

  private readonly onPoint = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.tellAt('pointed', event);
  };

  private readonly onClick = (event: MouseEvent): void => {
    this.tellAt('chosen', event);
  };

  private tellAt(reach: Reach, event: MouseEvent): void {
    const place = this.placeOf(event);
    if (!place) return this.tell(reach, undefined);
    if (reach === 'chosen') this.cursor = place.octet;
    this.tell(reach, place.octet, place.bit);
  }

  /** Layout coordinates only: `offsetX` and `offsetWidth` do not know that a slide is scaled. */
  private placeOf(event: MouseEvent): { octet: number; bit: number } | undefined {
    const column = event.target as HTMLElement;
    const offset = Number(column.dataset['offset'] ?? NaN);
    if (Number.isNaN(offset)) return undefined;
    const isHex = column.className === 'hex';
    const x = (event.offsetX / column.offsetWidth) * (isHex ? hexWidth(this.perLine) : this.perLine);
    const { index, bit } = isHex
      ? atHex(x, this.perLine)
      : { index: Math.min(Math.floor(x), this.perLine - 1), bit: 0 };
    const octet = offset + index;
    return octet < this.octets.length ? { octet, bit } : undefined;
  }

  private tell(reach: Reach, octet: number | undefined, bit = 0): void {
    this.dispatchEvent(new OctetEvent(reach, octet, bit));
  }
}

/** Those of a long list that touch one line. */
function within(ranges: readonly OctetRange[], offset: number, perLine: number): readonly OctetRange[] {
  return ranges.filter(({ start, end }) => start < offset + perLine && end > offset);
}

function stretch(kind: string, place: Stretch | undefined): TemplateResult | typeof nothing {
  if (!place) return nothing;
  return html`<i class=${kind} .style=${`--left:${place.left};--width:${place.width}`}></i>`;
}

customElements.define('wire-octets', WireOctets);

declare global {
  interface HTMLElementTagNameMap {
    'wire-octets': WireOctets;
  }
}
