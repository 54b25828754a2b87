// The look of two exchanges side by side.

import { css } from 'lit';

export const wireCompareStyle = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 0.4em;
    min-height: 0;
    container-type: inline-size;
  }
  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1em;
    align-items: center;
  }
  label {
    display: flex;
    gap: 0.4em;
    align-items: center;
    min-width: 0;
    font-weight: 700;
  }
  select {
    max-width: min(11em, 30cqi);
    min-height: 1.7em;
    border: 0;
    border-bottom: 1px solid var(--ink);
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    font-weight: 400;
    text-overflow: ellipsis;
  }
  button {
    min-height: 1.7em;
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    text-decoration: underline;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }
  button:is([aria-pressed='true'], [aria-expanded='true']) {
    font-weight: 700;
    text-decoration-thickness: 0.13em;
  }
  .scroller {
    overflow: hidden auto;
    flex: 1;
    min-height: 0;
    border-block-start: 0.13em solid var(--ink);
  }
  table {
    width: 100%;
    border-collapse: collapse;
    table-layout: fixed;
  }
  col.sign {
    width: 1.6em;
  }
  col.name {
    width: 24%;
  }
  th,
  td {
    padding: 0.15em 0.4em;
    border-bottom: 1px solid var(--line);
    font-weight: 400;
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  td.value {
    font-family: var(--font-mono);
    font-variant-ligatures: none;
  }
  .head th {
    padding-block: 0.25em;
    background: var(--soft);
    border-inline-start: 0.3em solid var(--side);
  }
  .head div {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    align-items: baseline;
  }
  .head code {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    font-family: var(--font-mono);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .client {
    --side: var(--client);
    --soft: var(--client-soft);
  }
  .server {
    --side: var(--server);
    --soft: var(--server-soft);
  }
  .sign {
    padding-inline: 0;
    font-weight: 700;
    text-align: center;
    vertical-align: middle;
  }
  mark {
    background: none;
    color: inherit;
    font-weight: 700;
    text-decoration: underline 0.13em var(--bad);
    text-underline-offset: 0.2em;
  }
  .gone {
    background: var(--sunken);
  }
  .dumps {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1.6em;
    padding: 0.3em 0;
  }
  .dumps > div {
    min-width: 0;
  }
  wire-octets {
    display: block;
    width: calc(var(--dump) * 1ch);
    max-width: 100%;
    height: calc(1.5em * var(--lines));
    font-family: var(--font-mono);
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
  }
  /* A phone has room for one value beside its name: B goes below A. */
  @container (max-width: 30em) {
    colgroup {
      display: none;
    }
    table,
    tbody,
    tr:not(.head):not(.octets) {
      display: block;
    }
    thead {
      display: none;
    }
    tbody tr:not(.head):not(.octets) {
      display: grid;
      grid-template-columns: 1.6em minmax(0, 1fr);
      border-bottom: 1px solid var(--line);
    }
    tr.head,
    tr.octets {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    tr.head .sign {
      display: none;
    }
    tbody th,
    tbody td {
      border-bottom: 0;
    }
    tbody .value {
      grid-column: 2;
    }
    .value::before {
      content: attr(data-column);
      margin-inline-end: 0.6em;
      font: 700 1em var(--font-text);
    }
  }
`;
