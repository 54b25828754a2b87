// <demo-dns-lookup>: the page plays the resolver. It asks a name server in datagrams, and remembers what it was told.

import { html, nothing, type TemplateResult } from 'lit';
import type { DatagramSocket, DemoClient, Timers } from '#demos/contract.ts';
import { browserRandom } from '#ui/browser-random.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { typeName } from '#wire/dns-message.ts';
import { ask, askByTcp, type Reply } from './asker.ts';
import { recall, type Cache } from './cache.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { afterRogue, learn, remembered, unaskable, type Result, type Row } from './model.ts';
import { offeredTypes, presets, type PresetName } from './presets.ts';
import { originOf, tellDoubt, tellOutcome, tellSource } from './prose.ts';
import { tcp, udp } from './protocol.ts';
import { makeQuery, problemOf, tidyName, type Question } from './query.ts';
import { rogueDatagram, victim, type RogueName } from './rogue.ts';
import { dnsLookupText, type DnsLookupText, type ExperimentName } from './text.ts';
import './widget-cache.ts';
import { dnsLookupStyle } from './widget.css.ts';
import { forgedName, silentName } from './zone.ts';

interface State extends DemoState {
  /** What stands in the form. */
  readonly question: Question;
  readonly result?: Result | undefined;
  readonly cache: Cache;
}

interface Wish {
  /** EDNS unless told. */
  readonly edns?: boolean;
  readonly attempts?: number;
}

