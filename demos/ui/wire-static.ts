// The wire view on paper: nothing scrolls, nothing is left to a pointer.

import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '#demos/contract.ts';
import { offsetDigits, dumpWidth } from './wire-dump.ts';
import './wire-ladder.ts';
import './wire-octets.ts';
import type { LadderRow, MessageRow } from './wire-rows.ts';
import { renderFieldsTable } from './wire-tables.ts';
import { faultNodes, openAtFirst, visibleRows } from './wire-tree.ts';
import { renderValue } from './wire-value.ts';
import { plural, wireViewText } from './wire-view-text.ts';

/** What fits on a page: the newest rows of the ladder, the first octets and fields of one message. */
const limits = { rows: 30, octets: 512, fields: 16 };

export function renderStatic(
  language: Language,
  rows: readonly LadderRow[],
  { message, key }: MessageRow,
): TemplateResult {
  const words = wireViewText[language];
  const octets = message.bytes.subarray(0, limits.octets);
  const rest = message.bytes.length - octets.length;
  return html`
    <wire-ladder
      static
      .rows=${rows.slice(-limits.rows)}
      .language=${language}
      .current=${key}
      .isChosen=${true}
    ></wire-ladder>
    <div class=${`paper ${message.from}`}>
      <p>
        <b>${words.direction[message.from]}</b> <code>${renderValue(message.summary)}</code>
        ${plural(language, words.octets, message.bytes.length)}
      </p>
      <div>
        <wire-octets
          static
          .style=${`width:${dumpWidth(8, offsetDigits(octets.length))}ch`}
          .octets=${octets}
          .text=${octets}
          .perLine=${8}
          .marks=${{ fields: message.fields, active: undefined, parent: undefined, faults: faultNodes(message.fields) }}
          .label=${words.octetsPane}
        ></wire-octets>
        ${rest > 0 ? html`<small>${plural(language, words.rest, rest)}</small>` : nothing}
      </div>
      ${renderFieldsTable(language, words.fieldsPane, visibleRows(message.fields, openAtFirst(message.fields, limits.fields)), { limit: limits.fields, more: undefined })}
    </div>
  `;
}
