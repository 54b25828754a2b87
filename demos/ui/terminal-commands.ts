// Commands for a terminal, each with a button that copies it.

import { css, html, LitElement, type TemplateResult } from 'lit';
import type { Command } from './demo-state.ts';
import { buttonStyle } from './button-style.css.ts';
import type { DemoText } from './demo-text.ts';

/** The clipboard needs a secure context, which a phone in class has not: there the command is selected instead. */
export class TerminalCommands extends LitElement {
  static override properties = { commands: { attribute: false }, words: { attribute: false } };
  static override styles = [
    buttonStyle,
    css`
      dl {
        margin: 0;
        display: grid;
        gap: var(--space-3);
      }
      dt {
        font: 700 var(--text-small) / 1.3 var(--font-text);
      }
      dd {
        margin: var(--space-1) 0 0;
        display: flex;
        gap: var(--space-2);
        align-items: stretch;
      }
      button {
        min-width: 5.5em;
      }
      code {
        flex: 1;
        min-width: 0;
        padding: var(--space-2) var(--space-3);
        border-radius: var(--radius);
        background: var(--sunken);
        font: 400 var(--text-small) / 1.4 var(--font-mono);
        overflow-wrap: anywhere;
        white-space: pre-wrap;
        user-select: all;
      }
    `,
  ];

  declare commands: readonly Command[];
  declare words: DemoText;
  private said: { command: string; words: string } | undefined;

  protected override render(): TemplateResult {
    return html`<dl>
      ${this.commands.map(
        ({ label, command }) =>
          html`<dt>${label}</dt>
            <dd>
              <code>${command}</code>
              <button
                @click=${(event: Event) => void this.copy(command, event)}
                aria-label=${`${this.words.copy}: ${label}`}
              >
                <span role="status">${this.said?.command === command ? this.said.words : this.words.copy}</span>
              </button>
            </dd>`,
      )}
    </dl>`;
  }

  private async copy(command: string, event: Event): Promise<void> {
    const code = (event.currentTarget as HTMLElement).previousElementSibling;
    this.said = { command, words: (await copied(command)) ? this.words.copied : this.words.copyByHand };
    if (this.said.words === this.words.copyByHand && code) getSelection()?.selectAllChildren(code);
    this.requestUpdate();
  }
}

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

customElements.define('terminal-commands', TerminalCommands);
