// <wire-compare>: two exchanges of the reader's choice, field beside field.

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { compareLines, differingPart, linesOf, type ComparedLine, type ComparedRow } from './wire-compare.ts';
import type { ViewedExchange } from './wire-rows.ts';
import { renderValue, valueStyle } from './wire-value.ts';
import { plural, wireViewText, type WireViewText } from './wire-view-text.ts';

type Column = 'a' | 'b';

/** Begins with the two newest exchanges; an exchange that is no longer kept is replaced by the oldest that is. */
class WireCompare extends LitElement {
  static override properties = {
    exchanges: { attribute: false },
    language: {},
    chosen: { state: true },
    isShort: { state: true },
  };
  static override styles = [
    valueStyle,
    css`
      :host {
        display: flex;
        flex-direction: column;
        gap: 0.5em;
        min-height: 0;
      }
      .choice {
        display: flex;
        flex-wrap: wrap;
        gap: 0.4em 1em;
        align-items: center;
      }
      label {
        display: flex;
        gap: 0.4em;
        align-items: center;
        font-weight: 700;
        min-width: 0;
      }
      select,
      button {
        max-width: 14em;
        min-height: 2em;
        border: 2px solid var(--ink);
        border-radius: var(--radius);
        background: var(--paper);
        color: var(--ink);
        font: inherit;
        font-weight: 400;
      }
      button {
        border-width: 1px;
      }
      .scroller {
        position: relative;
        overflow: auto;
        min-height: 0;
        border-block-start: 2px solid var(--ink);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        table-layout: fixed;
      }
      col.sign {
        width: 1.8em;
      }
      col.name {
        width: 26%;
      }
      th,
      td {
        padding: 0.2em 0.5em;
        border-bottom: 1px solid var(--line);
        font-weight: 400;
        text-align: start;
        vertical-align: top;
        overflow-wrap: anywhere;
      }
      thead th {
        font-weight: 700;
      }
      td {
        font-family: var(--font-mono);
        font-variant-ligatures: none;
      }
      .head th {
        font-weight: 700;
        background: var(--soft);
        border-inline-start: 0.3em solid var(--side);
      }
      .client {
        --side: var(--client);
        --soft: var(--client-soft);
      }
      .server {
        --side: var(--server);
        --soft: var(--server-soft);
      }
      .sign {
        font-weight: 700;
        text-align: center;
      }
      .spoken {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
        white-space: nowrap;
      }
      mark {
        background: none;
        color: inherit;
        font-weight: 700;
        text-decoration: underline 0.13em var(--bad);
        text-underline-offset: 0.2em;
      }
      .gone {
        background: var(--sunken);
      }
      :focus-visible {
        outline: 3px solid var(--focus);
        outline-offset: 2px;
      }
      @media (max-width: 700px) {
        col.name {
          width: 30%;
        }
      }
    `,
  ];

  declare exchanges: readonly ViewedExchange[];
  declare language: Language;
  declare protected chosen: Partial<Record<Column, string>>;
  /** Whether what is the same is left out. */
  declare protected isShort: boolean;

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

  protected override render(): TemplateResult {
    const { words, language } = this;
    const lines = (column: Column) => linesOf(this.exchange(column)?.messages ?? [], language);
    const rows = compareLines(lines('a'), lines('b'));
    const differences = rows.filter(({ state }) => state !== 'same').length;
    const shown = this.isShort ? rows.filter((row) => row.state !== 'same' || row.a.isHead) : rows;
    return html`
      <div class="choice">
        ${this.renderChoice('a')}${this.renderChoice('b')}
        <button aria-pressed=${this.isShort} @click=${() => (this.isShort = !this.isShort)}>
          ${words.onlyDifferences}
        </button>
        <span role="status">${plural(language, words.differences, differences)}</span>
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
              <th scope="col">A</th>
              <th scope="col">B</th>
            </tr>
          </thead>
          <tbody>
            ${shown.map((row) => this.renderRow(row))}
          </tbody>
        </table>
      </div>
    `;
  }

  private renderChoice(column: Column): TemplateResult {
    const current = this.exchange(column)?.id;
    return html`<label
      >${column.toUpperCase()}
      <select
        aria-label=${fill(this.words.exchangeToCompare, { letter: column.toUpperCase() })}
        @change=${(event: Event) => {
          this.chosen = { ...this.chosen, [column]: (event.target as HTMLSelectElement).value };
        }}
      >
        ${this.exchanges.map(
          ({ id, messages }, index) =>
            html`<option value=${id} .selected=${id === current}>
              ${fill(this.words.exchange, { number: index + 1 })}: ${messages[0]?.summary.slice(0, 40)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private renderRow({ state, a, b }: ComparedRow): TemplateResult | typeof nothing {
    const line = a ?? b;
    if (!line) return nothing;
    const sign = { same: '', changed: '≠', 'only-a': '−', 'only-b': '+' }[state];
    const said = { same: nothing, changed: this.words.changed, 'only-a': this.words.onlyA, 'only-b': this.words.onlyB }[
      state
    ];
    const mark = html`<td class="sign"><span aria-hidden="true">${sign}</span><span class="spoken">${said}</span></td>`;
    if (line.isHead) {
      return html`<tr class=${`head ${line.from}`}>
        ${mark}
        <th colspan="3" scope="rowgroup">${line.name}, ${this.words.direction[line.from]}</th>
      </tr>`;
    }
    return html`<tr>
      ${mark}
      <th scope="row">${line.name}</th>
      ${this.renderValue(a, b)}${this.renderValue(b, a)}
    </tr>`;
  }

  private renderValue(own: ComparedLine | undefined, other: ComparedLine | undefined): TemplateResult {
    if (!own) return html`<td class="gone"></td>`;
    if (!other || other.value === own.value) return html`<td>${renderValue(own.value)}</td>`;
    const [before, differing, after] = differingPart(own.value, other.value);
    return html`<td>${renderValue(before)}<mark>${renderValue(differing)}</mark>${renderValue(after)}</td>`;
  }
}

customElements.define('wire-compare', WireCompare);

declare global {
  interface HTMLElementTagNameMap {
    'wire-compare': WireCompare;
  }
}
