// The drawing of the last thirty seconds takes the room; the figures stand under it in two rows.

import { css } from 'lit';
import { newsTimelineStyle } from '#ui/news-timeline.ts';

export const pollingStyle = css`
  ${newsTimelineStyle}
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
  .pace {
    display: flex;
    flex: 1;
    align-items: center;
    gap: var(--space-2);
    min-width: 11em;
  }
  .pace input {
    flex: 1;
    min-width: 4em;
    min-height: 2.2em;
    accent-color: var(--client);
  }
  .pace output {
    min-width: 3.6em;
    font: 700 var(--text-small) / 1.2 var(--font-mono);
  }
  .condition {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 1.7em;
  }
  .condition input {
    width: 1.3em;
    height: 1.3em;
    accent-color: var(--client);
  }
  .rails .timeline {
    height: 3.1em;
  }
  .rails {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0 var(--space-2);
    align-items: stretch;
  }
  .rails .names {
    display: flex;
    flex-direction: column;
    justify-content: space-between;
    line-height: 1.3;
  }
  .rails .axis {
    grid-column: 2;
    line-height: 1.2;
  }
  .figures {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 0 var(--space-3);
    margin: var(--space-1) 0;
  }
  .figures div {
    display: flex;
    flex-direction: row-reverse;
    justify-content: flex-end;
    align-items: baseline;
    gap: var(--space-2);
  }
  .figures dt {
    color: var(--ink-soft);
  }
  .figures dd {
    margin: 0;
    font: 700 var(--text-small) / 1.35 var(--font-mono);
    font-variant-numeric: tabular-nums;
  }
  .newest {
    min-height: 1.4em;
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
