// <demo-websocket-events part="…">: the laboratory. One line at a time, your browser's or by hand; what fires on it, its
// handshake worked out, its frames with the mask taken off.

import { html, nothing, type TemplateResult } from 'lit';
import type { ClientSocket, DemoClient, SocketEvent, WireEvent } from '#demos/contract.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { composeFrame, octetsOfParts, presets, type Draft, type PresetName } from './draft.ts';
import { HandLine, type HandEvent } from './hand-line.ts';
import { path } from './protocol.ts';
import { LineReading, nothingSeen, type Seen } from './reading.ts';
import {
  websocketEventsText,
  type ExperimentName,
  type LineName,
  type Part,
  type WebsocketEventsText,
} from './text.ts';
import { tellData, tellEvent, tellHandEvent, tellOctets, tellRefusal } from './tell.ts';
import { renderClosing, renderLog, renderSending, type BrowserView, type Line, type Typed } from './widget-events.ts';
import { renderFrames } from './widget-frames.ts';
import { renderHand } from './widget-hand.ts';
import { renderHandshake } from './widget-handshake.ts';
import { websocketEventsStyle } from './widget.css.ts';

interface State extends DemoState, Typed {
  readonly connection: 'closed' | 'connecting' | 'open';
  /** Who holds the line: the browser's WebSocket, or the composer. */
  readonly by: 'browser' | 'hand';
  /** The newest `mostLines`. */
  readonly lines: readonly Line[];
  readonly seen: Seen;
  /** A key that is tried in place of the real one. */
  readonly tried?: string | undefined;
  readonly frame?: number | undefined;
  readonly octet: number;
  readonly draft: Draft;
  /** The next frame's masking key. */
  readonly mask: readonly number[];
}

const mostLines = 50;
const parts: readonly Part[] = ['events', 'handshake', 'frames', 'hand'];

export class WebsocketEvents extends DemoElement<State> {
  static override styles = [demoStyle, websocketEventsStyle];
  protected readonly demoName = 'websocket-events';
  private socket: ClientSocket | undefined;
  private hand: HandLine | undefined;
  private reading: LineReading | undefined;
  private unsubscribe = () => {};
  private drawing: number | undefined;
  /** Called after each line of the log. */
  private readonly waiting = new Set<(line: Line) => void>();

  private get words(): WebsocketEventsText {
    return websocketEventsText[this.language];
  }

  /** Which part the slide is about; it comes first. */
  private get bench(): Part {
    const wanted = this.getAttribute('part');
    return parts.find((part) => part === wanted) ?? 'events';
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return {
      ...firstState,
      connection: 'closed',
      by: 'browser',
      text: 'café',
      code: '3001',
      reason: '',
      lines: [],
      seen: nothingSeen,
      octet: 0,
      draft: presets.text,
      mask: [...browserRandom.bytes(4)],
    };
  }

  protected prediction(): Prediction {
    const { question, choices, answer, explanation } = this.words.predictions[this.bench];
    return { question, choices, answer, explanation };
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
    const frames: Partial<Record<ExperimentName, readonly PresetName[]>> = {
      unmasked: ['unmasked'],
      utf8: ['utf8'],
      big: ['big'],
      fragments: ['first', 'ping', 'last'],
    };
    const made = frames[name];
    if (made) return this.sendPresets(made, client);
    this.open('events');
    if (this.state.connection !== 'open' || this.state.by !== 'browser') await this.connect(client);
    if (name === 'illegal') return this.closeMyself(1006, '');
    const closed = this.next('close');
    this.say(name === 'kill' ? 'kill' : 'close 1001');
    await closed;
  }

  private async sendPresets(names: readonly PresetName[], client: DemoClient): Promise<void> {
    this.open('hand');
    await this.connectByHand(client);
    for (const name of names) {
      const answered = this.next(...(name === 'ping' ? (['pong'] as const) : (['message', 'close', 'cut'] as const)));
      this.change({ draft: presets[name] });
      this.sendDraft();
      // The first half of a message is not answered.
      if (name !== 'first') await answered;
    }
  }

