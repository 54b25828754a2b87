// Tiles with a number that the last row can read; everything below them is about the chosen one.

import { css } from 'lit';

export const countdownStyle = css`
  .lanes {
    display: grid;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    gap: var(--space-2);
    margin: 0 0 var(--space-2);
    padding: 0;
    list-style: none;
  }
  .lanes[data-count='1'] {
    grid-template-columns: repeat(2, minmax(0, 1fr));
  }
  .lanes li {
    position: relative;
    display: grid;
  }
  .lane {
    display: grid;
    align-content: space-between;
    min-height: 4.4em;
    padding: 0 var(--space-2) var(--space-1);
    border: 2px solid var(--line);
    background: var(--surface);
    font-weight: 400;
    text-align: start;
  }
  .lane[aria-pressed='true'] {
    border-color: var(--ink);
    box-shadow: inset 0 0 0 1px var(--ink);
  }
  .lane[data-phase='counting'] {
    background: var(--server-soft);
  }
  .lane[data-phase='lost'] {
    border-style: dashed;
  }
  .phase {
    padding-inline-end: 1.2em;
    line-height: 1.4;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .number {
    min-height: 1.05em;
    font: 700 var(--text-title) / 1.05 var(--font-mono);
    font-variant-numeric: tabular-nums;
    text-align: center;
    color: var(--server);
  }
  .lane:not([data-phase='counting'], [data-phase='done']) .number {
    color: var(--ink-soft);
  }
  [data-count='1'] .number {
    font-size: var(--text-display);
  }
  .remove {
    position: absolute;
    inset: 0 0 auto auto;
    width: 1.6em;
    min-height: 1.6em;
    padding: 0;
    border-color: transparent;
    background: none;
  }
  .more {
    border-style: dashed;
  }
  form.row {
    flex-wrap: nowrap;
    margin-bottom: var(--space-2);
  }
  form.row input {
    flex: 1;
    width: 4em;
  }
  form.row button {
    padding: 0 0.6em;
  }
  .said {
    min-height: 2.8em;
    margin-bottom: var(--space-2);
  }
  .said p {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .refusal {
    padding-inline-start: var(--space-2);
    border-inline-start: 4px solid var(--server);
    font-family: var(--font-mono);
  }
  .asked {
    flex-wrap: nowrap;
    margin: 0;
  }
  .asked button {
    flex: none;
  }
  .times {
    border-collapse: collapse;
    margin-bottom: var(--space-2);
    font-variant-numeric: tabular-nums;
  }
  .times caption {
    font-weight: 700;
    text-align: start;
  }
  .times th,
  .times td {
    padding: 0 var(--space-4) 0 0;
    border-bottom: 1px solid var(--line);
    text-align: end;
  }
  .times td {
    font-family: var(--font-mono);
  }
  .times [scope='row'] {
    font: 700 var(--text-base) / 1.2 var(--font-mono);
    color: var(--server);
  }
`;
