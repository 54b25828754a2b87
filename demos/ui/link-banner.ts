// Says that the demo server is gone, when it is tried again, and, after five seconds, offers to go on in the page.

import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import type { Link } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { buttonStyle } from './button-style.css.ts';
import type { DemoText } from './demo-text.ts';

/** Milliseconds without a server after which the widget offers the other host; it never changes by itself. */
const offerAfter = 5_000;

/** Fires `retry` and `go-on`. */
export class LinkBanner extends LitElement {
  static override properties = { link: { attribute: false }, words: { attribute: false } };
  static override styles = [
    buttonStyle,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: center;
        padding: var(--space-2) var(--space-3);
        border: 2px solid var(--bad);
        border-radius: var(--radius);
        font: 400 var(--text-small) / 1.3 var(--font-text);
      }
      p {
        flex: 1 1 16em;
        margin: 0;
      }
    `,
  ];

  declare link: Link;
  declare words: DemoText;
  private ticking: ReturnType<typeof setInterval> | undefined;

  protected override updated(): void {
    const isLost = this.link.state === 'lost';
    if (isLost && this.ticking === undefined) this.ticking = setInterval(() => this.requestUpdate(), 250);
    if (!isLost) this.stop();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop();
  }

  private stop(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { link, words } = this;
    if (link.state !== 'lost') return nothing;
    const now = Date.now();
    const seconds = Math.ceil((link.retryAt - now) / 1000);
    const next = seconds > 0 ? fill(words.retryIn, { seconds, attempt: link.attempt }) : words.retrying;
    return html`<div>
      <p><strong role="alert">${words.lost}</strong> ${next}</p>
      <button @click=${() => this.dispatchEvent(new Event('retry'))}>${words.retry}</button>
      ${
        now - link.since >= offerAfter
          ? html`<button @click=${() => this.dispatchEvent(new Event('go-on'))}>${words.goOn}</button>`
          : nothing
      }
    </div>`;
  }
}

customElements.define('link-banner', LinkBanner);
