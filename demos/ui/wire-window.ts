// A long list of equally high rows of which only those in sight are in the document.

import type { LitElement, ReactiveController } from 'lit';

/** Rows kept ready above and below what is in sight. */
const spare = 8;
/** Rows made before anything could be measured. */
const atFirst = 40;

/** Height of all rows; written out, for a custom property that changes would have every row's style computed again. */
export function rowsStyle(count: number): string {
  return `height:calc(var(--row) * ${count})`;
}

/** Place of one row among them. */
export function rowStyle(index: number): string {
  return `top:calc(var(--row) * ${index})`;
}

/**
 * Follows a scrolling box and says which rows to render: `from` to `to`, `to` excluded. The host renders one `.scroller`
 * with one `.rows` inside, as high as all rows (`rowsStyle`), and calls `setCount` first. All lengths are layout lengths, so a slide's
 * scaling does not matter.
 */
export class RowWindow implements ReactiveController {
  from = 0;
  to = atFirst;
  private readonly host: LitElement;
  private readonly observer = new ResizeObserver(() => requestAnimationFrame(() => this.look()));
  private scroller: HTMLElement | null = null;
  private count = 0;

  constructor(host: LitElement) {
    this.host = host;
    // Which rows are in sight is known only after a rendering: the second one is meant.
    (host.constructor as typeof LitElement).disableWarning?.('change-in-update');
    host.addController(this);
  }

  /** How many rows there are. It only cuts the window: were it to widen it, `look` would narrow it again, without end. */
  setCount(count: number): void {
    this.count = count;
    this.to = Math.min(this.scroller ? this.to : atFirst, count);
    this.from = Math.min(this.from, this.to);
  }

  hostUpdated(): void {
    const scroller = this.host.renderRoot.querySelector<HTMLElement>('.scroller');
    if (scroller === this.scroller) return this.look();
    this.release();
    this.scroller = scroller;
    scroller?.addEventListener('scroll', this.look, { passive: true });
    if (scroller) this.observer.observe(scroller);
  }

  hostDisconnected(): void {
    this.release();
  }

  /** Whether the newest row is in sight, give or take half a row. */
  get isAtEnd(): boolean {
    const { scroller } = this;
    if (!scroller) return true;
    return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - this.rowHeight / 2;
  }

  scrollToEnd(): void {
    if (this.scroller) this.scroller.scrollTop = this.scroller.scrollHeight;
  }

  /** Brings a row into sight inside its own box; the page never moves. */
  scrollTo(index: number): void {
    const { scroller, rowHeight } = this;
    if (!scroller || index < 0) return;
    const top = index * rowHeight;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    if (top + rowHeight > scroller.scrollTop + scroller.clientHeight) {
      scroller.scrollTop = Math.min(top, top + rowHeight - scroller.clientHeight);
    }
    this.look();
  }

  private get rowHeight(): number {
    const rows = this.scroller?.querySelector<HTMLElement>('.rows');
    return rows && this.count > 0 ? rows.offsetHeight / this.count : 0;
  }

  private readonly look = (): void => {
    const { scroller, rowHeight } = this;
    if (!scroller || rowHeight === 0) return;
    const first = Math.floor(scroller.scrollTop / rowHeight);
    const last = Math.ceil((scroller.scrollTop + scroller.clientHeight) / rowHeight);
    if (first >= this.from && last <= this.to && this.to - this.from <= last - first + 4 * spare) return;
    const [from, to] = [Math.max(first - spare, 0), Math.min(last + spare, this.count)];
    if (from === this.from && to === this.to) return;
    this.from = from;
    this.to = to;
    this.host.requestUpdate();
  };

  private release(): void {
    this.scroller?.removeEventListener('scroll', this.look);
    this.observer.disconnect();
    this.scroller = null;
  }
}
