// Cookies as lines of a list: what the jar would make of one, what it holds, what it refused, and what came back.

import { html, nothing, type TemplateResult } from 'lit';
import type { Cookie, Reception } from '#demos/cookie-jar/contract.ts';
import { narrate, outcomeOf } from '#demos/cookie-jar/narrate.ts';
import type { Language } from '#demos/contract.ts';
import { decoded } from './cookie-field.ts';
import { readDraft } from './draft.ts';
import type { Column, Seen } from './model.ts';
import { describe } from './prose.ts';
import { courseCookie, type Pair } from './protocol.ts';
import { cookieLabText } from './text.ts';
import { pairChip, sign } from './widget-parts.ts';

/** A Set-Cookie value before anybody sends it: kept, refused or a deletion, and why. */
export function renderForecast(
  { line, kept, steps }: Reception & { readonly line: string },
  now: number,
  language: Language,
): TemplateResult {
  const words = cookieLabText[language];
  const outcome = outcomeOf(steps);
  const isRefused = outcome?.effect === 'refuses';
  const verdict = kept ? words.willKeep : isRefused ? words.willRefuse : words.willDelete;
  const notes = steps.filter(({ effect, key }) => effect === 'notes' && key !== 'replaced');
  return html`<li>
    ${sign(kept ? 'cookie' : isRefused ? 'refused' : 'none')}
    <div>
      ${pairChip(readDraft(line), words)} <strong>${verdict}</strong>
      ${kept ? html`<p>${describe(kept, now, language)}</p>` : outcome ? html`<p>${narrate(outcome, language)}</p>` : nothing}
      ${kept ? notes.map((note) => html`<p class="soft">${narrate(note, language)}</p>`) : nothing}
    </div>
  </li>`;
}

/** A cookie in the jar. */
export function renderKept(cookie: Cookie, now: number, language: Language): TemplateResult {
  return html`<li>
    ${sign('cookie')}
    <div>
      ${chip({ name: decoded(cookie.name), value: decoded(cookie.value) }, language)}
      <p>${describe(cookie, now, language)}</p>
    </div>
  </li>`;
}

/** A cookie that did not get in. */
export function renderRefused(column: Column, language: Language): TemplateResult {
  const outcome = outcomeOf(column.steps);
  return html`<li>
    ${sign('refused')}
    <div>${chip(column, language)}${outcome ? html`<p>${narrate(outcome, language)}</p>` : nothing}</div>
  </li>`;
}

/** What the next request carried, and what this page's script reads. */
export function renderSeen({ received }: Seen, language: Language): TemplateResult {
  const words = cookieLabText[language];
  return html`<dl class="seen" aria-live="polite">
    <dt>${words.cameBack}</dt>
    <dd>${renderPairs(received.lab, language)}</dd>
    <dt>${words.scriptReads}</dt>
    <dd>${renderPairs(received.script, language)}</dd>
  </dl>`;
}

function renderPairs(pairs: readonly Pair[] = [], language: Language): TemplateResult {
  if (pairs.length === 0) return html`<span class="soft">${cookieLabText[language].nothing}</span>`;
  return html`${pairs.map((pair) => chip(pair, language))}`;
}

function chip(pair: Pair, language: Language): TemplateResult {
  const words = cookieLabText[language];
  return pairChip(pair, words, pair.name === courseCookie.name ? words.course : undefined);
}
