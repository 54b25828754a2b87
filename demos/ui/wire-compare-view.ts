// <wire-compare>: two exchanges of the reader's choice, field beside field, and octet beside octet on request.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import type { Language, Side } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import type { WireMessage } from '#wire/field.ts';
import {
  compareExchanges,
  countDifferences,
  differingPart,
  fieldAt,
  type ComparedField,
  type ComparedMessage,
} from './wire-compare.ts';
import { wireCompareStyle } from './wire-compare.css.ts';
import { dumpWidth, hexOctet, offsetDigits } from './wire-dump.ts';
import './wire-octets.ts';
import type { ViewedExchange } from './wire-rows.ts';
import { plainOctets } from './wire-tree.ts';
import { renderValue, valueStyle } from './wire-value.ts';
import { count, plural, wireViewText, type WireViewText } from './wire-view-text.ts';
import { spokenStyle } from './spoken-style.css.ts';

type Column = 'a' | 'b';

/** Exchanges that can be chosen: the newest, and those chosen already. */
const mostOffered = 60;

/** Lines of octets that are shown at once. */
const mostLines = 10;

/** Begins with the two newest exchanges; an exchange that is no longer kept is replaced by the newest ones. */
class WireCompare extends LitElement {
  static override properties = {
    exchanges: { attribute: false },
    language: {},
    chosen: { state: true },
    isShort: { state: true },
    open: { state: true },
  };
  static override styles = [valueStyle, spokenStyle, wireCompareStyle];

  declare exchanges: readonly ViewedExchange[];
  declare language: Language;
  declare protected chosen: Partial<Record<Column, string>>;
  /** Whether what is the same is left out. */
  declare protected isShort: boolean;
  /** The message whose octets are shown, by its place. */
  declare protected open: number | undefined;
  private compared: readonly ComparedMessage[] = [];
  private of: readonly unknown[] = [];

