// What this widget adds to the shared look.

import { css } from 'lit';

export const myAddressStyle = css`
  table {
    width: 100%;
    margin-bottom: var(--space-3);
    border-collapse: collapse;
  }
  th,
  td {
    padding: var(--space-1) var(--space-2);
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: baseline;
    font: 400 var(--text-small) / 1.3 var(--font-mono);
    overflow-wrap: anywhere;
  }
  thead th {
    color: var(--ink-soft);
    font-family: var(--font-text);
  }
  tr[data-chosen] {
    background: var(--server-soft);
    box-shadow: inset 4px 0 0 var(--server);
  }
  td small {
    display: block;
    color: var(--ink-soft);
    font: 400 var(--text-small) / 1.2 var(--font-text);
  }
  .verdict {
    font-weight: 700;
  }
  pre {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
