// The signs of the lab, and a cookie by its name.

import { html, svg, type TemplateResult } from 'lit';
import type { Pair } from './protocol.ts';
import type { CookieLabText } from './text.ts';

export type Sign = 'cookie' | 'none' | 'refused' | 'unknown' | 'agrees' | 'differs';

const drawings: Record<Sign, TemplateResult> = {
  cookie: svg`<path class="dough" d="M21.7 13.3A9.8 9.8 0 1 1 10.9 2.3 4.7 4.7 0 0 0 15.9 8.2 4.9 4.9 0 0 0 21.7 13.3Z" />
    <g class="chips"><circle cx="8" cy="9.2" r="1.6" /><circle cx="12.6" cy="13.4" r="1.4" /><circle cx="7.4" cy="15" r="1.3" />
    <circle cx="14" cy="18" r="1.5" /></g>`,
  none: svg`<path class="line" d="M7 12H17" />`,
  refused: svg`<circle class="ring" cx="12" cy="12" r="9" /><path class="line" d="M6 18 18 6" />`,
  unknown: svg`<path class="line" d="M8.5 8.6a3.6 3.6 0 1 1 5 3.3c-1.2.6-1.5 1.3-1.5 2.8M12 18.4v.2" />`,
  agrees: svg`<path class="line" d="m5 12.5 5 5 9-11" />`,
  differs: svg`<path class="line" d="M5 9h14M5 15h14M16 4 8 20" />`,
};

/** Decoration: what it says stands in words beside it or in the control's name. */
export function sign(name: Sign): TemplateResult {
  return html`<svg class="sign ${name}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${drawings[name]}
  </svg>`;
}

/** `name=value`, cut where it would fill the room. */
export function pairChip({ name, value }: Pair, words: CookieLabText, note?: string): TemplateResult {
  const shown = value.length > 24 ? `${value.slice(0, 20)}…` : value;
  return html`<span class="chip"
    ><code>${name === '' ? shown : html`<b>${name}</b>=${shown}`}</code>${
      name === '' ? html` <i>${words.nameless}</i>` : ''
    }${note ? html` <i>${note}</i>` : ''}</span
  >`;
}
