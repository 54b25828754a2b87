// <demo-polling>: a customer who asks again and again, what it costs, and how long the news waited; all read off the wire.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, WireEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { longestText, type News } from '#demos/news/news.ts';
import { NewsMeter, noFigures, noReadings, type LaneFigures, type Readings } from '#demos/news/meter.ts';
import { randomId } from '#demos/random-id.ts';
import { readBytes } from '#demos/read-body.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { renderMark, renderTimeline } from '#ui/news-timeline.ts';
import { Asker } from './asker.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { intervals, mostQuestions, path } from './protocol.ts';
import { pollingText, type ExperimentName, type PollingText } from './text.ts';
import { pollingStyle } from './widget.css.ts';

interface State extends DemoState {
  /** Index into `intervals`. */
  readonly pace: number;
  readonly isConditional: boolean;
  readonly isAsking: boolean;
  readonly draft: string;
  readonly readings: Readings;
  readonly newest?: News | undefined;
  /** What there is to say about the run or an experiment. */
  readonly remark?: string | undefined;
}

const lane = 'polling';
const timers = {
  after(milliseconds: number, task: () => void) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

export class Polling extends DemoElement<State> {
  static override styles = [demoStyle, pollingStyle];
  protected readonly demoName = 'polling';
  private asker: Asker | undefined;
  private meter: NewsMeter | undefined;
  private unsubscribe = () => {};
  private drawing: number | undefined;

  private get words(): PollingText {
    return pollingText[this.language];
  }

  private get interval(): number {
    return intervals[this.state.pace] ?? 2_000;
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, pace: 3, isConditional: false, isAsking: false, draft: '', readings: noReadings };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'half', explanation };
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
    if (name === 'star') return this.askForAStar(client);
    if (name === 'hurry') this.change({ pace: 0 });
    if (name === 'doze') this.change({ pace: intervals.length - 1 });
    if (name === 'same') this.change({ isConditional: true });
    this.start(client);
    await this.publish(client, '');
  }

  private async askForAStar(client: DemoClient): Promise<void> {
    await this.publish(client, '');
    const { status } = await client.fetch({ path, headers: [['If-None-Match', '*']] });
    this.change({ remark: fill(this.words.starred, { status }) });
  }

  protected override leave(): void {
    this.stop();
    this.unsubscribe();
    this.meter = undefined;
  }

  protected override async resetHost(client: DemoClient): Promise<void> {
    this.stop();
    await client.fetch({ method: 'DELETE', path });
  }

  /** A new run: what was counted before is another run's. */
  private start(client: DemoClient): void {
    this.leave();
    const run = randomId(browserRandom).slice(0, 8);
    const meter = new NewsMeter((target) => (target.includes(`run=${run}`) ? lane : undefined));
    meter.begin(lane, this.state.newest?.number ?? 0);
    this.meter = meter;
    this.unsubscribe = client.wire.subscribe((event) => this.take(meter, event));
    this.change({ isAsking: true, readings: noReadings, remark: undefined });
    this.asker = new Asker({
      client,
      timers,
      run,
      language: this.language,
      chance: Math.random,
      manner: () => ({ interval: this.interval, isConditional: this.state.isConditional }),
      heard: (news) => this.change({ newest: news.at(-1) }),
      ended: (why) => this.end(why),
    });
  }

  private end(why: 'enough' | 'unreachable'): void {
    this.stop();
    this.change({ remark: fill(this.words.ended[why], { count: mostQuestions }) });
  }

  private stop(): void {
    this.asker?.stop();
    this.asker = undefined;
    if (this.state.isAsking) this.change({ isAsking: false });
  }

  /** Drawn once a frame. What is on its way when the run is stopped is still counted, until the slide is left. */
  private take(meter: NewsMeter, event: WireEvent): void {
    if (meter !== this.meter) return;
    meter.take(event);
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = undefined;
      const readings = this.meter?.read() ?? noReadings;
      const { known = 0 } = readings.lanes[lane] ?? noFigures;
      this.change({ readings, hasRun: this.state.hasRun || known > 0 });
    });
  }

  private async publish(client: DemoClient, text: string): Promise<void> {
    const { status, body } = await client.fetch({
      method: 'POST',
      path: `${path}?language=${this.language}`,
      headers: [['Content-Type', 'text/plain; charset=utf-8']],
      body: text,
    });
    const sentence = new TextDecoder().decode(await readBytes(body, 2_000));
    if (status !== 201) throw new Error(fill(this.words.refused, { sentence: sentence.trim() }));
    this.change({ draft: '' });
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state } = this;
    return html`
      <div class="row">
        <button
          class=${state.isAsking ? '' : 'strong'}
          @click=${() => (state.isAsking ? this.stop() : this.start(client))}
        >
          ${state.isAsking ? words.stop : words.start}
        </button>
        ${this.renderPace()}
      </div>
      <label class="condition">
        <input
          type="checkbox"
          .checked=${state.isConditional}
          @change=${(event: Event) => this.change({ isConditional: (event.target as HTMLInputElement).checked })}
        />
        ${words.conditional}
      </label>
      ${this.renderDrawing()} ${this.renderFigures()}
      <p class="newest">
        ${state.remark ? html`<span role="status">${state.remark}</span>` : html`<b>${words.newest}</b> ${state.newest?.text ?? words.noNews}`}
      </p>
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
        <button class=${state.isAsking ? 'strong' : ''} ?disabled=${this.busy}>${words.publish}</button>
      </form>
    `;
  }

  private readonly onPublish = (event: Event): void => {
    event.preventDefault();
    void this.run((client) => this.publish(client, this.state.draft));
  };

  private renderPace(): TemplateResult {
    const { words, state } = this;
    const shown = fill(words.seconds, { seconds: this.number(this.interval / 1_000) });
    return html`<label class="pace">
      ${words.interval}
      <input
        type="range"
        min="0"
        max=${intervals.length - 1}
        step="1"
        .value=${String(state.pace)}
        aria-valuetext=${shown}
        @input=${(event: Event) => this.change({ pace: Number((event.target as HTMLInputElement).value) })}
      />
      <output>${shown}</output>
    </label>`;
  }

  private renderDrawing(): TemplateResult {
    const { words, state } = this;
    const { readings } = state;
    if (readings.now === 0) return html`<p>${words.empty}</p>`;
    const { questions, passages } = readings;
    const label = fill(words.timeline, { questions: questions.length, known: passages.length });
    return html`<div class="rails">
        <div class="names" aria-hidden="true"><span>${words.patrick}</span><span>${words.customer}</span></div>
        ${renderTimeline(readings, lane, label)}
        <div class="axis"><span>${fill(words.ago, { seconds: 30 })}</span><span>${words.now}</span></div>
      </div>
      <ul class="legend">
        ${renderMark('asked', words.legend.wasted)} ${renderMark('passes', words.legend.fresh)}
        ${renderMark('waits', words.legend.wait)}
      </ul>`;
  }

  private renderFigures(): TemplateResult | typeof nothing {
    const { words, state } = this;
    const figures = state.readings.lanes[lane];
    if (!figures) return nothing;
    const shown = {
      requests: this.number(figures.requests),
      wasted: this.number(figures.wasted),
      up: this.number(figures.up),
      down: this.number(figures.down),
      mean: this.waiting(figures, figures.waited / figures.known),
      worst: this.waiting(figures, figures.worst),
    };
    const names = Object.keys(shown) as (keyof typeof shown)[];
    return html`<dl class="figures">
      ${names.map(
        (name) =>
          html`<div>
            <dt>${words.figures[name]}</dt>
            <dd data-figure=${name}>${shown[name]}</dd>
          </div>`,
      )}
    </dl>`;
  }

  private waiting({ known }: LaneFigures, milliseconds: number): string {
    if (known === 0) return this.words.none;
    return fill(this.words.seconds, { seconds: this.number(milliseconds / 1_000, 2) });
  }

  private number(value: number, digits = 2): string {
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: digits }).format(value);
  }
}

customElements.define('demo-polling', Polling);
