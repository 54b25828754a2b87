// The label that says how true this is: real sockets, the same program in the page, a recording, a model.

import { css, html, LitElement, type TemplateResult } from 'lit';
import type { DemoText } from './demo-text.ts';
import type { Truth } from './truth.ts';

/** Always visible; pressing it says in a sentence what this mode cannot show. */
export class TruthLabel extends LitElement {
  static override properties = { truth: { attribute: false }, words: { attribute: false } };
  static override styles = css`
    :host {
      position: relative;
    }
    button {
      all: unset;
      display: inline-flex;
      align-items: center;
      gap: 0.5em;
      padding: 0.2em 0.7em;
      min-height: 1.6em;
      border: 2px solid currentColor;
      border-radius: 99em;
      font: 700 var(--text-small) / 1.2 var(--font-text);
      letter-spacing: 0.05em;
      text-transform: uppercase;
      white-space: nowrap;
      cursor: help;
    }
    button:focus-visible {
      outline: 3px solid var(--focus);
      outline-offset: 2px;
    }
    i {
      width: 0.6em;
      height: 0.6em;
      border: 2px solid currentColor;
    }
    .server i {
      background: currentColor;
    }
    .in-page i {
      border-radius: 50%;
    }
    .recorded i {
      border-radius: 50%;
      background: currentColor;
    }
    .model i {
      border-style: dashed;
    }
    p {
      position: absolute;
      z-index: 3;
      inset: calc(100% + 6px) auto auto 0;
      width: 30em;
      max-width: 75vw;
      margin: 0;
      padding: var(--space-3) var(--space-4);
      border: 2px solid var(--ink);
      border-radius: var(--radius);
      background: var(--paper);
      color: var(--ink);
      font: 400 var(--text-small) / 1.4 var(--font-text);
    }
    p[hidden] {
      display: none;
    }
  `;

  declare truth: Truth;
  declare words: DemoText;
  private isOpen = false;

  protected override render(): TemplateResult {
    const { kind, date } = this.truth;
    const label = this.words.truth[kind];
    return html`<button
        class=${kind}
        aria-expanded=${this.isOpen}
        aria-describedby="meaning"
        @click=${this.toggle}
        @blur=${this.close}
        @keydown=${this.onKey}
      >
        <i aria-hidden="true"></i>${date ? `${label}, ${date}` : label}
      </button>
      <p id="meaning" ?hidden=${!this.isOpen}>${this.words.truthMeaning[kind]}</p>`;
  }

  private readonly toggle = (): void => {
    this.isOpen = !this.isOpen;
    this.requestUpdate();
  };

  private readonly close = (): void => {
    this.isOpen = false;
    this.requestUpdate();
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.isOpen) this.close();
  };
}

customElements.define('truth-label', TruthLabel);
