// The wire view: what passed, who sent it when, and what every octet of it means.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import type { WireMessage } from '#wire/field.ts';
import { fill } from '#demos/fill.ts';
import { Announcer } from './wire-announcer.ts';
import './wire-details.ts';
import type { MessageChoice } from './wire-events.ts';
import './wire-ladder.ts';
import { ladderRows, newest, rowOf, type LadderRow, type MessageKey, type MessageRow, type ViewedExchange } from './wire-rows.ts';
import { renderStatic } from './wire-static.ts';
import { renderFieldsTable, renderMessagesTable } from './wire-tables.ts';
import { allRows } from './wire-tree.ts';
import { valueStyle } from './wire-value.ts';
import { wireViewStyle } from './wire-view.css.ts';
import { plural, wireViewText, type WireViewText } from './wire-view-text.ts';

/** Milliseconds of quiet after which the details go on to the newest message: a flood leaves them readable. */
const quiet = 250;
/** From how many em on ladder and details stand side by side. */
const wide = 56;
/** Rows that a table begins with, and grows by. */
const tableStep = 100;

/**
 * `exchanges`, oldest first (a `WireLog` gives them), or the `messages` of one. `compact`: the ladder alone, which details
 * replace when asked for. `static`: everything at once, for print; it also becomes so while the page is printed.
 * `--wire-height` bounds it where ladder and details stand side by side.
 */
export class WireView extends LitElement {
  static override properties = {
    exchanges: { attribute: false },
    messages: { attribute: false },
    language: {},
    compact: { type: Boolean, reflect: true },
    isStatic: { type: Boolean, attribute: 'static' },
    chosen: { state: true },
    followed: { state: true },
    isOpen: { state: true },
    isTable: { state: true },
    isPrinting: { state: true },
    limits: { state: true },
    said: { state: true },
  };
  static override styles = [valueStyle, wireViewStyle];

  declare exchanges: readonly ViewedExchange[] | undefined;
  declare messages: readonly WireMessage[] | undefined;
  declare language: Language;
  declare compact: boolean;
  declare isStatic: boolean;
  /** What the reader went to; undefined while the view follows. */
  protected declare chosen: MessageKey | undefined;
  /** What the details show while the view follows. */
  protected declare followed: MessageKey | undefined;
  /** Whether the details have taken the ladder's place, in the compact form. */
  protected declare isOpen: boolean;
  protected declare isTable: boolean;
  protected declare isPrinting: boolean;
  protected declare limits: { readonly messages: number; readonly fields: number };
  protected declare said: string;
  private rows: readonly LadderRow[] = [];
  private known = 0;
  private following: ReturnType<typeof setTimeout> | undefined;
  private focusNext: string | undefined;
  private readonly announcer = new Announcer((count) => this.announce(count));

  constructor() {
    super();
    this.language = 'en';
    this.compact = false;
    this.isStatic = false;
    this.isOpen = false;
    this.isTable = false;
    this.isPrinting = false;
    this.limits = { messages: tableStep, fields: tableStep };
    this.said = '';
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
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.onPrint);
    removeEventListener('afterprint', this.onPrint);
    clearTimeout(this.following);
    this.following = undefined;
    this.announcer.stop();
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
    if (!rowOf(this.rows, this.followed)) this.followed = newest(this.rows)?.key;
    if (this.followed !== newest(this.rows)?.key) this.followWhenQuiet();
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
    // A slide has no room for more than it shows on screen, and nothing on it scrolls away on paper either.
    if ((this.isStatic || this.isPrinting) && !this.isWide) return 'static';
    if (this.isTable) return 'table';
    return this.compact ? 'alone' : 'whole';
  }

  /** As the style's container query has it: room for ladder and details side by side. */
  private get isWide(): boolean {
    return this.clientWidth >= wide * parseFloat(getComputedStyle(this).fontSize);
  }

  private renderForm(row: MessageRow): TemplateResult {
    switch (this.form(row)) {
      case 'static':
        return renderStatic(this.language, this.rows, row);
      case 'table':
        return this.renderTables(row);
      case 'alone':
        return this.isOpen ? this.renderDetails(row) : html`${this.renderLadder(row)}${this.renderToggle()}`;
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
      ${this.compact ? html`<button slot="before" class="back" @click=${this.goBack}>${this.words.back}</button>` : nothing}
      ${this.renderToggle()}
    </wire-details>`;
  }

  private renderToggle(): TemplateResult {
    return html`<button slot="after" class="toggle" aria-pressed=${this.isTable} @click=${this.toggleTable}>${this.words.asTable}</button>`;
  }

  private renderTables(row: MessageRow): TemplateResult {
    const { language, words, limits } = this;
    const number = this.rows.filter(({ kind }) => kind === 'message').indexOf(row) + 1;
    const caption = fill(words.fieldsTable, { number, summary: row.message.summary });
    const more = (name: 'messages' | 'fields') => (): void => {
      this.limits = { ...limits, [name]: limits[name] + tableStep };
    };
    return html`${this.renderToggle()}
      <div class="tables">
        <div role="region" aria-label=${words.messagesTable} tabindex="0">
          ${renderMessagesTable(language, this.rows, row.key, { limit: limits.messages, more: more('messages') }, this.choose)}
        </div>
        <div role="region" aria-label=${caption} tabindex="0">
          ${renderFieldsTable(language, caption, allRows(row.message.fields), { limit: limits.fields, more: more('fields') })}
        </div>
      </div>`;
  }

  private readonly choose = (key: MessageKey): void => {
    this.chosen = key;
  };

  private readonly onMessage = ({ key, opens }: MessageChoice): void => {
    this.chosen = key;
    this.followed = newest(this.rows)?.key;
    if (!this.compact || !opens) return;
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

customElements.define('wire-view', WireView);

declare global {
  interface HTMLElementTagNameMap {
    'wire-view': WireView;
  }
}
