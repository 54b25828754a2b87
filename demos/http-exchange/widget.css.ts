// Typed octets, and a card for each answer. Line ends are drawn where they cannot be typed away.

import { css } from 'lit';

export const httpExchangeStyle = css`
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
  }
  .choice {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-3);
    align-items: center;
    margin-bottom: var(--space-2);
  }
  .choice select {
    min-width: 0;
    width: 100%;
    min-height: 2.2em;
    padding: 0 0.4em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 700 var(--text-small) / 1.2 var(--font-text);
  }
  .choice p {
    grid-column: 1 / -1;
    margin: var(--space-1) 0 0;
    line-height: 1.25;
    color: var(--ink-soft);
  }
  .editor {
    max-height: 15em;
    margin-bottom: var(--space-2);
    overflow: auto;
    border: 2px solid var(--client);
    border-radius: var(--radius);
    background: var(--paper);
  }
  .layers {
    display: grid;
    font: 400 var(--text-small) / 1.35 var(--font-mono);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .marks,
  textarea {
    grid-area: 1 / 1;
    margin: 0;
    padding: var(--space-1) 2.9em var(--space-1) var(--space-2);
    letter-spacing: 0;
    tab-size: 4;
  }
  .marks {
    color: transparent;
    pointer-events: none;
    user-select: none;
  }
  .marks div {
    min-height: 1.35em;
  }
  .marks i {
    display: inline-block;
    width: 0;
    white-space: nowrap;
    font-style: normal;
    color: var(--ink-soft);
  }
  textarea {
    display: block;
    width: 100%;
    height: 100%;
    overflow: hidden;
    resize: none;
    border: 0;
    background: none;
    color: var(--ink);
    font: inherit;
    white-space: inherit;
    overflow-wrap: inherit;
  }
  .editor:has(textarea:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 1px;
  }
  textarea:focus-visible {
    outline: none;
  }
  .facts {
    flex: 1 1 12em;
    line-height: 1.2;
    color: var(--ink-soft);
  }
  .facts p {
    margin: 0;
  }
  .counts b {
    color: var(--bad);
  }
  .row {
    margin-bottom: var(--space-2);
  }
  .waiting {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 4px solid var(--client);
    background: var(--client-soft);
  }
  .waiting .row {
    margin: var(--space-2) 0 0;
  }
  .answer {
    margin-bottom: var(--space-3);
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--server);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .answer[data-family='4'],
  .answer[data-family='5'] {
    border-color: var(--bad);
  }
  .answer[data-family='1'] {
    border-style: dashed;
  }
  .answer p {
    margin: 0 0 var(--space-1);
    line-height: 1.3;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
    font: 700 var(--text-base) / 1.2 var(--font-display);
  }
  .status small {
    margin-inline-start: auto;
    font: 400 var(--text-small) / 1.2 var(--font-text);
    color: var(--ink-soft);
  }
  .answer ul {
    margin: 0 0 var(--space-1);
    padding-inline-start: 1.1em;
    line-height: 1.3;
  }
  .answer li {
    overflow-wrap: anywhere;
  }
  .answer pre {
    max-height: 7.5em;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .next {
    max-width: 100%;
    text-align: start;
    overflow-wrap: anywhere;
  }
`;
