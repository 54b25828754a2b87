// The anatomy that every widget shares: truth label, parts, prediction, the demo's own panel, and the wire beside it.

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import type { DemoClient, Language, Link, WireEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { demoStyle } from './demo-style.css.ts';
import type { Command, DemoState, Experiments, Prediction } from './demo-state.ts';
import { demoText, type DemoText } from './demo-text.ts';
import './link-banner.ts';
import './terminal-commands.ts';
import type { Truth } from './truth.ts';
import './truth-label.ts';
import { WireLog } from './wire-log.ts';
import type { ViewedExchange } from './wire-rows.ts';
import './wire-view.ts';

/** What the deck hands to a widget. */
export interface Surroundings {
  readonly language: Language;
  readonly client: DemoClient;
  /** The second host, made when first asked for: where a widget goes on when the demo server is gone. */
  inPage(): Promise<DemoClient>;
}

/** Sent whenever the state changes, so that a run can be shown elsewhere; `detail` is the whole state. */
export class DemoStateEvent extends CustomEvent<DemoState> {
  constructor(state: DemoState) {
    super('demo-state', { detail: state, bubbles: true, composed: true });
  }
}

/**
 * Base of all widgets. The deck sets `surroundings` once and `shown` as the slide comes and goes; a widget connects while
 * shown and lets go when left. Everything on screen follows from `state`, the words and the wire.
 */
export abstract class DemoElement<State extends DemoState> extends LitElement {
  static override properties = {
    surroundings: { attribute: false },
    shown: { type: Boolean },
    state: { attribute: false },
    client: { state: true },
    link: { state: true },
    busy: { state: true },
  };
  static override styles = [demoStyle];

  declare surroundings: Surroundings | undefined;
  declare shown: boolean;
  declare state: State;
  declare protected client: DemoClient | undefined;
  declare protected link: Link;
  declare protected busy: boolean;
  private readonly log = new WireLog();
  private letGo: (() => void)[] = [];
  private frame: number | undefined;

  /** The folder's name, which is also the exchange's name on the tap. */
  protected abstract readonly demoName: string;
  /** Name, shown above the panel. */
  protected abstract heading(): string;
  protected abstract prediction(): Prediction;
  protected abstract firstState(): State;
  protected abstract renderTry(client: DemoClient): TemplateResult;
  protected abstract commands(authority: string): readonly Command[];
  protected abstract experiments(): Experiments;
  protected abstract experiment(id: string, client: DemoClient): Promise<void>;
  /** Called when the slide comes into view, or the host changes. */
  protected arrive(_client: DemoClient): void {}
  /** Whether an exchange that the tap announces is shown: this demo's. */
  protected isOfInterest({ demo }: WireEvent & { type: 'opened' }): boolean {
    return demo === this.demoName;
  }
  /** Called when it leaves, or before the host changes: close what is open. */
  protected leave(): void {}
  /** Brings back the start state of what the visitor owns on the host. */
  protected async resetHost(_client: DemoClient): Promise<void> {}
  /** How true what is shown now is: the host's own kind, unless it is a recording or a model. */
  protected truth(client: DemoClient): Truth {
    return { kind: client.host };
  }
  /** What the wire view shows: what the tap saw, unless the demo has a recording to show. */
  protected viewed(): readonly ViewedExchange[] {
    return this.log.exchanges();
  }
  /** While a question stands the wire is not shown: it would give the answer away. */
  protected isGuessing(): boolean {
    return this.state.guess === undefined;
  }
  /** The demo's own parts beside Try, Terminal and Break it. */
  protected ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    return [];
  }

  constructor() {
    super();
    this.shown = false;
    this.busy = false;
    this.link = { state: 'connecting' };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.state ??= this.firstState();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.disconnect();
  }

  protected get language(): Language {
    return this.surroundings?.language ?? 'en';
  }

  protected get kit(): DemoText {
    return demoText[this.language];
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('surroundings') && this.surroundings) this.client = this.surroundings.client;
    if (!changed.has('shown') && !changed.has('client')) return;
    if (!this.shown) this.renderRoot.querySelector('wire-view')?.leaveFull();
    this.disconnect();
    if (this.shown && this.client) this.connectTo(this.client);
  }

  /** Replaces some of the state and tells the deck. */
  protected change(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    this.dispatchEvent(new DemoStateEvent(this.state));
  }

  /** Runs one action at a time; what it throws becomes a sentence in the panel, never an exception. */
  protected async run(action: (client: DemoClient) => Promise<void>): Promise<void> {
    const { client } = this;
    if (!client || this.busy) return;
    this.busy = true;
    this.change({ problem: undefined } as Partial<State>);
    try {
      await action(client);
    } catch (error) {
      this.change({ problem: this.describe(error) } as Partial<State>);
    } finally {
      this.busy = false;
    }
  }

  private describe(error: unknown): string {
    const isDown = this.link.state === 'lost' || error instanceof TypeError;
    const reason = isDown ? this.kit.unreachable : error instanceof Error ? error.message : String(error);
    return fill(this.kit.failed, { reason });
  }

  private connectTo(client: DemoClient): void {
    this.log.clear();
    this.letGo = [
      client.watchLink((link) => (this.link = link)),
      client.wire.subscribe((event) => {
        if (event.type !== 'opened' || this.isOfInterest(event)) this.tell(event);
      }),
    ];
    this.arrive(client);
  }

  /** Shows one more event on the wire: the tap's, or one that the widget saw at its own end of a byte stream. */
  protected tell(event: WireEvent): void {
    this.log.add(event);
    this.renderSoon();
  }

  /** A flood of events is drawn once a frame. */
  private renderSoon(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.requestUpdate();
    });
  }

  private disconnect(): void {
    if (this.letGo.length === 0) return;
    for (const release of this.letGo) release();
    this.letGo = [];
    this.leave();
  }

  /** The wire on the whole screen, and back. */
  showWire(): void {
    this.renderRoot.querySelector('wire-view')?.toggleFull();
  }

  /** W, wherever the focus is in the demo, but where it is typed; the wire view keeps its own keys to itself. */
  private readonly onKey = (event: KeyboardEvent): void => {
    const [target] = event.composedPath();
    const isTyped = target instanceof Element && target.matches('input, textarea, select');
    if (event.key.toLowerCase() !== 'w' || event.ctrlKey || event.metaKey || event.altKey || isTyped) return;
    event.stopPropagation();
    this.showWire();
  };

  protected override render(): TemplateResult {
    const { client } = this;
    if (!client) return html`<p class="loading">${this.kit.loading}</p>`;
    return html`
      <div class="demo" role="group" aria-label=${this.heading()} @keydown=${this.onKey}>
        ${this.renderBar(client)}
        <link-banner
          .link=${this.link}
          .words=${this.kit}
          @retry=${() => client.retry()}
          @go-on=${() => void this.goOnInPage()}
        ></link-banner>
        <div class="room">
          <section class="panel" id="panel" role="tabpanel" aria-labelledby=${`tab-${this.state.panel}`} tabindex="-1">
            ${this.renderPanel(client)}
            ${this.state.problem ? html`<p class="problem" role="alert">${this.state.problem}</p>` : nothing}
          </section>
          ${this.renderWire()}
        </div>
      </div>
    `;
  }

  private renderBar(client: DemoClient): TemplateResult {
    const tabs = this.panels();
    return html`
      <div class="bar">
        <truth-label .truth=${this.truth(client)} .words=${this.kit}></truth-label>
        <div class="tabs" role="tablist" aria-label=${this.kit.panels} @keydown=${this.onTabKey}>
          ${tabs.map(({ id, label }) => this.renderTab(id, label))}
        </div>
        <button class="quiet" ?disabled=${this.busy} @click=${() => void this.reset()}>${this.kit.reset}</button>
      </div>
    `;
  }

  private renderTab(id: string, label: string): TemplateResult {
    const isOpen = this.state.panel === id;
    return html`<button
      role="tab"
      id=${`tab-${id}`}
      aria-selected=${isOpen}
      aria-controls="panel"
      tabindex=${isOpen ? 0 : -1}
      @click=${() => this.openPanel(id)}
    >
      ${label}
    </button>`;
  }

  private panels(): readonly { id: string; label: string }[] {
    const { kit } = this;
    return [
      { id: 'try', label: kit.try },
      ...this.ownPanels(),
      { id: 'terminal', label: kit.terminal },
      { id: 'break', label: kit.break },
    ];
  }

  private openPanel(id: string): void {
    this.change({ panel: id } as Partial<State>);
  }

  private readonly onTabKey = (event: KeyboardEvent): void => {
    const ids = this.panels().map(({ id }) => id);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const next = ids.at((ids.indexOf(this.state.panel) + step) % ids.length) ?? 'try';
    this.openPanel(next);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#tab-${next}`)?.focus());
  };

  private renderPanel(client: DemoClient): TemplateResult {
    const { panel } = this.state;
    if (panel === 'terminal') return this.renderTerminal(client);
    if (panel === 'break') return this.renderExperiments(client);
    const own = this.ownPanels().find(({ id }) => id === panel);
    if (own) return own.render();
    return this.state.guess === undefined
      ? this.renderQuestion()
      : html`${this.renderGuess()}${this.renderTry(client)}`;
  }

  private renderTerminal(client: DemoClient): TemplateResult {
    const { kit } = this;
    const intro = client.host === 'server' ? kit.terminalServer : kit.terminalInPage;
    const authority = client.host === 'server' ? client.authority : 'localhost:8420';
    return html`<p>${intro}</p>
      <terminal-commands .commands=${this.commands(authority)} .words=${kit}></terminal-commands>`;
  }

  private renderExperiments(client: DemoClient): TemplateResult {
    return html`<ul class="experiments">
      ${Object.entries(this.experiments()).map(
        ([id, [label, hint]]) =>
          html`<li>
            <button ?disabled=${this.busy} @click=${() => void this.run(() => this.experiment(id, client))}>
              ${label}
            </button>
            <span>${hint}</span>
          </li>`,
      )}
    </ul>`;
  }

  private renderQuestion(): TemplateResult {
    const { question, choices } = this.prediction();
    return html`<div class="prediction">
      <p class="eyebrow">${this.kit.predict}</p>
      <p class="question">${question}</p>
      <div class="choices">
        ${Object.entries(choices).map(([id, label]) => html`<button @click=${() => this.guess(id)}>${label}</button>`)}
      </div>
      <button class="quiet" @click=${() => this.guess('skipped')}>${this.kit.skip}</button>
    </div>`;
  }

  private guess(id: string): void {
    this.change({ guess: id } as Partial<State>);
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('#panel')?.focus());
  }

  private renderGuess(): TemplateResult | typeof nothing {
    const { choices, answer, explanation } = this.prediction();
    const { guess, hasRun } = this.state;
    const label = guess === undefined || !Object.hasOwn(choices, guess) ? undefined : choices[guess];
    if (!hasRun) return label === undefined ? nothing : html`<p class="guess">${this.kit.guessed} ${label}</p>`;
    const judged =
      label === undefined ? nothing : html`<strong>${guess === answer ? this.kit.right : this.kit.wrong}</strong> `;
    return html`<p class="guess" role="status">${judged}${explanation}</p>`;
  }

  private renderWire(): TemplateResult {
    const exchanges = this.isGuessing() ? [] : this.viewed();
    return html`<section class="wire" aria-label=${this.kit.wire}>
      ${
        exchanges.length > 0
          ? html`<wire-view
              ?fill=${this.matches('[data-mode=slides] *')}
              .exchanges=${exchanges}
              .language=${this.language}
              .authority=${this.client?.host === 'server' ? this.client.authority : 'localhost:8420'}
            ></wire-view>`
          : html`<div class="quiet-wire">
              <span class="line" aria-hidden="true"></span>
              <p>${this.kit.wireQuiet}</p>
            </div>`
      }
    </section>`;
  }

  private async reset(): Promise<void> {
    await this.run((client) => this.resetHost(client));
    this.leave();
    this.log.clear();
    this.state = this.firstState();
    this.change({} as Partial<State>);
    if (this.shown && this.client) this.arrive(this.client);
  }

  private async goOnInPage(): Promise<void> {
    this.client = await this.surroundings?.inPage();
  }
}
