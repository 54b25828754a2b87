// <demo-virtual-hosts>: one address, one port, and the Host field that chooses among three sites.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient } from '#demos/contract.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { fill } from '#demos/fill.ts';
import { sendByHand, type Answer } from './by-hand.ts';
import type { SiteRequest } from './request.ts';
import { pageWords } from './pages.ts';
import { asApache, asNginx } from './model.ts';
import { checkTable, firstTable, tablePath, type PageName, type SiteTable } from './protocol.ts';
import { readTable, writeTable } from './table-client.ts';
import { errorSentence, virtualHostsText, type VirtualHostsText } from './text.ts';
import { virtualHostsStyle } from './widget.css.ts';

interface State extends DemoState {
  /** Value of the Host field to send; empty sends none. */
  readonly host: string;
  readonly answer?: Answer | undefined;
  readonly table: SiteTable;
  /** Whether the table on screen is the one that the server follows. */
  readonly isSaved: boolean;
  /** Whether this browser leads names in .localhost to this machine; undefined until tried. */
  readonly tabsWork?: boolean;
}

export class VirtualHosts extends DemoElement<State> {
  static override styles = [demoStyle, virtualHostsStyle];
  protected readonly demoName = 'virtual-hosts';

  private get words(): VirtualHostsText {
    return virtualHostsText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, host: 'nobody.localhost', table: firstTable, isSaved: true };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'first', explanation };
  }

  protected override arrive(client: DemoClient): void {
    readTable(client).then(
      (table) => this.change({ table, isSaved: true }),
      () => undefined, // The banner says that the server is gone; the table on screen stays.
    );
  }

  protected override async resetHost(client: DemoClient): Promise<void> {
    await client.fetch({ method: 'DELETE', path: tablePath });
  }

  protected commands(authority: string): readonly Command[] {
    const { commands } = this.words;
    const port = portOf(authority);
    const name = this.state.table.sites[0]?.names[0] ?? 'mines.localhost';
    return [
      { label: commands.curl, command: `curl -i -H 'Host: ${name}' http://${authority}/` },
      { label: commands.resolve, command: `curl -i --resolve ${name}:${port}:127.0.0.1 http://${name}:${port}/` },
      { label: commands.noHost, command: `curl -i -H 'Host:' http://${authority}/` },
    ];
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    if (id === 'duplicate') return this.tryDuplicate(client);
    const hosts = { 'two-hosts': ['mines.localhost', 'cpp.localhost'], foreign: ['example.com'] }[id] ?? [];
    await this.sendRequest(client, { hosts, version: id === 'http-1.0' ? '1.0' : '1.1', language: this.language });
  }

  private async sendRequest(client: DemoClient, request: SiteRequest): Promise<void> {
    const answer = await sendByHand(client, request, this.state.table);
    this.change({ answer });
  }

  /** Sends a table in which one name leads to two sites, and shows the server's own refusal. */
  private async tryDuplicate(client: DemoClient): Promise<void> {
    const [first, ...others] = firstTable.sites.map((site) => ({ ...site, names: ['mines.localhost'] }));
    if (first) await writeTable(client, { ...firstTable, sites: [first, ...others] }, this.language);
  }

  private async send(client: DemoClient): Promise<void> {
    const host = this.state.host.trim();
    await this.sendRequest(client, { hosts: host ? [host] : [], version: '1.1', language: this.language });
    this.change({ hasRun: true });
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    const { words } = this;
    return [
      { id: 'table', label: words.table, render: () => this.renderTable() },
      { id: 'tabs', label: words.browserTabs, render: () => this.renderTabs() },
      { id: 'nginx', label: words.asNginx, render: () => this.renderConfiguration(asNginx) },
      { id: 'apache', label: words.asApache, render: () => this.renderConfiguration(asApache) },
    ];
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state } = this;
    const names = [...state.table.sites.flatMap((site) => site.names), 'nobody.localhost'];
    return html`
      <p>${fill(words.connectTo, { address: client.authority })}</p>
      <div class="names">${names.map((name) => this.renderName(name))}</div>
      <form class="row" @submit=${(event: Event) => this.onSend(event)}>
        <label>
          Host:
          <input
            type="text"
            maxlength="200"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            aria-label=${words.ownHost}
            placeholder=${words.noHostHint}
            .value=${state.host}
            @input=${(event: Event) => this.change({ host: (event.target as HTMLInputElement).value })}
          />
        </label>
        <button class="strong" ?disabled=${this.busy}>${words.send}</button>
      </form>
      ${state.answer ? this.renderAnswer(state.answer) : nothing}
    `;
  }

  private renderName(name: string): TemplateResult {
    const isChosen = this.state.host === name;
    return html`<button aria-pressed=${isChosen} @click=${() => this.change({ host: name })}>${name}</button>`;
  }

  private onSend(event: Event): void {
    event.preventDefault();
    void this.run((client) => this.send(client));
  }

  private renderAnswer({ status, page, why, body }: Answer): TemplateResult {
    const { words } = this;
    if (page === undefined) {
      return html`<p role="status"><strong>${fill(words.refused, { status })}</strong></p>
        <p class="refused">${body}</p>`;
    }
    const sentence = why === 'name' ? words.answered : words.answeredDefault;
    const { title, lines } = pageWords(page, this.language);
    return html`<figure class="page">
      <figcaption role="status">${fill(sentence, { status, page: words.pages[page] })}</figcaption>
      <div class="paper" data-page=${page}>
        <h3>${title}</h3>
        <p>${lines[0]}</p>
      </div>
    </figure>`;
  }

  /** Names in .localhost lead a browser to its own machine: links help only where that is the server's. */
  private renderTabs(): TemplateResult {
    const { words, state, client } = this;
    const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
    if (client?.host !== 'server' || !isHere) return html`<p>${words.tabsElsewhere}</p>`;
    const port = portOf(client.authority);
    if (state.tabsWork === undefined) void this.tryTabs(port);
    if (state.tabsWork === false) return html`<p>${words.tabsBlocked}</p>`;
    const names = [...state.table.sites.flatMap((site) => site.names), 'nobody.localhost'];
    return html`<p>${words.tabs}</p>
      <ul class="links">
        ${names.map((name) => html`<li><a href=${`http://${name}:${port}/`} target="_blank" rel="noopener">http://${name}:${port}/</a></li>`)}
      </ul>`;
  }

  /** Some browsers ask a resolver for *.localhost, which knows of none: only a request tells. */
  private async tryTabs(port: string): Promise<void> {
    const request = fetch(`http://${firstTable.default}.localhost:${port}/`, { mode: 'no-cors' });
    const tabsWork = await request.then(
      () => true,
      () => false,
    );
    if (tabsWork !== this.state.tabsWork) this.change({ tabsWork });
  }

  private renderTable(): TemplateResult {
    const { words, state } = this;
    return html`<form @submit=${(event: Event) => this.onSave(event)}>
      ${state.table.sites.map((site) => this.renderSite(site.page, site.names))}
      <div class="row">
        <button class="strong" ?disabled=${this.busy || state.isSaved}>${words.save}</button>
        ${state.isSaved ? html`<span role="status">${words.saved}</span>` : nothing}
      </div>
    </form>`;
  }

  private renderSite(page: PageName, names: readonly string[]): TemplateResult {
    const { words, state } = this;
    return html`<div class="site">
      <label>
        ${fill(words.names, { page: words.pages[page] })}
        <input
          type="text"
          maxlength="400"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          .value=${names.join(' ')}
          @change=${(event: Event) => this.rename(page, (event.target as HTMLInputElement).value)}
        />
      </label>
      <label class="default">
        <input
          type="radio"
          name="default"
          .checked=${state.table.default === page}
          @change=${() => this.edit({ ...state.table, default: page })}
        />
        ${words.isDefault}
      </label>
    </div>`;
  }

  private rename(page: PageName, typed: string): void {
    const names = typed.split(/[\s,;]+/).filter((name) => name !== '');
    const sites = this.state.table.sites.map((site) => (site.page === page ? { ...site, names } : site));
    this.edit({ ...this.state.table, sites });
  }

  private edit(table: SiteTable): void {
    this.change({ table, isSaved: false });
  }

  private onSave(event: Event): void {
    event.preventDefault();
    void this.run(async (client) => {
      const table = await writeTable(client, this.state.table, this.language);
      this.change({ table, isSaved: true });
    });
  }

  private renderConfiguration(write: (table: SiteTable, port: string) => string): TemplateResult {
    const { table } = this.state;
    const check = checkTable(table);
    if (!check.ok) return html`<p class="problem">${errorSentence(check.error, this.language)}</p>`;
    const port = portOf(this.client?.authority ?? '');
    return html`<pre tabindex="0">${write(table, port)}</pre>`;
  }
}

function portOf(authority: string): string {
  return /:(\d+)$/.exec(authority)?.[1] ?? '80';
}

customElements.define('demo-virtual-hosts', VirtualHosts);
