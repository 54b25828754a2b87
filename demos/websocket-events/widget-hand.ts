// The composer: each bit of a frame's header is a switch, and the octets follow.

import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '#demos/fill.ts';
import { hexOf } from './accept.ts';
import {
  composeFrame,
  lengthForms,
  longestPayload,
  presets,
  type Draft,
  type FramePart,
  type PresetName,
} from './draft.ts';
import type { WebsocketEventsText } from './text.ts';
import { opcodeName } from './unmask.ts';

export interface HandView {
  readonly words: WebsocketEventsText;
  readonly draft: Draft;
  /** The key that the next frame would be masked with: four octets. */
  readonly mask: Uint8Array;
  readonly canSend: boolean;
  compose(draft: Draft): void;
  send(): void;
}

const opcodes = [0x0, 0x1, 0x2, 0x3, 0x8, 0x9, 0xa, 0xb] as const;

export function renderHand(view: HandView): TemplateResult {
  const { words, draft, mask, canSend, compose, send } = view;
  const parts = composeFrame(draft, mask);
  return html`
    <div class="composer">
      <label>
        ${words.hand.preset}
        <select @change=${(event: Event) => compose(presets[(event.target as HTMLSelectElement).value as PresetName])}>
          ${Object.entries(words.hand.presets).map(
            ([name, label]) =>
              html`<option value=${name} .selected=${presets[name as PresetName] === draft}>${label}</option>`,
          )}
        </select>
      </label>
      <div class="row switches">
        ${renderSwitch('FIN', draft.fin, (fin) => compose({ ...draft, fin }))}
        ${[4, 2, 1].map((bit, index) =>
          renderSwitch(fill(words.hand.rsv, { number: index + 1 }), (draft.rsv & bit) !== 0, (isOn) =>
            compose({ ...draft, rsv: isOn ? draft.rsv | bit : draft.rsv & ~bit }),
          ),
        )}
        ${renderSwitch('MASK', draft.isMasked, (isMasked) => compose({ ...draft, isMasked }))}
      </div>
      <div class="row">${renderOpcode(view)} ${renderForm(view)}</div>
      <div class="row payload">
        <input
          type="text"
          maxlength=${longestPayload}
          autocomplete="off"
          spellcheck="false"
          aria-label=${words.hand.payload}
          .value=${draft.payload}
          @input=${(event: Event) => compose({ ...draft, payload: (event.target as HTMLInputElement).value })}
        />
        ${renderSwitch(words.hand.hex, draft.isHex, (isHex) => compose({ ...draft, isHex }))}
      </div>
      <div class="row sending">
        <span class="eyebrow" id="octets">${words.hand.octets}</span>
        <button class=${canSend ? 'strong' : ''} ?disabled=${!canSend || !parts} @click=${send}>
          ${words.hand.sendFrame}
        </button>
      </div>
      ${parts ? renderParts(words, parts) : html`<p class="problem" role="alert">${words.hand.badHex}</p>`}
    </div>
  `;
}

function renderSwitch(label: string, isOn: boolean, change: (isOn: boolean) => void): TemplateResult {
  return html`<label class="switch">
    <input
      type="checkbox"
      .checked=${isOn}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    ${label}
  </label>`;
}

function renderOpcode({ words, draft, compose }: HandView): TemplateResult {
  return html`<label>
    ${words.hand.opcode}
    <select
      @change=${(event: Event) => compose({ ...draft, opcode: Number((event.target as HTMLSelectElement).value) })}
    >
      ${opcodes.map(
        (opcode) =>
          html`<option value=${opcode} .selected=${opcode === draft.opcode}>
            ${opcode.toString(16).toUpperCase()} ${words.frames.opcode[opcodeName(opcode)]}
          </option>`,
      )}
    </select>
  </label>`;
}

function renderForm({ words, draft, compose }: HandView): TemplateResult {
  return html`<label>
    ${words.hand.form}
    <select
      @change=${(event: Event) => {
        const form = lengthForms.find((one) => one === (event.target as HTMLSelectElement).value);
        if (form) compose({ ...draft, form });
      }}
    >
      ${lengthForms.map(
        (form) => html`<option value=${form} .selected=${form === draft.form}>${words.hand.forms[form]}</option>`,
      )}
    </select>
  </label>`;
}

function renderParts(words: WebsocketEventsText, parts: readonly FramePart[]): TemplateResult {
  return html`<ul class="parts" aria-labelledby="octets">
    ${parts.map(({ name, octets }) =>
      octets.length === 0
        ? nothing
        : html`<li data-part=${name}>
            <code>${hexOf(octets.subarray(0, 40))}${octets.length > 40 ? ' …' : ''}</code>
            <span>${words.hand.part[name]}</span>
          </li>`,
    )}
  </ul>`;
}
