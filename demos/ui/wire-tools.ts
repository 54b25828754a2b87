// <wire-tools>: what a reader can do with the wire besides reading it: filter, export, compare, a table, the whole screen.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { ToolEvent, type WireForm } from './wire-events.ts';
import { isFiltering, noFilter, type WireFilter } from './wire-filter.ts';
import './wire-filter-bar.ts';
import './wire-copy.ts';
import type { MessageRow, ViewedExchange } from './wire-rows.ts';
import { wireToolsStyle } from './wire-tools.css.ts';
import { wireViewText, type WireViewText } from './wire-view-text.ts';
import { spokenStyle } from './spoken-style.css.ts';

/** Fires `wire-tool`. */
class WireTools extends LitElement {
  static override properties = {
    language: {},
    filter: { attribute: false },
    shown: { attribute: false },
    total: { attribute: false },
    row: { attribute: false },
    exchange: { attribute: false },
    exchanges: { attribute: false },
    authority: { attribute: false },
    canCompare: { attribute: false },
    form: { attribute: false },
    isFull: { attribute: false },
    isFilterOpen: { state: true },
  };
  static override styles = [spokenStyle, wireToolsStyle];

  declare language: Language;
  declare filter: WireFilter;
  /** Messages that pass the filter, of all. */
  declare shown: number;
  declare total: number;
  /** The message that can be copied, its exchange, and all exchanges that the view holds. */
  declare row: MessageRow | undefined;
  declare exchange: ViewedExchange | undefined;
  declare exchanges: readonly ViewedExchange[];
  declare authority: string;
  declare canCompare: boolean;
  declare form: WireForm;
  declare isFull: boolean;
  declare protected isFilterOpen: boolean;

  constructor() {
    super();
    this.language = 'en';
    this.filter = noFilter;
    this.shown = 0;
    this.total = 0;
    this.exchanges = [];
    this.authority = '';
    this.canCompare = false;
    this.form = 'messages';
    this.isFull = false;
    this.isFilterOpen = false;
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  protected override render(): TemplateResult {
    const { words, language } = this;
    const isFilterShown = this.isFilterOpen || isFiltering(this.filter);
    return html`
      <div class="tools" role="group" aria-label=${words.tools}>
        <button aria-expanded=${isFilterShown} @click=${this.toggleFilter}>${words.filter}</button>
        <wire-copy
          .language=${language}
          .row=${this.row}
          .exchange=${this.exchange}
          .exchanges=${this.exchanges}
          .authority=${this.authority}
        ></wire-copy>
        ${this.canCompare ? this.renderForm('compare', words.compare) : nothing}
        ${this.renderForm('table', words.asTable)}
        <button class="full" title=${words.full} @click=${() => this.use({ type: 'full' })}>
          <span class="label">${this.isFull ? words.leaveFull : words.full}</span><kbd aria-hidden="true">W</kbd>
        </button>
      </div>
      ${
        isFilterShown
          ? html`<wire-filter-bar
              .language=${language}
              .filter=${this.filter}
              .shown=${this.shown}
              .total=${this.total}
            ></wire-filter-bar>`
          : nothing
      }
    `;
  }

  private renderForm(form: 'compare' | 'table', label: string): TemplateResult {
    return html`<button aria-pressed=${this.form === form} @click=${() => this.use({ type: form })}>${label}</button>`;
  }

  /** A second press puts the filter away, and what it hid is shown again: nothing is left out unseen. */
  private readonly toggleFilter = (): void => {
    const isShown = this.isFilterOpen || isFiltering(this.filter);
    this.isFilterOpen = !isShown;
    if (isShown) return this.use({ type: 'filter', filter: noFilter });
    void this.updateComplete.then(() => this.renderRoot.querySelector('wire-filter-bar')?.focus());
  };

  private use(tool: ToolEvent['tool']): void {
    this.dispatchEvent(new ToolEvent(tool));
  }
}

customElements.define('wire-tools', WireTools);

declare global {
  interface HTMLElementTagNameMap {
    'wire-tools': WireTools;
  }
}
