// <demo-framing>: what is sent in which writes, what the server read, and what it took for messages.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { send } from './client.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { attempt, type ExperimentName } from './experiments.ts';
import {
  cutInto,
  isUnderstood,
  messagesFor,
  mostRuns,
  octetsOf,
  partsOf,
  readsOf,
  understood,
  ways,
  writesFor,
  type Run,
  type Stretch,
  type Way,
} from './model.ts';
import { longestMessage, portOf, rules, type Rule } from './protocol.ts';
import { framingText, type FramingText } from './text.ts';
import { framingStyle } from './widget.css.ts';

interface State extends DemoState {
  readonly rule: Rule;
  readonly messages: readonly string[];
  /** Newest first, `mostRuns` at most. */
  readonly runs: readonly Run[];
}

export class Framing extends DemoElement<State> {
  static override styles = [demoStyle, framingStyle];
  protected readonly demoName = 'framing';

  private get words(): FramingText {
    return framingText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, rule: 'naive', messages: [], runs: [] };
  }

  /** The orders as edited; before that those of the page's language. */
  private get messages(): readonly string[] {
    return this.words.orders.map((order, index) => this.state.messages[index] ?? order);
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'one', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const host = authority.replace(/:\d+$/, '');
    const number = (rule: Rule) => this.client?.portNumber(portOf(rule)) ?? portOf(rule).preferred;
    const commands = Object.entries(commandsFor(host, number, this.words.orders)) as [CommandName, string][];
    return commands.map(([name, command]) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const tried = attempt(id as ExperimentName, this.words.orders, this.words.accented);
    this.change({ panel: 'try', rule: tried.rule });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
    const writes = [octetsOf(tried.parts).length];
    await this.exchange(client, { ...tried, way: 'experiment', writes });
  }

  private async sendBy(client: DemoClient, way: Way): Promise<void> {
    const { rule } = this.state;
    const messages = messagesFor(way, this.messages);
    const parts = partsOf(rule, messages, this.messages.length - messages.length);
    const plan = { rule, serverRule: rule, way, messages, parts, writes: writesFor(way, parts) };
    for (let count = way === 'hurry' ? mostRuns : 1; count > 0; count -= 1) await this.exchange(client, plan);
    this.change({ hasRun: true });
  }

  private async exchange(client: DemoClient, plan: Omit<Run, 'id' | 'reports' | 'isCut'>): Promise<void> {
    const stream = await client.connect(portOf(plan.serverRule));
    const writes = cutInto(octetsOf(plan.parts), plan.writes);
    const outcome = await send(stream, { writes, waits: plan.way !== 'hurry' });
    const run: Run = { ...plan, ...outcome, id: (this.state.runs[0]?.id ?? 0) + 1 };
    this.change({ runs: [run, ...this.state.runs].slice(0, mostRuns) });
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state } = this;
    return html`
      <fieldset class="rules">
        <legend>${words.rule}</legend>
        ${rules.map(
          (rule) =>
            html`<button aria-pressed=${state.rule === rule} @click=${() => this.change({ rule })}>
              ${words.rules[rule]}
            </button>`,
        )}
      </fieldset>
      <div class="messages">${this.messages.map((message, index) => this.renderMessage(message, index))}</div>
      <div class="ways">
        ${ways.map(
          (way) =>
            html`<button
              class=${way === 'together' ? 'strong' : ''}
              ?disabled=${this.busy}
              @click=${() => void this.run(() => this.sendBy(client, way))}
            >
              ${words.ways[way]}
            </button>`,
        )}
      </div>
      ${this.renderRuns(client)}
    `;
  }

  private renderMessage(message: string, index: number): TemplateResult {
    return html`<label class="message" data-message=${index}>
      <b aria-hidden="true">${index + 1}</b>
      <input
        type="text"
        maxlength=${longestMessage / 4}
        autocomplete="off"
        spellcheck="false"
        aria-label=${fill(this.words.message, { number: index + 1 })}
        .value=${message}
        @input=${(event: Event) => this.edit(index, (event.target as HTMLInputElement).value)}
      />
    </label>`;
  }

  private edit(index: number, text: string): void {
    this.change({ messages: this.messages.with(index, text) });
  }

  private renderRuns(client: DemoClient): TemplateResult {
    const { words, state } = this;
    const [newest] = state.runs;
    if (!newest) return html`<p class="none">${words.none}</p>`;
    const isLuck = newest.way === 'hurry';
    return html`<ol class="runs" aria-label=${words.runs} aria-live="polite">
        ${state.runs.map((run) => this.renderRun(run, isLuck && run !== newest && run.way === 'hurry'))}
      </ol>
      ${isLuck ? html`<p>${fill(words.luck, { host: words.luckOn[client.host] })}</p>` : nothing}`;
  }

  private renderRun(run: Run, isBrief: boolean): TemplateResult {
    const { words } = this;
    const reads = readsOf(run);
    const [rule, count] = [words.short[run.rule], reads.length];
    const isMixed = run.rule !== run.serverRule;
    const how = isMixed ? fill(words.against, { client: rule, server: words.short[run.serverRule] }) : rule;
    return html`<li>
      <p class="how">${how} · ${fill(count === 1 ? words.reads.one : words.reads.other, { count })}</p>
      <div class="reads">${reads.map((stretches, index) => this.renderRead(stretches, index + 1))}</div>
      ${isBrief ? nothing : this.renderHeard(run)}
    </li>`;
  }

  private renderRead(stretches: readonly Stretch[], number: number): TemplateResult {
    return html`<div class="read" role="group" aria-label=${fill(this.words.read, { number })}>
      ${stretches.map(
        ({ message, isFraming, text }) =>
          html`<span class=${isFraming ? 'framing' : 'part'} data-message=${message}
            >${isFraming ? nothing : html`<b>${message + 1}</b>`}${text}</span
          >`,
      )}
    </div>`;
  }

  private renderHeard(run: Run): TemplateResult {
    const { words } = this;
    const heard = understood(run);
    const last = run.reports.at(-1);
    const isRight = isUnderstood(run);
    const list = heard.length === 0 ? words.nothing : heard.map((text) => this.quote(text)).join(' ');
    return html`<p class=${isRight ? 'heard right' : 'heard wrong'}>
        <b aria-hidden="true">${isRight ? '✓' : '✗'}</b> ${fill(isRight ? words.right : words.wrong, { heard: list })}
      </p>
      ${last?.problem ? html`<p>${fill(words.problems[last.problem], { count: last.waiting })}</p>` : nothing}
      ${run.isCut ? html`<p>${words.cut}</p>` : nothing}`;
  }

  /** What is no character to be read is shown by its sign (U+2400–U+241F). */
  private quote(text: string): string {
    const shown = text.replace(/\p{Cc}/gu, (control) => {
      const code = control.charCodeAt(0);
      return code < 0x20 ? String.fromCharCode(0x2400 + code) : control;
    });
    return this.language === 'fr' ? `«\u00a0${shown}\u00a0»` : `“${shown}”`;
  }
}

customElements.define('demo-framing', Framing);
