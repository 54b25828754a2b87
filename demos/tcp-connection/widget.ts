// <demo-tcp-connection>: a live connection step by step, with what the system says of its ends; and recorded segments.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, Side, TcpStates, WireEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { readBytes } from '#demos/read-body.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import type { Truth } from '#ui/truth.ts';
import { commandsFor, type CommandName } from './commands.ts';
import {
  isAfter,
  mayClientSpeak,
  mostSteps,
  phaseAfter,
  withStates,
  type Deed,
  type Phase,
  type Step,
} from './model.ts';
import { decodeStates, echoPort, longestLine, ports, statesPath, type Order } from './protocol.ts';
import type { Recording, Segment } from './segments.ts';
import { Session, type Heard } from './session.ts';
import {
  recordingNames,
  tcpConnectionText,
  type ExperimentName,
  type RecordingName,
  type TcpConnectionText,
} from './text.ts';
import { fetchRecording } from './widget-recordings.ts';
import { tcpConnectionStyle } from './widget.css.ts';

/** Times that the system is asked for the states after a step. */
const mostQuestions = 5;

interface State extends DemoState {
  readonly text: string | undefined;
  readonly phase: Phase;
  /** The newest `mostSteps`. */
  readonly steps: readonly Step[];
  /** Whether the server's system tells the states; undefined before it was asked. */
  readonly tellsStates: boolean | undefined;
  readonly recordingName: RecordingName;
  /** Undefined while it is fetched. */
  readonly recording: Recording | undefined;
}

export class TcpConnection extends DemoElement<State> {
  static override styles = [demoStyle, tcpConnectionStyle];
  protected readonly demoName = echoPort.demo;
  private session: Session | undefined;
  /** Called after each step. */
  private readonly waiting = new Set<(step: Step | undefined) => void>();

