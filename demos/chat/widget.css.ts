// Two clients side by side: each a pane with its connection, who is here, the log and a line to write.

import { css } from 'lit';

export const chatStyle = css`
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 13fr) minmax(0, 10fr);
    }
    .experiments li {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: var(--space-3);
      align-items: center;
    }
    .experiments button {
      padding-block: var(--space-1);
      justify-self: stretch;
    }
  }
  .panel {
    display: flex;
    flex-direction: column;
  }
  .panel > * {
    flex: none;
  }
  /* What an experiment did matters more than the guess before it. */
  .panel:has(.outcome) > .guess:not(.outcome) {
    display: none;
  }
  .panes {
    flex: 1 1 22em;
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-3);
    min-height: 15em;
  }
  .pane {
    display: flex;
    flex-direction: column;
    gap: var(--space-2);
    min-width: 0;
    min-height: 0;
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--line);
    border-top: 6px solid var(--client);
    border-radius: var(--radius);
    background: var(--surface);
  }
  .pane form {
    display: flex;
    gap: var(--space-2);
  }
  .pane form input {
    flex: 1;
    width: 100%;
  }
  .pane p {
    margin: 0;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
    min-height: 2.2em;
  }
  .who {
    min-width: 0;
    font-weight: 700;
    overflow-wrap: anywhere;
  }
  .head .quiet {
    padding: 0;
  }
  .people::before {
    content: '';
    display: inline-block;
    width: 0.7em;
    height: 0.7em;
    margin-inline-end: 0.4em;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .people[data-status='in']::before {
    background: currentColor;
  }
  .people {
    max-height: 2.8em;
    overflow: auto;
    color: var(--ink-soft);
    overflow-wrap: anywhere;
  }
  .log {
    flex: 1 1 12em;
    display: flex;
    flex-direction: column-reverse;
    min-height: 5em;
    overflow: auto;
    border-block: 1px solid var(--line);
  }
  .log ol {
    display: grid;
    gap: var(--space-1);
    margin: 0 0 auto;
    padding: var(--space-1) 0;
    list-style: none;
  }
  .log li {
    overflow-wrap: anywhere;
  }
  .text {
    white-space: pre-wrap;
  }
  .log .said {
    padding: 0 var(--space-2);
    border-inline-start: 4px solid var(--server);
  }
  .log .own {
    border-color: var(--client);
    background: var(--client-soft);
  }
  .log .news {
    color: var(--ink-soft);
  }
  .refusal {
    padding-inline-start: var(--space-2);
    border-inline-start: 4px solid var(--bad);
  }
  bdi {
    unicode-bidi: isolate;
  }
  .second {
    display: none;
  }
  @container (max-width: 36rem) {
    .panes {
      flex: none;
      grid-template-columns: minmax(0, 1fr);
    }
    .second {
      display: block;
      justify-self: start;
    }
    .panes:not([data-second]) .pane + .pane {
      display: none;
    }
  }
`;
