// The log of events: one line each, what the client sent in the client's colour, what arrived in the server's.

import { css } from 'lit';

export const pingGnipStyle = css`
  form {
    flex-wrap: nowrap;
  }
  form input {
    flex: 1;
  }
  .connection::before {
    content: '';
    display: inline-block;
    width: 0.7em;
    height: 0.7em;
    margin-inline-end: 0.4em;
    border: 2px solid currentColor;
    border-radius: 50%;
  }
  .connection[data-state='open']::before {
    background: currentColor;
  }
  .events {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    gap: var(--space-1);
    margin: 0;
    padding: 0;
    list-style: none;
    overflow-wrap: anywhere;
  }
  .events li {
    display: grid;
    grid-template-columns: 5.2em minmax(0, 1fr);
    padding: var(--space-1) var(--space-2);
    border-inline-start: 4px solid var(--server);
  }
  .events .none {
    display: block;
    border-color: var(--line);
    color: var(--ink-soft);
  }
  .events .sent {
    border-color: var(--client);
  }
  .events .error {
    border-color: var(--bad);
  }
  b {
    font-family: var(--font-mono);
  }
`;