  private open(part: Part): void {
    this.change({ panel: this.panelOf(part) });
  }

  private panelOf(part: Part): string {
    return part === this.bench ? 'try' : part;
  }

  /** Resolves at the next line of one of these names. */
  private next(...names: readonly LineName[]): Promise<void> {
    return new Promise((resolve) => {
      const look = ({ name }: Line): void => {
        if (!names.includes(name)) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
    });
  }

  protected override leave(): void {
    this.drop();
    this.unsubscribe();
    this.reading = undefined;
  }

  /** Lets go of the line, whoever holds it. */
  private drop(): void {
    const { socket, hand, state } = this;
    this.socket = undefined;
    this.hand = undefined;
    // Browsers complain about a connection that is closed before it was open.
    if (state.connection === 'open') socket?.close(1000);
    hand?.abort();
    if (state.connection !== 'closed') this.change({ connection: 'closed' });
  }

  private begin(by: State['by']): void {
    this.leave();
    this.change({ by, connection: 'connecting', seen: nothingSeen, tried: undefined, frame: undefined, octet: 0 });
  }

  /** Follows the connection on the wire by its name. */
  private follow(client: DemoClient, exchange: string): void {
    const reading = new LineReading(exchange);
    this.reading = reading;
    this.unsubscribe();
    this.unsubscribe = client.wire.subscribe((event) => this.take(reading, event));
  }

  private take(reading: LineReading, event: WireEvent): void {
    if (reading !== this.reading || !reading.take(event)) return;
    this.drawing ??= requestAnimationFrame(() => {
      this.drawing = undefined;
      if (!this.reading) return;
      const { seen } = this.reading;
      this.change({ seen, hasRun: this.state.hasRun || this.isProved(seen) });
    });
  }

  /** Whether what was seen answers the question of a part that is about octets. */
  private isProved({ accept, frames }: Seen): boolean {
    if (this.bench === 'handshake') return accept !== undefined;
    return this.bench === 'frames' && frames.filter(({ from }) => from === 'client').length >= 2;
  }

  /** Resolves at `open`; rejects where it fails. Events of an older connection are no longer ours to show. */
  private connect(client: DemoClient): Promise<void> {
    this.begin('browser');
    return new Promise((resolve, reject) => {
      const socket: ClientSocket = client.openSocket(`${path}?language=${this.language}`, (event) => {
        if (this.socket !== socket) {
          if (event.type === 'open') socket.close(1000);
          return resolve();
        }
        this.hear(event);
        if (event.type === 'open') resolve();
        if (event.type === 'error') reject(new TypeError('no connection'));
      });
      this.socket = socket;
      this.follow(client, socket.exchange);
    });
  }

  private hear(event: SocketEvent): void {
    if (event.type === 'open') this.change({ connection: 'open' });
    if (event.type === 'close') this.change({ connection: 'closed' });
    if (event.type === 'close' && event.code === 1006 && this.bench === 'events') this.change({ hasRun: true });
    this.add(event.type, tellEvent(event, this.language));
  }

  private async connectByHand(client: DemoClient): Promise<void> {
    this.begin('hand');
    const { language } = this;
    let line: HandLine | undefined;
    const heard = (event: HandEvent): void => {
      if (this.hand === line) this.hearByHand(event);
    };
    try {
      const named = (exchange: string) => this.follow(client, exchange);
      line = await HandLine.open({ client, random: browserRandom, language, named, heard });
    } catch (error) {
      this.change({ connection: 'closed' });
      throw error;
    }
    if (!this.shown) return line.abort();
    this.hand = line;
    this.change({ connection: 'open' });
    this.add('open', this.words.line.open);
  }

  private hearByHand(event: HandEvent): void {
    if (event.type === 'ended' || event.type === 'cut') this.change({ connection: 'closed' });
    const isProof = event.type === 'close' && event.code === 1002;
    if (isProof && this.bench === 'hand') this.change({ hasRun: true });
    this.add(event.type, tellHandEvent(event, this.language));
  }

  private sendDraft(): void {
    const { draft, mask } = this.state;
    const composed = composeFrame(draft, Uint8Array.from(mask));
    if (!composed || !this.hand) return;
    const octets = octetsOfParts(composed);
    const fault = this.hand.send(octets);
    this.add('sent', tellOctets(octets, fault, this.language));
    this.change({ mask: [...browserRandom.bytes(4)] });
  }

  private add(name: LineName, words: string): void {
    const line = { name, words };
    this.change({ lines: [...this.state.lines, line].slice(-mostLines) });
    for (const look of [...this.waiting]) look(line);
  }

  private say(data: string): void {
    this.socket?.send(data);
    this.add('sent', tellData(data, this.language));
  }

  /** What the browser refuses, it refuses by an exception: its own words, then ours. */
  private closeMyself(code: number, reason: string): void {
    try {
      this.socket?.close(code, reason);
      this.add('sent', `close(${code}${reason ? `, “${reason}”` : ''})`);
    } catch (error) {
      const said = error instanceof Error ? error.message : String(error);
      this.add('refused', tellRefusal({ code, reason }, said, this.language));
    }
  }

  protected renderTry(client: DemoClient): TemplateResult {
    return this.renderPart(this.bench, client);
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    return parts
      .filter((part) => part !== this.bench)
      .map((part) => ({
        id: part,
        label: this.words.parts[part],
        render: () => (this.client ? this.renderPart(part, this.client) : html``),
      }));
  }

  private renderPart(part: Part, client: DemoClient): TemplateResult {
    const { words, state } = this;
    const { seen } = state;
    const log = renderLog(words, state.lines);
    const browser = this.browserView();
    const benches = {
      events: () => html`${renderSending(browser)} ${renderClosing(browser)} ${log}`,
      handshake: () => renderHandshake({ words, seen, tried: state.tried, trying: (tried) => this.change({ tried }) }),
      frames: () =>
        html`${renderSending(browser)}
        ${renderFrames({
          words,
          seen,
          chosen: state.frame,
          octet: state.octet,
          choose: (frame, octet) => this.change({ frame, octet }),
        })}`,
      hand: () =>
        html`${renderHand({
          words,
          draft: state.draft,
          mask: Uint8Array.from(state.mask),
          canSend: this.isOpenFor('hand'),
          compose: (draft) => this.change({ draft }),
          send: () => this.sendDraft(),
        })}
        ${log}`,
    };
    return html`${this.renderLine(client, part === 'hand' ? 'hand' : 'browser')} ${benches[part]()}`;
  }

  private browserView(): BrowserView {
    return {
      words: this.words,
      typed: this.state,
      isOpen: this.isOpenFor('browser'),
      type: (part) => this.change(part),
      say: (text) => this.say(text),
      close: (code, reason) => this.closeMyself(code, reason),
    };
  }

  private isOpenFor(by: State['by']): boolean {
    return this.state.connection === 'open' && this.state.by === by;
  }

  private renderLine(client: DemoClient, by: State['by']): TemplateResult {
    const { words, state } = this;
    const isOpen = this.isOpenFor(by);
    const connection = state.by === by ? state.connection : 'closed';
    const connect = () => (by === 'hand' ? this.connectByHand(client) : this.connect(client));
    return html`<div class="row">
      <button
        class=${isOpen ? '' : 'strong'}
        ?disabled=${isOpen || connection === 'connecting' || this.busy}
        @click=${() => void this.run(connect)}
      >
        ${words.connect}
      </button>
      ${
        by === 'hand'
          ? nothing
          : html`<button ?disabled=${!isOpen} @click=${() => this.closeMyself(1000, '')}>${words.hangUp}</button>`
      }
      <span class="connection" data-state=${connection} role="status">${words.state[connection]}</span>
    </div>`;
  }
}

customElements.define('demo-websocket-events', WebsocketEvents);
