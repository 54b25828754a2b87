// The wire view: what passed, who sent it when, and what every octet of it means.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { copyAs, copyFormats, type CopyFormat } from '#demos/copy-as/copy-as.ts';
import { fill } from '#demos/fill.ts';
import type { WireMessage } from '#wire/field.ts';
import { Announcer } from './wire-announcer.ts';
import './wire-compare-view.ts';
import './wire-details.ts';
import type { MessageChoice } from './wire-events.ts';
import { filterRows, noFilter, type WireFilter } from './wire-filter.ts';
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
import './wire-tools.ts';
import type { ToolEvent } from './wire-tools.ts';
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
    authority: {},
    compact: { type: Boolean, reflect: true },
    fill: { type: Boolean, reflect: true },
    isStatic: { type: Boolean, attribute: 'static' },
    chosen: { state: true },
    followed: { state: true },
    isOpen: { state: true },
    instead: { state: true },
    filter: { state: true },
    isFull: { state: true },
    copied: { state: true },
    isPrinting: { state: true },
    limits: { state: true },
    said: { state: true },
    isSmall: { state: true },
  };
  static override styles = [valueStyle, wireViewStyle];

  declare exchanges: readonly ViewedExchange[] | undefined;
  declare messages: readonly WireMessage[] | undefined;
  declare language: Language;
  /** Where the exchanges can be sent again, as a Host field says it. */
  declare authority: string;
  declare compact: boolean;
  declare fill: boolean;
  declare isStatic: boolean;
  /** What the reader went to; undefined while the view follows. */
  declare protected chosen: MessageKey | undefined;
  /** What the details show while the view follows. */
  declare protected followed: MessageKey | undefined;
  /** Whether the details have taken the ladder's place, in the compact form. */
  declare protected isOpen: boolean;
  /** What has taken the place of ladder and details. */
  declare protected instead: 'table' | 'compare' | undefined;
  declare protected filter: WireFilter;
  declare protected isFull: boolean;
  /** What was copied last, where the reader has to take it by hand. */
  declare protected copied: string | undefined;
  declare protected isPrinting: boolean;
  declare protected limits: TableLimits;
  declare protected said: string;
  /** Whether there is room neither beside the ladder nor below it. */
  declare protected isSmall: boolean;
  /** All of them, and those that pass the filter. */
  private allRows: readonly LadderRow[] = [];
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
    this.authority = 'localhost:8420';
    this.filter = noFilter;
    this.isFull = false;
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
    if (!changed.has('exchanges') && !changed.has('messages') && !changed.has('filter')) return;
    this.allRows = ladderRows(this.shownExchanges);
    this.rows = filterRows(this.allRows, this.filter);
    const count = countMessages(this.allRows);
    this.announcer.note(count - this.known);
    this.known = count;
    if (!rowOf(this.rows, this.chosen)) this.chosen = undefined;
    if (count === 0) this.isOpen = false;
    if (this.shownExchanges.length < 2 && this.instead === 'compare') this.instead = undefined;
    if (!rowOf(this.rows, this.followed)) this.followed = newest(this.rows)?.key;
    if (this.followed !== newest(this.rows)?.key) this.followWhenQuiet();
  }

  protected override firstUpdated(): void {
    this.measure();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('isFull')) this.openFull();
    if (this.focusNext !== undefined) void this.focusOn(this.focusNext);
    this.focusNext = undefined;
  }

  private openFull(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
    if (dialog) this.observer.observe(dialog);
    this.measure();
  }

  /** A slotted button cannot take the focus before the part that it is slotted into has rendered. */
  private async focusOn(selector: string): Promise<void> {
    await this.renderRoot.querySelector('wire-details')?.updateComplete;
    await this.renderRoot.querySelector('wire-ladder')?.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  /** The whole screen, and back; focus returns to where it was. */
  toggleFull(): void {
    if (this.allRows.length === 0) return;
    this.isFull = !this.isFull;
    this.focusNext = 'wire-ladder';
  }

  private get shownExchanges(): readonly ViewedExchange[] {
    return this.exchanges ?? [{ id: 'only', messages: this.messages ?? [] }];
  }

  protected override render(): TemplateResult {
    const view = this.renderView();
    if (!this.isFull) return view;
    // Modal, and so above everything: a slide's own scaling would else shrink it.
    return html`<dialog class="full" aria-label=${this.words.view} @close=${this.leaveFull}>${view}</dialog>`;
  }

  private renderView(): TemplateResult {
    const row = rowOf(this.rows, this.chosen) ?? rowOf(this.rows, this.followed);
    return html`<div class=${`view ${this.form(row)}`} role="group" aria-label=${this.words.view}>
      <p class="spoken" role="status">${this.said}</p>
      ${countMessages(this.allRows) > 0 && this.form(row) !== 'static' ? this.renderTools(row) : nothing}
      ${row ? this.renderForm(row) : this.renderNone()}
    </div>`;
  }

  private renderNone(): TemplateResult {
    const isFiltered = countMessages(this.allRows) > 0;
    return html`<p class="empty">${isFiltered ? this.words.noneShown : this.words.empty}</p>`;
  }

  private renderTools(row: MessageRow | undefined): TemplateResult {
    return html`<div class="tools">
      <wire-tools
        .language=${this.language}
        .filter=${this.filter}
        .shown=${countMessages(this.rows)}
        .total=${countMessages(this.allRows)}
        .formats=${row ? copyFormats.filter((format) => this.copy(row, format) !== undefined) : []}
        .canCompare=${this.shownExchanges.length > 1}
        .form=${this.instead ?? 'messages'}
        .isFull=${this.isFull}
        @wire-tool=${this.onTool}
      ></wire-tools>
      ${this.copied === undefined ? nothing : this.renderCopied(this.copied)}
    </div>`;
  }

  /** Where the clipboard is closed the reader copies by hand. */
  private renderCopied(text: string): TemplateResult {
    return html`<div class="copied">
      <label>${this.words.copyByHand}<textarea readonly rows="4" .value=${text}></textarea></label>
      <button class="toggle" @click=${() => (this.copied = undefined)}>${this.words.close}</button>
    </div>`;
  }

  private form(row: MessageRow | undefined): 'none' | 'static' | 'table' | 'compare' | 'alone' | 'whole' {
    // A slide has no room for more on paper than on screen.
    if (row && (this.isStatic || this.isPrinting) && !this.fill && !this.isWide) return 'static';
    if (this.instead === 'compare') return 'compare';
    if (!row) return 'none';
    if (this.instead === 'table') return 'table';
    return this.isCompact ? 'alone' : 'whole';
  }

  /** As the style's container query has it: room for ladder and details side by side. */
  private get isWide(): boolean {
    return this.box.clientWidth >= wide * parseFloat(getComputedStyle(this.box).fontSize);
  }

  /** What the view has to fit into. */
  private get box(): Element {
    return this.renderRoot.querySelector('dialog') ?? this;
  }

  private get isCompact(): boolean {
    return (this.compact && !this.isFull) || ((this.fill || this.isFull) && this.isSmall);
  }

  /** A view that is not shown has no size, and keeps the form that it had. */
  private measure(): void {
    const { clientWidth, clientHeight } = this.box;
    if (clientWidth === 0) return;
    this.isSmall = !this.isWide && clientHeight < tall * parseFloat(getComputedStyle(this.box).fontSize);
  }

  private renderForm(row: MessageRow): TemplateResult {
    switch (this.form(row)) {
      case 'static':
        return renderStatic(this.language, this.rows, row);
      case 'table':
        return this.renderTables(row);
      case 'compare':
        return html`<wire-compare .exchanges=${this.shownExchanges} .language=${this.language}></wire-compare>`;
      case 'alone':
        return this.isOpen
          ? this.renderDetails(row)
          : html`${this.renderLadder(row)}
              <div class="foot"><span>${this.words.hint}</span></div>`;
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
    </wire-details>`;
  }

  private renderTables(row: MessageRow): TemplateResult {
    const more = (table: keyof TableLimits): void => {
      this.limits = { ...this.limits, [table]: this.limits[table] + tableStep };
    };
    return html`${renderTables(this.language, this.rows, row, this.limits, more, this.choose)}`;
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

  private readonly onTool = ({ tool }: ToolEvent): void => {
    if (tool.type === 'filter') this.filter = tool.filter;
    else if (tool.type === 'copy') void this.copyToClipboard(tool.format);
    else if (tool.type === 'full') this.toggleFull();
    else this.instead = this.instead === tool.type ? undefined : tool.type;
  };

  private copy({ key, message }: MessageRow, format: CopyFormat): string | undefined {
    const exchange = this.shownExchanges.find(({ id }) => key.startsWith(`${id}:`));
    return copyAs(format, message, exchange?.messages ?? [message], this.authority);
  }

  private async copyToClipboard(format: CopyFormat): Promise<void> {
    const row = rowOf(this.rows, this.chosen) ?? rowOf(this.rows, this.followed);
    const text = row && this.copy(row, format);
    if (text === undefined) return;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = undefined;
      this.said = fill(this.words.copied, { format: this.words.formats[format] });
    } catch {
      this.copied = text;
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  }

  private readonly leaveFull = (): void => {
    this.isFull = false;
    this.focusNext = 'wire-ladder';
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

function countMessages(rows: readonly LadderRow[]): number {
  return rows.reduce((count, { kind }) => (kind === 'message' ? count + 1 : count), 0);
}

// How much room there is is known only after a rendering: the second one is meant.
WireView.disableWarning?.('change-in-update');
customElements.define('wire-view', WireView);

declare global {
  interface HTMLElementTagNameMap {
    'wire-view': WireView;
  }
}
