// The wire view: what passed, who sent it when, and what every octet of it means.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { Announcer } from './wire-announcer.ts';
import './wire-compare-view.ts';
import './wire-details.ts';
import type { FoldEvent, MessageChoice, ToolEvent, WireForm } from './wire-events.ts';
import { filterRows, noFilter, type WireFilter } from './wire-filter.ts';
import { Following } from './wire-following.ts';
import { FullScreen } from './wire-full.ts';
import './wire-ladder.ts';
import { Printing } from './wire-printing.ts';
import { Room } from './wire-room.ts';
import {
  countMessages,
  ladderRows,
  newest,
  rowOf,
  wholeOf,
  type LadderRow,
  type MessageKey,
  type MessageRow,
  type ViewedExchange,
} from './wire-rows.ts';
import { renderStatic } from './wire-static.ts';
import { renderTables, type TableLimits } from './wire-tables.ts';
import './wire-tools.ts';
import { valueStyle } from './wire-value.ts';
import { wireViewStyle } from './wire-view.css.ts';
import { plural, wireViewText, type WireViewText } from './wire-view-text.ts';
import { spokenStyle } from './spoken-style.css.ts';

/** Rows that a table begins with, and grows by. */
const tableStep = 100;
const typing = 'input, textarea, select';

/**
 * `exchanges`, oldest first (a `WireLog` gives them), or the `messages` of one. Where there is room, ladder and details stand
 * side by side, `--wire-height` high; else one above the other. `compact`: the ladder alone, which details replace when asked
 * for. `fill`, for a slide: as high as the place that it is given, and compact where that is too small for both. `static`:
 * everything at once, for print; it also becomes so while the page is printed.
 * Its keys, while it has the focus: W for the whole screen and back, E to follow the newest, X to show what a filter hides.
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
    isOpen: { state: true },
    instead: { state: true },
    filter: { state: true },
    unfolded: { state: true },
    limits: { state: true },
    said: { state: true },
  };
  static override styles = [valueStyle, spokenStyle, wireViewStyle];

  declare exchanges: readonly ViewedExchange[] | undefined;
  declare messages: readonly WireMessage[] | undefined;
  declare language: Language;
  /** Where commands that are copied send their requests. */
  declare authority: string;
  declare compact: boolean;
  declare fill: boolean;
  declare isStatic: boolean;
  /** What the reader went to; undefined while the view follows. */
  declare protected chosen: MessageKey | undefined;
  /** Whether the details have taken the ladder's place, in the compact form. */
  declare protected isOpen: boolean;
  /** What has taken the place of ladder and details. */
  declare protected instead: Exclude<WireForm, 'messages'> | undefined;
  declare protected filter: WireFilter;
  /** Messages of several frames whose frames are shown. */
  declare protected unfolded: ReadonlySet<MessageKey>;
  declare protected limits: TableLimits;
  declare protected said: string;
  /** All of them, and those that pass the filter. */
  private allRows: readonly LadderRow[] = [];
  private rows: readonly LadderRow[] = [];
  private known = 0;
  private focusNext: string | undefined;
  private readonly announcer = new Announcer((count) => this.announce(count));
  private readonly printing = new Printing(this);
  private readonly full = new FullScreen(this);
  private readonly room = new Room(this, this.full);
  private readonly following = new Following(
    this,
    () => this.renderRoot.querySelector('wire-details')?.isPointed === true,
  );

  constructor() {
    super();
    this.language = 'en';
    this.authority = 'localhost:8420';
    this.compact = false;
    this.fill = false;
    this.isStatic = false;
    this.isOpen = false;
    this.filter = noFilter;
    this.unfolded = new Set();
    this.limits = { messages: tableStep, fields: tableStep };
    this.said = '';
  }

  /** Goes to a message as if the reader had chosen it; `index` counts from 0 in the exchange. */
  show(exchange: string, index: number): void {
    this.chosen = `${exchange}:${index}`;
    const whole = wholeOf(this.viewed, this.chosen);
    if (whole !== undefined) this.unfolded = new Set([...this.unfolded, whole]);
    this.isOpen = true;
  }

  /** The whole screen, and back; the focus stays at what the reader was at. */
  toggleFull(): void {
    this.full.set(!this.full.isOn && this.allRows.length > 0);
  }

  /** To be called when the slide is left. */
  leaveFull(): void {
    this.full.set(false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.announcer.stop();
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  private get viewed(): readonly ViewedExchange[] {
    return this.exchanges ?? [{ id: 'only', messages: this.messages ?? [] }];
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!['exchanges', 'messages', 'filter', 'unfolded'].some((name) => changed.has(name))) return;
    this.allRows = ladderRows(this.viewed, this.unfolded);
    this.rows = filterRows(this.allRows, this.filter);
    const count = countMessages(this.allRows);
    this.announcer.note(count - this.known);
    this.known = count;
    if (!rowOf(this.rows, this.chosen)) this.chosen = undefined;
    if (count === 0) this.isOpen = false;
    if (this.viewed.length < 2 && this.instead === 'compare') this.instead = undefined;
    this.following.see(this.rows);
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
    const row = rowOf(this.rows, this.chosen) ?? rowOf(this.rows, this.following.key);
    const { isOn } = this.full;
    return html`<dialog class=${isOn ? 'full' : ''} aria-label=${this.words.view} @close=${this.full.onClose}>
      <div class=${`view ${this.form(row)}`} tabindex=${isOn ? -1 : nothing} @keydown=${this.onKey}>
        <p class="spoken" role="status">${this.said}</p>
        ${this.known > 0 && this.form(row) !== 'static' ? this.renderTools(row) : nothing}
        ${row || this.instead === 'compare' ? this.renderForm(row) : this.renderNone()}
      </div>
    </dialog>`;
  }

  private renderNone(): TemplateResult {
    return html`<p class="empty">${this.known > 0 ? this.words.noneShown : this.words.empty}</p>`;
  }

  private renderTools(row: MessageRow | undefined): TemplateResult {
    return html`<wire-tools
      .language=${this.language}
      .filter=${this.filter}
      .shown=${countMessages(this.rows)}
      .total=${this.known}
      .row=${row}
      .exchange=${this.viewed.find(({ id }) => row?.key.startsWith(`${id}:`))}
      .exchanges=${this.viewed}
      .authority=${this.authority}
      .canCompare=${this.viewed.length > 1}
      .form=${this.instead ?? 'messages'}
      .isFull=${this.full.isOn}
      @wire-tool=${this.onTool}
    ></wire-tools>`;
  }

  private form(row: MessageRow | undefined): 'none' | 'static' | 'table' | 'compare' | 'alone' | 'whole' {
    // A slide has no room for more on paper than on screen.
    if (row && (this.isStatic || this.printing.isOn) && !this.fill && !this.room.isWide) return 'static';
    if (this.instead === 'compare') return 'compare';
    if (!row) return 'none';
    if (this.instead === 'table') return 'table';
    return this.isCompact ? 'alone' : 'whole';
  }

  private get isCompact(): boolean {
    return (this.compact && !this.full.isOn) || ((this.fill || this.full.isOn) && this.room.isSmall);
  }

  private renderForm(row: MessageRow | undefined): TemplateResult | typeof nothing {
    const form = this.form(row);
    if (form === 'compare')
      return html`<wire-compare .exchanges=${this.viewed} .language=${this.language}></wire-compare>`;
    if (!row) return nothing;
    if (form === 'static') return renderStatic(this.language, this.rows, row);
    if (form === 'table') return this.renderTables(row);
    // One template for both forms: what is unfolded in the details stays so when there is suddenly room for the ladder.
    const isAlone = form === 'alone';
    return html`${isAlone && this.isOpen ? nothing : this.renderLadder(row)}${isAlone && !this.isOpen ? nothing : this.renderDetails(row)}`;
  }

  private renderLadder(row: MessageRow): TemplateResult {
    return html`<wire-ladder
      .rows=${this.rows}
      .language=${this.language}
      .current=${row.key}
      .isChosen=${this.chosen !== undefined}
      .unfolded=${this.unfolded}
      .hint=${this.isCompact ? this.words.hint : ''}
      @wire-message=${this.onMessage}
      @wire-fold=${this.onFold}
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
    return renderTables(this.language, this.rows, row, this.limits, more, this.choose);
  }

  private readonly choose = (key: MessageKey): void => {
    this.chosen = key;
  };

  private readonly onMessage = ({ key, opens }: MessageChoice): void => {
    this.chosen = key;
    this.following.catchUp();
    if (!this.isCompact || !opens) return;
    this.isOpen = true;
    this.focusNext = '.back';
  };

  /** A frame that is put away leaves the reader at its message. */
  private readonly onFold = ({ key, isOpen }: FoldEvent): void => {
    const unfolded = new Set(this.unfolded);
    if (isOpen) unfolded.add(key);
    else unfolded.delete(key);
    if (!isOpen && rowOf(this.rows, this.chosen)?.part?.whole === key) this.chosen = key;
    this.unfolded = unfolded;
  };

  private readonly goBack = (): void => {
    this.isOpen = false;
    this.focusNext = 'wire-ladder';
  };

  private readonly onTool = ({ tool }: ToolEvent): void => {
    if (tool.type === 'filter') this.filter = tool.filter;
    else if (tool.type === 'full') this.toggleFull();
    else this.instead = this.instead === tool.type ? undefined : tool.type;
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    if (event.ctrlKey || event.metaKey || event.altKey || (target instanceof Element && target.matches(typing))) return;
    const act = { w: () => this.toggleFull(), e: () => this.follow(), x: () => (this.filter = noFilter) }[
      event.key.toLowerCase()
    ];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };

  private follow(): void {
    const ladder = this.renderRoot.querySelector('wire-ladder');
    if (ladder) return ladder.follow();
    this.chosen = undefined;
    this.following.catchUp();
  }

  private announce(count: number): void {
    const last = newest(this.rows)?.message;
    if (!last) return;
    const from = this.words.direction[last.from];
    this.said = plural(this.language, this.words.arrived, count, { from, summary: last.summary });
  }
}

customElements.define('wire-view', WireView);

declare global {
  interface HTMLElementTagNameMap {
    'wire-view': WireView;
  }
}
