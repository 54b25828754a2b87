// From key to answer, each step with its octets.

import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '#demos/fill.ts';
import { acceptSteps, pairsOf } from './accept.ts';
import type { Seen } from './reading.ts';
import type { WebsocketEventsText } from './text.ts';

/** Characters of a key that is tried: any text will do, for the answer of any text can be computed. */
const longestKey = 60;

export interface HandshakeView {
  readonly words: WebsocketEventsText;
  readonly seen: Seen;
  /** A key that the reader tries instead of the real one. */
  readonly tried: string | undefined;
  trying(key: string | undefined): void;
}

export function renderHandshake({ words: { handshake: words }, seen, tried, trying }: HandshakeView): TemplateResult {
  if (seen.key === undefined) return html`<p>${words.none}</p>`;
  const steps = acceptSteps(tried ?? seen.key);
  return html`<dl class="steps">
    <div>
      <dt><label for="key">${tried === undefined ? words.key : words.keyEdit}</label></dt>
      <dd class="edit">
        <input
          id="key"
          type="text"
          class="client"
          maxlength=${longestKey}
          autocomplete="off"
          spellcheck="false"
          .value=${steps.key}
          @input=${(event: Event) => trying((event.target as HTMLInputElement).value)}
        />
        ${tried === undefined ? nothing : html`<button @click=${() => trying(undefined)}>${words.restore}</button>`}
      </dd>
      <dd class="octets client">${steps.nonce ? pairsOf(steps.nonce) : html`<span>${words.noNonce}</span>`}</dd>
    </div>
    <div>
      <dt>${words.joined}</dt>
      <dd class="octets"><span class="client">${steps.key}</span><wbr />${steps.guid}</dd>
    </div>
    <div>
      <dt>${fill(words.digest, { count: new TextEncoder().encode(steps.joined).length })}</dt>
      <dd class="octets" data-step="digest">${pairsOf(steps.digest)}</dd>
    </div>
    <div>
      <dt>${words.accept}</dt>
      <dd class="octets" data-step="accept"><b>${steps.accept}</b></dd>
      ${seen.accept === undefined ? nothing : renderVerdict(words, seen.accept, steps.accept)}
    </div>
  </dl>`;
}

function renderVerdict(words: WebsocketEventsText['handshake'], said: string, computed: string): TemplateResult {
  const isSame = said === computed;
  const verdict = isSame ? `✓ ${words.matches}` : `✗ ${fill(words.differs, { said })}`;
  return html`<dd><span role="status" class=${isSame ? 'good' : 'bad'}>${verdict}</span></dd>`;
}
