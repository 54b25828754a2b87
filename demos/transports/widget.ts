// <demo-transports>: four customers hear the same news, each in a way of its own; waits, requests and octets from the wire.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, WireEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { NewsMeter, noFigures, noReadings, type LaneFigures, type Readings } from '#demos/news/meter.ts';
import { longestText, readNewsList, type News } from '#demos/news/news.ts';
import { randomId } from '#demos/random-id.ts';
import { readBytes } from '#demos/read-body.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { renderMark, renderTimeline } from '#ui/news-timeline.ts';
import { commandsFor, type CommandName } from './commands.ts';
import {
  followByPolling,
  followBySocket,
  followByStream,
  followByWaiting,
  type Follower,
  type FollowerOptions,
  type FollowerStatus,
} from './followers.ts';
import { cutPath, lanePaths, lanes, newsPath, type Lane } from './protocol.ts';
import { transportsText, type ExperimentName, type FigureName, type TransportsText } from './text.ts';
import { followByEventSource } from './widget-stream.ts';
import { transportsStyle } from './widget.css.ts';

interface State extends DemoState {
  readonly isFollowing: boolean;
  /** Milliseconds between two questions of the polling lane. */
  readonly pace: number;
  /** Seconds between two publications; 0: by hand. */
  readonly automatic: number;
  readonly draft: string;
  readonly statuses: Readonly<Record<Lane, FollowerStatus | 'off'>>;
  /** Number of the newest piece that each lane has told its script. */
  readonly heard: Readonly<Record<Lane, number>>;
  readonly newest?: News | undefined;
  readonly readings: Readings;
  readonly remark?: string | undefined;
}

const paces = [1_000, 2_000, 5_000, 10_000] as const;
const automatic = [0, 3, 10] as const;
const allOff = { poll: 'off', wait: 'off', stream: 'off', socket: 'off' } as const;
const nothingHeard = { poll: 0, wait: 0, stream: 0, socket: 0 } as const;
const figureNames: readonly FigureName[] = ['mean', 'worst', 'requests', 'wasted', 'up', 'down', 'each'];
/** Octets of the history: 50 pieces of news. */
const largestHistory = 32_768;

