// A message keeps its colour and its number wherever its octets go; a read is a box around them.

import { css } from 'lit';

export const framingStyle = css`
  [data-message='0'] {
    --own: var(--layer-6);
  }
  [data-message='1'] {
    --own: var(--layer-2);
  }
  [data-message='2'] {
    --own: var(--layer-5);
  }
  .rules {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    margin: 0 0 var(--space-2);
    padding: 0;
    border: 0;
  }
  .rules legend {
    padding: 0;
    font-weight: 700;
  }
  .rules button {
    flex: 1 1 auto;
    padding-inline: var(--space-2);
  }
  .rules button[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper);
  }
  .messages {
    display: grid;
    grid-template-columns: 6fr 5fr 8fr;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }
  .message {
    display: flex;
    align-items: stretch;
  }
  .message b {
    display: grid;
    place-content: center;
    min-width: 1.3em;
    border-radius: var(--radius) 0 0 var(--radius);
    background: var(--own);
    color: var(--paper);
  }
  .message input {
    flex: 1;
    width: 3em;
    padding-inline: 0.25em;
    border-color: var(--own);
    border-start-start-radius: 0;
    border-end-start-radius: 0;
  }
  .ways {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-2);
    margin-bottom: var(--space-3);
  }
  .ways button {
    padding-inline: var(--space-2);
    font-weight: 400;
  }
  .none {
    color: var(--ink-soft);
  }
  .runs {
    display: grid;
    gap: var(--space-2);
    margin: 0 0 var(--space-2);
    padding: 0;
    list-style: none;
  }
  .runs li {
    padding-top: var(--space-1);
    border-top: 1px solid var(--line);
  }
  .runs p {
    margin: 0;
  }
  .how {
    color: var(--ink-soft);
  }
  .reads {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-block: var(--space-1);
  }
  .read {
    max-width: 100%;
    padding: 2px 4px;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--surface);
    font: 400 var(--text-small) / 1.35 var(--font-mono);
    overflow-wrap: anywhere;
  }
  .part {
    border-bottom: 3px solid var(--own);
    color: var(--own);
    white-space: pre-wrap;
  }
  .part b {
    margin-inline-end: 0.25em;
    padding-inline: 0.25em;
    border-radius: 3px;
    background: var(--own);
    color: var(--paper);
    font: 700 var(--text-small) / 1.2 var(--font-text);
  }
  .framing {
    padding-inline: 0.2em;
    background: var(--sunken);
    color: var(--ink-soft);
  }
  .heard b {
    font-size: 1.2em;
  }
  .heard.right b {
    color: var(--good);
  }
  .heard.wrong b {
    color: var(--bad);
  }
`;
