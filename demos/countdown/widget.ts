// <demo-countdown>: several countdowns at once, a connection each, and the time at which every number really came.

import { html, nothing, type TemplateResult } from 'lit';
import type { ClientSocket, DemoClient, SocketEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { readBytes } from '#demos/read-body.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { commandsFor, type CommandName } from './commands.ts';
import {
  afterClose,
  afterEvent,
  afterSending,
  mostLanes,
  newLane,
  shownNumber,
  type Arrival,
  type Lane,
} from './model.ts';
import { path, runningPath } from './protocol.ts';
import { countdownText, type CountdownText, type ExperimentName } from './text.ts';
import { countdownStyle } from './widget.css.ts';

interface State extends DemoState {
  /** One to `mostLanes`. */
  readonly lanes: readonly Lane[];
  /** Id of the lane that the form speaks to. */
  readonly chosen: number;
  readonly lastId: number;
  readonly text: string;
  /** How many the server said that it runs for this visitor, when it was asked last. */
  readonly running?: number | undefined;
  /** The same, around the goodbye of the last departure. */
  readonly departure?: { readonly before: number; readonly after: number } | undefined;
}

/** Times that the server is asked whether it has heard the goodbye: both travel on connections of their own. */
const mostQuestions = 5;

export class Countdown extends DemoElement<State> {
  static override styles = [demoStyle, countdownStyle];
  protected readonly demoName = 'countdown';
  private readonly sockets = new Map<number, ClientSocket>();
  /** Called at each event of a lane's connection, after the state has followed it. */
  private readonly waiting = new Set<(id: number, event: SocketEvent) => void>();

  private get words(): CountdownText {
    return countdownText[this.language];
  }

  private get lane(): Lane {
    const { lanes, chosen } = this.state;
    return lanes.find(({ id }) => id === chosen) ?? lanes[0] ?? newLane(1);
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, lanes: [newLane(1)], chosen: 1, lastId: 1, text: '3' };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'posts', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const commands = Object.entries(commandsFor(authority)) as [CommandName, string][];
    return commands.map(([name, command]) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  /** Each happens to a running countdown, and is seen there. */
  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const { id: lane } = this.lane;
    this.change({ panel: 'try' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
    if (this.lane.phase !== 'counting') await this.sendAndHear(client, lane, '20');
    if (id === 'leave') return this.depart(client, lane);
    await this.sendAndHear(client, lane, this.wrongMessage(id as Exclude<ExperimentName, 'leave'>));
  }

  private wrongMessage(id: Exclude<ExperimentName, 'leave'>): string | Uint8Array {
    const messages = { zero: '0', negative: '-5', words: this.words.ten, huge: '9'.repeat(20_000) };
    return id === 'binary' ? Uint8Array.of(0x33) : messages[id];
  }

  protected override leave(): void {
    for (const id of [...this.sockets.keys()]) this.drop(id);
    this.change({ lanes: this.state.lanes.map((lane) => afterClose(lane, true)) });
  }

  private follow(id: number, step: (lane: Lane) => Lane): void {
    this.change({ lanes: this.state.lanes.map((lane) => (lane.id === id ? step(lane) : lane)) });
  }

  /** Sends over the lane's connection, which is opened first where there is none. */
  private async send(client: DemoClient, id: number, data: string | Uint8Array): Promise<void> {
    if (!this.sockets.has(id)) await this.connect(client, id);
    this.sockets.get(id)?.send(data);
    if (typeof data === 'string') this.follow(id, (lane) => afterSending(lane, data));
  }

  private async sendAndHear(client: DemoClient, id: number, data: string | Uint8Array): Promise<void> {
    await this.send(client, id, data);
    await this.next(id, 'message');
  }

  private connect(client: DemoClient, id: number): Promise<void> {
    this.follow(id, (lane) => ({ ...lane, connection: 'connecting' }));
    const socket: ClientSocket = client.openSocket(`${path}?language=${this.language}`, (event) => {
      if (this.sockets.get(id) === socket) this.hear(id, event);
    });
    this.sockets.set(id, socket);
    return this.next(id, 'open');
  }

  private hear(id: number, event: SocketEvent): void {
    const at = performance.now();
    if (event.type === 'close') this.sockets.delete(id);
    this.follow(id, (lane) => afterEvent(lane, event, at));
    if (event.type === 'message' && event.data === '0') this.change({ hasRun: true });
    for (const listener of [...this.waiting]) listener(id, event);
  }

  /** Resolves at the lane's next event of this type; rejects where its connection ends first. */
  private next(id: number, type: SocketEvent['type']): Promise<void> {
    return new Promise((resolve, reject) => {
      const listener = (of: number, event: SocketEvent): void => {
        if (of !== id || (event.type !== type && event.type !== 'close')) return;
        this.waiting.delete(listener);
        if (event.type === type) resolve();
        else reject(new Error(this.words.failed));
      };
      this.waiting.add(listener);
    });
  }

  /** What its connection still says is no longer heard; whoever waits for it learns that nothing comes. */
  private drop(id: number): void {
    this.sockets.get(id)?.close();
    this.sockets.delete(id);
    const gone = { type: 'close', code: 1005, reason: '', wasClean: true } as const;
    for (const listener of [...this.waiting]) listener(id, gone);
  }

  private async depart(client: DemoClient, id: number): Promise<void> {
    const before = await this.ask(client);
    const closed = this.next(id, 'close');
    this.sockets.get(id)?.close(1000);
    await closed;
    let after = await this.ask(client);
    for (let asked = 1; after >= before && asked < mostQuestions; asked += 1) after = await this.ask(client);
    this.change({ departure: { before, after } });
  }

  private async ask(client: DemoClient): Promise<number> {
    const { body } = await client.fetch({ path: runningPath });
    const running = Number(new TextDecoder().decode(await readBytes(body, 100)));
    this.change({ running, departure: undefined });
    return running;
  }

  private addLane(): void {
    const { lanes, lastId } = this.state;
    const id = lastId + 1;
    this.change({ lanes: [...lanes, newLane(id)], chosen: id, lastId: id });
    this.focusOn('input');
  }

  private removeLane(id: number): void {
    this.drop(id);
    const lanes = this.state.lanes.filter((lane) => lane.id !== id);
    const chosen = id === this.state.chosen ? (lanes[0]?.id ?? 1) : this.state.chosen;
    this.change({ lanes, chosen });
    this.focusOn('.lane[aria-pressed="true"]');
  }

  private focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state, lane } = this;
    const isOpen = lane.connection === 'open';
    return html`
      <ul class="lanes" data-count=${state.lanes.length} aria-label=${words.countdowns}>
        ${state.lanes.map((each) => this.renderLane(each))}
        ${
          state.lanes.length < mostLanes
            ? html`<li><button class="more" @click=${() => this.addLane()}>+ ${words.add}</button></li>`
            : nothing
        }
      </ul>
      <form class="row" @submit=${(event: Event) => this.onSend(event)}>
        <input
          type="text"
          maxlength="1000"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-label=${fill(words.toSend, { id: lane.id })}
          .value=${state.text}
          @input=${(event: Event) => this.change({ text: (event.target as HTMLInputElement).value })}
        />
        <button class="strong" ?disabled=${this.busy}>${words.send}</button>
        <button type="button" ?disabled=${!isOpen} @click=${() => void this.send(client, lane.id, 'cancel')}>
          ${words.cancel}
        </button>
        <button type="button" ?disabled=${!isOpen} @click=${() => this.sockets.get(lane.id)?.close(1000)}>
          ${words.hangUp}
        </button>
      </form>
      ${this.renderSaid(lane)} ${this.renderRunning()}
    `;
  }

  private renderLane(lane: Lane): TemplateResult {
    const { words, state } = this;
    const { id } = lane;
    const phase = lane.connection === 'connecting' ? words.connecting : words.phases[lane.phase];
    return html`<li>
      <button
        class="lane"
        data-phase=${lane.phase}
        aria-pressed=${id === state.chosen}
        aria-label=${`${fill(words.lane, { id })}: ${shownNumber(lane) ?? words.noNumber}, ${phase}`}
        @click=${() => this.change({ chosen: id })}
      >
        <span class="phase">${id} ${phase}</span>
        <span class="number">${shownNumber(lane) ?? '–'}</span>
      </button>
      ${
        state.lanes.length > 1
          ? html`<button class="remove" aria-label=${fill(words.remove, { id })} @click=${() => this.removeLane(id)}>
              ×
            </button>`
          : nothing
      }
    </li>`;
  }

  private onSend(event: Event): void {
    event.preventDefault();
    const { id } = this.lane;
    void this.run((client) => this.send(client, id, this.state.text));
  }

  /** Numbers come each second: only a refusal is read out. */
  private renderSaid(lane: Lane): TemplateResult {
    const { refusal } = lane;
    return html`<div class="said">
      <p class="refusal" role="status" ?hidden=${refusal === undefined}>${refusal}</p>
      <p ?hidden=${refusal !== undefined}>${this.tellTime(lane)}</p>
    </div>`;
  }

  private tellTime({ arrivals, from, furthest }: Lane): string {
    const { words } = this;
    const last = arrivals.at(-1);
    if (!last) return words.noArrivals;
    const values = { number: last.number, from, after: this.milliseconds(last.after), ms: this.milliseconds(furthest) };
    return fill(last.number === from ? words.first : words.punctual, values);
  }

  private milliseconds(time: number): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: time < 100 ? 1 : 0 }).format(time);
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    return [{ id: 'times', label: this.words.times, render: () => this.renderTimes(this.lane) }];
  }

  private renderTimes(lane: Lane): TemplateResult {
    const { words } = this;
    if (lane.arrivals.length === 0) return html`<p>${words.noArrivals}</p>`;
    return html`<table class="times">
        <caption>
          ${fill(words.lane, { id: lane.id })}
        </caption>
        <thead>
          <tr>
            ${words.columns.map((name) => html`<th scope="col">${name}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${lane.arrivals.map((arrival) => this.renderArrival(arrival, lane.from))}
        </tbody>
      </table>
      <p>${words.noDrift}</p>`;
  }

  private renderArrival({ number, after }: Arrival, from: number): TemplateResult {
    const off = after - (from - number) * 1000;
    return html`<tr>
      <th scope="row">${number}</th>
      <td>${this.milliseconds(after)}</td>
      <td>${off < 0 ? '−' : '+'}${this.milliseconds(Math.abs(off))}</td>
    </tr>`;
  }

  private renderRunning(): TemplateResult {
    const { words, state } = this;
    const { running, departure } = state;
    const sentence = running === undefined ? words.running : fill(words.runs, { count: running });
    return html`<div class="row asked">
      <button ?disabled=${this.busy} @click=${() => void this.run(async (client) => void (await this.ask(client)))}>
        ${words.ask}
      </button>
      <span role="status">${departure ? fill(words.left, departure) : sentence}</span>
    </div>`;
  }
}

customElements.define('demo-countdown', Countdown);
