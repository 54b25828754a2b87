// The wire view: what passed, who sent it when, and what every octet of it means.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { Announcer } from './wire-announcer.ts';
import './wire-details.ts';
import type { MessageChoice } from './wire-events.ts';
import './wire-ladder.ts';
import {
  ladderRows,
  newest,
  rowOf,
  type LadderRow,
  type MessageKey,
  type MessageRow,
  type ViewedExchange,
} from './wire-rows.ts';
import { renderStatic } from './wire-static.ts';
import { renderTables, type TableLimits } from './wire-tables.ts';
import { valueStyle } from './wire-value.ts';
import { wireViewStyle } from './wire-view.css.ts';
import { plural, wireViewText, type WireViewText } from './wire-view-text.ts';

/** Milliseconds of quiet after which the details go on to the newest message: a flood leaves them readable. */
const quiet = 250;
/** From how many em on ladder and details stand side by side. */
const wide = 56;
/** From how many em on there is room for details below a ladder. */
const tall = 32;
/** Rows that a table begins with, and grows by. */
const tableStep = 100;

/**
 * `exchanges`, oldest first (a `WireLog` gives them), or the `messages` of one. Where there is room, ladder and details stand
 * side by side, `--wire-height` high; else one above the other. `compact`: the ladder alone, which details replace when asked
 * for. `fill`, for a slide: as high as the place that it is given, and compact where that is too small for both. `static`:
 * everything at once, for print; it also becomes so while the page is printed.
 */
export class WireView extends LitElement {
  static override properties = {
    exchanges: { attribute: false },
    messages: { attribute: false },
    language: {},
    compact: { type: Boolean, reflect: true },
    fill: { type: Boolean, reflect: true },
    isStatic: { type: Boolean, attribute: 'static' },
    chosen: { state: true },
    followed: { state: true },
    isOpen: { state: true },
    isTable: { state: true },
    isPrinting: { state: true },
    limits: { state: true },
    said: { state: true },
    isSmall: { state: true },
  };
  static override styles = [valueStyle, wireViewStyle];

  declare exchanges: readonly ViewedExchange[] | undefined;
  declare messages: readonly WireMessage[] | undefined;
  declare language: Language;
  declare compact: boolean;
  declare fill: boolean;
  declare isStatic: boolean;
  /** What the reader went to; undefined while the view follows. */
  declare protected chosen: MessageKey | undefined;
  /** What the details show while the view follows. */
  declare protected followed: MessageKey | undefined;
  /** Whether the details have taken the ladder's place, in the compact form. */
  declare protected isOpen: boolean;
  declare protected isTable: boolean;
  declare protected isPrinting: boolean;
  declare protected limits: TableLimits;
  declare protected said: string;
  /** Whether there is room neither beside the ladder nor below it. */
  declare protected isSmall: boolean;
  private rows: readonly LadderRow[] = [];
  private known = 0;
  private following: ReturnType<typeof setTimeout> | undefined;
  private focusNext: string | undefined;
  private readonly observer = new ResizeObserver(() => requestAnimationFrame(() => this.measure()));
  private readonly announcer = new Announcer((count) => this.announce(count));

  constructor() {
    super();
    this.language = 'en';
    this.compact = false;
    this.fill = false;
    this.isStatic = false;
    this.isOpen = false;
    this.isTable = false;
    this.isPrinting = false;
    this.limits = { messages: tableStep, fields: tableStep };
    this.said = '';
    this.isSmall = false;
  }

