// A frame with its mask taken off: octets as they travelled, the key, what they are, one under the other.

import { html, nothing, type TemplateResult } from 'lit';
import { fill } from '#demos/fill.ts';
import type { Seen, SeenFrame } from './reading.ts';
import type { WebsocketEventsText } from './text.ts';
import { bitsOf, openFrame, opcodeName, type Unmasked } from './unmask.ts';

export interface FramesView {
  readonly words: WebsocketEventsText;
  readonly seen: Seen;
  /** Number of the frame that is open, and index of the octet whose bits are shown. */
  readonly chosen: number | undefined;
  readonly octet: number;
  choose(frame: number, octet: number): void;
}

export function renderFrames(view: FramesView): TemplateResult {
  const { words, seen, chosen } = view;
  // The newest of the client's is the one with a mask to take off.
  const frame =
    seen.frames.find(({ number }) => number === chosen) ??
    seen.frames.findLast(({ from }) => from === 'client') ??
    seen.frames.at(-1);
  if (!frame) return html`<p>${words.frames.none}</p>`;
  return html`<ol class="frames" aria-label=${words.frames.list}>
      ${seen.frames.map((one) => renderChoice(view, one, one === frame))}
    </ol>
    ${renderFrame(view, frame)}`;
}

function renderChoice({ words, choose }: FramesView, frame: SeenFrame, isChosen: boolean): TemplateResult {
  const { header } = openFrame(frame);
  const name = words.frames.opcode[opcodeName(header.opcode)];
  const arrow = frame.from === 'client' ? '→' : '←';
  return html`<li>
    <button class=${frame.from} aria-pressed=${isChosen} @click=${() => choose(frame.number, 0)}>
      <span aria-hidden="true">${arrow}</span> <span class="spoken">${words.frames.from[frame.from]}:</span> ${name}
    </button>
  </li>`;
}

function renderFrame(view: FramesView, frame: SeenFrame): TemplateResult {
  const { header, payload, left } = openFrame(frame);
  const words = view.words.frames;
  const values = {
    fin: header.fin ? 1 : 0,
    rsv: header.rsv.toString(2).padStart(3, '0'),
    opcode: header.opcode.toString(16).toUpperCase(),
    name: words.opcode[opcodeName(header.opcode)],
    masked: header.masked ? 1 : 0,
    length: header.length ?? 0,
  };
  return html`<p class="header">${fill(words.header, values)}</p>
    ${payload.length === 0 ? html`<p>${words.empty}</p>` : renderPayload(view, frame, payload)}
    ${header.masked || payload.length === 0 ? nothing : html`<p>${words.unmasked}</p>`}
    ${left > 0 ? html`<p>${fill(words.left, { count: left })}</p>` : nothing}`;
}

function renderPayload(view: FramesView, frame: SeenFrame, payload: readonly Unmasked[]): TemplateResult {
  const words = view.words.frames;
  const shown = payload[view.octet] ?? payload[0];
  const isMasked = shown?.key !== undefined;
  return html`${shown ? renderBits(words, shown) : nothing}
    <div class="unmask" role="group" aria-label=${words.table}>
      <div class="names" aria-hidden="true">
        <span>${words.wire}</span>${isMasked ? html`<span>${words.key}</span><span>${words.plain}</span>` : nothing}
        <span>${words.character}</span>
      </div>
      <div class="columns">
        ${payload.map(
          (octet) =>
            html`<button
              aria-pressed=${octet === shown}
              aria-label=${`${fill(words.octet, { index: octet.index })}: ${hex(octet.wire)}${isMasked ? ` ⊕ ${hex(octet.key ?? 0)} = ${hex(octet.plain)}` : ''}`}
              @click=${() => view.choose(frame.number, octet.index)}
            >
              <span class=${frame.from}>${hex(octet.wire)}</span>
              ${isMasked ? html`<span>${hex(octet.key ?? 0)}</span><span>${hex(octet.plain)}</span>` : nothing}
              <b>${octet.character}</b>
            </button>`,
        )}
      </div>
    </div>`;
}

/** The chosen octet in binary: XOR is bit by bit. */
function renderBits(words: WebsocketEventsText['frames'], { index, wire, key, plain }: Unmasked): TemplateResult {
  const label = fill(words.octet, { index });
  if (key === undefined) return html`<p class="bits"><span>${label}</span> <code>${bitsOf(wire)}</code></p>`;
  return html`<p class="bits">
    <span>${label}</span> <code>${bitsOf(wire)} ⊕ ${bitsOf(key)} = ${bitsOf(plain)}</code>
  </p>`;
}

function hex(octet: number): string {
  return octet.toString(16).padStart(2, '0');
}
