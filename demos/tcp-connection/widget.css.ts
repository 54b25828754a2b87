// Two lifelines, and the arrows between them; a state stands where it holds.

import { css } from 'lit';
import { spokenStyle } from '#ui/spoken-style.css.ts';

export const tcpConnectionStyle = css`
  ${spokenStyle}
  form.row {
    flex-wrap: nowrap;
  }
  form.row input {
    flex: 1;
    width: 4em;
  }
  .row {
    margin-bottom: var(--space-2);
  }
  .row button {
    padding-inline: 0.5em;
  }
  .none,
  .source {
    color: var(--ink-soft);
  }
  .source {
    margin: 0;
    font-size: var(--text-source);
    line-height: 1.25;
  }
  .recordings button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
  }
  .ladder {
    display: grid;
    margin: 0 0 var(--space-2);
    padding: 0;
    list-style: none;
  }
  .heads,
  .rung {
    display: grid;
    grid-template-columns: minmax(0, 6.9em) minmax(0, 1fr) minmax(0, 6.9em);
    align-items: center;
  }
  .heads span {
    text-align: center;
    line-height: 1.15;
  }
  .heads .server {
    text-align: end;
  }
  .heads .client {
    color: var(--client);
  }
  .heads .server {
    color: var(--server);
  }
  .state {
    align-self: stretch;
    display: grid;
    align-items: center;
    min-height: 1.7em;
    font: 400 var(--text-small) / 1.1 var(--font-mono);
    letter-spacing: -0.08em;
  }
  .state.client {
    padding-inline-end: var(--space-1);
    border-inline-end: 3px solid var(--client);
  }
  .state.server {
    padding-inline-start: var(--space-1);
    border-inline-start: 3px solid var(--server);
    text-align: end;
  }
  .arrow {
    position: relative;
    padding: 1px 0.2em 3px;
    border-bottom: 2px solid var(--own);
    line-height: 1.15;
    text-align: center;
    overflow-wrap: anywhere;
  }
  .rung.client {
    --own: var(--client);
  }
  .rung.server {
    --own: var(--server);
  }
  .arrow::after {
    content: '';
    position: absolute;
    bottom: -6px;
    border: solid transparent;
    border-width: 5px 0;
  }
  .rung.client .arrow::after {
    inset-inline-end: 0;
    border-inline-start: 9px solid var(--own);
  }
  .rung.server .arrow::after {
    inset-inline-start: 0;
    border-inline-end: 9px solid var(--own);
  }
  .rung[data-kind='rst'] .arrow {
    border-bottom-style: dashed;
    color: var(--bad);
  }
  .arrow code {
    font: 400 var(--text-small) / 1.2 var(--font-mono);
    letter-spacing: -0.05em;
    white-space: pre-wrap;
  }
  .arrow small {
    font-size: inherit;
  }
  .told {
    margin-bottom: var(--space-1);
    line-height: 1.25;
  }
  .arrow em {
    padding-inline: 0.3em;
    border: 1px solid var(--bad);
    border-radius: 3px;
    color: var(--bad);
    font-style: normal;
  }
`;
