// <wire-tools>: what a reader can do with the wire besides reading it: filter, copy, compare, a table, the whole screen.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { copyFormats, type CopyFormat } from '#demos/copy-as/copy-as.ts';
import { fill } from '#demos/fill.ts';
import { isFiltering, messageKinds, noFilter, type MessageKind, type WireFilter } from './wire-filter.ts';
import { wireToolsStyle } from './wire-tools.css.ts';
import { wireViewText, type WireViewText } from './wire-view-text.ts';

export type Tool =
  | { readonly type: 'filter'; readonly filter: WireFilter }
  | { readonly type: 'copy'; readonly format: CopyFormat }
  | { readonly type: 'compare' | 'table' | 'full' };

/** The reader has used a tool. */
export class ToolEvent extends Event {
  readonly tool: Tool;

  constructor(tool: Tool) {
    super('wire-tool', { bubbles: true });
    this.tool = tool;
  }
}

class WireTools extends LitElement {
  static override properties = {
    language: {},
    filter: { attribute: false },
    shown: { attribute: false },
    total: { attribute: false },
    formats: { attribute: false },
    canCompare: { attribute: false },
    form: { attribute: false },
    isFull: { attribute: false },
    isFilterOpen: { state: true },
  };
  static override styles = [wireToolsStyle];

  declare language: Language;
  declare filter: WireFilter;
  /** Messages that pass the filter, of all. */
  declare shown: number;
  declare total: number;
  /** What the current message can be copied as. */
  declare formats: readonly CopyFormat[];
  declare canCompare: boolean;
  declare form: 'messages' | 'table' | 'compare';
  declare isFull: boolean;
  declare protected isFilterOpen: boolean;

  constructor() {
    super();
    this.language = 'en';
    this.filter = noFilter;
    this.shown = 0;
    this.total = 0;
    this.formats = [];
    this.canCompare = false;
    this.form = 'messages';
    this.isFull = false;
    this.isFilterOpen = false;
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  protected override render(): TemplateResult {
    const { words, form } = this;
    return html`
      <div class="tools" role="toolbar" aria-label=${words.tools}>
        ${this.renderButton(words.filter, this.isFilterOpen || isFiltering(this.filter), this.toggleFilter)}
        ${this.renderCopy()}
        ${this.canCompare ? this.renderButton(words.compare, form === 'compare', () => this.use({ type: 'compare' })) : nothing}
        ${this.renderButton(words.asTable, form === 'table', () => this.use({ type: 'table' }))}
        <button class="full" @click=${() => this.use({ type: 'full' })}>
          ${this.isFull ? words.leaveFull : words.full}<kbd aria-hidden="true">${this.isFull ? 'Esc' : 'W'}</kbd>
        </button>
      </div>
      ${this.isFilterOpen || isFiltering(this.filter) ? this.renderFilter() : nothing}
    `;
  }

  private renderButton(label: string, isOn: boolean, press: () => void): TemplateResult {
    return html`<button aria-pressed=${isOn} @click=${press}>${label}</button>`;
  }

  private renderCopy(): TemplateResult {
    const { words } = this;
    return html`<select aria-label=${words.copyAs} @change=${this.onCopy}>
      <option value="" selected>${words.copyAs}</option>
      ${copyFormats
        .filter((format) => this.formats.includes(format))
        .map((format) => html`<option value=${format}>${words.formats[format]}</option>`)}
    </select>`;
  }

  private renderFilter(): TemplateResult {
    const { words, filter } = this;
    const count = fill(words.passing, { shown: this.shown, total: this.total });
    return html`<div class="filter" role="search">
      <input
        type="search"
        placeholder=${words.search}
        aria-label=${words.search}
        maxlength="100"
        autocomplete="off"
        .value=${filter.words}
        @input=${(event: Event) => this.change({ words: (event.target as HTMLInputElement).value })}
        @keydown=${this.onSearchKey}
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
      <span class="count" role="status">${count}</span>
      <button ?disabled=${!isFiltering(filter)} @click=${this.clear}>${words.clearFilter}</button>
    </div>`;
  }

  private renderOption(value: string, label: string, isChosen: boolean): TemplateResult {
    return html`<option value=${value} .selected=${isChosen}>${label}</option>`;
  }

  private readonly toggleFilter = (): void => {
    const isOpen = this.isFilterOpen || isFiltering(this.filter);
    this.isFilterOpen = !isOpen;
    if (isOpen) return this.use({ type: 'filter', filter: noFilter });
    void this.updateComplete.then(() => this.renderRoot.querySelector('input')?.focus());
  };

  private readonly clear = (): void => {
    this.use({ type: 'filter', filter: noFilter });
    this.renderRoot.querySelector('input')?.focus();
  };

  private readonly onSearchKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !isFiltering(this.filter)) return;
    event.preventDefault();
    event.stopPropagation();
    this.clear();
  };

  private readonly onSide = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.change({ from: value === 'client' || value === 'server' ? value : undefined });
  };

  private readonly onKind = (event: Event): void => {
    const { value } = event.target as HTMLSelectElement;
    this.change({ kind: messageKinds.find((kind: MessageKind) => kind === value) });
  };

  private readonly onCopy = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const format = copyFormats.find((one) => one === select.value);
    select.value = '';
    if (format) this.use({ type: 'copy', format });
  };

  private change(part: Partial<WireFilter>): void {
    this.use({ type: 'filter', filter: { ...this.filter, ...part } });
  }

  private use(tool: Tool): void {
    this.dispatchEvent(new ToolEvent(tool));
  }
}

customElements.define('wire-tools', WireTools);

declare global {
  interface HTMLElementTagNameMap {
    'wire-tools': WireTools;
  }
}
