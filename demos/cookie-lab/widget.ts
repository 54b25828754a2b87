// <demo-cookie-lab>: compose a Set-Cookie, let a server set it, and see where the cookie goes: predicted, then tried.

import { html, nothing, type TemplateResult } from 'lit';
import type { DemoClient } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { DemoElement } from '#ui/demo-element.ts';
import { firstState, type Command, type DemoState, type Experiments, type Prediction } from '#ui/demo-state.ts';
import { demoStyle } from '#ui/demo-style.css.ts';
import { spokenStyle } from '#ui/spoken-style.css.ts';
import { commandsFor, type CommandName } from './commands.ts';
import { readDraft, writeDraft, type Draft } from './draft.ts';
import { postLines, readPlace, visit, type Answer } from './lab-client.ts';
import {
  columnsOf,
  courseExchange,
  deletionsOf,
  leftoversOf,
  longestCookieField,
  matrixOf,
  mostExchanges,
  replay,
  type Exchange,
  type Seen,
} from './model.ts';
import { triedPlaces, type Site, type TriedPlace } from './places.ts';
import { crumbs, firstLines, linesOf, presetNames, type PresetName } from './presets.ts';
import { longestLine, mostLines, visitCookie, type Pair } from './protocol.ts';
import { cookieLabText, type CookieLabText, type ExperimentName } from './text.ts';
import { renderCompose } from './widget-compose.ts';
import { renderMatrix, type Chosen } from './widget-matrix.ts';
import { renderForecast, renderKept, renderRefused, renderSeen } from './widget-cookies.ts';
import { cookieLabStyle } from './widget.css.ts';

interface State extends DemoState {
  /** Set-Cookie values to be set, one a line. */
  readonly text: string;
  readonly preset?: PresetName | undefined;
  /** Whether the text is what was set last: then the outcome stands before the forecast. */
  readonly isSet: boolean;
  /** What was set in this widget's time. */
  readonly history: readonly Exchange[];
  /** How often the visit counter has counted, as far as we know. */
  readonly visits: number;
  /** When the matrix was predicted: milliseconds since 1970. */
  readonly now: number;
  readonly seen?: Seen | undefined;
  /** The server's last word, where it had one. */
  readonly said?: { readonly intro: string; readonly body?: string } | undefined;
  readonly chosen?: Chosen | undefined;
}

/** Octets of a Cookie field beyond which this page's own requests would near the server's limit of 16 KiB. */
const largestCookieField = 12_000;

export class CookieLab extends DemoElement<State> {
  static override styles = [demoStyle, spokenStyle, cookieLabStyle];
  protected readonly demoName = 'cookie-lab';

  private get words(): CookieLabText {
    return cookieLabText[this.language];
  }

  protected heading(): string {
    return this.words.heading;
  }

  protected firstState(): State {
    return { ...firstState, text: firstLines.join('\n'), isSet: false, history: [], visits: 0, now: 0 };
  }

  protected prediction(): Prediction {
    const { question, choices, explanation } = this.words;
    return { question, choices, answer: 'both', explanation };
  }

  protected commands(authority: string): readonly Command[] {
    const written = this.lines.filter((line) => line.length <= 100);
    const commands = commandsFor(authority, written.length > 0 ? written : firstLines);
    return Object.entries(commands).map(([name, command]) => {
      return { label: this.words.commands[name as CommandName], command };
    });
  }

  protected experiments(): Experiments {
    return this.words.experiments;
  }

  private get lines(): string[] {
    return this.state.text.split('\n').filter((line) => line.trim() !== '');
  }

  /** Where this page stands. For the host in the page it stands at the root of that host's own address. */
  private siteOf(client: DemoClient): Site {
    if (client.host === 'server') return { origin: location.origin, page: location.origin + location.pathname };
    return { origin: `http://${client.authority}`, page: `http://${client.authority}/` };
  }

  /** With the cookie that the demo server gives to each page. */
  private historyOf(client: DemoClient): readonly Exchange[] {
    return client.host === 'server' ? [courseExchange, ...this.state.history] : this.state.history;
  }

  private remember(place: Exchange['place'], lines: readonly string[]): void {
    const at = Date.now();
    this.change({
      history: [...this.state.history, { at, place, lines }].slice(-mostExchanges),
      now: at,
      seen: undefined,
    });
  }

  protected async experiment(id: string, client: DemoClient): Promise<void> {
    const experiments: Record<ExperimentName, () => Promise<void>> = {
      injection: () => this.trySmuggling(client),
      foreign: () => this.setOwn(client, ['spy=1; Domain=example.com']),
      crumbs: () => this.setCrumbs(client),
      overlong: () => this.setOwn(client, linesOf('overlong', 0)),
    };
    await experiments[id as ExperimentName]();
    this.change({ panel: 'try', guess: this.state.guess ?? 'skipped' });
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#panel')?.focus();
  }

