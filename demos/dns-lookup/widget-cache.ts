// <dns-cache>: what is remembered, each entry's seconds running out. Its own element: the rest is not drawn anew each second.

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { fill } from '#demos/fill.ts';
import { typeName } from '#wire/dns-message.ts';
import { secondsLeft, type Cache, type Entry } from './cache.ts';
import type { DnsLookupText } from './text.ts';

/** Milliseconds: a second is shown for one and a half at most. */
const step = 500;

export class DnsCache extends LitElement {
  static override properties = {
    entries: { attribute: false },
    words: { attribute: false },
    running: { type: Boolean },
  };
  static override styles = css`
    :host {
      display: block;
    }
    p {
      margin: 0;
      color: var(--ink-soft);
    }
    .title {
      color: inherit;
      font: 700 var(--text-small) / 1.4 var(--font-text);
    }
    ul {
      display: grid;
      gap: var(--space-1);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 var(--space-2);
      padding: 0 var(--space-2) 3px;
      background: linear-gradient(var(--server), var(--server)) left bottom / calc(var(--left) * 100%) 3px no-repeat
        var(--surface);
    }
    .what {
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .type {
      font-weight: 700;
    }
    .left {
      min-width: 3.6em;
      font-family: var(--font-mono);
      font-variant-numeric: tabular-nums;
      text-align: end;
    }
    .over {
      color: var(--ink-soft);
      text-decoration: line-through;
    }
  `;

  declare entries: Cache;
  declare words: DnsLookupText;
  /** Whether somebody looks: nothing ticks else. */
  declare running: boolean;
  private timer: number | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.rest();
  }

  protected override updated(): void {
    const isAlive = this.running && this.entries.some(({ until }) => until > Date.now());
    if (!isAlive) this.rest();
    else this.timer ??= setInterval(() => this.requestUpdate(), step) as unknown as number;
  }

  private rest(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  protected override render(): TemplateResult {
    const { words, entries } = this;
    const now = Date.now();
    return html`<p class="title" aria-hidden="true">${words.cache}</p>
      ${
        entries.length === 0
          ? html`<p>${words.cacheEmpty}</p>`
          : html`<ul aria-label=${words.cache}>
              ${entries.map((entry) => this.renderEntry(entry, now))}
            </ul>`
      }`;
  }

  private renderEntry(entry: Entry, now: number): TemplateResult {
    const { words } = this;
    const left = secondsLeft(entry, now);
    const isOver = entry.until <= now;
    const share = Math.min(1, Math.max(0, entry.until - now) / (1000 * entry.ttl));
    return html`<li .style=${`--left: ${share}`}>
      <span class=${isOver ? 'what over' : 'what'}>
        ${entry.name} ${entry.type === 0 ? nothing : html`<span class="type">${typeName(entry.type)}</span> `}
        ${entry.denial ? words.denied[entry.denial] : entry.data.join(', ')}
      </span>
      <span class="left">${isOver ? words.over : fill(words.left, { seconds: left })}</span>
    </li>`;
  }
}

customElements.define('dns-cache', DnsCache);
