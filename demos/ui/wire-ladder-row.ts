// One row of the ladder: an arrow with what passed, or a line that stands between.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { framesOf, type LadderRow, type MessageRow } from './wire-rows.ts';
import { renderValue } from './wire-value.ts';
import { plural, sinceWords, wireViewText } from './wire-view-text.ts';
import { rowStyle } from './wire-window.ts';

interface Place {
  readonly index: number;
  /** Of all rows. */
  readonly count: number;
  /** Whether its details are shown. */
  readonly isCurrent: boolean;
  /** Whether its frames are shown. */
  readonly isOpen: boolean;
}

export function renderDivider(language: Language, row: Exclude<LadderRow, MessageRow>, index: number): TemplateResult {
  return html`<div class="divider" .style=${rowStyle(index)} aria-hidden="true">
    <span>${dividerWords(language, row)}</span>
  </div>`;
}

function dividerWords(language: Language, row: Exclude<LadderRow, MessageRow>): string {
  const words = wireViewText[language];
  if (row.kind === 'exchange') return fill(words.exchange, { number: row.number });
  return row.kind === 'cut' ? words.cut : plural(language, words.omitted, row.messages);
}

export function renderMessage(language: Language, row: MessageRow, place: Place): TemplateResult {
  const { key, message, since, hasFault, part } = row;
  const { index, count, isCurrent, isOpen } = place;
  const words = wireViewText[language];
  const time = sinceWords(language, since);
  const state = hasFault ? words.fault : message.complete ? '' : words.incomplete;
  const name = [words.direction[message.from], time, partWords(language, row, isOpen), message.summary, state];
  return html`<div
    class=${`row ${message.from} ${message.complete || hasFault ? '' : 'incomplete'} ${part ? 'part' : ''}`}
    .style=${rowStyle(index)}
    role="option"
    aria-label=${name.filter(Boolean).join(', ')}
    aria-selected=${isCurrent}
    aria-setsize=${count}
    aria-posinset=${index + 1}
    tabindex=${isCurrent ? 0 : -1}
    data-key=${key}
  >
    <span class="time">${time}</span>
    <span class="label"
      >${renderPart(language, row, isOpen)}<span class="summary">${renderValue(message.summary)}</span
      >${state ? html`<b class=${hasFault ? 'fault' : 'state'}>${state}</b>` : nothing}</span
    >
    <span class="arrow"></span>
  </div>`;
}

/** What a listener has to know of frames: which one this is, or how many there are and which key shows them. */
function partWords(language: Language, row: MessageRow, isOpen: boolean): string {
  const words = wireViewText[language];
  if (row.part) return fill(words.part, { number: row.part.number });
  const frames = framesOf(row);
  if (!frames) return '';
  return `${plural(language, words.frames, frames.length)}, ${isOpen ? words.unfolded : words.folded}`;
}

function renderPart(language: Language, row: MessageRow, isOpen: boolean): TemplateResult | typeof nothing {
  if (row.part) return html`<span class="number">${row.part.number}</span>`;
  const frames = framesOf(row);
  if (!frames) return nothing;
  const [number, word] = plural(language, wireViewText[language].frames, frames.length).split(' ');
  return html`<span class=${`fold ${isOpen ? 'open' : ''}`} data-fold>${number}<span> ${word}</span></span>`;
}