  private async trySmuggling(client: DemoClient): Promise<void> {
    const answer = await postLines(client, ['theme=dark\r\nSet-Cookie: admin=1'], this.language);
    this.change({ said: this.refusal(answer) });
  }

  private refusal({ status, body }: Answer): State['said'] {
    return { intro: fill(this.words.refused, { status }), body };
  }

  private async setCrumbs(client: DemoClient): Promise<void> {
    for (const lines of crumbs) await this.post(client, lines);
    await this.look(client, ['lab', 'script']);
    const isCrumb = ({ name }: { name: string }) => name.startsWith('crumb-');
    const { jar } = replay(this.historyOf(client), this.siteOf(client), this.state.now);
    const model = jar.cookies().filter(isCrumb).length;
    const real = (this.state.seen?.received.lab ?? []).filter(isCrumb).length;
    this.change({ isSet: true, said: { intro: fill(this.words.crumbs, { model, real }) } });
  }

  private async setOwn(client: DemoClient, lines: readonly string[]): Promise<void> {
    this.change({ text: lines.join('\n'), preset: undefined, isSet: false });
    await this.set(client);
  }

  /** Sets what is written, then asks once more, to see what comes back. */
  private async set(client: DemoClient): Promise<void> {
    this.change({ said: undefined });
    if (this.state.preset === 'visit') await this.countVisit(client);
    else await this.post(client, this.lines);
    await this.look(client, ['lab', 'script']);
    this.change({ hasRun: true, isSet: true });
  }

  private async countVisit(client: DemoClient): Promise<void> {
    const visits = await visit(client);
    this.remember('visit', [visitCookie(visits)]);
    this.change({
      visits,
      text: visitCookie(visits + 1),
      said: { intro: fill(this.words.visited, { count: visits }) },
    });
  }

  private async post(client: DemoClient, lines: readonly string[]): Promise<void> {
    const site = this.siteOf(client);
    const now = Date.now();
    const planned = [...this.historyOf(client), { at: now, place: 'set', lines } as const];
    const octets = longestCookieField(replay(planned, site, now), site);
    if (octets > largestCookieField) throw new Error(fill(this.words.tooFull, { octets }));
    const answer = await postLines(client, lines, this.language);
    if (answer.status !== 200) throw new Error(answer.body);
    this.remember('set', lines);
  }

  /** Asks at each place which cookies come; the prediction stays as it was made. */
  private async look(client: DemoClient, places: readonly TriedPlace[]): Promise<void> {
    const received: Partial<Record<TriedPlace, readonly Pair[]>> = {};
    for (const place of places) received[place] = await readPlace(client, place);
    this.change({ seen: { at: Date.now(), received } });
  }

  /** Everything that was set here, and what an earlier visit left below the lab's own path. */
  protected override async resetHost(client: DemoClient): Promise<void> {
    const ours = this.state.history.flatMap(({ lines }) => lines);
    const left = [...(await readPlace(client, 'lab')), ...(await readPlace(client, 'shop'))];
    const lines = [...new Set([...deletionsOf(ours), ...leftoversOf(left)])];
    while (lines.length > 0) await postLines(client, nextBatch(lines), this.language);
  }

  protected override ownPanels(): readonly { id: string; label: string; render: () => TemplateResult }[] {
    const { words } = this;
    return [
      { id: 'compose', label: words.compose, render: () => this.renderCompose() },
      { id: 'kept', label: words.kept, render: () => this.renderKept() },
      { id: 'matrix', label: words.matrix, render: () => this.renderMatrix() },
    ];
  }

  protected renderTry(client: DemoClient): TemplateResult {
    const { words, state } = this;
    return html`
      <div class="presets" role="group" aria-label=${words.presetsLabel}>
        ${presetNames.map(
          (name) =>
            html`<button aria-pressed=${state.preset === name} @click=${() => this.choose(name)}>
              ${words.presets[name]}
            </button>`,
        )}
      </div>
      <textarea
        rows=${Math.min(3, Math.max(2, this.lines.length))}
        maxlength=${mostLines * longestLine}
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        aria-label=${words.lines}
        .value=${state.text}
        @input=${(event: Event) =>
          this.change({ text: (event.target as HTMLTextAreaElement).value, preset: undefined, isSet: false })}
      ></textarea>
      ${this.renderSetButton()} ${this.renderSaid()}
      ${state.isSet && state.seen ? renderSeen(state.seen, this.language) : nothing} ${this.renderForecast(client)}
    `;
  }

