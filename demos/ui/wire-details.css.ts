// The look of one message in detail.

import { css } from 'lit';

export const wireDetailsStyle = css`
  :host {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    gap: 0.5em;
    min-width: 0;
    min-height: 0;
  }
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 1em;
    justify-content: flex-end;
    min-height: 1.6em;
  }
  p {
    margin: 0;
  }
  .title {
    margin-inline-end: auto;
  }
  .client {
    --side: var(--client);
    --soft: var(--client-soft);
  }
  .server {
    --side: var(--server);
    --soft: var(--server-soft);
  }
  .title b::before {
    content: '';
    display: inline-block;
    width: 0.65em;
    height: 0.65em;
    margin-inline-end: 0.45em;
    border-radius: 50%;
    background: var(--side);
  }
  .title.server b::before {
    border-radius: 0;
  }
  .quiet {
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
  @media print {
    .quiet {
      display: none;
    }
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .panes {
    position: relative;
    display: grid;
    gap: 0.6em 1.2em;
    min-height: 0;
  }
  /* Where nothing around bounds the height, this does. */
  .beside {
    max-height: var(--wire-panes, 18em);
    grid-template: minmax(0, 1fr) / auto minmax(0, 1fr);
  }
  .beside wire-octets {
    width: calc(var(--dump) * 1ch);
  }
  .stacked wire-octets {
    max-height: 9.2em;
  }
  .stacked wire-fields {
    max-height: 20em;
  }
  wire-octets {
    font-family: var(--font-mono);
  }
  .measure {
    position: absolute;
    width: 0;
    height: 0;
    overflow: hidden;
    visibility: hidden;
    font-family: var(--font-mono);
  }
  .probe {
    display: inline-block;
  }
  .reading {
    height: 5.8em;
    overflow: hidden auto;
    padding: 0.2em 0.7em 0;
    box-sizing: border-box;
    border-top: 0.13em solid var(--ink);
    line-height: 1.35;
  }
  .stacked + .reading {
    height: auto;
    min-height: 5.8em;
  }
  .place {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.9em;
    align-items: baseline;
  }
  .place span {
    color: var(--ink-soft);
  }
  code {
    font-family: var(--font-mono);
    font-variant-ligatures: none;
    overflow-wrap: anywhere;
  }
  mark {
    background: var(--soft);
    color: inherit;
    box-shadow: inset 0 -0.13em var(--side);
  }
  .fault b {
    padding-inline: 0.4em;
    border: 2px solid var(--bad);
    border-radius: var(--radius);
  }
`;