const timers: Timers = {
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

const longText: Question = { name: 'rules.campus.example', type: 16 };

export class DnsLookup extends DemoElement<State> {
  static override styles = [demoStyle, dnsLookupStyle];
  protected readonly demoName = 'dns-lookup';
  private socket: DatagramSocket | undefined;

  private get words(): DnsLookupText {
    return dnsLookupText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, question: presets.name, cache: [] };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'cache', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const numbers = { udp: this.client?.portNumber(udp), tcp: this.client?.portNumber(tcp) };
    const commands = Object.entries(commandsFor(authority, numbers)) as [CommandName, string][];
    return commands.map(([name, command]) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  /** Each is seen where answers are seen. */
  protected async experiment(id: string, client: DemoClient): Promise<void> {
    this.change({ panel: 'try', ...(this.state.guess === undefined && { guess: 'skipped' }) });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
    const name = id as ExperimentName;
    if (name === 'forged') return this.ask(client, { name: forgedName, type: 1 }, { attempts: 1 });
    if (name === 'silent') return this.ask(client, { name: silentName, type: 1 });
    if (name === 'truncated') return this.ask(client, longText, { edns: false });
    return this.sendRogue(client, name);
  }

  protected override leave(): void {
    this.socket?.close();
    this.socket = undefined;
  }

  /** One socket while the slide is shown; it may have been closed at its other end. */
  private async open(client: DemoClient): Promise<DatagramSocket> {
    const socket = this.socket ?? (await client.openDatagrams(udp));
    if (this.shown) this.socket = socket;
    else socket.close();
    return socket;
  }

  private async ask(client: DemoClient, typed: Question, wish: Wish = {}): Promise<void> {
    const question = { ...typed, name: tidyName(typed.name) };
    const problem = problemOf(question.name);
    if (problem) return this.change({ question: typed, result: unaskable(question, problem) });
    const { chain, open } = recall(this.state.cache, question, Date.now());
    if (!open) return this.change({ question, result: remembered(question, chain, Date.now()), hasRun: true });
    this.change({ question });
    const answer = await this.askServer(client, open, wish);
    if (answer) this.change(learn(this.state.cache, { question, chain, open, ...answer }, Date.now()));
  }

  /** What does not fit into a datagram is asked for again by TCP (RFC 7766 §5). */
  private async askServer(
    client: DemoClient,
    question: Question,
    { edns = true, attempts }: Wish,
  ): Promise<{ reply: Reply; byTcp: boolean } | undefined> {
    const encode = (id: number) => makeQuery(question, id, { edns });
    const reply = await this.exchange(client, { question, encode, ...(attempts !== undefined && { attempts }) });
    if (!reply?.message?.isTruncated) return reply && { reply, byTcp: false };
    const long = await askByTcp(await client.connect(tcp), encode(reply.message.id), timers);
    return { reply: { ...reply, ...(long.message && long) }, byTcp: long.message !== undefined };
  }

  private async sendRogue(client: DemoClient, rogue: RogueName): Promise<void> {
    const encode = (id: number) => rogueDatagram(rogue, id);
    const reply = await this.exchange(client, { question: victim, encode, attempts: 1 });
    if (reply) this.change({ result: afterRogue(rogue, victim, reply) });
  }

  /** Undefined where the slide was left meanwhile: nobody waits for the answer. */
  private async exchange(
    client: DemoClient,
    asking: { question: Question; encode: (id: number) => Uint8Array; attempts?: number },
  ): Promise<Reply | undefined> {
    const isReused = this.socket !== undefined;
    try {
      return await ask({ ...asking, socket: await this.open(client), timers, random: browserRandom });
    } catch (error) {
      if (!this.shown) return undefined;
      this.leave();
      // The server may have been away meanwhile, and the socket with it.
      if (isReused) return this.exchange(client, asking);
      throw error;
    }
  }

  protected renderTry(): TemplateResult {
    return html`${this.renderForm()} ${this.renderResult()}
      <dns-cache .entries=${this.state.cache} .words=${this.words} ?running=${this.shown}></dns-cache>`;
  }

  private renderForm(): TemplateResult {
    const { words, state } = this;
    const { question } = state;
    return html`<form @submit=${(event: Event) => this.onSubmit(event)}>
      <input
        type="text"
        maxlength="300"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        enterkeyhint="go"
        aria-label=${words.name}
        .value=${question.name}
        @input=${(event: Event) => this.edit({ name: (event.target as HTMLInputElement).value })}
      />
      <select aria-label=${words.type} @change=${(event: Event) => this.edit({ type: Number(valueOf(event)) })}>
        ${offeredTypes.map(
          (type) => html`<option value=${type} .selected=${type === question.type}>${typeName(type)}</option>`,
        )}
      </select>
      <button class="strong" ?disabled=${this.busy}>${words.ask}</button>
      ${this.renderPresets()}
    </form>`;
  }

  private renderPresets(): TemplateResult {
    const { words } = this;
    const names = Object.keys(presets) as PresetName[];
    const { name, type } = this.state.question;
    const current = names.find((one) => presets[one].name === name && presets[one].type === type);
    return html`<select
      aria-label=${words.examples}
      @change=${(event: Event) => this.edit(presets[valueOf(event) as PresetName] ?? {})}
    >
      <option value="" .selected=${current === undefined}>${words.examples}</option>
      ${names.map((one) => html`<option value=${one} .selected=${one === current}>${words.presets[one]}</option>`)}
    </select>`;
  }

  private edit(part: Partial<Question>): void {
    this.change({ question: { ...this.state.question, ...part } });
  }

  private onSubmit(event: Event): void {
    event.preventDefault();
    void this.run((client) => this.ask(client, this.state.question));
  }

  /** While an answer is awaited the last one stays, dimmed: nothing jumps. */
  private renderResult(): TemplateResult {
    const { words, busy } = this;
    const { result } = this.state;
    return html`<div class="result" data-from=${result ? originOf(result) : 'nobody'} role="status" aria-busy=${busy}>
      <div class=${busy ? 'before' : 'now'}>${result ? this.renderAnswer(result) : html`<p>${words.idle}</p>`}</div>
      ${busy ? html`<p class="waiting">${words.waiting}</p>` : nothing}
    </div>`;
  }

  private renderAnswer(result: Result): TemplateResult {
    const { words } = this;
    const { rogue, ignored, rows } = result;
    const outcome = tellOutcome(result, words);
    return html`${rogue ? html`<p class="source">${words.experiments[rogue][0]}</p>` : nothing}
    ${originOf(result) === 'nobody' ? nothing : html`<p class="source">${tellSource(result, words)}</p>`}
    ${ignored.slice(-1).map((one) => html`<p>${tellDoubt(one, words)}</p>`)}
    ${outcome === undefined ? nothing : html`<p>${outcome}</p>`}
    ${
      rows.length === 0
        ? nothing
        : html`<ul class="records">
            ${rows.map((row) => this.renderRow(row, result.attempts > 0 && row.isRemembered))}
          </ul>`
    }`;
  }

  /** As dig writes it; `fromCache` where only part of the answer was remembered, and this is. */
  private renderRow({ name, ttl, type, data }: Row, fromCache: boolean): TemplateResult {
    const kind = typeName(type);
    return html`<li>
      ${name} ${ttl} ${kind} <span class=${kind === 'TXT' ? 'text' : 'data'}>${data}</span>
      ${fromCache ? html`<span class="source">(${this.words.cache})</span>` : nothing}
    </li>`;
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}

customElements.define('demo-dns-lookup', DnsLookup);
