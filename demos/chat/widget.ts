// <demo-chat>: two clients of one room side by side, each with a connection of its own, and every frame on the wire.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, Timers } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { readJson } from '#demos/read-body.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { ChatClient } from './chat-client.ts';
import { commandsFor } from './commands.ts';
import { tryOut, type ExperimentName, type Figures } from './experiments.ts';
import { errorSentence } from './lines-text.ts';
import { firstPane, type Line, type Pane } from './model.ts';
import { limits, resetPath, roomPath } from './protocol.ts';
import { chatText, type ChatText } from './text.ts';
import { chatStyle } from './widget.css.ts';

interface State extends DemoState {
  /** Two, always. */
  readonly panes: readonly Pane[];
  /** Whether the second client shows where there is room for one only. */
  readonly hasSecond: boolean;
  /** What the last experiment did. */
  readonly outcome?: { readonly name: ExperimentName; readonly values: Figures };
}

/** Names shown; a class may be larger. */
const mostNames = 30;

const timers: Timers = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class Chat extends DemoElement<State> {
  static override styles = [demoStyle, chatStyle];
  protected readonly demoName = 'chat';
  private clients: readonly ChatClient[] = [];
  /** Panes that were in when the slide was left, and come back with it. */
  private returning: readonly number[] = [];

  private get words(): ChatText {
    return chatText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, panes: this.words.names.map(firstPane), hasSecond: false };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'all', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    return commandsFor(authority).map(({ name, command }) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected override arrive(client: DemoClient): void {
    this.clients = this.state.panes.map(
      (_, index) =>
        new ChatClient({
          client,
          timers,
          chance: () => Math.random(),
          change: (update) => this.changePane(index, update),
        }),
    );
    for (const index of this.returning) this.join(index);
    this.returning = [];
  }

  protected override leave(): void {
    this.returning = this.state.panes.flatMap(({ status }, index) => (isWanted(status) ? index : []));
    for (const client of this.clients) client.leave();
    this.clients = [];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    if (changed.has('link') && this.link.state === 'up') for (const client of this.clients) client.hurry();
  }

  /** The room is everybody's: only the presenter empties it. One's own panes begin anew in any case. */
  protected override async resetHost(client: DemoClient): Promise<void> {
    this.leave();
    const { body } = await client.fetch({ path: roomPath });
    const read = await readJson(body, 1_000);
    if (read.ok && (read.value as { mayReset?: unknown } | null)?.mayReset === true)
      await client.fetch({ method: 'POST', path: resetPath });
  }

  private changePane(index: number, update: (pane: Pane) => Pane): void {
    const panes = this.state.panes.map((pane, at) => (at === index ? update(pane) : pane));
    const hasRun = this.state.hasRun || panes.some(hasHeardItself);
    this.change({ panes, hasRun });
  }

  private join(index: number): void {
    const pane = this.state.panes[index];
    if (pane) this.clients[index]?.join(pane.name);
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const name = id as ExperimentName;
    const values = await tryOut(name, {
      client,
      language: this.language,
      random: browserRandom,
      name: this.state.panes[0]?.name ?? '',
      say: (text) => this.sayFromFirst(text),
    });
    this.change({ panel: 'try', guess: this.state.guess ?? 'skipped', outcome: { name, values } });
  }

  /** From the first pane, which joins for it where it has not. Rejects where that fails. */
  private async sayFromFirst(text: string): Promise<void> {
    if (this.state.panes[0]?.status !== 'in') this.join(0);
    while (this.state.panes[0]?.status === 'joining') await this.updateComplete.then(nextFrame);
    if (this.state.panes[0]?.status !== 'in') throw new TypeError('no connection');
    this.clients[0]?.say(text);
  }

  protected renderTry(): TemplateResult {
    const { words, state } = this;
    return html`${this.renderOutcome()}
      <div class="panes" ?data-second=${state.hasSecond}>
        ${state.panes.map((pane, index) => this.renderPane(pane, index))}
        ${
          state.hasSecond
            ? nothing
            : html`<button class="second" @click=${() => this.change({ hasSecond: true })}>${words.second}</button>`
        }
      </div>`;
  }

  private renderOutcome(): TemplateResult | typeof nothing {
    const { outcome } = this.state;
    if (!outcome) return nothing;
    return html`<p class="guess outcome" role="status">${fill(this.words.outcome[outcome.name], outcome.values)}</p>`;
  }

  private renderPane(pane: Pane, index: number): TemplateResult {
    const isOut = !isWanted(pane.status);
    return html`<section class="pane" aria-label=${pane.name}>
      ${isOut ? this.renderDoor(pane, index) : this.renderHead(pane, index)}
      <p class="people" data-status=${pane.status}>${this.renderStatus(pane)}</p>
      ${this.renderLog(pane, index)}
      ${
        pane.problem
          ? html`<p class="refusal" role="status">${errorSentence(pane.problem, this.language)}</p>`
          : nothing
      }
      ${isOut ? nothing : this.renderWriting(pane, index)}
    </section>`;
  }

  private renderDoor(pane: Pane, index: number): TemplateResult {
    const { words } = this;
    const enter = (event: Event): void => {
      event.preventDefault();
      this.join(index);
      this.focusSoon(`#message-${index}`);
    };
    return html`<form @submit=${enter}>
      <input
        type="text"
        maxlength=${4 * limits.name}
        autocomplete="off"
        spellcheck="false"
        aria-label=${words.name}
        .value=${pane.name}
        @input=${(event: Event) => this.changePane(index, (old) => ({ ...old, name: valueOf(event) }))}
      />
      <button class="strong">${words.join}</button>
    </form>`;
  }

  private renderHead({ name }: Pane, index: number): TemplateResult {
    return html`<div class="head">
      <bdi class="who">${name}</bdi>
      <button class="quiet" @click=${() => this.clients[index]?.leave()}>${this.words.leave}</button>
    </div>`;
  }

  private renderStatus({ status, people, clients }: Pane): TemplateResult {
    const { here, status: states } = this.words;
    if (status !== 'in') return html`<span role="status">${states[status]}</span>`;
    const count = fill(clients === 1 ? here.one : here.many, { count: clients });
    return html`${count} ${this.renderNames(people, mostNames)}`;
  }

  private renderNames(names: readonly string[], most: number): unknown {
    const shown = names.slice(0, most).map((name, index) => html`${index > 0 ? ', ' : ''}<bdi>${name}</bdi>`);
    const hidden = names.length - most;
    return hidden > 0 ? [...shown, ` ${fill(this.words.more, { count: hidden })}`] : shown;
  }

  /** One log is enough for who listens to the page. */
  private renderLog({ name, lines }: Pane, index: number): TemplateResult {
    const { words } = this;
    return html`<div
      class="log"
      role="log"
      tabindex="0"
      aria-label=${fill(words.log, { name })}
      aria-live=${index === 0 ? 'polite' : 'off'}
    >
      <ol>
        ${lines.length === 0 ? html`<li class="news">${words.empty}</li>` : nothing}
        ${lines.map((line) => this.renderLine(line, name))}
      </ol>
    </div>`;
  }

  /** Text goes into text nodes, whatever it holds: the very thing that this demo is about. */
  private renderLine(line: Line, own: string): TemplateResult {
    if (line.kind !== 'said') return html`<li class="news">${this.renderNews(line)}</li>`;
    const { from, text } = line;
    return html`<li class="said ${from === own ? 'own' : ''}">
      <b><bdi>${from}</bdi></b> <bdi class="text" dir="auto">${text}</bdi>
    </li>`;
  }

  private renderNews(line: Exclude<Line, { kind: 'said' }>): unknown {
    const words = this.words.line;
    if (line.kind === 'cleared') return words.cleared;
    if (line.kind === 'history') return fill(words.history, { count: line.count });
    if (line.kind === 'lost') return fill(words.lost, { code: line.code });
    if (line.kind === 'renamed') return this.renderWith(words.renamed, { from: [line.from], to: [line.to] });
    return this.renderWith(words[line.kind], { names: line.names });
  }

  /** A sentence whose places are names, each kept from turning its neighbours around. */
  private renderWith(sentence: string, values: Readonly<Record<string, readonly string[]>>): unknown {
    return sentence
      .split(/\{(\w+)\}/)
      .map((part, at) => (at % 2 === 0 ? part : this.renderNames(values[part] ?? [], 3)));
  }

  private renderWriting(pane: Pane, index: number): TemplateResult {
    const { words } = this;
    const say = (event: Event): void => {
      event.preventDefault();
      if (pane.draft.trim() === '' || pane.status !== 'in') return;
      this.clients[index]?.say(pane.draft);
      this.changePane(index, (old) => ({ ...old, draft: '', problem: undefined }));
    };
    return html`<form @submit=${say}>
      <input
        type="text"
        id=${`message-${index}`}
        maxlength=${limits.text}
        autocomplete="off"
        dir="auto"
        aria-label=${fill(words.message, { name: pane.name })}
        .value=${pane.draft}
        @input=${(event: Event) => this.changePane(index, (old) => ({ ...old, draft: valueOf(event) }))}
      />
      <button class="strong" ?disabled=${pane.status !== 'in'}>${words.send}</button>
    </form>`;
  }

  private focusSoon(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }
}

/** Whether a client is connected or on its way. */
function isWanted(status: Pane['status']): boolean {
  return status === 'in' || status === 'joining' || status === 'lost';
}

function hasHeardItself({ lines, name }: Pane): boolean {
  const last = lines.at(-1);
  return last?.kind === 'said' && last.from === name;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

customElements.define('demo-chat', Chat);
