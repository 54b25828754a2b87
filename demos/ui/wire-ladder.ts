// The exchange as a ladder: two life lines, one arrow per message, time running down.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { MessageChoice } from './wire-events.ts';
import { wireLadderStyle } from './wire-ladder.css.ts';
import {
  indexOfRow,
  messagesAfter,
  neighbour,
  newest,
  type LadderRow,
  type MessageKey,
  type MessageRow,
} from './wire-rows.ts';
import { renderValue, valueStyle } from './wire-value.ts';
import { plural, sinceWords, wireViewText, type WireViewText } from './wire-view-text.ts';
import { rowsStyle, rowStyle, RowWindow } from './wire-window.ts';

/** A list box: a press, arrow keys, Home and End choose. Fires `wire-message`. Follows the newest row unless the reader went elsewhere. */
class WireLadder extends LitElement {
  static override properties = {
    rows: { attribute: false },
    language: {},
    current: { attribute: false },
    isChosen: { attribute: false },
    isStatic: { type: Boolean, attribute: 'static', reflect: true },
  };
  static override styles = [valueStyle, wireLadderStyle];

  declare rows: readonly LadderRow[];
  declare language: Language;
  /** The message whose details are shown. */
  declare current: MessageKey | undefined;
  /** Whether the reader chose it; else it is the newest. */
  declare isChosen: boolean;
  /** Every row at once and nothing to press: for print. */
  declare isStatic: boolean;
  private readonly window = new RowWindow(this);
  private isScrolledAway = false;
  /** The newest message when the reader last followed. */
  private seen: MessageKey | undefined;
  /** Whether the next message to become the current one takes the focus: the reader went there by a key. */
  private focusNext = false;

  constructor() {
    super();
    this.rows = [];
    this.language = 'en';
    this.isChosen = false;
    this.isStatic = false;
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  private get isFollowing(): boolean {
    return !this.isChosen && !this.isScrolledAway;
  }

  protected override willUpdate(): void {
    if (this.isFollowing) this.seen = newest(this.rows)?.key;
    this.window.setCount(this.rows.length);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.isFollowing && (changed.has('rows') || changed.has('isChosen'))) this.window.scrollToEnd();
    if (!this.focusNext || !changed.has('current')) return;
    this.focusNext = false;
    this.focus();
  }

  /** Puts the focus on the current message. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus({ preventScroll: true });
    this.window.scrollTo(indexOfRow(this.rows, this.current));
  }

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <div class="heads" aria-hidden="true">
        <b class="client">${words.side.client}</b><b class="server">${words.side.server}</b>
      </div>
      <div class="scroller" tabindex="-1" @scroll=${this.onScroll}>
        <div class="sheet">
          <div
            class="rows"
            role="listbox"
            aria-label=${words.ladder}
            .style=${rowsStyle(this.rows.length)}
            @click=${this.onClick}
            @keydown=${this.onKey}
          >
            ${repeat(
              this.shownIndexes(),
              (index) => this.rows[index]?.key,
              (index) => this.renderRow(index),
            )}
          </div>
        </div>
      </div>
      ${this.renderFollow()}
    `;
  }

  /** The rows in sight, and the one that may hold the focus, wherever it is. */
  private shownIndexes(): readonly number[] {
    const { from, to } = this.isStatic ? { from: 0, to: this.rows.length } : this.window;
    const shown = Array.from({ length: to - from }, (_, index) => from + index);
    const current = indexOfRow(this.rows, this.current);
    if (current >= 0 && (current < from || current >= to)) shown.push(current);
    return shown;
  }

  private renderRow(index: number): TemplateResult | typeof nothing {
    const row = this.rows[index];
    if (!row) return nothing;
    if (row.kind === 'message') return this.renderMessage(row, index);
    return html`<div class="divider" .style=${rowStyle(index)} aria-hidden="true">
      <span>${this.dividerWords(row)}</span>
    </div>`;
  }

  private dividerWords(row: Exclude<LadderRow, MessageRow>): string {
    if (row.kind === 'exchange') return fill(this.words.exchange, { number: row.number });
    if (row.kind === 'parts') return plural(this.language, this.words.parts, row.frames);
    return row.kind === 'cut' ? this.words.cut : plural(this.language, this.words.omitted, row.messages);
  }

  private renderMessage(row: MessageRow, index: number): TemplateResult {
    const { key, message, since, hasFault, part } = row;
    const isCurrent = key === this.current;
    const time = sinceWords(this.language, since);
    const state = hasFault ? this.words.fault : message.complete ? '' : this.words.incomplete;
    const name = [this.words.direction[message.from], time, message.summary, state].filter(Boolean).join(', ');
    return html`<div
      class=${`row ${message.from} ${message.complete || hasFault ? '' : 'incomplete'}`}
      .style=${rowStyle(index)}
      role="option"
      aria-label=${name}
      aria-selected=${isCurrent}
      aria-setsize=${this.rows.length}
      aria-posinset=${index + 1}
      tabindex=${isCurrent ? 0 : -1}
      data-key=${key}
    >
      <span class="time">${time}</span>
      <span class="label"
        >${part === undefined ? nothing : html`<span class="part">${part}</span>`}<span class="summary"
          >${renderValue(message.summary)}</span
        >${state ? html`<b class=${hasFault ? 'fault' : 'state'}>${state}</b>` : nothing}</span
      >
      <span class="arrow"></span>
    </div>`;
  }

  private renderFollow(): TemplateResult | typeof nothing {
    const unseen = this.isFollowing || this.isStatic ? 0 : messagesAfter(this.rows, this.seen);
    if (unseen === 0) return nothing;
    const words = `${plural(this.language, this.words.newer, unseen)}. ${this.words.follow}`;
    return html`<button class="follow" @click=${this.follow}>${words}</button>`;
  }

  private readonly follow = (): void => {
    this.isScrolledAway = false;
    this.window.scrollToEnd();
    this.dispatchEvent(new MessageChoice(undefined, false));
    this.requestUpdate();
  };

  private readonly onScroll = (): void => {
    const isAway = !this.window.isAtEnd;
    if (isAway === this.isScrolledAway) return;
    this.isScrolledAway = isAway;
    this.requestUpdate();
  };

  private readonly onClick = (event: Event): void => {
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key !== undefined) this.choose(key, true);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const target = this.targetOf(event.key);
    if (!target) return;
    event.preventDefault();
    this.focusNext = target !== this.current;
    this.choose(target, event.key === 'Enter' || event.key === ' ');
  };

  private targetOf(key: string): MessageKey | undefined {
    const { rows, current } = this;
    switch (key) {
      case 'ArrowDown':
        return neighbour(rows, current, 1)?.key;
      case 'ArrowUp':
        return neighbour(rows, current, -1)?.key;
      case 'Home':
        return neighbour(rows, current, -rows.length)?.key;
      case 'End':
        return neighbour(rows, current, rows.length)?.key;
      case 'Enter':
      case ' ':
        return current;
      default:
        return undefined;
    }
  }

  private choose(key: MessageKey, opens: boolean): void {
    this.dispatchEvent(new MessageChoice(key, opens));
  }
}

customElements.define('wire-ladder', WireLadder);

declare global {
  interface HTMLElementTagNameMap {
    'wire-ladder': WireLadder;
  }
}
