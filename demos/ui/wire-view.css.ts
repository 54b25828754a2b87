// The look of the wire view as a whole, and of its tables.

import { css } from 'lit';

export const wireViewStyle = css`
  :host {
    display: block;
    container-type: inline-size;
    min-width: 0;
    color: var(--ink);
    font: 400 var(--text-small) / 1.4 var(--font-text);
    text-align: start;
  }
  p {
    margin: 0;
  }
  /* Closed, the dialog is nothing but what it holds. */
  dialog {
    display: contents;
  }
  /* The tools stand above whatever form the view has. */
  .view {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    gap: 0.4em 1.6em;
    height: 100%;
    min-height: 0;
    outline: none;
  }
  wire-tools {
    grid-column: 1 / -1;
  }
  wire-ladder {
    max-height: 13.6em;
  }
  .whole {
    grid-template-rows: auto auto auto;
  }
  @container (min-width: 56em) {
    .whole {
      grid-template: auto minmax(0, 1fr) / minmax(0, 17.5em) minmax(0, 1fr);
      height: var(--wire-height, 22.8em);
      --wire-panes: none;
    }
    .whole wire-ladder {
      max-height: none;
    }
  }
  .alone {
    height: var(--wire-height, 20.8em);
    --wire-panes: none;
  }
  .compare {
    max-height: var(--wire-height, 22.8em);
  }
  :host([fill]),
  :host([fill]) .view,
  .full .view {
    height: 100%;
    max-height: none;
    --wire-panes: none;
  }
  @container (max-width: 55.99em) {
    :host([fill]) .whole,
    .full .whole {
      grid-template-rows: auto minmax(6em, 1fr) minmax(0, 2fr);
    }
  }
  :host([fill]) .whole wire-ladder,
  .full .whole wire-ladder,
  .alone wire-ladder {
    max-height: none;
  }
  .full {
    --wire-height: auto;
    container-type: inline-size;
    display: block;
    box-sizing: border-box;
    width: 100%;
    max-width: none;
    height: 100%;
    max-height: none;
    margin: 0;
    padding: 0.8em 1.2em;
    border: 0;
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--text-small) / 1.4 var(--font-text);
    overflow: hidden;
  }
  /* A slide's 20 pixels are those of a stage 720 high; in the top layer nothing scales them. */
  :host([fill]) .full {
    --text-small: max(20px, 2.78vmin);
  }
  .back,
  .more {
    justify-self: end;
    min-height: 1.6em;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  .back::before {
    content: '';
    display: inline-block;
    width: 0.45em;
    height: 0.45em;
    margin-inline: 0.2em 0.4em;
    border: solid currentColor;
    border-width: 0 0 0.13em 0.13em;
    transform: rotate(45deg);
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  /* On the whole screen the view holds the focus so that its keys work, not because it can be pressed. */
  .view:focus-visible {
    outline: none;
  }
  .empty {
    color: var(--ink-soft);
  }
  :host([compact]) .table {
    max-height: var(--wire-height, 20.8em);
  }
  .tables {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1em 2em;
    min-height: 0;
    overflow: hidden auto;
  }
  .tables > div {
    overflow: auto;
  }
  @container (min-width: 56em) {
    .table {
      max-height: var(--wire-height, 20.8em);
    }
    .tables {
      grid-template: minmax(0, 1fr) / minmax(0, 5fr) minmax(0, 7fr);
      overflow: hidden;
    }
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  caption {
    padding-bottom: 0.4em;
    font-weight: 700;
    text-align: start;
  }
  th,
  td {
    padding: 0.3em 0.9em 0.3em 0;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    vertical-align: baseline;
  }
  thead th {
    border-bottom: 0.13em solid var(--ink);
    font-weight: 700;
  }
  .fields tbody th {
    padding-inline-start: calc(var(--depth) * 1em);
  }
  td {
    font-variant-numeric: tabular-nums;
  }
  .fields td:nth-child(3) {
    min-width: 7em;
  }
  .fields td:last-child {
    min-width: 13em;
  }
  .fields td:first-child,
  .messages td {
    white-space: nowrap;
  }
  tr[aria-current] {
    background: var(--soft);
  }
  .client {
    --side: var(--client);
    --soft: var(--client-soft);
  }
  .server {
    --side: var(--server);
    --soft: var(--server-soft);
  }
  td button {
    min-width: 2.4em;
    min-height: 1.6em;
    border: 1px solid var(--ink);
    border-radius: var(--radius);
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }
  td button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
  }
  code {
    font-family: var(--font-mono);
    font-variant-ligatures: none;
    overflow-wrap: anywhere;
  }
  .mark {
    padding-inline: 0.4em;
    border: 2px solid var(--bad);
    border-radius: var(--radius);
  }
  @media print {
    .back,
    .more {
      display: none;
    }
  }
  .static {
    display: block;
  }
  .static wire-ladder {
    max-height: none;
    margin-bottom: 1em;
  }
  .paper {
    display: grid;
    gap: 0.8em 1.6em;
  }
  .paper small {
    font-size: inherit;
    color: var(--ink-soft);
  }
  .paper wire-octets {
    font-family: var(--font-mono);
  }
  @container (min-width: 48em) {
    .paper {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }
    .paper > p {
      grid-column: 1 / -1;
    }
  }
`;
