// <demo-csv-api>: walk through an API by its links, and see which line of which file each answer came from.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient, Field } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { readBytes } from '#demos/read-body.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { reasonPhrase } from '#wire/http1-encoder.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { filePaths, linesOf, originOf, pathIn, piecesOf, type FileName, type Shown } from './model.ts';
import { base, paths } from './protocol.ts';
import { csvApiText, type CsvApiText, type ExperimentName } from './text.ts';
import { csvApiStyle } from './widget.css.ts';

interface State extends DemoState {
  /** What stands in the address bar. */
  readonly address: string;
  readonly shown?: Shown | undefined;
  /** The file that the answer came from, as the server sends it. */
  readonly source?: { readonly file: FileName; readonly text: string } | undefined;
}

/** Octets of an answer. */
const longestAnswer = 65_536;

const october = `${paths.events}?from=2026-10-01&to=2026-10-31`;

interface Wish {
  readonly path: string;
  readonly method?: string;
  readonly accept?: string;
}

export class CsvApi extends DemoElement<State> {
  static override styles = [demoStyle, csvApiStyle];
  protected readonly demoName = 'csv-api';

  private get words(): CsvApiText {
    return csvApiText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, address: `${paths.associations}/bug` };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'json', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const commands = commandsFor(authority, pathIn(this.state.address) ?? paths.associations);
    return Object.entries(commands).map(([name, command]) => {
      return { label: this.words.commands[name as CommandName], command };
    });
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const wishes: Record<ExperimentName, Wish> = {
      unknown: { path: `${paths.associations}/licornes` },
      method: { path: `${paths.associations}/fromage`, method: 'DELETE' },
      date: { path: `${paths.events}?from=2026-02-30` },
      html: { path: paths.associations, accept: 'text/html' },
      parameter: { path: `${paths.events}?fron=2026-10-01` },
      order: { path: `${paths.events}?from=2026-12-24&to=2026-10-01` },
    };
    await this.ask(client, wishes[id as ExperimentName]);
    this.change({ panel: 'try', guess: this.state.guess ?? 'skipped' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
  }

  private async ask(client: DemoClient, { path, method = 'GET', accept }: Wish): Promise<void> {
    const headers: Field[] = [['Accept-Language', this.language], ...(accept ? [['Accept', accept] as const] : [])];
    this.change({ address: path });
    const response = await client.fetch({ method, path, headers });
    const body = new TextDecoder().decode(await readBytes(response.body, longestAnswer));
    const told = (name: string) => response.headers.filter(([key]) => key.toLowerCase() === name);
    const type = told('content-type')[0]?.[1] ?? '';
    const fields = [...told('allow'), ...told('link')];
    this.change({ shown: { method, path, status: response.status, type, body, fields } });
    await this.fetchSource(client, body);
    this.change({ hasRun: true });
  }

  /** The file is asked for once: only then is it known what it says. */
  private async fetchSource(client: DemoClient, body: string): Promise<void> {
    const origin = originOf(body);
    if (!origin || this.state.source?.file === origin.file) return;
    const response = await client.fetch({ path: filePaths[origin.file] });
    const text = new TextDecoder().decode(await readBytes(response.body, longestAnswer));
    this.change({ source: { file: origin.file, text } });
  }

  private go(path: string): void {
    void this.run((client) => this.ask(client, { path }));
  }

  private onGo(event: Event): void {
    event.preventDefault();
    void this.run((client) => {
      const path = pathIn(this.state.address);
      if (path === undefined) throw new Error(fill(this.words.notOurs, { base }));
      return this.ask(client, { path });
    });
  }

  protected renderTry(): TemplateResult {
    const { words, state } = this;
    const places = {
      [base]: words.home,
      [paths.associations]: words.associations,
      [paths.events]: words.events,
      [october]: words.october,
    };
    return html`
      <div class="places" role="group" aria-label=${words.places}>
        ${Object.entries(places).map(
          ([path, label]) =>
            html`<button
              aria-pressed=${state.shown?.path === path}
              ?disabled=${this.busy}
              @click=${() => this.go(path)}
            >
              ${label}
            </button>`,
        )}
      </div>
      <form class="row" @submit=${(event: Event) => this.onGo(event)}>
        <input
          type="text"
          maxlength="500"
          autocomplete="off"
          autocapitalize="off"
          spellcheck="false"
          aria-label=${words.address}
          .value=${state.address}
          @input=${(event: Event) => this.change({ address: (event.target as HTMLInputElement).value })}
        />
        <button class="strong" ?disabled=${this.busy}>${words.go}</button>
      </form>
      ${state.shown ? this.renderShown(state.shown) : nothing}
    `;
  }

  private renderShown(shown: Shown): TemplateResult {
    const { words } = this;
    const { method, status, type, body, fields } = shown;
    return html`<p class="status" role="status" data-family=${Math.floor(status / 100)}>
        <b>${fill(words.status, { method, status: `${status} ${reasonPhrase(status)}` })}</b> <code>${type}</code>
        ${fields.map(([name, value]) => html`<code>${name}: ${value}</code>`)}
      </p>
      ${this.renderOrigin(shown)}
      ${body === '' ? html`<p>${words.noBody}</p>` : html`<pre class="json" tabindex="0">${this.renderPieces(body)}</pre>`}`;
  }

  private renderPieces(body: string): TemplateResult[] {
    return piecesOf(body).map(({ text, path }) =>
      path === undefined
        ? html`${text}`
        : html`<a
            href=${path}
            @click=${(event: Event) => {
              event.preventDefault();
              this.go(path);
            }}
            >${text}</a
          >`,
    );
  }

  private renderOrigin({ body, status }: Shown): TemplateResult | typeof nothing {
    const { words, state } = this;
    const origin = originOf(body);
    if (!origin) return status >= 400 ? html`<p class="origin">${words.fromNone}</p>` : nothing;
    if (state.source?.file !== origin.file) return nothing;
    const { names, records } = linesOf(state.source.text, origin.ids);
    const lines = records.map(({ line }) => line).join(', ');
    const sentence = records.length === 1 ? words.from : words.fromMany;
    return html`<p class="origin">${fill(sentence, { file: `${origin.file}.csv`, lines })}</p>
      <pre
        class="file"
        tabindex="0"
      ><span class="names">${names?.source}</span>${records.map(({ source }) => html`<span>${source}</span>`)}</pre>`;
  }
}

customElements.define('demo-csv-api', CsvApi);
