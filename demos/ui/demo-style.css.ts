// The look that every widget shares. Only the theme's custom properties: they inherit through the shadow root.

import { css } from 'lit';
import { buttonStyle } from './button-style.css.ts';

export const demoStyle = css`
  ${buttonStyle}
  :host {
    display: block;
    container-type: inline-size;
    color: var(--ink);
    font: 400 var(--text-small) / 1.4 var(--font-text);
    text-align: start;
  }
  * {
    box-sizing: border-box;
  }
  .demo {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr);
    gap: var(--space-3);
    height: 100%;
    --wire-height: 100%;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-4);
  }
  .bar > .quiet {
    margin-inline-start: auto;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
  }
  .tabs button {
    padding: var(--space-1) 0;
    border: 0;
    border-bottom: 3px solid transparent;
    border-radius: 0;
    background: none;
  }
  .tabs button[aria-selected='true'] {
    border-color: var(--ink);
  }
  .room {
    display: grid;
    gap: var(--space-4);
    min-height: 0;
  }
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 9fr) minmax(0, 13fr);
    }
    .panel,
    .wire {
      max-height: 100%;
      overflow: auto;
    }
    .room {
      gap: var(--space-4);
    }
    .wire {
      border-inline-start: 2px solid var(--line);
      padding-inline-start: var(--space-4);
    }
  }
  .panel,
  .wire {
    min-width: 0;
    min-height: 0;
  }
  .panel:focus {
    outline: none;
  }
  p {
    margin: 0 0 var(--space-2);
  }
  button.strong {
    background: var(--ink);
    color: var(--paper);
  }
  button.quiet {
    border-color: transparent;
    background: none;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  button:disabled {
    opacity: 0.55;
    cursor: default;
  }
  input[type='text'] {
    min-width: 0;
    min-height: 2.2em;
    padding: 0 0.6em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--text-small) / 1.2 var(--font-mono);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }
  .eyebrow {
    font-weight: 700;
    color: var(--ink-soft);
  }
  .question {
    font: 700 var(--text-base) / 1.25 var(--font-text);
    margin-bottom: var(--space-3);
  }
  .choices {
    display: grid;
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }
  .choices button {
    padding: var(--space-2) var(--space-3);
    text-align: start;
    font-weight: 400;
  }
  .guess {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 4px solid var(--ink);
    background: var(--sunken);
  }
  .problem {
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--bad);
    border-radius: var(--radius);
  }
  .experiments {
    display: grid;
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .experiments li {
    display: grid;
    justify-items: start;
    gap: var(--space-1);
  }
  .quiet-wire {
    display: grid;
    place-content: center;
    justify-items: center;
    gap: var(--space-3);
    height: 100%;
    min-height: 8em;
    color: var(--ink-soft);
    text-align: center;
  }
  .quiet-wire .line {
    width: min(70cqi, 22em);
    height: 2.2em;
    border: solid var(--line);
    border-width: 0 3px 3px;
    border-radius: 0 0 50% 50% / 0 0 100% 100%;
  }
  pre {
    margin: 0;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--sunken);
    font: 400 var(--text-small) / 1.35 var(--font-mono);
    overflow-x: auto;
  }
  @media print {
    .bar button,
    .experiments {
      display: none;
    }
  }
`;
