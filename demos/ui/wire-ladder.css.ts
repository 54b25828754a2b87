// The look of the ladder. Lengths in em of the wire view's own size, so that slides and study view scale alike.

import { css } from 'lit';

export const wireLadderStyle = css`
  :host {
    --row: 2.4em;
    --times: 4.6em;
    container-type: inline-size;
    position: relative;
    display: flex;
    flex-direction: column;
    min-width: 0;
    min-height: 0;
  }
  /* A mark on top of each life line, round for the client and square for the server; between them, the way back. */
  .heads {
    display: flex;
    gap: 0.8em;
    justify-content: space-between;
    align-items: center;
    padding-inline: calc(var(--times) - 0.26em) 0.34em;
    height: 1.8em;
  }
  .hint {
    flex: 1;
    overflow: hidden;
    color: var(--ink-soft);
    text-align: center;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .heads b {
    white-space: nowrap;
  }
  .heads .client::before,
  .heads .server::after {
    content: '';
    display: inline-block;
    width: 0.65em;
    height: 0.65em;
    margin-inline-end: 0.45em;
    border-radius: 50%;
    background: var(--client);
  }
  .heads .server::after {
    margin-inline: 0.45em 0;
    border-radius: 0;
    background: var(--server);
  }
  .scroller {
    flex: 1;
    min-height: 0;
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
    outline: none;
  }
  .sheet {
    position: relative;
    min-height: 100%;
  }
  /* The two life lines reach to the foot of the box, however few rows there are. */
  .sheet::after {
    content: '';
    position: absolute;
    inset: 0 0.6em 0 var(--times);
    border: solid var(--client);
    border-width: 0 0.13em;
    border-inline-end-color: var(--server);
    pointer-events: none;
  }
  .rows {
    position: relative;
  }
  .row,
  .divider {
    position: absolute;
    inset-inline: 0;
    height: var(--row);
    box-sizing: border-box;
  }
  .row {
    --side: var(--client);
    --soft: var(--client-soft);
    display: grid;
    grid-template: 1.5em 0.7em / var(--times) minmax(0, 1fr);
    padding-block: 0.1em;
    padding-inline-end: 0.6em;
    border-radius: var(--radius);
    cursor: pointer;
  }
  .row.server {
    --side: var(--server);
    --soft: var(--server-soft);
  }
  .row[aria-selected='true'] {
    background: var(--soft);
  }
  .row[aria-selected='true'] .time {
    color: var(--ink);
  }
  .row:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .time {
    grid-row: span 2;
    align-self: center;
    padding-inline-end: 0.6em;
    color: var(--ink-soft);
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .label {
    display: flex;
    gap: 0.5em;
    align-items: baseline;
    min-width: 0;
    padding-inline: 0.7em;
    line-height: 1.5;
  }
  .server .label {
    justify-content: flex-end;
  }
  .number,
  .fold {
    flex: none;
    min-width: 1.3em;
    padding-inline: 0.3em;
    box-sizing: border-box;
    border: 1px solid var(--side);
    border-radius: 1em;
    line-height: 1.2;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .fold {
    position: relative;
    padding-inline: 0.5em;
    background: var(--paper);
  }
  .fold::before {
    content: '';
    display: inline-block;
    margin-inline-end: 0.4em;
    border: 0.3em solid transparent;
    border-inline: 0.45em solid currentColor;
    border-inline-end-width: 0;
  }
  .fold.open::before {
    transform: rotate(90deg);
  }
  /* A finger needs more than the word's own height. */
  .fold::after {
    content: '';
    position: absolute;
    inset: -0.4em -0.3em;
  }
  .part .label {
    padding-inline-start: 2em;
  }
  .server.part .label {
    padding-inline: 0.7em 2em;
  }
  .part .arrow {
    border-top-width: 1px;
  }
  .summary {
    overflow: hidden;
    font-family: var(--font-mono);
    font-variant-ligatures: none;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .fault,
  .state {
    flex: none;
    padding-inline: 0.4em;
    border: 2px solid var(--bad);
    border-radius: var(--radius);
    line-height: 1.1;
  }
  .state {
    border: 0;
    color: var(--ink-soft);
    font-weight: 400;
  }
  .arrow {
    position: relative;
    margin-top: 0.3em;
    height: 0;
    border-top: 0.13em solid var(--side);
    margin-inline: 0.1em;
  }
  .incomplete .arrow {
    border-top-style: dashed;
  }
  .arrow::after {
    content: '';
    position: absolute;
    top: -0.41em;
    right: 0;
    border: 0.34em solid transparent;
    border-inline: 0.62em solid var(--side);
    border-inline-end-width: 0;
  }
  .server .arrow::after {
    right: auto;
    left: 0;
    border-inline-width: 0 0.62em;
  }
  .divider {
    display: flex;
    align-items: center;
    gap: 0.6em;
    padding-inline: calc(var(--times) + 0.7em) 1.3em;
    color: var(--ink-soft);
    white-space: nowrap;
  }
  .divider::after {
    content: '';
    flex: 1;
    border-top: 1px solid var(--line);
  }
  .follow {
    display: flex;
    gap: 0.4em;
    align-items: center;
    min-width: 0;
    height: 1.6em;
    padding: 0 0.6em;
    border: 2px solid var(--ink);
    border-radius: 1em;
    background: var(--paper);
    color: var(--ink);
    font: inherit;
    line-height: 1;
    white-space: nowrap;
    cursor: pointer;
  }
  .follow b:empty,
  .short {
    display: none;
  }
  .down {
    border: solid transparent;
    border-width: 0.5em 0.35em 0;
    border-top-color: currentColor;
  }
  kbd {
    padding-inline: 0.3em;
    border: 1px solid currentColor;
    border-radius: 0.2em;
    font: inherit;
    line-height: 1.1;
  }
  @container (max-width: 31em) {
    .word {
      display: none;
    }
  }
  @container (max-width: 24em) {
    .fold span {
      display: none;
    }
    .hint {
      visibility: hidden;
    }
    .long {
      display: none;
    }
    .short {
      display: block;
    }
  }
  @media (pointer: coarse) {
    kbd {
      display: none;
    }
  }
  .follow:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  @media print {
    .scroller {
      overflow: hidden;
    }
    .follow {
      display: none;
    }
  }
  :host([static]) .scroller {
    overflow: visible;
  }
`;