  constructor() {
    super();
    this.exchanges = [];
    this.language = 'en';
    this.chosen = {};
    this.isShort = false;
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  private exchange(column: Column): ViewedExchange | undefined {
    const { exchanges } = this;
    return exchanges.find(({ id }) => id === this.chosen[column]) ?? exchanges.at(column === 'a' ? -2 : -1);
  }

  /** What the two are is kept from the beginning: else each new exchange would change what is being read. */
  protected override willUpdate(changed: PropertyValues): void {
    const [a, b] = [this.exchange('a'), this.exchange('b')];
    if (a && b && (this.chosen.a !== a.id || this.chosen.b !== b.id)) this.chosen = { a: a.id, b: b.id };
    const of = [a, b, this.language];
    if (of.every((one, index) => one === this.of[index]) && !changed.has('language')) return;
    this.of = of;
    this.compared = compareExchanges(a?.messages ?? [], b?.messages ?? [], this.language);
  }

  protected override render(): TemplateResult {
    const { words, language } = this;
    const differences = countDifferences(this.compared);
    return html`
      <div class="choice">
        ${this.renderChoice('a')}${this.renderChoice('b')}
        <button aria-pressed=${this.isShort} @click=${() => (this.isShort = !this.isShort)}>
          ${words.onlyDifferences} (${count(language, differences)})
        </button>
        <span class="spoken" role="status">${plural(language, words.differences, differences)}</span>
      </div>
      <div class="scroller" role="region" aria-label=${words.compared} tabindex="0">
        <table>
          <colgroup>
            <col class="sign" />
            <col class="name" />
            <col />
            <col />
          </colgroup>
          <thead>
            <tr>
              <td></td>
              <th scope="col">${words.field}</th>
              <th scope="col"><b>A</b></th>
              <th scope="col"><b>B</b></th>
            </tr>
          </thead>
          ${this.compared.map((message, index) => this.renderMessage(message, index))}
        </table>
      </div>
    `;
  }

  private renderChoice(column: Column): TemplateResult {
    const current = this.exchange(column)?.id;
    const offered = [...this.exchanges.entries()].filter(
      ([index, { id }]) => id === current || index >= this.exchanges.length - mostOffered,
    );
    return html`<label
      >${column.toUpperCase()}
      <select
        aria-label=${fill(this.words.exchangeToCompare, { letter: column.toUpperCase() })}
        @change=${(event: Event) => this.choose(column, (event.target as HTMLSelectElement).value)}
      >
        ${offered.map(
          ([index, { id, messages }]) =>
            html`<option value=${id} .selected=${id === current}>
              ${fill(this.words.exchange, { number: index + 1 })}: ${messages[0]?.summary.slice(0, 40)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private choose(column: Column, id: string): void {
    this.chosen = { ...this.chosen, [column]: id };
    this.open = undefined;
  }

  private renderMessage(message: ComparedMessage, index: number): TemplateResult | typeof nothing {
    const { a, b, fields } = message;
    const shown = a ?? b;
    const differences = fields.filter(({ state }) => state !== 'same');
    if (!shown || (this.isShort && differences.length === 0)) return nothing;
    const isOpen = this.open === index;
    return html`<tbody>
      <tr class=${`head ${shown.from}`}>
        <td class="sign">
          ${this.renderSign(a && b ? (differences.length > 0 ? 'changed' : 'same') : a ? 'only-a' : 'only-b')}
        </td>
        <th colspan="3" scope="rowgroup">
          <div>
            <b>${this.words.direction[shown.from]}</b><code>${renderValue(shown.summary)}</code>
            <button
              aria-expanded=${isOpen}
              aria-label=${`${this.words.size}: ${this.words.direction[shown.from]}, ${shown.summary}`}
              @click=${() => (this.open = isOpen ? undefined : index)}
            >
              ${this.words.size}
            </button>
          </div>
        </th>
      </tr>
      ${isOpen ? this.renderOctets(message, shown.from) : nothing}
      ${(this.isShort ? differences : fields).map((field) => this.renderField(field))}
    </tbody>`;
  }

  private renderSign(state: ComparedField['state']): TemplateResult {
    const sign = { same: '', changed: '≠', 'only-a': '−', 'only-b': '+' }[state];
    const said = { same: '', changed: this.words.changed, 'only-a': this.words.onlyA, 'only-b': this.words.onlyB }[
      state
    ];
    return html`<span aria-hidden="true">${sign}</span><span class="spoken">${said}</span>`;
  }

  private renderField({ state, a, b }: ComparedField): TemplateResult {
    return html`<tr>
      <td class="sign">${this.renderSign(state)}</td>
      <th scope="row">${(a ?? b)?.name}</th>
      ${this.renderValue('A', a?.value, b?.value)}${this.renderValue('B', b?.value, a?.value)}
    </tr>`;
  }

  private renderValue(column: string, own: string | undefined, other: string | undefined): TemplateResult {
    if (own === undefined) return html`<td class="value gone" data-column=${column}></td>`;
    const [before, differing, after] = other === undefined ? [own, '', ''] : differingPart(own, other);
    const marked = differing === '' ? nothing : html`<mark>${renderValue(differing)}</mark>`;
    const value = [renderValue(before), marked, renderValue(after)];
    return html`<td class="value" data-column=${column}>${value}</td>`;
  }

  private renderOctets({ a, b, marks }: ComparedMessage, side: Side): TemplateResult {
    return html`<tr class="octets">
      <td colspan="4">
        <div class=${`dumps ${side}`}>
          ${a ? this.renderDump('A', a, marks.a) : nothing}${b ? this.renderDump('B', b, marks.b) : nothing}
        </div>
      </td>
    </tr>`;
  }

  private renderDump(column: string, message: WireMessage, differences: ComparedMessage['marks']['a']): TemplateResult {
    const { bytes, fields } = message;
    const perLine = this.perLine(bytes.length);
    const isMarked = (octet: number): boolean => differences.some(({ start, end }) => start <= octet && octet < end);
    const describe = (octet: number): string => {
      const field = fieldAt(message, octet, this.language);
      const said = fill(this.words.octetAt, { offset: octet, hex: hexOctet(bytes[octet] ?? 0), field });
      return isMarked(octet) ? `${said}, ${this.words.changed}` : said;
    };
    return html`<div>
      <b>${column}</b> ${plural(this.language, this.words.octets, bytes.length)}
      <wire-octets
        .style=${`--dump:${dumpWidth(perLine, offsetDigits(bytes.length))};--lines:${Math.min(Math.ceil(bytes.length / perLine), mostLines)}`}
        .octets=${bytes}
        .text=${plainOctets(message) ?? bytes}
        .perLine=${perLine}
        .marks=${{ fields, active: undefined, parent: undefined, faults: [], differences }}
        .label=${`${column}: ${this.words.octetsPane}`}
        .describe=${describe}
      ></wire-octets>
    </div>`;
  }

  /** As many octets to a line as fit twice beside each other; on a phone the dumps are below each other. */
  private perLine(octets: number): number {
    const ch = parseFloat(getComputedStyle(this).fontSize) * 0.62;
    const width = this.clientWidth / ch;
    const room = width < 48 ? width : width / 2 - 3;
    return [16, 8, 4].find((perLine) => dumpWidth(perLine, offsetDigits(octets)) <= room) ?? 4;
  }
}

customElements.define('wire-compare', WireCompare);

declare global {
  interface HTMLElementTagNameMap {
    'wire-compare': WireCompare;
  }
}