  /** Goes to a message as if the reader had chosen it; `index` counts from 0 in the exchange. */
  show(exchange: string, index: number): void {
    this.chosen = `${exchange}:${index}`;
    this.isOpen = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('beforeprint', this.onPrint);
    addEventListener('afterprint', this.onPrint);
    this.observer.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.onPrint);
    removeEventListener('afterprint', this.onPrint);
    clearTimeout(this.following);
    this.following = undefined;
    this.announcer.stop();
    this.observer.disconnect();
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('exchanges') && !changed.has('messages')) return;
    this.rows = ladderRows(this.exchanges ?? [{ id: 'only', messages: this.messages ?? [] }]);
    const count = this.rows.filter(({ kind }) => kind === 'message').length;
    this.announcer.note(count - this.known);
    this.known = count;
    if (!rowOf(this.rows, this.chosen)) this.chosen = undefined;
    if (count === 0) this.isOpen = false;
    if (!rowOf(this.rows, this.followed)) this.followed = newest(this.rows)?.key;
    if (this.followed !== newest(this.rows)?.key) this.followWhenQuiet();
  }

  protected override firstUpdated(): void {
    this.measure();
  }

  protected override updated(): void {
    if (this.focusNext !== undefined) void this.focusOn(this.focusNext);
    this.focusNext = undefined;
  }

  /** A slotted button cannot take the focus before the part that it is slotted into has rendered. */
  private async focusOn(selector: string): Promise<void> {
    await this.renderRoot.querySelector('wire-details')?.updateComplete;
    await this.renderRoot.querySelector('wire-ladder')?.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  protected override render(): TemplateResult {
    const row = rowOf(this.rows, this.chosen) ?? rowOf(this.rows, this.followed);
    return html`<div class=${`view ${this.form(row)}`} role="group" aria-label=${this.words.view}>
      <p class="spoken" role="status">${this.said}</p>
      ${row ? this.renderForm(row) : html`<p class="empty">${this.words.empty}</p>`}
    </div>`;
  }

  private form(row: MessageRow | undefined): 'none' | 'static' | 'table' | 'alone' | 'whole' {
    if (!row) return 'none';
    // A slide has no room for more on paper than on screen.
    if ((this.isStatic || this.isPrinting) && !this.fill && !this.isWide) return 'static';
    if (this.isTable) return 'table';
    return this.isCompact ? 'alone' : 'whole';
  }

  /** As the style's container query has it: room for ladder and details side by side. */
  private get isWide(): boolean {
    return this.clientWidth >= wide * parseFloat(getComputedStyle(this).fontSize);
  }

  private get isCompact(): boolean {
    return this.compact || (this.fill && this.isSmall);
  }

  /** A view that is not shown has no size, and keeps the form that it had. */
  private measure(): void {
    if (this.clientWidth === 0) return;
    this.isSmall = !this.isWide && this.clientHeight < tall * parseFloat(getComputedStyle(this).fontSize);
  }

  private renderForm(row: MessageRow): TemplateResult {
    switch (this.form(row)) {
      case 'static':
        return renderStatic(this.language, this.rows, row);
      case 'table':
        return this.renderTables(row);
      case 'alone':
        return this.isOpen
          ? this.renderDetails(row)
          : html`${this.renderLadder(row)}
              <div class="foot"><span>${this.words.hint}</span>${this.renderToggle()}</div>`;
      default:
        return html`${this.renderLadder(row)}${this.renderDetails(row)}`;
    }
  }

  private renderLadder(row: MessageRow): TemplateResult {
    return html`<wire-ladder
      .rows=${this.rows}
      .language=${this.language}
      .current=${row.key}
      .isChosen=${this.chosen !== undefined}
      @wire-message=${this.onMessage}
    ></wire-ladder>`;
  }

  private renderDetails(row: MessageRow): TemplateResult {
    return html`<wire-details
      .message=${row.message}
      .messageKey=${row.key}
      .language=${this.language}
      @wire-reader=${() => (this.chosen = row.key)}
    >
      ${this.isCompact ? html`<button slot="before" class="back" aria-label=${this.words.backToAll} @click=${this.goBack}>${this.words.back}</button>` : nothing}
      ${this.renderToggle()}
    </wire-details>`;
  }

  private renderToggle(): TemplateResult {
    return html`<button slot="after" class="toggle" aria-pressed=${this.isTable} @click=${this.toggleTable}>
      ${this.words.asTable}
    </button>`;
  }

  private renderTables(row: MessageRow): TemplateResult {
    const more = (table: keyof TableLimits): void => {
      this.limits = { ...this.limits, [table]: this.limits[table] + tableStep };
    };
    return html`${this.renderToggle()}${renderTables(this.language, this.rows, row, this.limits, more, this.choose)}`;
  }

  private readonly choose = (key: MessageKey): void => {
    this.chosen = key;
  };

  private readonly onMessage = ({ key, opens }: MessageChoice): void => {
    this.chosen = key;
    this.followed = newest(this.rows)?.key;
    if (!this.isCompact || !opens) return;
    this.isOpen = true;
    this.focusNext = '.back';
  };

  private readonly goBack = (): void => {
    this.isOpen = false;
    this.focusNext = 'wire-ladder';
  };

  private readonly toggleTable = (): void => {
    this.isTable = !this.isTable;
    this.focusNext = '.toggle';
  };

  private readonly onPrint = (event: Event): void => {
    this.isPrinting = event.type === 'beforeprint';
  };

  /** Not while a pointer rests on the details: who is looking at a field keeps it. */
  private followWhenQuiet(): void {
    clearTimeout(this.following);
    this.following = setTimeout(() => {
      if (this.renderRoot.querySelector('wire-details')?.isPointed) return this.followWhenQuiet();
      this.followed = newest(this.rows)?.key;
    }, quiet);
  }

  private announce(count: number): void {
    const last = newest(this.rows)?.message;
    if (!last) return;
    const from = this.words.direction[last.from];
    this.said = plural(this.language, this.words.arrived, count, { from, summary: last.summary });
  }
}

// How much room there is is known only after a rendering: the second one is meant.
WireView.disableWarning?.('change-in-update');
customElements.define('wire-view', WireView);

declare global {
  interface HTMLElementTagNameMap {
    'wire-view': WireView;
  }
}