const timers = {
  after(milliseconds: number, task: () => void) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class Transports extends DemoElement<State> {
  static override styles = [demoStyle, transportsStyle];
  protected readonly demoName = 'transports';
  private followers: Follower[] = [];
  private meter: NewsMeter | undefined;
  private unsubscribe = () => {};
  private cancelPublication = () => {};
  private drawing: number | undefined;
  /** Called after each change of what the lanes have heard. */
  private readonly waiting = new Set<() => void>();

  private get words(): TransportsText {
    return transportsText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return {
      ...firstState,
      isFollowing: false,
      pace: 2_000,
      automatic: 0,
      draft: '',
      statuses: allOff,
      heard: nothingHeard,
      readings: noReadings,
    };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'poll', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const commands = Object.entries(commandsFor(authority)) as [CommandName, string][];
    return commands.map(([name, command]) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const name = id as ExperimentName;
    this.change({ panel: 'try', remark: undefined });
    if (name === 'slow') this.change({ pace: 10_000 });
    if (!this.state.isFollowing) await this.start(client);
    if (name === 'cut') return this.cut(client);
    for (let count = 0; count < (name === 'burst' ? 5 : 1); count += 1) await this.publish(client, '');
  }

  /** The news of the time of the cut is published when the stream has noticed that it was cut. */
  private async cut(client: DemoClient): Promise<void> {
    await this.until(() => lanes.every((lane) => this.state.statuses[lane] === 'listening'));
    await client.fetch({ method: 'POST', path: cutPath });
    await this.until(() => this.state.statuses.stream !== 'listening');
    const { number } = await this.publish(client, '');
    await this.until(() => lanes.every((lane) => this.state.heard[lane] >= number));
    this.change({ remark: this.words.cutRemark });
  }

  /** Resolves at once where it holds, else after the change that makes it hold, or when the four are closed. */
  private until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.state.isFollowing && !holds()) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  protected override leave(): void {
    this.stop();
    this.unsubscribe();
    this.meter = undefined;
  }

  protected override async resetHost(client: DemoClient): Promise<void> {
    this.stop();
    await client.fetch({ method: 'DELETE', path: newsPath });
  }

  private async start(client: DemoClient): Promise<void> {
    this.leave();
    const after = await this.newestNumber(client);
    if (!this.shown) return;
    const run = randomId(browserRandom).slice(0, 8);
    const meter = new NewsMeter((target) =>
      target.includes(`run=${run}`) ? lanes.find((lane) => target.startsWith(lanePaths[lane])) : undefined,
    );
    for (const lane of lanes) meter.begin(lane, after);
    this.meter = meter;
    this.change({ isFollowing: true, readings: noReadings, remark: undefined, heard: nothingHeard, statuses: allOff });
    this.unsubscribe = client.wire.subscribe((event) => this.take(meter, event));
    this.follow(client, `run=${run}&language=${this.language}`, after);
    this.publishSoon(client);
  }

  private follow(client: DemoClient, query: string, after: number): void {
    const options = (lane: Lane): FollowerOptions => ({
      client,
      timers,
      query,
      after,
      chance: Math.random,
      heard: (news) => this.hear(lane, news),
      changed: (status) => this.note({ statuses: { ...this.state.statuses, [lane]: status } }),
    });
    const byStream = client.host === 'server' ? followByEventSource : followByStream;
    this.followers = [
      followByPolling(options('poll'), () => this.state.pace),
      followByWaiting(options('wait')),
      byStream(options('stream')),
      followBySocket(options('socket')),
    ];
  }

  private hear(lane: Lane, news: readonly News[]): void {
    const last = news.at(-1);
    if (!last) return;
    const isNewer = last.number > (this.state.newest?.number ?? 0);
    const heard = { ...this.state.heard, [lane]: last.number };
    this.note({ heard, ...(isNewer && { newest: last }) });
  }

  private note(part: Partial<State>): void {
    this.change(part);
    for (const look of [...this.waiting]) look();
  }

  private stop(): void {
    this.cancelPublication();
    for (const follower of this.followers.splice(0)) follower.stop();
    if (this.state.isFollowing) this.note({ isFollowing: false, statuses: allOff });
  }

  private async newestNumber(client: DemoClient): Promise<number> {
    const { body } = await client.fetch({ path: newsPath });
    const bytes = await readBytes(body, largestHistory);
    return readNewsList(new TextDecoder().decode(bytes)).at(-1)?.number ?? 0;
  }

  /** Drawn once a frame. */
  private take(meter: NewsMeter, event: WireEvent): void {
    if (meter !== this.meter) return;
    meter.take(event);
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = undefined;
      const readings = this.meter?.read();
      if (!readings) return;
      const isTold = lanes.every((lane) => (readings.lanes[lane] ?? noFigures).known > 0);
      this.change({ readings, hasRun: this.state.hasRun || isTold });
    });
  }

  private async publish(client: DemoClient, text: string): Promise<News> {
    const { status, body } = await client.fetch({
      method: 'POST',
      path: `${newsPath}?language=${this.language}`,
      headers: [['Content-Type', 'text/plain; charset=utf-8']],
      body: text,
    });
    const said = new TextDecoder().decode(await readBytes(body, 2_000));
    const [news] = status === 201 ? readNewsList(`[${said}]`) : [];
    if (!news) throw new Error(fill(this.words.refused, { sentence: said.trim() }));
    return news;
  }

  private publishSoon(client: DemoClient): void {
    this.cancelPublication();
    const { automatic: seconds, isFollowing } = this.state;
    if (seconds === 0 || !isFollowing) return;
    this.cancelPublication = timers.after(seconds * 1_000, () => {
      // One that fails is one that is not there: the next one may be.
      this.publish(client, '').catch(() => {});
      this.publishSoon(client);
    });
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state } = this;
    const toggle = (): void => (state.isFollowing ? this.stop() : void this.run((current) => this.start(current)));
    return html`
      <div class="row">
        <button class=${state.isFollowing ? '' : 'strong'} ?disabled=${this.busy} @click=${toggle}>
          ${state.isFollowing ? words.stop : words.start}
        </button>
        ${this.renderPace()}
        <span class="by">${client.host === 'server' ? words.by.eventSource : words.by.fetch}</span>
      </div>
      <form class="row" @submit=${this.onPublish}>
        <input
          type="text"
          maxlength=${longestText}
          autocomplete="off"
          placeholder=${words.placeholder}
          aria-label=${words.publishLabel}
          .value=${state.draft}
          @input=${(event: Event) => this.change({ draft: (event.target as HTMLInputElement).value })}
        />
        <button class=${state.isFollowing ? 'strong' : ''} ?disabled=${this.busy}>${words.publish}</button>
        ${this.renderAutomatic(client)}
      </form>
      <p class="newest">
        ${
          state.remark
            ? html`<span role="status">${state.remark}</span>`
            : html`<b>${words.newest}</b> ${state.newest?.text ?? words.noNews}`
        }
      </p>
      <ul class="lanes">
        ${lanes.map((lane) => this.renderLane(lane))}
      </ul>
      <div class="axis">
        <span>${fill(words.ago, { seconds: 30 })}</span>
        <ul class="legend">
          ${renderMark('asked', words.legend.asked)} ${renderMark('waits', words.legend.waits)}
          ${renderMark('passes', words.legend.passes)}
        </ul>
        <span>${words.now}</span>
      </div>
    `;
  }

  private readonly onPublish = (event: Event): void => {
    event.preventDefault();
    void this.run(async (client) => {
      await this.publish(client, this.state.draft);
      this.change({ draft: '' });
    });
  };

  private renderPace(): TemplateResult {
    const { words, state } = this;
    return html`<label>
      ${words.pace}
      <select @change=${(event: Event) => this.change({ pace: Number((event.target as HTMLSelectElement).value) })}>
        ${paces.map(
          (pace) =>
            html`<option value=${pace} .selected=${pace === state.pace}>
              ${fill(words.seconds, { seconds: pace / 1_000 })}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private renderAutomatic(client: DemoClient): TemplateResult {
    const { words, state } = this;
    const choose = (event: Event): void => {
      this.change({ automatic: Number((event.target as HTMLSelectElement).value) });
      this.publishSoon(client);
    };
    return html`<select aria-label=${words.automatic} @change=${choose}>
      ${automatic.map(
        (seconds) =>
          html`<option value=${seconds} .selected=${seconds === state.automatic}>
            ${words.everyPublication[seconds]}
          </option>`,
      )}
    </select>`;
  }

  private renderLane(lane: Lane): TemplateResult {
    const { words, state } = this;
    const status = state.statuses[lane];
    const questions = state.readings.questions.filter((one) => one.lane === lane).length;
    const known = state.readings.passages.filter((one) => one.lane === lane).length;
    const label = fill(words.timeline, { lane: words.lanes[lane], questions, known });
    return html`<li data-lane=${lane} data-known=${state.readings.lanes[lane]?.known ?? 0}>
      <header>
        <span data-status=${status} title=${words.status[status]}>
          <b>${words.lanes[lane]}</b>
          ${status === 'away' || status === 'over' ? html`<span role="status">${words.status[status]}</span>` : nothing}
        </span>
        <span class="line">${this.tellFigures(state.readings.lanes[lane])}</span>
      </header>
      ${renderTimeline(state.readings, lane, label)}
    </li>`;
  }

  private tellFigures(figures: LaneFigures | undefined): string {
    const { words } = this;
    if (!figures) return '';
    const wait = figures.known === 0 ? words.noWait : this.wait(figures.waited / figures.known);
    const { requests: count } = figures;
    const requests = count === 1 ? words.oneRequest : fill(words.requests, { count: this.number(count) });
    return fill(words.line, { wait, requests, octets: this.octets(figures.up + figures.down) });
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    return [{ id: 'figures', label: this.words.figures, render: () => this.renderFigures() }];
  }

  private renderFigures(): TemplateResult {
    const { words, state } = this;
    if (Object.keys(state.readings.lanes).length === 0) return html`<p>${words.noFigures}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${words.figures}>
      <table class="figures">
        <caption>
          ${words.figuresCaption}
        </caption>
        <thead>
          <tr>
            <td></td>
            ${lanes.map((lane) => html`<th scope="col">${words.lanes[lane]}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${figureNames.map(
            (name) =>
              html`<tr>
                <th scope="row">${words.figure[name]}</th>
                ${lanes.map((lane) => html`<td>${this.figure(name, state.readings.lanes[lane])}</td>`)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private figure(name: FigureName, figures: LaneFigures = noFigures): string {
    const { up, down, known, waited, worst } = figures;
    if (name === 'up' || name === 'down' || name === 'requests' || name === 'wasted') return this.number(figures[name]);
    if (known === 0) return this.words.none;
    return name === 'each'
      ? this.number(Math.round((up + down) / known))
      : this.wait(name === 'mean' ? waited / known : worst);
  }

  private wait(milliseconds: number): string {
    if (milliseconds < 1_000)
      return fill(this.words.milliseconds, { ms: this.number(milliseconds, milliseconds < 10 ? 1 : 0) });
    return fill(this.words.seconds, { seconds: this.number(milliseconds / 1_000, 1) });
  }

  private octets(count: number): string {
    if (count < 10_000) return fill(this.words.octets, { count: this.number(count) });
    return fill(this.words.kilo, { count: this.number(count / 1_000, 1) });
  }

  private number(value: number, digits = 0): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: digits }).format(value);
  }
}

customElements.define('demo-transports', Transports);
