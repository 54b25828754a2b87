// The look of the wire view's tools: one quiet line, a second one while something is filtered.

import { css } from 'lit';

export const wireToolsStyle = css`
  :host {
    display: grid;
    gap: 0.4em;
    min-width: 0;
  }
  .tools,
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 0.9em;
    align-items: center;
  }
  .full {
    margin-inline-start: auto;
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
    cursor: pointer;
  }
  button {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button[aria-pressed='true'] {
    font-weight: 700;
    text-decoration-thickness: 0.13em;
  }
  button:disabled {
    color: var(--ink-soft);
    text-decoration: none;
    cursor: default;
  }
  select {
    max-width: 9em;
  }
  option {
    background: var(--paper);
    color: var(--ink);
  }
  kbd {
    margin-inline-start: 0.4em;
    padding-inline: 0.3em;
    border: 1px solid currentColor;
    border-radius: 0.2em;
    font: inherit;
    font-size: 0.8em;
    text-decoration: none;
    display: inline-block;
  }
  .filter select {
    border-bottom: 1px solid var(--ink);
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
    color: var(--ink-soft);
    font-variant-numeric: tabular-nums;
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
