// The exchange as a ladder: two life lines, one arrow per message, time running down.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '#demos/contract.ts';
import { FoldEvent, MessageChoice } from './wire-events.ts';
import { renderDivider, renderMessage } from './wire-ladder-row.ts';
import { wireLadderStyle } from './wire-ladder.css.ts';
import {
  countMessages,
  framesOf,
  indexOfRow,
  messagesAfter,
  neighbour,
  newest,
  rowOf,
  type LadderRow,
  type MessageKey,
  type MessageRow,
} from './wire-rows.ts';
import { valueStyle } from './wire-value.ts';
import { count, plural, wireViewText, type WireViewText } from './wire-view-text.ts';
import { rowsStyle, RowWindow } from './wire-window.ts';

/**
 * A list box: a press, arrow keys and Home choose, End goes to the newest row and follows it from there, Right and Left unfold
 * a message of several frames. Fires `wire-message` and `wire-fold`. Follows the newest row unless the reader went elsewhere.
 */
class WireLadder extends LitElement {
  static override properties = {
    rows: { attribute: false },
    language: {},
    current: { attribute: false },
    isChosen: { attribute: false },
    unfolded: { attribute: false },
    hint: { attribute: false },
    isStatic: { type: Boolean, attribute: 'static', reflect: true },
  };
  static override styles = [valueStyle, wireLadderStyle];

  declare rows: readonly LadderRow[];
  declare language: Language;
  /** The message whose details are shown. */
  declare current: MessageKey | undefined;
  /** Whether the reader chose it; else it is the newest. */
  declare isChosen: boolean;
  /** Messages of several frames whose frames are shown. */
  declare unfolded: ReadonlySet<MessageKey>;
  /** A word for who has done nothing yet; it gives way to what is more pressing. */
  declare hint: string;
  /** Every row at once and nothing to press: for print. */
  declare isStatic: boolean;
  private readonly window = new RowWindow(this);
  private isScrolledAway = false;
  /** The newest message when the reader last followed. */
  private seen: MessageRow | undefined;
  /** Whether a row has the focus: then the current one keeps it, wherever the ladder goes. */
  private hasFocus = false;

  constructor() {
    super();
    this.rows = [];
    this.language = 'en';
    this.isChosen = false;
    this.unfolded = new Set();
    this.hint = '';
    this.isStatic = false;
  }

  private get words(): WireViewText {
    return wireViewText[this.language];
  }

  private get isFollowing(): boolean {
    return !this.isChosen && !this.isScrolledAway;
  }

  protected override willUpdate(): void {
    if (this.isFollowing) this.seen = newest(this.rows);
    this.window.setCount(this.rows.length);
    this.hasFocus = this.renderRoot.querySelector('[role=option]:focus') !== null;
  }

  protected override updated(changed: PropertyValues): void {
    if (this.isFollowing && (changed.has('rows') || changed.has('isChosen'))) this.window.scrollToEnd();
    if (this.hasFocus && (changed.has('current') || changed.has('rows'))) this.focusRow();
    if (this.hasFocus && changed.has('current')) this.showCurrent();
  }

  /** Puts the focus on the current message. */
  override focus(): void {
    this.focusRow();
    this.showCurrent();
  }

  private focusRow(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-selected=true]')?.focus({ preventScroll: true });
  }

  private showCurrent(): void {
    if (!this.isFollowing) this.window.scrollTo(indexOfRow(this.rows, this.current));
  }

  /** Goes to the newest row and stays with what comes. */
  readonly follow = (): void => {
    this.isScrolledAway = false;
    this.window.scrollToEnd();
    this.dispatchEvent(new MessageChoice(undefined, false));
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const { words } = this;
    return html`
      <div class="heads">
        <b class="client" aria-hidden="true">${words.side.client}</b>${this.renderFollow()}<b
          class="server"
          aria-hidden="true"
          >${words.side.server}</b
        >
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
    const { language, unfolded } = this;
    const place = {
      index,
      count: this.rows.length,
      isCurrent: row.key === this.current,
      isOpen: unfolded.has(row.key),
    };
    return row.kind === 'message' ? renderMessage(language, row, place) : renderDivider(language, row, index);
  }

  /** Between the names of the two sides: the way back to the newest, and how many have come since. */
  private renderFollow(): TemplateResult | typeof nothing {
    if (this.isStatic) return nothing;
    if (this.isFollowing) return html`<span class="hint">${this.hint}</span>`;
    const unseen = this.unseen();
    const words = unseen > 0 ? plural(this.language, this.words.newer, unseen) : '';
    const name = [words, this.words.follow].filter(Boolean).join(', ');
    return html`<button class="follow" aria-label=${name} title=${`${name} (E)`} @click=${this.follow}>
      <span class="down"></span><b class="short">${unseen > 0 ? count(this.language, unseen) : ''}</b
      ><b class="long">${words}</b><span class="word">${this.words.follow}</span><kbd aria-hidden="true">E</kbd>
    </button>`;
  }

  /** A filter may hide the message that was seen last: then the clock tells. */
  private unseen(): number {
    if (!this.seen) return 0;
    const { key, message } = this.seen;
    if (indexOfRow(this.rows, key) >= 0) return messagesAfter(this.rows, key);
    return countMessages(this.rows.filter((row) => row.kind === 'message' && row.message.at > message.at));
  }

  private readonly onScroll = (): void => {
    const isAway = !this.window.isAtEnd;
    if (isAway === this.isScrolledAway) return;
    this.isScrolledAway = isAway;
    this.requestUpdate();
  };

  private readonly onClick = (event: Event): void => {
    const target = event.target as HTMLElement;
    const key = target.closest<HTMLElement>('[data-key]')?.dataset['key'];
    if (key === undefined) return;
    if (target.closest('[data-fold]')) this.dispatchEvent(new FoldEvent(key, !this.unfolded.has(key)));
    else this.choose(key, true);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'End') {
      event.preventDefault();
      return this.follow();
    }
    if (this.fold(event.key)) return event.preventDefault();
    const target = this.targetOf(event.key);
    if (!target) return;
    event.preventDefault();
    this.choose(target, event.key === 'Enter' || event.key === ' ');
  };

  /** Right shows a message's frames, Left puts them away again, from a frame too. False for a key that does neither here. */
  private fold(key: string): boolean {
    const row = rowOf(this.rows, this.current);
    if (!row || (key !== 'ArrowRight' && key !== 'ArrowLeft')) return false;
    const whole = row.part?.whole ?? (framesOf(row) ? row.key : undefined);
    if (whole === undefined) return false;
    this.dispatchEvent(new FoldEvent(whole, key === 'ArrowRight'));
    return true;
  }

  private targetOf(key: string): MessageKey | undefined {
    const { rows, current } = this;
    switch (key) {
      case 'ArrowDown':
        return neighbour(rows, current, 1)?.key;
      case 'ArrowUp':
        return neighbour(rows, current, -1)?.key;
      case 'Home':
        return neighbour(rows, current, -rows.length)?.key;
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
