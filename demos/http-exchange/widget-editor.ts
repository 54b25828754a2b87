// The editor: exact text, whose line ends can be seen. A second layer of the same text lies under it and draws the marks.

import { html, type TemplateResult } from 'lit';
import type { HttpExchangeText } from './text.ts';

/** Characters typed at most. */
const longestText = 16_000;

export function renderEditor(
  text: string,
  words: HttpExchangeText,
  edit: (text: string) => void,
  send: () => void,
): TemplateResult {
  return html`<div class="editor">
    <div class="layers">
      <div class="marks" aria-hidden="true">${marked(text)}</div>
      <textarea
        rows="1"
        maxlength=${longestText}
        spellcheck="false"
        autocapitalize="off"
        autocomplete="off"
        aria-label=${words.editor}
        aria-describedby="octets"
        .value=${text}
        @input=${(event: Event) => edit((event.target as HTMLTextAreaElement).value)}
        @keydown=${(event: KeyboardEvent) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      ></textarea>
    </div>
  </div>`;
}

/** The marks take no room, so that both layers break their lines at the same places. */
function marked(text: string): TemplateResult[] {
  const lines = text.split('\n');
  return lines.map((line, number) => {
    const isLast = number === lines.length - 1;
    return html`<div>${line}${isLast ? '\u200b' : html`<i>\\r\\n</i>`}</div>`;
  });
}
