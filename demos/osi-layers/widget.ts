// <demo-osi-layers part="…">: a message wrapped layer by layer, real captures taken apart, and a game of which header is next.

import { type PropertyValues, type TemplateResult } from 'lit';
import { exchangeByHand } from '#demos/by-hand.ts';
import { problemSentence } from '#demos/by-hand-text.ts';
import type { DemoClient } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { CaptureReader, type CapturePage } from '#wire/capture-reader.ts';
import type { WireMessage } from '#wire/field.ts';
import type { WrittenPacket } from '#wire/pcapng-writer.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import type { Truth } from '#ui/truth.ts';
import type { MessageChoice } from '#ui/wire-events.ts';
import type { ViewedExchange } from '#ui/wire-rows.ts';
import { CaptureClient } from './widget-capture-client.ts';
import { mostFileOctets } from './capture-protocol.ts';
import { fetchCapture, firstPackets } from './widget-recordings.ts';
import { hideRest, questionAt, questionsFrom, rounds, type LayerChoice, type Question } from './challenge.ts';
import { commandsFor } from './commands.ts';
import { damaged, type Damage } from './damage.ts';
import { startOfCaptures, startOfGame, type Part, type State } from './model.ts';
import { mostOctets, readUnwrapped } from './protocol.ts';
import { writeMessage } from './request.ts';
import { osiLayersText, type CaptureName, type OsiLayersText } from './text.ts';
import { renderCaptures } from './widget-captures.ts';
import { renderChallenge } from './widget-challenge.ts';
import { osiLayersStyle } from './widget.css.ts';
import { renderWrap } from './widget-wrap.ts';
import { stage, wrap, type Wrapping } from './wrapping.ts';

/** Recordings that the game asks about: between them every layer that it knows. */
const gameCaptures: readonly CaptureName[] = ['http', 'tls', 'ping', 'ipv6'];
/** The packet that experiments damage: in the recording of HTTP, the request. */
const damagedPacket = 11;

export class OsiLayers extends DemoElement<State> {
  static override styles = [demoStyle, osiLayersStyle];
  static override properties = { ...DemoElement.properties, page: { state: true }, isOpening: { state: true } };
  protected readonly demoName = 'osi-layers';
  /** The packets that are shown; too heavy for the state, which says which they are. */
  declare protected page: CapturePage | undefined;
  declare protected isOpening: boolean;
  private readonly captures = new CaptureClient();
  private game: readonly WireMessage[] = [];
  private questions: readonly Question[] = [];
  private queue = Promise.resolve();
  private ledTo = '';
  private sentAt = 0;

  constructor() {
    super();
    this.isOpening = false;
    this.addEventListener('wire-message', (event) => this.onMessage(event as MessageChoice));
  }

  private get words(): OsiLayersText {
    return osiLayersText[this.language];
  }

  private get text(): string {
    return this.state.text ?? this.words.firstMessage;
  }

  /** The part that the slide is about; it has the question, and comes first. */
  private get home(): 'wrap' | 'captures' {
    return this.getAttribute('part') === 'captures' ? 'captures' : 'wrap';
  }

  /** The part that is open, or whose the terminal and the experiments are. */
  private get bench(): Part {
    const { panel } = this.state;
    return panel === 'wrap' || panel === 'captures' || panel === 'challenge' ? panel : this.home;
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    const start = { ...firstState, ...startOfCaptures, ...startOfGame, step: 0, showsSent: false };
    return { ...start, seed: browserRandom.bytes(1)[0] ?? 0 };
  }

