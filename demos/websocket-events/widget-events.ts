// The browser's bench: what to send, how to close, and the log of what fires.

import { html, nothing, type TemplateResult } from 'lit';
import type { LineName, WebsocketEventsText } from './text.ts';

/** One line of the log: what fired, or was sent, with its words. */
export interface Line {
  readonly name: LineName;
  readonly words: string;
}

export interface Typed {
  readonly text: string;
  readonly code: string;
  readonly reason: string;
}

export interface BrowserView {
  readonly words: WebsocketEventsText;
  readonly typed: Typed;
  readonly isOpen: boolean;
  type(part: Partial<Typed>): void;
  say(text: string): void;
  close(code: number, reason: string): void;
}

export function renderSending({ words, typed, isOpen, type, say }: BrowserView): TemplateResult {
  const send = (event: Event): void => {
    event.preventDefault();
    if (isOpen) say(typed.text);
  };
  return html`<form class="row" @submit=${send}>
    <input
      type="text"
      maxlength="1000"
      autocomplete="off"
      autocapitalize="off"
      aria-label=${words.message}
      title=${words.message}
      .value=${typed.text}
      @input=${(event: Event) => type({ text: valueOf(event) })}
    />
    <button class=${isOpen ? 'strong' : ''} ?disabled=${!isOpen}>${words.send}</button>
  </form>`;
}

export function renderClosing({ words, typed, isOpen, type, say, close }: BrowserView): TemplateResult {
  return html`<div class="row">
      <label>
        ${words.code}
        <input
          type="text"
          class="code"
          inputmode="numeric"
          maxlength="5"
          autocomplete="off"
          .value=${typed.code}
          @input=${(event: Event) => type({ code: valueOf(event) })}
        />
      </label>
      <label class="reason">
        ${words.reason}
        <input
          type="text"
          maxlength="200"
          autocomplete="off"
          aria-label=${words.reasonLabel}
          .value=${typed.reason}
          @input=${(event: Event) => type({ reason: valueOf(event) })}
        />
      </label>
    </div>
    <div class="row">
      <button ?disabled=${!isOpen} @click=${() => close(Number(typed.code), typed.reason)}>${words.iClose}</button>
      <button ?disabled=${!isOpen} @click=${() => say(`close ${typed.code} ${typed.reason}`.trim())}>
        ${words.serverCloses}
      </button>
      <button ?disabled=${!isOpen} @click=${() => say('kill')}>${words.kill}</button>
    </div>`;
}

export function renderLog(words: WebsocketEventsText, lines: readonly Line[]): TemplateResult {
  return html`<p class="eyebrow" id="events">${words.events}</p>
    <ol class="events" aria-labelledby="events" aria-live="polite">
      ${lines.length === 0 ? html`<li class="none">${words.noEvents}</li>` : nothing}
      ${lines.map((line) => html`<li class=${line.name}><b>${words.names[line.name]}</b> <span>${line.words}</span></li>`)}
    </ol>`;
}

function valueOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}
