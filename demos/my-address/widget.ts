// <demo-my-address>: the server finds out its own address, and tells what it sees of whoever asks.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, Field } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { readJson } from '#demos/read-body.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { askByHand } from './by-hand.ts';
import { claimed, commandsFor, type CommandName } from './commands.ts';
import { isLoopback, valueSaid, votesFor } from './model.ts';
import { largestAnswer, machinePath, path, readMachine, readYou, type Machine, type You } from './protocol.ts';
import { myAddressText, type MyAddressText } from './text.ts';
import { myAddressStyle } from './widget.css.ts';

type KnownMachine = Extract<Machine, { known: true }>;

interface State extends DemoState {
  /** What was asked last. */
  readonly answer?:
    | { readonly about: 'machine' }
    | { readonly about: 'you'; readonly you: You }
    | { readonly about: 'ports'; readonly visits: readonly You[] };
  /** What the server said of itself last. */
  readonly machine?: Machine;
}

/** Asks the deck for its QR code; bubbles. */
class InvitationEvent extends CustomEvent<undefined> {
  constructor() {
    super('ask-invitation', { bubbles: true, composed: true });
  }
}

export class MyAddress extends DemoElement<State> {
  static override styles = [demoStyle, myAddressStyle];
  protected readonly demoName = 'my-address';

  private get words(): MyAddressText {
    return myAddressText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'own', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const commands = Object.entries(commandsFor(authority)) as [CommandName, string][];
    return commands.map(([name, command]) => ({ label: this.words.commands[name], command }));
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  /** Shown in the panel, where the answer is. */
  protected async experiment(id: string, client: DemoClient): Promise<void> {
    this.change({ panel: 'try' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
    if (id === 'forged') return this.askYou(client, [['X-Forwarded-For', claimed]]);
    const visits: You[] = [];
    while (visits.length < 3) visits.push(await askByHand(client, this.language));
    this.change({ answer: { about: 'ports', visits } });
  }

  private async askYou(client: DemoClient, headers: readonly Field[] = []): Promise<void> {
    const you = readYou(await this.ask(client, path, headers));
    if (!you) throw new Error(this.words.strange);
    this.change({ answer: { about: 'you', you } });
  }

  /** The question is judged where the trick was really played. */
  private async askMachine(client: DemoClient): Promise<void> {
    const machine = readMachine(await this.ask(client, machinePath, []));
    if (!machine) throw new Error(this.words.strange);
    const isFound = machine.known && machine.believed !== null;
    this.change({ answer: { about: 'machine' }, machine, hasRun: this.state.hasRun || isFound });
  }

  private async ask(client: DemoClient, where: string, headers: readonly Field[]): Promise<unknown> {
    const { body } = await client.fetch({ path: where, headers });
    const read = await readJson(body, largestAnswer);
    return read.ok ? read.value : undefined;
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    return [{ id: 'interfaces', label: this.words.interfaces, render: () => this.renderInterfaces() }];
  }

  protected renderTry(): TemplateResult {
    const { words } = this;
    return html`<div class="row">
        <button
          class="strong"
          ?disabled=${this.busy}
          @click=${() => void this.run((client) => this.askMachine(client))}
        >
          ${words.askServer}
        </button>
        <button class="strong" ?disabled=${this.busy} @click=${() => void this.run((client) => this.askYou(client))}>
          ${words.askYou}
        </button>
        <button @click=${() => this.dispatchEvent(new InvitationEvent())}>${words.invite}</button>
      </div>
      <div role="status">${this.renderAnswer()}</div>`;
  }

  private renderAnswer(): TemplateResult | typeof nothing {
    const { answer, machine } = this.state;
    if (answer?.about === 'you') return this.renderYou(answer.you);
    if (answer?.about === 'ports') return this.renderPorts(answer.visits);
    if (!machine) return nothing;
    return machine.known ? this.renderLooks(machine) : html`<p>${this.whyUnknown(machine)}</p>`;
  }

  private whyUnknown({ why }: Extract<Machine, { known: false }>): string {
    return why === 'elsewhere' ? this.words.elsewhere : this.words.noNetwork;
  }

  private renderLooks({ looks, believed }: KnownMachine): TemplateResult {
    const { words } = this;
    const isOffline = looks.every(({ address }) => address === undefined);
    const verdict =
      believed === null
        ? words[isOffline ? 'offline' : 'disputed']
        : fill(words.believed, { votes: votesFor(believed, looks), address: believed });
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${words.towards}</th>
            <th scope="col">${words.from}</th>
          </tr>
        </thead>
        <tbody>
          ${looks.map(
            ({ towards, address, fault }) =>
              html`<tr ?data-chosen=${address !== undefined && address === believed}>
                <th scope="row">${towards}</th>
                <td>${address ?? fill(words.noWay, { fault: fault ?? '?' })}</td>
              </tr>`,
          )}
        </tbody>
      </table>
      <p class="verdict">${verdict}</p>`;
  }

  private renderYou({ address, port, said }: You): TemplateResult {
    const { words } = this;
    const claim = valueSaid(said, 'X-Forwarded-For');
    const sentence = address === null ? words.youInPage : fill(words.you, { address, port: port ?? 0 });
    return html`<p class="verdict">${sentence}</p>
      <p>${claim === undefined ? this.aboutAddress(address) : this.aboutClaim(claim, address)}</p>
      <p>${fill(words.said, { count: said.length })}</p>
      <pre tabindex="0">${said.join('\n')}</pre>`;
  }

  private aboutAddress(address: string | null): string | typeof nothing {
    if (address === null) return nothing;
    return isLoopback(address) ? this.words.youHere : this.words.youElsewhere;
  }

  private aboutClaim(claim: string, address: string | null): string {
    if (address === null) return fill(this.words.forgedInPage, { claim });
    return fill(this.words.forged, { claim, address });
  }

  private renderPorts(visits: readonly You[]): TemplateResult {
    const { words } = this;
    const address = visits[0]?.address ?? null;
    if (address === null) return html`<p class="verdict">${words.youInPage}</p>`;
    const ports = visits.map(({ port }) => port).join(', ');
    return html`<p class="verdict">${fill(words.ports, { count: visits.length, address, ports })}</p>
      <p>${words.portsNote}</p>`;
  }

  private renderInterfaces(): TemplateResult {
    const { words } = this;
    const { machine } = this.state;
    if (!machine)
      return html`<p>${words.interfacesUnasked}</p>
        <button
          class="strong"
          ?disabled=${this.busy}
          @click=${() => void this.run((client) => this.askMachine(client))}
        >
          ${words.askServer}
        </button>`;
    if (!machine.known) return html`<p>${this.whyUnknown(machine)}</p>`;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${words.columns.name}</th>
          <th scope="col">${words.columns.address}</th>
        </tr>
      </thead>
      <tbody>
        ${machine.interfaces.map((each) => this.renderInterface(each, machine.believed))}
      </tbody>
    </table>`;
  }

  private renderInterface(
    { name, address, prefix, isInternal }: KnownMachine['interfaces'][number],
    believed: string | null,
  ): TemplateResult {
    const { words } = this;
    const remark = address === believed ? words.chosen : isInternal ? words.internal : undefined;
    return html`<tr ?data-chosen=${address === believed}>
      <th scope="row">${name}</th>
      <td>${address}/${prefix}${remark === undefined ? nothing : html`<small>${remark}</small>`}</td>
    </tr>`;
  }
}

customElements.define('demo-my-address', MyAddress);
