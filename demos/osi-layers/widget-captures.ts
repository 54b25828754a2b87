// Which recording, what is in it, and the packet at hand as a stack of layers.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { captureFileText } from '#wire/capture-file-text.ts';
import type { FieldNode, WireMessage } from '#wire/field.ts';
import { pageSize } from './capture-protocol.ts';
import { notesOf, type State } from './model.ts';
import { osiLayersText, type CaptureName, type OsiLayersText } from './text.ts';

/** What can be done here; the widget does it. */
export interface CaptureActions {
  open(name: CaptureName): void;
  openFile(file: File): void;
  turnTo(from: number): void;
  repair(): void;
}

export function renderCaptures(
  language: Language,
  state: State,
  shown: WireMessage | undefined,
  isOpening: boolean,
  actions: CaptureActions,
): TemplateResult {
  const words = osiLayersText[language];
  return html`${renderChoice(words, state, actions)}
    <p class="about" role="status">${isOpening ? words.opening : aboutWords(language, state)}</p>
    ${state.facts ? renderFaults(language, state) : nothing} ${renderPages(words, state, isOpening, actions)}
    ${renderDamage(words, state, actions)} ${shown ? renderStack(words, state, shown) : nothing}`;
}

function renderChoice(words: OsiLayersText, { capture, ownName }: State, actions: CaptureActions): TemplateResult {
  const names = Object.entries(words.captures) as [CaptureName, readonly string[]][];
  return html`<div class="row one-line">
    <select
      aria-label=${words.capture}
      @change=${(event: Event) => actions.open((event.target as HTMLSelectElement).value as CaptureName)}
    >
      ${names.map(([name, [title]]) => html`<option value=${name} .selected=${name === capture}>${title}</option>`)}
      ${capture === 'own' ? html`<option value="own" .selected=${true}>${ownName}</option>` : nothing}
    </select>
    <label class="file"
      >${words.own}<input
        type="file"
        accept=".pcap,.pcapng,.cap"
        aria-describedby="own-hint"
        @change=${(event: Event) => {
          const input = event.target as HTMLInputElement;
          const [file] = input.files ?? [];
          if (file) actions.openFile(file);
          input.value = '';
        }}
    /></label>
  </div>`;
}

function aboutWords(language: Language, { capture, facts }: State): string {
  const words = osiLayersText[language];
  const about = capture === 'own' ? words.ownHint : (words.captures[capture][1] ?? '');
  if (!facts || facts.packets === 0) return facts ? words.noPackets : about;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: facts.duration < 10_000 ? 3 : 0 });
  const packets = fill(facts.packets === 1 ? words.packets.one : words.packets.other, {
    count: number.format(facts.packets),
  });
  const lasting =
    facts.packets > 1 ? ` ${fill(words.lasting, { seconds: number.format(facts.duration / 1_000) })}` : '';
  return `${about} ${packets}${lasting}.`;
}

function renderFaults(language: Language, { facts }: State): TemplateResult | typeof nothing {
  const words = osiLayersText[language];
  const { faults = [], unknownLinkTypes = [] } = facts ?? {};
  if (faults.length === 0 && unknownLinkTypes.length === 0) return nothing;
  return html`<ul class="file-faults">
    ${unknownLinkTypes.length > 0 ? html`<li>${fill(words.unknownLink, { types: unknownLinkTypes.join(', ') })}</li>` : nothing}
    ${faults.slice(0, 3).map(({ key, values, section }) => html`<li>${fill(captureFileText[language][key], values)} (${section})</li>`)}
  </ul>`;
}

function renderPages(
  words: OsiLayersText,
  state: State,
  isOpening: boolean,
  actions: CaptureActions,
): TemplateResult | typeof nothing {
  const count = state.facts?.packets ?? 0;
  if (count <= pageSize || state.damage) return nothing;
  const { from } = state;
  const last = Math.min(count, from + pageSize);
  return html`<nav class="row one-line" aria-label=${words.pages}>
    <button
      aria-label=${words.previous}
      ?disabled=${isOpening || from === 0}
      @click=${() => actions.turnTo(Math.max(0, from - pageSize))}
    >
      ←
    </button>
    <span>${fill(words.page, { from: from + 1, to: last, count })}</span>
    <button
      aria-label=${words.following}
      ?disabled=${isOpening || last === count}
      @click=${() => actions.turnTo(from + pageSize)}
    >
      →
    </button>
  </nav>`;
}

function renderDamage(
  words: OsiLayersText,
  { damage }: State,
  actions: CaptureActions,
): TemplateResult | typeof nothing {
  if (!damage) return nothing;
  return html`<p class="damage" role="status">${words.damaged[damage]}</p>
    <div class="row"><button @click=${() => actions.repair()}>${words.repair}</button></div>`;
}

/** Layers of the OSI model by the name of our field; ICMP speaks for layer 3. */
const layerOf: Readonly<Record<string, number>> = {
  ethernet: 2,
  'linux-cooked': 2,
  'linux-cooked-2': 2,
  loopback: 2,
  arp: 2,
  ipv4: 3,
  ipv6: 3,
  icmp: 3,
  icmpv6: 3,
  udp: 4,
  tcp: 4,
  tls: 6,
  dns: 7,
  http: 7,
  'packet-data': 7,
};

function renderStack(words: OsiLayersText, state: State, { fields, bytes }: WireMessage): TemplateResult {
  const notes = notesOf(state);
  const own = notes.find(({ packet }) => packet === state.packet + 1);
  return html`<p class="shown">${fill(words.shown, { packet: state.packet + 1 })}</p>
    <ol class="stack" aria-label=${words.layerNames}>
      ${fields.map((field) => renderLayer(words, field, bytes.length))}
    </ol>
    ${notes.length > 0 && !state.damage ? html`<p class="noted">${notedWords(words, own ? [own] : notes)}</p>` : nothing}`;
}

function renderLayer(words: OsiLayersText, { name, start, end, fault }: FieldNode, whole: number): TemplateResult {
  const known = words.challenge.names[name as keyof OsiLayersText['challenge']['names']] ?? name;
  const form = end - start === 1 ? words.bytes.one : words.bytes.other;
  return html`<li data-layer=${layerOf[name] ?? 1} .style=${`--share:${Math.round((100 * (end - start)) / whole)}%`}>
    <b>${known}</b>${fault ? html`<strong>!</strong>` : nothing}<span>${fill(form, { count: end - start })}</span>
  </li>`;
}

function notedWords(words: OsiLayersText, notes: ReturnType<typeof notesOf>): string {
  const said = notes.slice(0, 4).map(({ packet, note }) => fill(words.noteAt, { packet, note: words.notes[note] }));
  return fill(words.noted, { notes: said.join(', ') });
}
