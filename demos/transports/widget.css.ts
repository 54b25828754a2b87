// Four lanes one under the other, on one scale of time; the panel gets more room than the wire.

import { css } from 'lit';
import { newsTimelineStyle } from '#ui/news-timeline.ts';

export const transportsStyle = css`
  ${newsTimelineStyle}
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 12fr) minmax(0, 11fr);
    }
  }
  .row {
    margin-bottom: var(--space-2);
  }
  ::placeholder {
    color: var(--ink-soft);
    opacity: 1;
  }
  form.row {
    flex-wrap: nowrap;
  }
  form.row input {
    flex: 1;
  }
  .row label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  select {
    min-height: 2.2em;
    padding: 0 0.4em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--text-small) / 1.2 var(--font-text);
  }
  .lanes {
    display: grid;
    gap: 0;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .axis {
    flex-wrap: wrap;
    line-height: 1.2;
  }
  .legend {
    gap: 0 var(--space-3);
  }
  .by {
    color: var(--ink-soft);
  }
  form.row select {
    min-width: 0;
    max-width: 9em;
  }
  .lanes header {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-2);
    line-height: 1.25;
  }
  .lanes [data-status]::before {
    content: '';
    display: inline-block;
    width: 0.6em;
    height: 0.6em;
    margin-inline-end: 0.4em;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .lanes [data-status='listening']::before {
    background: currentColor;
  }
  .lanes [data-status='away'],
  .lanes [data-status='over'] {
    color: var(--bad);
  }
  .lanes .line {
    font: 400 var(--text-small) / 1.25 var(--font-mono);
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.03em;
  }
  .lanes .timeline {
    height: 1.4em;
  }
  .newest {
    min-height: 1.4em;
    margin: var(--space-1) 0;
    overflow-wrap: anywhere;
  }
  .figures {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  .figures caption {
    padding-bottom: var(--space-2);
    color: var(--ink-soft);
    text-align: start;
  }
  .figures th,
  .figures td {
    padding: var(--space-1) var(--space-2) var(--space-1) 0;
    border-bottom: 1px solid var(--line);
    text-align: end;
    line-height: 1.2;
    vertical-align: bottom;
  }
  .figures th[scope='row'] {
    text-align: start;
    font-weight: 400;
  }
  .figures td {
    font-family: var(--font-mono);
    letter-spacing: -0.03em;
  }
  .scroll {
    overflow-x: auto;
  }
`;
