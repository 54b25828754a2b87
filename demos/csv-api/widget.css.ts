// An address bar, the JSON with its links, and beside it the line of the file that it came from.

import { css } from 'lit';

export const csvApiStyle = css`
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 13fr) minmax(0, 11fr);
    }
  }
  @container (max-width: 52rem) {
    .json {
      max-height: 24em;
    }
  }
  .places {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }
  .places button {
    min-height: 1.9em;
    padding: 0 0.6em;
    border-radius: 99em;
    font-weight: 400;
  }
  .places button[aria-pressed='true'] {
    background: var(--client-soft);
    border-color: var(--client);
    box-shadow: inset 0 0 0 1px var(--client);
  }
  form.row {
    flex-wrap: nowrap;
    margin-bottom: var(--space-2);
  }
  form.row input {
    flex: 1;
    width: 100%;
  }
  .status {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-3);
    margin: 0 0 var(--space-1);
    line-height: 1.25;
    overflow-wrap: anywhere;
  }
  .status b {
    color: var(--server);
  }
  .status[data-family='4'] b {
    color: var(--bad);
  }
  .status code {
    font: 400 var(--text-small) / 1.25 var(--font-mono);
  }
  .json {
    margin-bottom: var(--space-2);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    border-inline-start: 4px solid var(--server);
  }
  .json a {
    color: var(--client);
    text-underline-offset: 0.15em;
  }
  .origin {
    margin: 0 0 var(--space-1);
  }
  .file {
    max-height: 8.6em;
    margin-bottom: var(--space-2);
    padding-block: var(--space-1);
    overflow: auto;
    border-inline-start: 4px solid var(--layer-6);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .file .names {
    color: var(--ink-soft);
  }
  .file span {
    display: block;
  }
`;
