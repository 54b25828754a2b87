// <demo-countdown>

import { html, type TemplateResult } from 'lit';
import type { DemoClient } from '#demos/contract.ts';
import { readBytes } from '#demos/read-body.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiment, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { path } from './protocol.ts';
import { countdownText, type CountdownText } from './text.ts';
import { countdownStyle } from './widget.css.ts';

interface State extends DemoState {
  readonly answer: string;
}

export class Countdown extends DemoElement<State> {
  static override styles = [demoStyle, countdownStyle];
  protected readonly demoName = 'countdown';

  private get words(): CountdownText {
    return countdownText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, answer: '' };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    const labels = Object.entries(choices).map(([id, label]) => ({ id, label }));
    return { question, choices: labels, answer: 'two', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    return [{ label: this.words.commands.curl, command: `curl -i http://${authority}${path}` }];
  }

  protected experiments(): readonly Experiment[] {
    return Object.entries(this.words.experiments).map(([id, [label = '', hint = '']]) => ({ id, label, hint }));
  }

  protected experiment(_id: string, client: DemoClient): Promise<void> {
    return this.ask(client, `${path}/elsewhere`);
  }

  private async ask(client: DemoClient, where: string): Promise<void> {
    const { body } = await client.fetch({ path: where });
    const bytes = await readBytes(body, 1_000);
    this.change({ answer: new TextDecoder().decode(bytes), hasRun: true });
  }

  protected renderTry(): TemplateResult {
    return html`<div class="row">
        <button class="strong" ?disabled=${this.busy} @click=${() => void this.run((client) => this.ask(client, path))}>
          ${this.words.ask}
        </button>
      </div>
      <p class="answer" role="status">${this.state.answer}</p>`;
  }
}

customElements.define('demo-countdown', Countdown);
