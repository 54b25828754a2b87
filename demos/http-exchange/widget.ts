// <demo-http-exchange preset="get">: a request typed octet by octet, sent as it is, and what comes back.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, WireEvent } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { randomId } from '#demos/random-id.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { spokenStyle } from '#ui/spoken-style.css.ts';
import { http1FaultText } from '#wire/http1-fault-text.ts';
import { valuesOf } from '#wire/http1-message.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { Connection, type Answer, type Standing } from './connection.ts';
import { nextAfter, type Next } from './model.ts';
import { readOctets } from './octet-text.ts';
import { isPresetName, presetGroups, presetText, type GroupName, type PresetName } from './presets.ts';
import { askedPresets, presetTexts, rightChoices, type AskedPreset } from './preset-text.ts';
import { largestRequest, paths } from './protocol.ts';
import { recordStream } from './recorded-stream.ts';
import { readRequests, writeRequest, type Request, type RequestsRead } from './request.ts';
import { httpExchangeText, type HttpExchangeText } from './text.ts';
import { renderAnswer } from './widget-answer.ts';
import { renderEditor } from './widget-editor.ts';
import { httpExchangeStyle } from './widget.css.ts';

interface State extends DemoState {
  /** What the editor was filled with; undefined once it was edited. */
  readonly preset: PresetName | undefined;
  /** What was typed; undefined while it is the preset's own text. */
  readonly text: string | undefined;
  /** Answers to what was sent last, the newest `mostAnswers`. */
  readonly answers: readonly Answer[];
  readonly standing: Standing | 'none';
  /** Requests sent on the present connection. */
  readonly sent: number;
  /** Sent, and not answered for a while. */
  readonly waits: RequestsRead['missing'] | 'answer' | undefined;
  /** What the last answer leads to, as text to be sent. */
  readonly next?:
    | { readonly step: Next['step']; readonly method: string; readonly target: string; readonly text: string }
    | undefined;
}

const mostAnswers = 8;
/** Redirects followed by the experiment. */
const mostHops = 5;
/** Milliseconds without an answer before the panel says what is waited for. */
const longSilence = 600;
/** Connections whose octets the wire view keeps when the slide is left. */
const mostKept = 30;

export class HttpExchange extends DemoElement<State> {
  static override styles = [demoStyle, spokenStyle, httpExchangeStyle];
  protected readonly demoName = 'http-exchange';
  private connection: Connection | undefined;
  /** Told when an answer came or the connection is over. */
  private heard = () => {};
  private request: Request | undefined;
  private fault: string | undefined;
  private ownEvents: WireEvent[] = [];
  /** Names that the host gave to our exchanges: what its tap says of them, we have seen. */
  private readonly ownNames = new Set<string>();

  private get words(): HttpExchangeText {
    return httpExchangeText[this.language];
  }

  /** The request that the slide opens with: the attribute `preset`, `get` without it. */
  private get openingPreset(): PresetName {
    const name = this.getAttribute('preset') ?? '';
    return isPresetName(name) ? name : 'get';
  }

  /** The one whose question is asked. */
  private get askedPreset(): AskedPreset {
    return askedPresets.find((name) => name === this.openingPreset) ?? 'get';
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return {
      ...firstState,
      preset: this.openingPreset,
      text: undefined,
      answers: [],
      standing: 'none',
      sent: 0,
      waits: undefined,
    };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = presetTexts[this.language].questions[this.askedPreset];
    return { question, choices, answer: rightChoices[this.askedPreset], explanation };
  }

  /** What our own connections carried is shown already. */
  protected override isOfInterest(event: WireEvent & { type: 'opened' }): boolean {
    const isBusy = this.busy || this.state.standing === 'open';
    return super.isOfInterest(event) && !isBusy && !this.ownNames.has(event.exchange);
  }

  protected override arrive(): void {
    for (const event of this.ownEvents) this.tell(event);
  }

  protected override leave(): void {
    this.connection?.abort();
  }

  protected override async resetHost(client: DemoClient): Promise<void> {
    this.connection?.abort();
    this.ownEvents = [];
    await client.fetch({ method: 'DELETE', path: paths.notes });
  }

  protected commands(authority: string): readonly Command[] {
    const read = readOctets(this.textFor(authority));
    const octets = read.ok ? read.octets : new Uint8Array();
    const [request] = readRequests(octets).whole;
    const commands = commandsFor(authority, octets, request);
    return Object.entries(commands).map(([name, command]) => {
      return { label: this.words.commands[name as CommandName], command };
    });
  }

  private textFor(authority: string): string {
    const { text, preset } = this.state;
    return text ?? presetText(preset ?? 'get', { authority, language: this.language });
  }

