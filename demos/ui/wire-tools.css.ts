// The look of the wire view's tools: one quiet line, a second one while something is filtered.

import { css } from 'lit';

export const wireToolsStyle = css`
  :host {
    display: grid;
    gap: 0.4em;
    min-width: 0;
  }
  /* One of the line's own parts; what it opens takes a line below. */
  :host(wire-copy) {
    display: contents;
  }
  .tools,
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.9em;
    align-items: center;
    min-width: 0;
  }
  .full {
    margin-inline-start: auto;
  }
  /* Beside two chat panes the line is short: its key says it all. Where there are no keys the words stay. */
  @media (pointer: fine) {
    @container (max-width: 25em) {
      .full .label {
        position: absolute;
        width: 1px;
        height: 1px;
        overflow: hidden;
        clip-path: inset(50%);
      }
    }
  }
  button,
  select {
    min-height: 1.7em;
    padding: 0;
    border: 0;
    border-radius: var(--radius);
    background: none;
    color: inherit;
    font: inherit;
    white-space: nowrap;
    cursor: pointer;
  }
  button {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button:is([aria-pressed='true'], [aria-expanded='true']) {
    font-weight: 700;
    text-decoration-thickness: 0.13em;
  }
  button:disabled {
    color: var(--ink-soft);
    text-decoration: none;
    cursor: default;
  }
  /* As wide as what it says when closed; the list that it opens is as wide as it needs. */
  select {
    max-width: 7.2em;
  }
  option,
  optgroup {
    background: var(--paper);
    color: var(--ink);
  }
  kbd {
    display: inline-block;
    margin-inline-start: 0.4em;
    padding-inline: 0.3em;
    border: 1px solid currentColor;
    border-radius: 0.2em;
    font: inherit;
    text-decoration: none;
  }
  .filter {
    padding: 0.2em 0;
    border-bottom: 1px solid var(--line);
  }
  /* What is left out must not go unnoticed, in any colour. */
  .filter.active {
    padding: 0.2em 0.5em;
    border: 0;
    border-inline-start: 0.3em solid var(--ink);
    background: var(--sunken);
  }
  .filter {
    column-gap: 0.7em;
  }
  .filter select {
    max-width: 6.6em;
    border-bottom: 1px solid var(--ink);
    border-radius: 0;
  }
  input {
    flex: 1;
    min-width: 6em;
    min-height: 1.7em;
    box-sizing: border-box;
    padding: 0 0.5em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: inherit;
  }
  .count {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }
  .active .count {
    font-weight: 700;
  }
  .by-hand {
    order: 1;
    flex-basis: 100%;
    display: flex;
    gap: 1em;
    align-items: start;
  }
  .by-hand label {
    flex: 1;
    min-width: 0;
  }
  textarea {
    display: block;
    width: 100%;
    margin-top: 0.3em;
    box-sizing: border-box;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--sunken);
    color: inherit;
    font: 400 1em/1.4 var(--font-mono);
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  @media print {
    :host {
      display: none;
    }
  }
  @media (pointer: coarse) {
    button,
    select,
    input {
      min-height: 2.4em;
    }
    kbd {
      display: none;
    }
  }
`;