  protected prediction(): Prediction {
    const { question, choices, answer, explanation } = this.words.predictions[this.home];
    return { question, choices, answer, explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const commands = commandsFor(authority, this.text || this.words.firstMessage);
    return (['curl', 'tshark', 'fields'] as const).map((name) => ({
      label: this.words.commands[name],
      command: commands[name],
    }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  /** Each happens to one packet of the recording of HTTP, and is seen there. */
  protected async experiment(id: string): Promise<void> {
    await this.open('http');
    this.change({ panel: this.panelOf('captures'), damage: id as Damage, packet: damagedPacket });
  }

  protected override leave(): void {
    this.captures.close();
  }

  protected override async resetHost(): Promise<void> {
    this.page = undefined;
  }

  protected override truth(client: DemoClient): Truth {
    const { sent, showsSent, damage, facts, panel } = this.state;
    if (panel === 'terminal' || panel === 'break') return { kind: client.host };
    if (this.bench === 'wrap') return { kind: sent && !showsSent ? 'model' : client.host };
    if (damage) return { kind: 'model' };
    const at = this.bench === 'captures' ? facts?.startedAt : this.game[0]?.at;
    const format = new Intl.DateTimeFormat(this.language, { dateStyle: 'medium', timeZone: 'UTC' });
    return at === undefined ? { kind: 'recorded' } : { kind: 'recorded', date: format.format(at) };
  }

  /** The question is about the slide's own part. */
  protected override isGuessing(): boolean {
    return super.isGuessing() && this.bench === this.home;
  }

  protected override viewed(): readonly ViewedExchange[] {
    const { bench, wrapping } = this;
    if (bench === 'wrap') {
      if (!wrapping || this.state.showsSent) return super.viewed();
      const lying = stage(wrapping, this.state.step, this.sentAt);
      return lying ? [this.exhibit([lying], [{ at: lying.at, bytes: wrapping.frame }])] : [];
    }
    if (bench === 'challenge') return this.asked ? [this.exhibit([this.shownQuestion])] : [];
    return this.page ? [this.exhibit(this.pageMessages)] : [];
  }

  /** What the wire view shows, and exports as the packets that they are. */
  private exhibit(messages: readonly WireMessage[], packets: readonly WrittenPacket[] = messages): ViewedExchange {
    const isModel = this.bench === 'wrap' || this.state.damage !== undefined;
    const linkType = this.bench === 'captures' ? (this.page?.linkType ?? 1) : 1;
    return { id: this.shownId, demo: this.demoName, messages, captured: { packets, linkType, isModel } };
  }

  /** Names what the wire shows: when it is another thing, the view is led to it. */
  private get shownId(): string {
    const { step, round, capture, from, damage = '' } = this.state;
    return { wrap: `step-${step}`, challenge: `round-${round}`, captures: `${capture}-${from}-${damage}` }[this.bench];
  }

  private get pageMessages(): readonly WireMessage[] {
    const { messages = [] } = this.page ?? {};
    const { damage } = this.state;
    const packet = messages[damagedPacket];
    return damage && packet ? messages.with(damagedPacket, damaged(packet, damage)) : messages;
  }

  private get wrapping(): Wrapping | undefined {
    const { sent } = this.state;
    if (!sent) return undefined;
    return wrap(writeMessage(sent.text, sent.authority), new TextEncoder().encode(sent.text).length);
  }

  private get asked(): { readonly question: Question; readonly message: WireMessage } | undefined {
    const question = questionAt(this.questions, this.state.seed, this.state.round);
    const message = question && this.game[question.packet];
    return question && message && this.state.round < rounds ? { question, message } : undefined;
  }

  /** The whole packet once the answer is given. */
  private get shownQuestion(): WireMessage {
    const { question, message } = this.asked ?? {};
    if (!question || !message) throw new Error('No question is asked.');
    return this.state.chosen === undefined ? hideRest(message, question.known) : message;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.shown && !this.isOpening && !this.state.problem && !this.isGuessing()) this.fetchNeeded();
    this.lead();
  }

  private fetchNeeded(): void {
    const { capture } = this.state;
    if (this.bench === 'captures' && !this.page) this.next(() => this.open(capture === 'own' ? 'http' : capture));
    if (this.bench === 'challenge' && this.game.length === 0) void this.run(() => this.begin());
  }

  /** Opens what is at hand in the wire view, once for each thing that is shown. */
  private lead(): void {
    const view = this.renderRoot.querySelector('wire-view');
    const shown = this.viewed().at(-1)?.id;
    if (!view || !shown || this.ledTo === shown) return;
    this.ledTo = shown;
    view.show(shown, this.bench === 'captures' ? this.state.packet - this.state.from : 0);
  }

  private onMessage({ key }: MessageChoice): void {
    if (this.bench !== 'captures' || key === undefined) return;
    const index = Number(key.slice(key.lastIndexOf(':') + 1));
    this.change({ packet: this.state.from + index, hasRun: true });
  }

  private panelOf(part: Part): string {
    return part === this.home ? 'try' : part;
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    const parts: readonly { id: Part; render: () => TemplateResult }[] = [
      { id: 'wrap', render: () => this.renderWrap() },
      { id: 'captures', render: () => this.renderCaptures() },
      { id: 'challenge', render: () => this.renderChallenge() },
    ];
    return parts.filter(({ id }) => id !== this.home).map((part) => ({ ...part, label: this.words.parts[part.id] }));
  }

  protected renderTry(): TemplateResult {
    return this.home === 'wrap' ? this.renderWrap() : this.renderCaptures();
  }

  private renderWrap(): TemplateResult {
    return renderWrap(this.words, this.state, this.wrapping, this.busy, {
      type: (text) => this.change({ text }),
      send: () => void this.run((client) => this.send(client)),
      go: (step) => this.change({ step, hasRun: this.state.hasRun || step >= 5, showsSent: false }),
      toggleSent: () => this.change({ showsSent: !this.state.showsSent }),
      another: () => this.change({ sent: undefined, step: 0, showsSent: false }),
    });
  }

  private async send(client: DemoClient): Promise<void> {
    const { text } = this;
    const octets = new TextEncoder().encode(text).length;
    if (octets === 0) throw new Error(this.words.empty);
    if (octets > mostOctets) throw new Error(fill(this.words.tooLong, { octets, most: mostOctets }));
    const { authority } = client;
    const stream = await client.connect();
    const { body, problem } = await exchangeByHand(stream, writeMessage(text, authority), 'POST');
    stream.abort();
    if (problem) throw new Error(problemSentence(problem, this.language));
    const unwrapped = readUnwrapped(new TextDecoder().decode(body));
    if (!unwrapped) throw new Error(new TextDecoder().decode(body).slice(0, 200));
    this.sentAt = Date.now();
    this.change({ sent: { text, authority, unwrapped }, step: 1, showsSent: false });
  }

  private renderCaptures(): TemplateResult {
    const shown = this.page ? this.pageMessages[this.state.packet - this.state.from] : undefined;
    return renderCaptures(this.language, this.state, shown, this.isOpening, {
      open: (name) => this.next(() => this.open(name)),
      openFile: (file) => this.next(() => this.openFile(file)),
      turnTo: (from) => this.next(() => this.turnTo(from)),
      repair: () => this.change({ damage: undefined }),
    });
  }

  /** After what is under way: a file that is chosen while another opens is not forgotten. */
  private next(action: () => Promise<void>): void {
    this.isOpening = true;
    const turn = this.queue.then(() => this.run(action));
    this.queue = turn;
    void turn.then(() => (this.isOpening = this.queue !== turn));
  }

  private async open(name: CaptureName): Promise<void> {
    await this.read(await fetchCapture(name), { capture: name, ownName: undefined, packet: firstPackets[name] });
  }

  private async openFile(file: File): Promise<void> {
    const size = new Intl.NumberFormat(this.language, { maximumFractionDigits: 1 }).format(file.size / 1e6);
    if (file.size > mostFileOctets) throw new Error(fill(this.words.tooLarge, { size }));
    await this.read(new Uint8Array(await file.arrayBuffer()), { capture: 'own', ownName: file.name, packet: 0 });
  }

  private async read(bytes: Uint8Array, opened: Partial<State>): Promise<void> {
    const answer = await this.captures.ask({ type: 'open', bytes });
    if (answer?.type !== 'opened') return;
    this.page = answer.page;
    this.change({ ...startOfCaptures, notes: answer.page.notes, facts: answer.facts, ...opened });
  }

  private async turnTo(from: number): Promise<void> {
    const answer = await this.captures.ask({ type: 'page', from });
    if (!answer) return;
    this.page = answer.page;
    this.change({ from, notes: answer.page.notes, packet: from });
  }

  private renderChallenge(): TemplateResult {
    const { right, round } = this.state;
    return renderChallenge(this.language, this.state, this.asked, {
      choose: (choice: LayerChoice) => {
        const isRight = choice === this.asked?.question.answer;
        this.change({ chosen: choice, right: right + (isRight ? 1 : 0) });
      },
      next: () => this.change({ round: round + 1, chosen: undefined }),
      again: () => this.change({ ...startOfGame, seed: browserRandom.bytes(1)[0] ?? 0 }),
    });
  }

  /** Small files, read here: the game must not take the worker from the reader's own file. */
  private async begin(): Promise<void> {
    const files = await Promise.all(gameCaptures.map((name) => fetchCapture(name)));
    this.game = files.flatMap((bytes) => new CaptureReader(bytes).page(0, 100).messages);
    this.questions = questionsFrom(this.game);
    this.requestUpdate();
  }
}

customElements.define('demo-osi-layers', OsiLayers);
