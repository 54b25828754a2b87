// One answer in the panel: its number, what it means, what is worth seeing, and its content.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { meaningOf } from '#wire/http1-meanings.ts';
import { wireText } from '#wire/text.ts';
import type { Answer } from './connection.ts';
import { remarksOn } from './model.ts';
import { httpExchangeText } from './text.ts';

export function renderAnswer(answer: Answer, language: Language): TemplateResult {
  const words = httpExchangeText[language];
  const { status, reason, octets, keeps, isInterim, text } = answer;
  const family = Math.floor(status / 100);
  const meaning = meaningOf('status-code', String(status));
  const remarks = remarksOn(answer);
  return html`<article class="answer" data-family=${family}>
    <p class="status"><b>${status}</b> <span>${reason}</span> <small>${words.families[family] ?? ''}</small></p>
    <p>
      ${meaning ? wireText[language].meanings[meaning.key] : nothing}
      ${isInterim ? nothing : keeps ? words.keeps : words.closes}
    </p>
    ${
      remarks.length > 0
        ? html`<ul>
            ${remarks.map(({ key, values }) => html`<li>${fill(words.remarks[key], numbers(values ?? {}, language))}</li>`)}
          </ul>`
        : nothing
    }
    ${octets > 0 ? renderContent(text, octets, language) : nothing}
  </article>`;
}

function renderContent(text: string | undefined, octets: number, language: Language): TemplateResult {
  if (text === undefined) return html`<p>${fill(httpExchangeText[language].notText, { octets })}</p>`;
  return html`<pre tabindex="0">${text}</pre>`;
}

/** Counts as the language writes them; texts, and what a field says, as they are. */
function numbers(
  values: Readonly<Record<string, string | number>>,
  language: Language,
): Record<string, string | number> {
  const format = new Intl.NumberFormat(language);
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? format.format(value) : value]),
  );
}
