// <wire-copy>: the present message, or its exchange, for other programs.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { copyAs, copyFormats, copyFormatsOf, type CopyFormat } from '#demos/copy-as/copy-as.ts';
import { fill } from '#demos/fill.ts';
import type { WireMessage } from '#wire/field.ts';
import type { MessageRow, ViewedExchange } from './wire-rows.ts';
import { wireToolsStyle } from './wire-tools.css.ts';
import { wireViewText, type WireViewText } from './wire-view-text.ts';
import { spokenStyle } from './spoken-style.css.ts';

/** The clipboard needs a secure context, which a phone in class has not: there the text is shown, selected. */
class WireCopy extends LitElement {
  static override properties = {
    language: {},
    row: { attribute: false },
    exchange: { attribute: false },
    authority: { attribute: false },
    copied: { state: true },
    byHand: { state: true },
  };
  static override styles = [spokenStyle, wireToolsStyle];

  declare language: Language;
  declare row: MessageRow | undefined;
  /** The exchange that the message belongs to. */
  declare exchange: ViewedExchange | undefined;
  /** Where a copied command sends its request. */
  declare authority: string;
  /** What was copied last, of the present message. */
  declare protected copied: CopyFormat | undefined;
  /** What the reader has to copy without the clipboard. */
  declare protected byHand: string | undefined;

  constructor() {
    super();
    this.language = 'en';
    this.authority = '';
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('row') && changed.get('row')?.key !== this.row?.key) this.copied = undefined;
  }

  protected override render(): TemplateResult {
    const { words, copied } = this;
    const said = copied ? fill(words.copied, { format: words.formats[copied] }) : '';
    const formats = this.row ? copyFormatsOf(this.messages, this.authority) : [];
    return html`<select aria-label=${words.copyAs} ?disabled=${formats.length === 0} @change=${this.onChoice}>
        <option value="" .selected=${true}>${said || words.copyAs}</option>
        ${formats.map((format) => html`<option value=${format}>${words.formats[format]}</option>`)}
      </select>
      <span class="spoken" role="status">${said}</span>
      ${this.byHand === undefined ? nothing : this.renderByHand(this.byHand)}`;
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

  private readonly onChoice = (event: Event): void => {
    const select = event.target as HTMLSelectElement;
    const format = copyFormats.find((one) => one === select.value);
    select.value = '';
    if (format) void this.copy(format);
  };

  private async copy(format: CopyFormat): Promise<void> {
    const text = this.text(format);
    if (text === undefined) return;
    try {
      await navigator.clipboard.writeText(text);
      this.copied = format;
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
