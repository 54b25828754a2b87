// The same wire as two plain tables: messages, and the fields of one of them.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { fill } from '#demos/fill.ts';
import { faultWords, fieldName, meaningWords, shortPlaceWords } from './wire-reading.ts';
import type { LadderRow, MessageKey, MessageRow } from './wire-rows.ts';
import { allRows, type FieldRow } from './wire-tree.ts';
import { renderValue } from './wire-value.ts';
import { count, sinceWords, wireViewText } from './wire-view-text.ts';

/** How many rows a table shows, and what asks for more. */
interface Limited {
  readonly limit: number;
  /** Undefined where nothing can be pressed. */
  readonly more: (() => void) | undefined;
}

/** How many rows each table shows. */
export interface TableLimits {
  readonly messages: number;
  readonly fields: number;
}

/** Both tables; `more` is told which of them is to grow. */
export function renderTables(
  language: Language,
  rows: readonly LadderRow[],
  row: MessageRow,
  limits: TableLimits,
  more: (table: keyof TableLimits) => void,
  choose: (key: MessageKey) => void,
): TemplateResult {
  const words = wireViewText[language];
  const number = rows.filter(({ kind }) => kind === 'message').indexOf(row) + 1;
  const caption = fill(words.fieldsTable, { number, summary: row.message.summary });
  const messages = { limit: limits.messages, more: () => more('messages') };
  const fields = { limit: limits.fields, more: () => more('fields') };
  return html`<div class="tables">
    <div role="region" aria-label=${words.messagesTable} tabindex="0">
      ${renderMessagesTable(language, rows, row.key, messages, choose)}
    </div>
    <div role="region" aria-label=${caption} tabindex="0">
      ${renderFieldsTable(language, caption, allRows(row.message.fields), fields)}
    </div>
  </div>`;
}

/** The newest messages within the limit; each row's button chooses its message. */
function renderMessagesTable(
  language: Language,
  rows: readonly LadderRow[],
  current: MessageKey | undefined,
  { limit, more }: Limited,
  choose: (key: MessageKey) => void,
): TemplateResult {
  const words = wireViewText[language];
  const messages = rows.filter((row) => row.kind === 'message');
  const first = Math.max(messages.length - limit, 0);
  return html`${renderMore(language, first, limit, more)}
    <table class="messages">
      <caption>
        ${words.messagesTable}
      </caption>
      <thead>
        <tr>
          ${[words.number, words.from, words.time, words.message, words.size].map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${messages.slice(first).map((row, index) => renderMessageRow(language, row, first + index + 1, current, choose))}
      </tbody>
    </table>`;
}

function renderMessageRow(
  language: Language,
  { key, message, since, hasFault }: MessageRow,
  number: number,
  current: MessageKey | undefined,
  choose: (key: MessageKey) => void,
): TemplateResult {
  const words = wireViewText[language];
  return html`<tr class=${message.from} aria-current=${key === current ? 'true' : nothing}>
    <td>
      <button
        aria-label=${fill(words.showFields, { number })}
        aria-pressed=${key === current}
        @click=${() => choose(key)}
      >
        ${number}
      </button>
    </td>
    <td><span class="side">${words.side[message.from]}</span></td>
    <td>${sinceWords(language, since)}</td>
    <th scope="row">
      <code>${renderValue(message.summary)}</code
      >${hasFault ? html` <b class="mark">${words.fault}</b>` : nothing}${message.complete || hasFault ? nothing : ` ${words.incomplete}`}
    </th>
    <td>${count(language, message.bytes.length)}</td>
  </tr>`;
}

/** Every field within the limit, nested ones indented; nothing is left to a pointer. */
export function renderFieldsTable(
  language: Language,
  caption: string,
  rows: readonly FieldRow[],
  { limit, more }: Limited,
): TemplateResult {
  const words = wireViewText[language];
  return html`<table class="fields">
      <caption>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${[words.offset, words.field, words.value, words.meaning].map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.slice(0, limit).map(({ node, depth }) => {
          const fault = faultWords(language, node);
          return html`<tr .style=${`--depth:${depth}`}>
            <td>${shortPlaceWords(language, node)}</td>
            <th scope="row">${fieldName(language, node)}</th>
            <td><code>${renderValue(node.value)}</code></td>
            <td>
              ${meaningWords(language, node)}${fault ? html` <b class="mark">${words.fault}</b> ${fault}` : nothing}
            </td>
          </tr>`;
        })}
      </tbody>
    </table>
    ${renderMore(language, rows.length - limit, limit, more)}`;
}

function renderMore(
  language: Language,
  rest: number,
  limit: number,
  more: Limited['more'],
): TemplateResult | typeof nothing {
  if (rest <= 0 || !more) return nothing;
  return html`<button class="more" @click=${more}>
    ${fill(wireViewText[language].more, { count: Math.min(rest, limit) })}
  </button>`;
}
