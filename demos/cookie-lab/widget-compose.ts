// One Set-Cookie value as a form.

import { html, nothing, type TemplateResult } from 'lit';
import type { Draft } from './draft.ts';
import type { CookieLabText } from './text.ts';

type TextKey = 'name' | 'value' | 'path' | 'domain' | 'maxAge';
type FlagKey = 'secure' | 'httpOnly' | 'partitioned';

/** `edit` is told of each change with the whole draft. */
export function renderCompose(draft: Draft, words: CookieLabText, edit: (draft: Draft) => void): TemplateResult {
  const field = (key: TextKey) => renderField(draft, words, key, edit);
  const flag = (key: FlagKey) => renderFlag(draft, words, key, edit);
  return html`<div class="compose">
    <div class="pair">${field('name')}${field('value')}</div>
    <div class="three">${field('path')}${field('domain')}${field('maxAge')}</div>
    <div class="flags">
      ${flag('secure')}${flag('httpOnly')}${flag('partitioned')}${renderSameSite(draft, words, edit)}
    </div>
  </div>`;
}

function renderSameSite(draft: Draft, words: CookieLabText, edit: (draft: Draft) => void): TemplateResult {
  return html`<label class="same-site">
    ${words.form.sameSite}
    <select @change=${(event: Event) => edit({ ...draft, sameSite: (event.target as HTMLSelectElement).value })}>
      ${['', 'Strict', 'Lax', 'None'].map(
        (value) =>
          html`<option value=${value} ?selected=${value.toLowerCase() === draft.sameSite.toLowerCase()}>
            ${value || '–'}
          </option>`,
      )}
    </select>
  </label>`;
}

function renderField(draft: Draft, words: CookieLabText, key: TextKey, edit: (draft: Draft) => void): TemplateResult {
  const hint = key === 'name' || key === 'value' ? undefined : words.formHints[key];
  return html`<label>
    ${words.form[key]}
    <input
      type="text"
      maxlength="200"
      autocomplete="off"
      autocapitalize="off"
      spellcheck="false"
      .value=${draft[key]}
      @input=${(event: Event) => edit({ ...draft, [key]: (event.target as HTMLInputElement).value })}
    />
    ${hint ? html`<small>${hint}</small>` : nothing}
  </label>`;
}

function renderFlag(draft: Draft, words: CookieLabText, key: FlagKey, edit: (draft: Draft) => void): TemplateResult {
  return html`<label>
    <input
      type="checkbox"
      .checked=${draft[key]}
      @change=${(event: Event) => edit({ ...draft, [key]: (event.target as HTMLInputElement).checked })}
    />
    <span>${words.form[key]}<small>${words.formHints[key]}</small></span>
  </label>`;
}
