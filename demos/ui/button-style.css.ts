// The button of widgets and of their parts.

import { css } from 'lit';

export const buttonStyle = css`
  button {
    min-height: 2.2em;
    padding: 0 0.9em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 700 var(--text-small) / 1.2 var(--font-text);
    cursor: pointer;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
`;