  private choose(preset: PresetName): void {
    const text = linesOf(preset, this.state.visits).join('\n');
    this.change({ preset, text, isSet: false, said: undefined });
  }

  private renderSetButton(): TemplateResult {
    const { words, state } = this;
    return html`<div class="row go">
      <button
        class="strong"
        ?disabled=${this.busy || this.lines.length === 0}
        @click=${() => void this.run((client) => this.set(client))}
      >
        ${state.preset === 'visit' ? words.visit : words.set}
      </button>
      <p class="soft">${state.preset ? words.hints[state.preset] : words.ownHint}</p>
    </div>`;
  }

  private renderSaid(): TemplateResult {
    const { said } = this.state;
    return html`<div role="status">
      ${said ? html`<p class="said"><strong>${said.intro}</strong>${said.body ? html`<br />${said.body}` : nothing}</p>` : nothing}
    </div>`;
  }

  /** What the jar would make of the lines as they stand, before anybody sends them. */
  private renderForecast(client: DemoClient): TemplateResult {
    const now = Date.now();
    const lines = this.lines.slice(0, mostLines);
    const history = [...this.historyOf(client), { at: now, place: 'set', lines } as const];
    const { receptions } = replay(history, this.siteOf(client), now);
    const own = receptions.slice(receptions.length - lines.length);
    return html`<ul class="forecast">
      ${own.map((reception) => renderForecast(reception, now, this.language))}
    </ul>`;
  }

  private renderCompose(): TemplateResult {
    const [first = '', ...others] = this.lines;
    const edit = (draft: Draft) =>
      this.change({ text: [writeDraft(draft), ...others].join('\n'), preset: undefined, isSet: false });
    return html`${renderCompose(readDraft(first), this.words, edit)}
      <pre class="line" aria-label=${this.words.result}><span>Set-Cookie: </span>${first}</pre>
      ${this.renderSetButton()}
      ${this.state.isSet && this.state.seen ? renderSeen(this.state.seen, this.language) : nothing}`;
  }

  /** In the page the jar is ours to look into; the browser's is not, and the model stands for it. */
  private renderKept(): TemplateResult {
    const { words, client, state } = this;
    if (!client) return html``;
    const played = replay(this.historyOf(client), this.siteOf(client), state.now);
    const cookies = (client.jar ?? played.jar).cookies();
    const refused = columnsOf(played, state.now).filter(({ standing }) => standing === 'refused');
    return html`<p>${client.jar ? words.keptInPage : words.keptServer}</p>
      ${cookies.length === 0 ? html`<p><strong>${words.jarEmpty}</strong></p>` : nothing}
      <ul class="forecast">
        ${cookies.map((cookie) => renderKept(cookie, state.now, this.language))}
      </ul>
      ${refused.length > 0 ? html`<p class="eyebrow">${words.refusedToo}</p>` : nothing}
      <ul class="forecast">
        ${refused.map((column) => renderRefused(column, this.language))}
      </ul>
      ${state.seen ? renderSeen(state.seen, this.language) : nothing}
      <div class="row">
        <button ?disabled=${this.busy} @click=${() => void this.run((client) => this.lookAgain(client))}>
          ${words.lookAgain}
        </button>
      </div>`;
  }

  private async lookAgain(client: DemoClient): Promise<void> {
    this.change({ now: Date.now() });
    await this.look(client, ['lab', 'script']);
  }

  private renderMatrix(): TemplateResult {
    const { client, state, language, busy } = this;
    if (!client) return html``;
    const site = this.siteOf(client);
    // What the first look after setting saw is no check: the prediction is to stand alone before it is tried.
    const checked = triedPlaces.every((place) => state.seen?.received[place]) ? state.seen : undefined;
    return renderMatrix({
      matrix: matrixOf(this.historyOf(client), site, state.now, checked),
      site,
      chosen: state.chosen,
      language,
      busy,
      choose: (chosen) => this.change({ chosen }),
      check: () => void this.run((host) => this.look(host, triedPlaces)),
    });
  }
}

/** Takes as many lines off the list as one POST may hold. */
function nextBatch(lines: string[]): string[] {
  const octets = new TextEncoder();
  let room = 8_000;
  const fitting = lines.slice(0, mostLines).findIndex((line) => (room -= octets.encode(line).length) < 0);
  return lines.splice(0, fitting < 0 ? mostLines : Math.max(1, fitting));
}

customElements.define('demo-cookie-lab', CookieLab);
