// The message in its wrappers, one around the other as they stand in the frame.

import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '#demos/fill.ts';
import type { State } from './model.ts';
import type { OsiLayersText } from './text.ts';
import { depthAt, lastStep, sideAt, wrappers, type WrapperId, type Wrapping } from './wrapping.ts';

/** What can be done here; the widget does it. */
export interface WrapActions {
  type(text: string): void;
  send(): void;
  go(step: number): void;
  toggleSent(): void;
  another(): void;
}

export function renderWrap(
  words: OsiLayersText,
  state: State,
  wrapping: Wrapping | undefined,
  isBusy: boolean,
  actions: WrapActions,
): TemplateResult {
  if (!wrapping) return renderForm(words, state, isBusy, actions);
  const isOver = state.step >= lastStep;
  return html`${renderSteps(words, state, wrapping, actions)} ${isOver ? renderEnd(words, state, actions) : nothing}`;
}

function renderForm(words: OsiLayersText, state: State, isBusy: boolean, actions: WrapActions): TemplateResult {
  return html`<form
    class="row one-line"
    @submit=${(event: Event) => {
      event.preventDefault();
      actions.send();
    }}
  >
    <input
      type="text"
      maxlength="400"
      autocomplete="off"
      aria-label=${words.message}
      .value=${state.text ?? words.firstMessage}
      @input=${(event: Event) => actions.type((event.target as HTMLInputElement).value)}
    />
    <button class="strong" ?disabled=${isBusy}>${words.send}</button>
  </form>`;
}

function renderSteps(words: OsiLayersText, state: State, wrapping: Wrapping, actions: WrapActions): TemplateResult {
  const { step } = state;
  const side = sideAt(step);
  const id = wrappers[depthAt(step) - 1]?.id ?? 'message';
  const said = (side === 'client' ? words.down : words.up)[id];
  const values = { octets: wrapping.message.length, bits: 8 * wrapping.frame.length };
  return html`<div class="where">
      <b class=${side}>${words.sides[side]}</b>
      <span>${fill(words.step, { step, last: lastStep })}</span>
      <button ?disabled=${step <= 1} @click=${() => actions.go(step - 1)}>${words.wrapBack}</button>
      <button class="strong" ?disabled=${step >= lastStep} @click=${() => actions.go(step + 1)}>
        ${words.wrapNext}
      </button>
    </div>
    <p class="said" role="status">${fill(said, values)}</p>
    ${renderDoll(words, wrapping, step)}`;
}

function renderEnd(words: OsiLayersText, { sent, showsSent }: State, actions: WrapActions): TemplateResult {
  return html`<p class="answered">${sent ? fill(words.answered, { ...sent.unwrapped }) : nothing}</p>
    <div class="row">
      <button @click=${() => actions.toggleSent()}>${showsSent ? words.seeLayers : words.seeSent}</button>
      <button @click=${() => actions.another()}>${words.another}</button>
    </div>`;
}

/** From the outside in; what is not wrapped yet, or not any more, is not there. */
function renderDoll(words: OsiLayersText, { parts, message }: Wrapping, step: number): TemplateResult {
  const shown = parts.slice(parts.length - depthAt(step));
  const inside = (index: number): TemplateResult => {
    const part = shown[index];
    if (!part) return html``;
    if (part.id === 'message') return renderMessage(words, message);
    return html`<div class="wrapper" data-layer=${part.layer}>
      <p>${label(words, part.id, part.octets)}</p>
      ${inside(index + 1)}
    </div>`;
  };
  return html`<div class=${step >= lastStep ? 'doll over' : 'doll'}>${inside(0)}</div>`;
}

function renderMessage(words: OsiLayersText, message: Uint8Array): TemplateResult {
  return html`<div class="wrapper message" data-layer="7">
    <p>${label(words, 'message', message.length)}</p>
    <code>${new TextDecoder().decode(message)}</code>
  </div>`;
}

function label(words: OsiLayersText, id: WrapperId, octets: number): TemplateResult {
  const form = octets === 1 ? words.bytes.one : words.bytes.other;
  return html`<b>${words.wrappers[id]}</b> <span>${words.layers[id]}</span> <i>${fill(form, { count: octets })}</i>`;
}
