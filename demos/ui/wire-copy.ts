// <wire-copy>: the present message, or its exchange, for other programs: to paste, or as a capture file.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { copyAs, copyFormats, copyFormatsOf, type CopyFormat } from '#demos/copy-as/copy-as.ts';
import { asPcapng } from '#demos/copy-as/export-pcapng.ts';
import { fill } from '#demos/fill.ts';
import type { WireMessage } from '#wire/field.ts';
import { saveFile } from './save-file.ts';
import type { MessageRow, ViewedExchange } from './wire-rows.ts';
import { wireToolsStyle } from './wire-tools.css.ts';
import { count, wireViewText, type WireViewText } from './wire-view-text.ts';
import { spokenStyle } from './spoken-style.css.ts';

/** What was exported last: in short where there is no room, and whole for the ear. */
interface Done {
  /** The message or the exchange that it was: said for as long as the reader is at it. */
  readonly of: string | undefined;
  readonly short: string;
  readonly whole: string;
}

/** The clipboard needs a secure context, which a phone in class has not: there the text is shown, selected. */
class WireCopy extends LitElement {
  static override properties = {
    language: {},
    row: { attribute: false },
    exchange: { attribute: false },
    exchanges: { attribute: false },
    authority: { attribute: false },
    done: { state: true },
    byHand: { state: true },
  };
  static override styles = [spokenStyle, wireToolsStyle];

  declare language: Language;
  declare row: MessageRow | undefined;
  /** The exchange that the message belongs to. */
  declare exchange: ViewedExchange | undefined;
  /** All that the view holds. */
  declare exchanges: readonly ViewedExchange[];
  /** Where a copied command sends its request. */
  declare authority: string;
  declare protected done: Done | undefined;
  /** What the reader has to copy without the clipboard. */
  declare protected byHand: string | undefined;

  constructor() {
    super();
    this.language = 'en';
    this.exchanges = [];
    this.authority = '';
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  protected override render(): TemplateResult {
    const { words } = this;
    const done = [this.row?.key, this.exchange?.id].includes(this.done?.of) ? this.done : undefined;
    const formats = this.row ? copyFormatsOf(this.messages, this.authority) : [];
    return html`<select aria-label=${words.export} ?disabled=${formats.length === 0} @change=${this.onChoice}>
        <option value="" .selected=${true}>${done?.short ?? words.export}</option>
        <optgroup label=${words.copyAs}>
          ${formats.map((format) => html`<option value=${format}>${words.formats[format]}</option>`)}
        </optgroup>
        <optgroup label=${words.download}>
          <option value="this">${words.thisExchange}</option>
          ${this.filled.length > 1 ? this.renderAll() : nothing}
        </optgroup>
      </select>
      <span class="spoken" role="status">${done?.whole ?? ''}</span>
      ${this.byHand === undefined ? nothing : this.renderByHand(this.byHand)}`;
  }

  private renderAll(): TemplateResult {
    const words = fill(this.words.allExchanges, { count: count(this.language, this.filled.length) });
    return html`<option value="all">${words}</option>`;
  }

  private renderByHand(text: string): TemplateResult {
    const { words } = this;
    return html`<div class="by-hand">
      <label>${words.copyByHand}<textarea readonly rows="3" .value=${text}></textarea></label>
      <button @click=${this.close}>${words.close}</button>
    </div>`;
  }

  private text(format: CopyFormat): string | undefined {
    return this.row && copyAs(format, this.row.message, this.messages, this.authority);
  }

  private get messages(): readonly WireMessage[] {
    return this.exchange?.messages ?? [];
  }

  /** Those of which anything is shown. */
  private get filled(): readonly ViewedExchange[] {
    return this.exchanges.filter(({ messages }) => messages.length > 0);
  }

  private readonly onChoice = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const { value } = select;
    select.value = '';
    if (value === 'all') return this.download(this.filled);
    if (value === 'this') return this.download(this.exchange ? [this.exchange] : []);
    const format = copyFormats.find((one) => one === value);
    if (format) void this.copy(format);
  };

  private download(exchanges: readonly ViewedExchange[]): void {
    const file = asPcapng(exchanges, this.language, Date.now());
    saveFile(file);
    this.byHand = undefined;
    const whole = fill(this.words.downloadedAs, { name: file.name });
    this.done = { of: this.exchange?.id, short: this.words.downloaded, whole };
  }

  private async copy(format: CopyFormat): Promise<void> {
    const text = this.text(format);
    if (text === undefined) return;
    try {
      await navigator.clipboard.writeText(text);
      const whole = fill(this.words.copiedAs, { format: this.words.formats[format] });
      this.done = { of: this.row?.key, short: this.words.copied, whole };
      this.byHand = undefined;
    } catch {
      this.byHand = text;
      await this.updateComplete;
      this.renderRoot.querySelector('textarea')?.select();
    }
  }

  private readonly close = (): void => {
    this.byHand = undefined;
    this.renderRoot.querySelector('select')?.focus();
  };
}

customElements.define('wire-copy', WireCopy);

declare global {
  interface HTMLElementTagNameMap {
    'wire-copy': WireCopy;
  }
}
