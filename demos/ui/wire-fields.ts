// The decoded fields of one message as a tree: name, value, and for who listens the meaning.

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Language } from '#demos/contract.ts';
import { FieldEvent } from './wire-events.ts';
import { wireFieldsStyle } from './wire-fields.css.ts';
import { faultWords, meaningWords, rowWords } from './wire-reading.ts';
import { moveInTree, toggled, visiblePath, type FieldPath, type FieldRow } from './wire-tree.ts';
import { renderValue, valueStyle } from './wire-value.ts';
import { wireViewText } from './wire-view-text.ts';
import { rowsStyle, rowStyle, RowWindow } from './wire-window.ts';
import { spokenStyle } from './spoken-style.css.ts';

/** Rows that decide how wide the column of names is. */
const rowsMeasured = 100;

/** Fired when the reader opens or closes fields. */
export class OpenFieldsEvent extends Event {
  readonly open: ReadonlySet<FieldPath>;

  constructor(open: ReadonlySet<FieldPath>) {
    super('wire-open-fields', { bubbles: true });
    this.open = open;
  }
}

/** A tree (WAI-ARIA APG): arrows, Home and End move and open, Enter and Space choose. Fires `wire-field` and `wire-open-fields`. */
export class WireFields extends LitElement {
  static override properties = {
    rows: { attribute: false },
    open: { attribute: false },
    active: { attribute: false },
    chosen: { attribute: false },
    language: {},
  };
  static override styles = [valueStyle, spokenStyle, wireFieldsStyle];

  declare rows: readonly FieldRow[];
  declare open: ReadonlySet<FieldPath>;
  /** The field whose octets are marked, visible or not. */
  declare active: FieldPath | undefined;
  declare chosen: FieldPath | undefined;
  declare language: Language;
  private readonly window = new RowWindow(this);
  /** The row that the Tab key reaches. */
  private tabStop: FieldPath | undefined;
  private focusAfterUpdate = false;

  constructor() {
    super();
    this.rows = [];
    this.open = new Set();
    this.language = 'en';
  }

  /** Brings a field's row, or that of the nearest field around it, into sight inside this box. */
  reveal(path: FieldPath): void {
    const shown = visiblePath(this.rows, path);
    this.window.scrollTo(this.rows.findIndex((row) => row.path === shown));
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('chosen') && !this.matches(':focus-within')) this.tabStop = this.chosen;
    this.tabStop = (this.tabStop && visiblePath(this.rows, this.tabStop)) ?? this.rows[0]?.path;
    this.window.setCount(this.rows.length);
  }

  protected override updated(): void {
    if (!this.focusAfterUpdate) return;
    this.focusAfterUpdate = false;
    this.renderRoot.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
    if (this.tabStop) this.reveal(this.tabStop);
  }

  protected override render(): TemplateResult {
    const active = this.active && visiblePath(this.rows, this.active);
    return html`<div class="scroller" tabindex="-1">
      <div
        class="rows"
        role="tree"
        aria-label=${wireViewText[this.language].fieldsPane}
        .style=${`${rowsStyle(this.rows.length)};--names:${this.nameWidth()}`}
        @keydown=${this.onKey}
        @click=${this.onClick}
        @focusin=${this.onFocus}
        @focusout=${() => this.tell('focused', undefined)}
        @pointerover=${this.onPoint}
        @pointerleave=${() => this.tell('pointed', undefined)}
      >
        ${repeat(
          this.shownIndexes(),
          (index) => this.rows[index]?.path,
          (index) => this.renderRow(index, active),
        )}
      </div>
    </div>`;
  }

  /** The rows in sight, and the one that may hold the focus, wherever it is. */
  private shownIndexes(): readonly number[] {
    const { from, to } = this.window;
    const shown = Array.from({ length: to - from }, (_, index) => from + index);
    const stop = this.rows.findIndex(({ path }) => path === this.tabStop);
    if (stop >= 0 && (stop < from || stop >= to)) shown.push(stop);
    return shown;
  }

  /** Width of the column of names in em, guessed from the letters: a row outside the window counts as well. */
  private nameWidth(): number {
    const lengths = this.rows
      .slice(0, rowsMeasured)
      .map(({ node, depth }) => rowWords(this.language, node).name.length + 2 * depth);
    return Math.max(0, ...lengths) * 0.48 + 1.8;
  }

  private renderRow(index: number, active: FieldPath | undefined): TemplateResult | typeof nothing {
    const row = this.rows[index];
    if (!row) return nothing;
    const { path, node, depth, isOpen, position, siblings } = row;
    const { name, value } = rowWords(this.language, node);
    return html`<div
      class=${path === active ? 'row active' : 'row'}
      .style=${`${rowStyle(index)};--depth:${depth}`}
      role="treeitem"
      aria-level=${depth + 1}
      aria-posinset=${position}
      aria-setsize=${siblings}
      aria-expanded=${isOpen ?? nothing}
      aria-selected=${path === this.chosen}
      tabindex=${path === this.tabStop ? 0 : -1}
      data-path=${path}
    >
      <span class="name"
        ><span class=${`twist ${isOpen === undefined ? 'none' : isOpen ? 'open' : ''}`}></span>${name}</span
      >
      <span class="value">${renderValue(value)}</span>
      ${node.fault ? html`<b class="fault" aria-hidden="true">!</b>` : nothing}
      <span class="spoken">${meaningWords(this.language, node)} ${faultWords(this.language, node)}</span>
    </div>`;
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const focus = this.tabStop;
    if (focus === undefined) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return this.tell('chosen', focus);
    }
    const move = moveInTree(this.rows, this.open, focus, event.key);
    if (!move) return;
    event.preventDefault();
    this.tabStop = move.focus;
    this.focusAfterUpdate = true;
    this.requestUpdate();
    if (move.open !== this.open) this.dispatchEvent(new OpenFieldsEvent(move.open));
  };

  private readonly onClick = (event: MouseEvent): void => {
    const path = pathOf(event);
    if (path === undefined) return;
    this.tabStop = path;
    this.tell('chosen', path);
    if (this.rows.find((row) => row.path === path)?.isOpen === undefined) return;
    this.dispatchEvent(new OpenFieldsEvent(toggled(this.open, path)));
  };

  private readonly onFocus = (event: FocusEvent): void => {
    const path = pathOf(event);
    if (path !== undefined) this.tell('focused', path);
  };

  private readonly onPoint = (event: PointerEvent): void => {
    const path = pathOf(event);
    if (event.pointerType !== 'touch' && path !== undefined) this.tell('pointed', path);
  };

  private tell(reach: FieldEvent['reach'], path: FieldPath | undefined): void {
    this.dispatchEvent(new FieldEvent(reach, path));
  }
}

function pathOf(event: Event): FieldPath | undefined {
  return (event.target as HTMLElement).closest<HTMLElement>('[data-path]')?.dataset['path'];
}

customElements.define('wire-fields', WireFields);

declare global {
  interface HTMLElementTagNameMap {
    'wire-fields': WireFields;
  }
}