  private get words(): TcpConnectionText {
    return tcpConnectionText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return {
      ...firstState,
      text: undefined,
      phase: 'none',
      steps: [],
      tellsStates: undefined,
      recordingName: 'whole',
      recording: undefined,
    };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'ten', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const host = authority.replace(/:\d+$/, '');
    const port = this.client?.portNumber(echoPort) ?? ports[0].preferred;
    const commands = Object.entries(commandsFor(host, port, this.words.word)) as [CommandName, string][];
    return commands.map(([name, command]) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  /** Each begins with a fresh connection, and is seen where it happens. */
  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const name = id as ExperimentName;
    this.change({ panel: name === 'refused' ? 'segments' : 'try' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
    if (name === 'refused') return this.show('refused');
    await this.connect(client);
    if (name === 'half') return this.finish(client);
    if (name === 'reset') return this.cut(client);
    await this.order(client, name);
  }

  /** The server does as it is told, and the step that comes of it is waited for. */
  private async order(client: DemoClient, order: Order): Promise<void> {
    const done = this.next((step) => step.from === 'server' && step.deed !== 'data');
    await this.say(client, order);
    await done;
  }

  protected override truth(client: DemoClient): Truth {
    const { panel, recording } = this.state;
    if (panel !== 'segments') return super.truth(client);
    const date = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeZone: 'UTC' });
    return { kind: 'recorded', ...(recording?.at !== undefined && { date: date.format(recording.at) }) };
  }

  /** The states are asked for by HTTP, after every step: that is another matter. */
  protected override isOfInterest(event: WireEvent & { type: 'opened' }): boolean {
    return super.isOfInterest(event) && event.over !== undefined;
  }

  protected override leave(): void {
    this.session?.abort();
    this.session = undefined;
    for (const listener of [...this.waiting]) listener(undefined);
    if (this.state.phase !== 'none') this.change({ phase: 'closed' });
  }

  private async connect(client: DemoClient): Promise<void> {
    this.session?.abort();
    this.session = undefined;
    this.change({ phase: 'connecting', steps: [] });
    try {
      const stream = await client.connect(echoPort);
      const session: Session = new Session(stream, (heard) => {
        if (this.session === session) void this.hear(client, heard);
      });
      this.session = session;
      await this.step(client, 'client', 'connect');
    } catch (error) {
      this.change({ phase: 'none' });
      throw error;
    }
  }

  private async say(client: DemoClient, text: string): Promise<void> {
    await this.session?.send(`${text}\n`);
    await this.step(client, 'client', 'data', text);
  }

  private async finish(client: DemoClient): Promise<void> {
    await this.session?.end();
    await this.step(client, 'client', 'fin');
  }

  private async cut(client: DemoClient): Promise<void> {
    this.session?.abort();
    this.session = undefined;
    await this.step(client, 'client', 'rst');
  }

  private async hear(client: DemoClient, heard: Heard): Promise<void> {
    if (heard.type !== 'data') return this.step(client, 'server', heard.type);
    for (const line of heard.text.split('\n')) if (line !== '') await this.step(client, 'server', 'data', line);
  }

  /** Notes it at once; what the system says follows. */
  private async step(client: DemoClient, from: Side, deed: Deed, text = ''): Promise<void> {
    const id = (this.state.steps.at(-1)?.id ?? 0) + 1;
    const phase = phaseAfter(this.state.phase, { from, deed });
    const steps = [...this.state.steps, { id, from, deed, text }].slice(-mostSteps);
    this.change({ phase, steps, hasRun: this.state.hasRun || phase === 'closed' });
    const states = await this.settled(client, { from, deed }).catch(() => undefined);
    this.change({ steps: withStates(this.state.steps, id, states) });
    for (const listener of [...this.waiting]) listener({ id, from, deed, text, states });
  }

  private async settled(client: DemoClient, step: Pick<Step, 'from' | 'deed'>): Promise<TcpStates | undefined> {
    let states = await this.ask(client);
    for (let asked = 1; states && !isAfter(step, states) && asked < mostQuestions; asked += 1)
      states = await this.ask(client);
    return states;
  }

  private async ask(client: DemoClient): Promise<TcpStates | undefined> {
    if (client.host === 'in-page' || this.state.tellsStates === false) return undefined;
    const { body } = await client.fetch({ path: statesPath });
    const answer = decodeStates(new TextDecoder().decode(await readBytes(body, 1_000)));
    if (answer) this.change({ tellsStates: answer.supported });
    return answer?.states ?? undefined;
  }

  private next(isIt: (step: Step) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const listener = (step: Step | undefined): void => {
        if (step && !isIt(step)) return;
        this.waiting.delete(listener);
        resolve();
      };
      this.waiting.add(listener);
    });
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state } = this;
    const { phase } = state;
    const maySpeak = mayClientSpeak(phase) && !this.busy;
    const isOver = phase === 'none' || phase === 'closed';
    return html`
      <div class="row">
        <button
          class=${isOver ? 'strong' : ''}
          ?disabled=${!isOver || this.busy}
          @click=${() => void this.run(() => this.connect(client))}
        >
          ${words.open}
        </button>
        <button ?disabled=${!maySpeak} @click=${() => void this.run(() => this.finish(client))}>${words.end}</button>
        <button ?disabled=${isOver || this.busy} @click=${() => void this.run(() => this.cut(client))}>
          ${words.reset}
        </button>
      </div>
      <form class="row" @submit=${(event: Event) => this.onSend(event)}>
        <input
          type="text"
          maxlength=${longestLine / 4}
          autocomplete="off"
          spellcheck="false"
          aria-label=${words.toSend}
          .value=${state.text ?? words.word}
          @input=${(event: Event) => this.change({ text: (event.target as HTMLInputElement).value })}
        />
        <button class=${isOver ? '' : 'strong'} ?disabled=${!maySpeak}>${words.send}</button>
      </form>
      ${this.renderSteps(client)}
    `;
  }

  private onSend(event: Event): void {
    event.preventDefault();
    void this.run((client) => this.say(client, this.state.text ?? this.words.word));
  }

  private renderSteps(client: DemoClient): TemplateResult {
    const { words, state } = this;
    const source = client.host === 'in-page' ? 'in-page' : state.tellsStates === false ? 'absent' : 'system';
    const heads = this.renderHeads(
      html`<span role="status" data-phase=${state.phase}>${words.phases[state.phase]}</span>`,
    );
    if (state.steps.length === 0)
      return html`${heads}
        <p class="none">${words.none}</p>`;
    return html`${heads}
      <ol class="ladder" aria-label=${words.ladder}>
        ${state.steps.map(({ from, deed, text, states }) => {
          const label = deed === 'data' ? html`<code>${text}</code>` : words.deeds[deed];
          return this.renderRung(from, label, states, deed);
        })}
      </ol>
      <p class="source">${words.statesFrom[source]}</p>`;
  }

  private renderHeads(between: unknown): TemplateResult {
    const [client, , server] = this.words.columns;
    return html`<div class="heads"><b class="client">${client}</b>${between}<b class="server">${server}</b></div>`;
  }

  private renderRung(from: Side, label: unknown, states: TcpStates | undefined, kind: string): TemplateResult {
    const { words } = this;
    const state = (side: Side) =>
      html`<span class=${`state ${side}`}>${states?.[side] ?? html`<span aria-hidden="true">·</span>`}</span>`;
    return html`<li class=${`rung ${from}`} data-kind=${kind}>
      ${state('client')}
      <span class="arrow"><span class="spoken">${words[from]}: </span><span class="label">${label}</span></span>
      ${state('server')}
    </li>`;
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    return [{ id: 'segments', label: this.words.segments, render: () => this.renderSegments() }];
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    const before = changed.get('state') as State | undefined;
    if (before && before.steps.length < this.state.steps.length) this.showNewest();
    const { panel, recording, recordingName, problem } = this.state;
    if (this.shown && panel === 'segments' && !recording && problem === undefined) void this.show(recordingName);
  }

  /** The panel scrolls by itself only where it has a height of its own, beside the wire. */
  private showNewest(): void {
    const panel = this.renderRoot.querySelector('#panel');
    if (panel) panel.scrollTop = panel.scrollHeight;
  }

  private async show(recordingName: RecordingName): Promise<void> {
    if (this.fetching === recordingName) return;
    this.fetching = recordingName;
    this.change({ recordingName, recording: undefined, problem: undefined });
    try {
      const recording = await fetchRecording(recordingName);
      if (this.state.recordingName === recordingName) this.change({ recording, hasRun: true });
    } catch {
      this.change({ problem: this.words.unreadable });
    } finally {
      this.fetching = undefined;
    }
  }
  private fetching: RecordingName | undefined;

  private renderSegments(): TemplateResult {
    const { words, state } = this;
    return html`<div class="row recordings">
        ${recordingNames.map(
          (name) =>
            html`<button aria-pressed=${state.recordingName === name} @click=${() => void this.show(name)}>
              ${words.recordings[name]}
            </button>`,
        )}
      </div>
      ${state.recording ? this.renderRecording(state.recording) : nothing}`;
  }

  private renderRecording({ at, segments }: Recording): TemplateResult {
    const { words, state } = this;
    const date = new Intl.DateTimeFormat(this.language === 'en' ? 'en-GB' : 'fr', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(at);
    const values = { count: segments.length, pause: this.number(longestPause(segments)) };
    return html`<p class="told">
        <strong>${fill(words.recorded, { date })}</strong> ${fill(words.told[state.recordingName], values)}
      </p>
      ${this.renderHeads(html`<span></span>`)}
      <ol class="ladder" aria-label=${words.ladder}>
        ${segments.map((segment) => this.renderRung(segment.from, this.tellSegment(segment), segment.states, 'segment'))}
      </ol>
      <p class="source">${words.computed}</p>`;
  }

  private tellSegment({ flags, seq, ack, length, isAgain, packet }: Segment): TemplateResult {
    const { words } = this;
    const [acknowledged, size] = [ack === undefined ? '' : ` ack ${ack}`, length === 0 ? '' : ` len ${length}`];
    // PSH asks the other system to hand over at once: it says nothing of the connection.
    const shown = flags.filter((flag) => flag !== 'PSH').join(' ');
    return html`<b title=${fill(words.packet, { number: packet })}>${shown}</b>
      <small>seq ${seq}${acknowledged}${size}</small> ${isAgain ? html`<em>${words.again}</em>` : nothing}`;
  }

  private number(value: number): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: 0 }).format(value);
  }
}

/** Milliseconds between a segment that was sent again and the one before it. */
function longestPause(segments: readonly Segment[]): number {
  const index = segments.findIndex(({ isAgain }) => isAgain);
  return index < 1 ? 0 : (segments[index]?.since ?? 0) - (segments[index - 1]?.since ?? 0);
}

customElements.define('demo-tcp-connection', TcpConnection);
