// <demo-ping-gnip>: one WebSocket, the four events as they fire, and every frame on the wire.

import { html, type TemplateResult } from 'lit';
import type { ClientSocket, DemoClient, SocketEvent } from '#demos/contract.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { fill } from '#demos/fill.ts';
import { createKey } from '#wire/websocket-handshake.ts';
import { sendByHand, type HandMadeFrame } from './by-hand.ts';
import { dessert } from './model.ts';
import { longestMessage, path } from './protocol.ts';
import { pingGnipText, type PingGnipText } from './text.ts';
import { pingGnipStyle } from './widget.css.ts';

/** One line of the log: what fired, or what was sent, with its words. */
interface Line {
  readonly name: SocketEvent['type'] | 'sent';
  readonly words: string;
}

interface State extends DemoState {
  readonly text: string;
  readonly connection: 'closed' | 'connecting' | 'open';
  /** The newest `mostLines` lines. */
  readonly lines: readonly Line[];
}

const mostLines = 50;

export class PingGnip extends DemoElement<State> {
  static override styles = [demoStyle, pingGnipStyle];
  protected readonly demoName = 'ping-gnip';
  private socket: ClientSocket | undefined;

  private get words(): PingGnipText {
    return pingGnipText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, text: dessert, connection: 'closed', lines: [] };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'grapheme', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const { python, curl } = this.words.commands;
    const key = createKey(browserRandom);
    const fields = [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${key}`,
    ];
    return [
      { label: python, command: `python3 -m websockets ws://${authority}${path}` },
      {
        label: curl,
        command: `curl -iN ${fields.map((field) => `-H '${field}'`).join(' ')} http://${authority}${path}`,
      },
    ];
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    if (id === 'unmasked' || id === 'bad-utf8') return this.byHand(id, client);
    if (this.state.connection !== 'open') await this.connect(client);
    this.say(id === 'binary' ? new Uint8Array([112, 105, 110, 103]) : 'a'.repeat(2 * longestMessage));
  }

  private async byHand(frame: HandMadeFrame, client: DemoClient): Promise<void> {
    const closure = await sendByHand(client, frame, browserRandom, this.language);
    this.note({ type: 'close', ...closure, wasClean: true });
  }

  protected override leave(): void {
    this.socket?.close();
    this.socket = undefined;
    this.change({ connection: 'closed' });
  }

  /** Resolves at `open`, or when the slide was left. Events of an older connection are no longer ours to show. */
  private connect(client: DemoClient): Promise<void> {
    this.change({ connection: 'connecting' });
    return new Promise((resolve, reject) => {
      const socket: ClientSocket = client.openSocket(path, (event) => {
        if (this.socket !== socket) return resolve();
        this.note(event);
        if (event.type === 'open') resolve();
        if (event.type === 'error') reject(new TypeError('no connection'));
      });
      this.socket = socket;
    });
  }

  private note(event: SocketEvent): void {
    const connection = event.type === 'close' ? 'closed' : event.type === 'open' ? 'open' : this.state.connection;
    this.change({ connection, hasRun: this.state.hasRun || event.type === 'message' });
    this.add({ name: event.type, words: this.wordsFor(event) });
  }

  private wordsFor(event: SocketEvent): string {
    const words = this.words.event;
    if (event.type === 'message') return this.tellMessage(event.data);
    if (event.type !== 'close') return words[event.type];
    const { code, reason, wasClean } = event;
    const shown = wasClean ? this.words.yes : this.words.no;
    return fill(words.close, { code, reason: reason ? ` “${reason}”` : '', wasClean: shown });
  }

  private tellMessage(data: string | Uint8Array): string {
    const { message, binary } = this.words.event;
    return typeof data === 'string' ? fill(message, { data }) : fill(binary, { length: data.length });
  }

  private add(line: Line): void {
    this.change({ lines: [...this.state.lines, line].slice(-mostLines) });
  }

  private say(data: string | Uint8Array): void {
    this.socket?.send(data);
    const shown = typeof data === 'string' ? data.slice(0, 60) : fill(this.words.event.binary, { length: data.length });
    this.add({ name: 'sent', words: shown });
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words } = this;
    const { connection, text } = this.state;
    const isOpen = connection === 'open';
    return html`
      <div class="row">
        <button
          class=${isOpen ? '' : 'strong'}
          ?disabled=${connection !== 'closed'}
          @click=${() => void this.run(() => this.connect(client))}
        >
          ${words.connect}
        </button>
        <button ?disabled=${!isOpen} @click=${() => this.socket?.close(1000)}>${words.close}</button>
        <span class="connection" data-state=${connection} role="status">${words.state[connection]}</span>
      </div>
      <form class="row" @submit=${this.onSend}>
        <input
          type="text"
          maxlength=${longestMessage}
          autocomplete="off"
          aria-label=${words.message}
          .value=${text}
          @input=${(event: Event) => this.change({ text: (event.target as HTMLInputElement).value })}
        />
        <button class=${isOpen ? 'strong' : ''} ?disabled=${!isOpen}>${words.send}</button>
      </form>
      ${this.renderLines()}
    `;
  }

  private readonly onSend = (event: Event): void => {
    event.preventDefault();
    this.say(this.state.text);
  };

  private renderLines(): TemplateResult {
    const { lines } = this.state;
    return html`<p class="eyebrow" id="events">${this.words.events}</p>
      <ol class="events" aria-labelledby="events" aria-live="polite">
        ${lines.length === 0 ? html`<li class="none">${this.words.noEvents}</li>` : ''}
        ${lines.map(
          ({ name, words }) =>
            html`<li class=${name}><b>${name === 'sent' ? this.words.sent : name}</b> <span>${words}</span></li>`,
        )}
      </ol>`;
  }
}

customElements.define('demo-ping-gnip', PingGnip);
