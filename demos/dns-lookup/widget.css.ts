// What this widget adds to the shared look: a form of two lines, the answer as a name server's own lines.

import { css } from 'lit';

export const dnsLookupStyle = css`
  form {
    display: grid;
    grid-template-columns: auto auto minmax(0, 1fr);
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }
  form input {
    grid-column: 1 / -1;
  }
  select {
    min-width: 0;
    min-height: 2.2em;
    padding: 0 0.4em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 700 var(--text-small) / 1.2 var(--font-text);
  }
  .result {
    position: relative;
    min-height: 5.6em;
    margin-bottom: var(--space-2);
    padding: var(--space-1) var(--space-3);
    border-inline-start: 4px solid var(--server);
    background: var(--surface);
  }
  .result[data-from='cache'] {
    border-color: var(--client);
  }
  .result[data-from='nobody'] {
    border-color: var(--line);
  }
  .result p {
    margin: 0;
    line-height: 1.3;
  }
  .before {
    opacity: 0.35;
  }
  .waiting {
    position: absolute;
    inset: auto var(--space-2) var(--space-1) auto;
    padding: 0 var(--space-2);
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--paper);
  }
  .records {
    margin: 0;
    padding: 0;
    list-style: none;
    font: 400 var(--text-small) / 1.25 var(--font-mono);
    overflow-wrap: anywhere;
  }
  .records .data {
    font-weight: 700;
  }
  .source {
    color: var(--ink-soft);
  }
`;
