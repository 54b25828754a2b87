// <wire-filter-bar>: words, a side, a kind; how many messages pass, and the way back to all of them.

import { html, LitElement, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { ToolEvent } from './wire-events.ts';
import { isFiltering, messageKinds, noFilter, type WireFilter } from './wire-filter.ts';
import { wireToolsStyle } from './wire-tools.css.ts';
import { wireViewText, type WireViewText } from './wire-view-text.ts';
import { spokenStyle } from './spoken-style.css.ts';

/** Fires `wire-tool` with each change. */
class WireFilterBar extends LitElement {
  static override properties = {
    language: {},
    filter: { attribute: false },
    shown: { attribute: false },
    total: { attribute: false },
  };
  static override styles = [spokenStyle, wireToolsStyle];

  declare language: Language;
  declare filter: WireFilter;
  /** Messages that pass, of all. */
  declare shown: number;
  declare total: number;

  constructor() {
    super();
    this.language = 'en';
    this.filter = noFilter;
    this.shown = 0;
    this.total = 0;
  }

  override focus(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  protected override render(): TemplateResult {
    const { words, filter } = this;
    return html`<div class=${isFiltering(filter) ? 'filter active' : 'filter'} role="search">
      <input
        type="search"
        placeholder=${words.search}
        aria-label=${words.searchAll}
        maxlength="100"
        autocomplete="off"
        .value=${filter.words}
        @input=${(event: Event) => this.change({ words: (event.target as HTMLInputElement).value })}
      />
      <select aria-label=${words.from} @change=${this.onSide}>
        ${this.renderOption('', words.bothSides, filter.from === undefined)}
        ${this.renderOption('client', words.side.client, filter.from === 'client')}
        ${this.renderOption('server', words.side.server, filter.from === 'server')}
      </select>
      <select aria-label=${words.kind} @change=${this.onKind}>
        ${this.renderOption('', words.allKinds, filter.kind === undefined)}
        ${messageKinds.map((kind) => this.renderOption(kind, words.kinds[kind], filter.kind === kind))}
      </select>
      <span class="count" role="status">${fill(words.passing, { shown: this.shown, total: this.total })}</span>
      <button ?disabled=${!isFiltering(filter)} @click=${this.clear}>
        ${words.clearFilter}<kbd aria-hidden="true">X</kbd>
      </button>
    </div>`;
  }

  private renderOption(value: string, label: string, isChosen: boolean): TemplateResult {
    return html`<option value=${value} .selected=${isChosen}>${label}</option>`;
  }

  private readonly clear = (): void => {
    this.use(noFilter);
    this.focus();
  };

  private readonly onSide = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.change({ from: value === 'client' || value === 'server' ? value : undefined });
  };

  private readonly onKind = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.change({ kind: messageKinds.find((kind) => kind === value) });
  };

  private change(part: Partial<WireFilter>): void {
    this.use({ ...this.filter, ...part });
  }

  private use(filter: WireFilter): void {
    this.dispatchEvent(new ToolEvent({ type: 'filter', filter }));
  }
}

customElements.define('wire-filter-bar', WireFilterBar);

declare global {
  interface HTMLElementTagNameMap {
    'wire-filter-bar': WireFilterBar;
  }
}