  protected experiments(): Experiments {
    return presetTexts[this.language].experiments;
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    if (!isPresetName(id)) return;
    this.choose(id);
    this.change({ panel: 'try', guess: this.state.guess ?? 'skipped' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
    await this.send(client);
    if (id === 'redirect-loop') await this.chase(client);
  }

  private async chase(client: DemoClient): Promise<void> {
    for (let hops = 1; hops < mostHops && this.state.next; hops += 1) await this.sendNext(client, this.state.next.text);
    throw new Error(fill(this.words.hops, { count: mostHops }));
  }

  private choose(preset: PresetName): void {
    this.change({ preset, text: undefined, answers: [], next: undefined, problem: undefined });
  }

  // Sending

  private async send(client: DemoClient): Promise<void> {
    const octets = this.octetsToSend(client);
    const reading = readRequests(octets);
    this.fault = undefined;
    this.request = reading.whole.at(-1);
    this.change({ answers: [], next: undefined });
    const isReused = this.connection?.standing === 'open';
    await this.exchange(client, octets, reading);
    // The server may have ended the connection while our octets were on their way (RFC 9112 §9.3.1): once more.
    if (isReused && this.state.answers.length === 0 && this.state.standing !== 'open')
      await this.exchange(client, octets, reading);
    this.judge();
  }

  private octetsToSend(client: DemoClient): Uint8Array {
    const read = readOctets(this.textFor(client.authority));
    if (!read.ok) throw new Error(fill(this.words.escape, { escape: read.escape }));
    const { length } = read.octets;
    if (length === 0) throw new Error(this.words.empty);
    if (length > largestRequest) throw new Error(fill(this.words.tooLong, { limit: largestRequest, octets: length }));
    return read.octets;
  }

  /** Until every whole request is answered, and the connection is over where more was sent than whole requests. */
  private async exchange(client: DemoClient, octets: Uint8Array, reading: RequestsRead): Promise<void> {
    const connection = await this.connectionTo(client);
    const { whole, missing, fault } = reading;
    const isAll = () => {
      const answered = this.state.answers.filter(({ isInterim }) => !isInterim).length;
      return !fault && !missing && answered >= Math.min(whole.length, mostAnswers);
    };
    const patience = setTimeout(() => this.change({ waits: missing ?? 'answer' }), longSilence);
    this.change({ sent: this.state.sent + 1 });
    connection.send(
      octets,
      [...whole.map(({ head }) => head.method), 'GET'].slice(0, Math.max(1, whole.length + (missing || fault ? 1 : 0))),
    );
    while (connection.standing === 'open' && !isAll()) await new Promise<void>((resolve) => (this.heard = resolve));
    clearTimeout(patience);
    this.change({ waits: undefined });
  }

  private async connectionTo(client: DemoClient): Promise<Connection> {
    if (this.connection?.standing === 'open') return this.connection;
    const stream = recordStream(await client.connect(), {
      exchange: randomId(browserRandom),
      demo: this.demoName,
      clock: { now: () => Date.now() },
      tell: (event) => this.record(event),
    });
    this.change({ standing: 'open', sent: 0 });
    const connection: Connection = new Connection(stream, {
      answer: (answer) => this.hear(answer),
      fault: ({ key, values }) => {
        this.fault = fill(this.words.fault, { reason: fill(http1FaultText[this.language][key], values) });
        connection.abort();
      },
      over: (standing, isWhole) => {
        if (!isWhole) this.fault ??= this.words.brokenOff;
        if (this.connection === connection) this.change({ standing });
        this.heard();
      },
    });
    this.connection = connection;
    return connection;
  }

  private record(event: WireEvent): void {
    const opened = [...this.ownEvents.filter(({ type }) => type === 'opened'), event].slice(-mostKept);
    const kept = new Set(opened.map(({ exchange }) => exchange));
    this.ownEvents = [...this.ownEvents.filter(({ exchange }) => kept.has(exchange)), event];
    this.tell(event);
  }

  private hear(answer: Answer): void {
    for (const name of valuesOf(answer.headers, 'wire-exchange')) this.ownNames.add(name);
    this.change({ answers: [...this.state.answers, answer].slice(-mostAnswers) });
    this.heard();
  }

  /** What came, and what follows from it. */
  private judge(): void {
    const { answers, preset, text, hasRun: hadRun } = this.state;
    const answer = answers.findLast(({ isInterim }) => !isInterim);
    const next = answer && this.request && nextAfter(this.request, answer);
    const isRun = (preset === this.askedPreset && text === undefined) || answer?.status === 304;
    this.change({
      next: next && {
        step: next.step,
        method: next.request.head.method,
        target: next.target,
        text: writeRequest(next.request),
      },
      hasRun: this.state.hasRun || (isRun && (this.askedPreset !== 'etag' || answer?.status === 304)),
    });
    if (this.fault !== undefined) throw new Error(this.fault);
    if (!answer) throw new Error(this.words.silent);
    this.showAnswer(hadRun);
  }

  /** The whole answer; after the first run only its beginning, so that the verdict on the guess stays in sight. */
  private showAnswer(hadRun: boolean): void {
    const part = this.state.hasRun && !hadRun ? '.status' : '.answers';
    void this.updateComplete.then(() => this.renderRoot.querySelector(part)?.scrollIntoView({ block: 'nearest' }));
  }

  private async sendNext(client: DemoClient, text: string): Promise<void> {
    this.change({ text, preset: undefined });
    await this.send(client);
  }

  // Rendering

  protected renderTry(client: DemoClient): TemplateResult {
    const { words } = this;
    const text = this.textFor(client.authority);
    const send = () => void this.run((host) => this.send(host));
    const edit = (typed: string) => this.change({ text: typed, preset: undefined, next: undefined });
    return html`
      ${this.renderChoice()} ${renderEditor(text, words, edit, send)}
      <div class="row">
        <button class="strong" ?disabled=${this.busy} @click=${send}>${words.send}</button>
        <div class="facts">
          ${this.renderCounts(text)}
          <p class="standing" role="status">${this.standingWords()}</p>
        </div>
      </div>
      ${this.renderWaiting()}
      <div class="answers" aria-live="polite">${this.renderAnswers()}</div>
    `;
  }

  private standingWords(): string {
    const { standing, sent } = this.state;
    return fill(this.words.standing[standing], { count: sent });
  }

  private renderChoice(): TemplateResult {
    const { words, state } = this;
    const { presets } = presetTexts[this.language];
    return html`<div class="choice">
      <label for="preset">${words.preset}</label>
      <select
        id="preset"
        ?disabled=${this.busy}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLSelectElement;
          if (isPresetName(value)) this.choose(value);
        }}
      >
        ${state.preset ? nothing : html`<option value="" selected>${words.own}</option>`}
        ${Object.entries(presetGroups).map(
          ([group, names]) =>
            html`<optgroup label=${words.groups[group as GroupName]}>
              ${names.map((name) => html`<option value=${name} .selected=${name === state.preset}>${presets[name][0]}</option>`)}
            </optgroup>`,
        )}
      </select>
      ${state.answers.length > 0 ? nothing : html`<p>${state.preset ? presets[state.preset][1] : words.editorHelp}</p>`}
    </div>`;
  }

  /** How many octets there are, and whether Content-Length counts them rightly. */
  private renderCounts(text: string): TemplateResult {
    const { words } = this;
    const read = readOctets(text);
    if (!read.ok) return html`<p class="counts" id="octets"><b>${fill(words.escape, { escape: read.escape })}</b></p>`;
    const { length } = read.octets;
    const content = contentLength(read.octets);
    const announced = announcedLength(text);
    const isWrong = announced !== undefined && announced !== String(content);
    return html`<p class="counts" id="octets">
      ${fill(words.total, { octets: length })}${content > 0 ? `, ${fill(words.content, { octets: content })}` : ''}${
        announced === undefined
          ? nothing
          : html` ·
            ${isWrong ? html`<b>${fill(words.announced, { octets: announced })}</b>` : fill(words.announced, { octets: announced })}`
      }
    </p>`;
  }

  private renderWaiting(): TemplateResult | typeof nothing {
    const { words, state } = this;
    if (state.waits === undefined || !this.busy) return nothing;
    const sentence = typeof state.waits === 'object' ? fill(words.waits.octets, state.waits) : words.waits[state.waits];
    return html`<div class="waiting" role="status">
      ${sentence}
      <div class="row">
        <button @click=${() => this.connection?.end()}>${words.endSide}</button>
        <button @click=${() => this.connection?.abort()}>${words.cut}</button>
      </div>
    </div>`;
  }

  private renderAnswers(): TemplateResult {
    const { words, state, language } = this;
    const { next } = state;
    return html`${state.answers.map((answer) => renderAnswer(answer, language))}
    ${
      next
        ? html`<div class="row">
            <button
              class="next"
              ?disabled=${this.busy}
              @click=${() => void this.run((client) => this.sendNext(client, next.text))}
            >
              ${fill(words.next[next.step], { method: next.method, target: next.target })}
            </button>
          </div>`
        : nothing
    }`;
  }
}

/** Octets behind the first empty line. */
function contentLength(octets: Uint8Array): number {
  const at = octets.findIndex((_, index) =>
    [13, 10, 13, 10].every((octet, offset) => octets[index + offset] === octet),
  );
  return at < 0 ? 0 : octets.length - at - 4;
}

function announcedLength(text: string): string | undefined {
  return /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(text.split('\n\n')[0] ?? '')?.[1];
}

customElements.define('demo-http-exchange', HttpExchange);
