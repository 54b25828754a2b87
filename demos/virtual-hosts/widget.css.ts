// One door, three names: chips for the names, the page that came back, and the site table.

import { css } from 'lit';

export const virtualHostsStyle = css`
  .names {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }
  .names button {
    padding: 0 0.5em;
    font-family: var(--font-mono);
    font-weight: 400;
  }
  .names button[aria-pressed='true'] {
    background: var(--client-soft);
    border-color: var(--client);
    box-shadow: inset 0 0 0 1px var(--client);
  }
  form.row {
    flex-wrap: nowrap;
  }
  form.row label {
    flex: 1;
    min-width: 0;
    display: flex;
    align-items: center;
    gap: var(--space-2);
    font: 400 var(--text-small) / 1.2 var(--font-mono);
  }
  form.row input {
    flex: 1;
    width: 100%;
  }
  .page {
    margin: 0 0 var(--space-3);
  }
  .page figcaption {
    margin-bottom: var(--space-1);
    font-weight: 700;
  }
  .paper {
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius);
    color: #fff;
  }
  .paper[data-page='mines'] {
    background: #20364f;
  }
  .paper[data-page='cpp'] {
    background: #4a2c6b;
  }
  .paper[data-page='patrick'] {
    background: #6b3a1e;
  }
  .paper h3 {
    margin: 0 0 var(--space-1);
    font: 700 var(--text-base) / 1.1 var(--font-display);
  }
  .paper p {
    margin: 0;
  }
  .refused {
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--server);
    border-radius: var(--radius);
    white-space: pre-wrap;
  }
  .links {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .links a {
    display: inline-block;
    padding: var(--space-2) 0;
  }
  a {
    color: inherit;
    font-family: var(--font-mono);
    overflow-wrap: anywhere;
  }
  .site {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-3);
    align-items: center;
    margin-bottom: var(--space-3);
  }
  .site > label:first-child {
    display: grid;
    gap: var(--space-1);
    font-weight: 700;
  }
  .site .default {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 2.2em;
    align-self: end;
  }
  input[type='radio'] {
    width: 1.2em;
    height: 1.2em;
    accent-color: var(--ink);
  }
`;
