// Wrappers in wrappers, each in its layer's colour, and the same colours for a packet's layers.

import { css } from 'lit';

export const osiLayersStyle = css`
  [data-layer='1'] {
    --own: var(--layer-1);
  }
  [data-layer='2'] {
    --own: var(--layer-2);
  }
  [data-layer='3'] {
    --own: var(--layer-3);
  }
  [data-layer='4'] {
    --own: var(--layer-4);
  }
  [data-layer='6'] {
    --own: var(--layer-6);
  }
  [data-layer='7'] {
    --own: var(--layer-7);
  }
  .one-line {
    flex-wrap: nowrap;
    margin-bottom: var(--space-2);
  }
  .one-line input[type='text'],
  .one-line select {
    flex: 1;
    min-width: 0;
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
  .where {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  .where b {
    padding: 0 var(--space-2);
    border: 2px solid currentColor;
    border-radius: var(--radius);
    line-height: 1.9;
  }
  .where .client {
    color: var(--client);
  }
  .where .server {
    color: var(--server);
  }
  .where span {
    flex: 1;
    white-space: nowrap;
  }
  .where button {
    padding: 0 0.7em;
  }
  /* The room that all wrappers need: nothing below moves as they come and go. */
  .doll:not(.over) {
    min-height: 11.6em;
  }
  .over {
    margin-bottom: var(--space-3);
  }
  .wrapper {
    padding: 0 var(--space-2) var(--space-1);
    border: 3px solid var(--own);
    border-radius: var(--radius);
    background: var(--paper);
  }
  .wrapper p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    margin: 0;
    line-height: 1.45;
  }
  .wrapper b {
    color: var(--own);
  }
  .wrapper i {
    margin-inline-start: auto;
    font-style: normal;
    font-variant-numeric: tabular-nums;
  }
  .wrapper code {
    font: 400 var(--text-small) / 1.3 var(--font-mono);
    overflow-wrap: anywhere;
  }
  .said {
    min-height: 2.8em;
    margin-block: var(--space-2);
  }
  .about {
    min-height: 4.2em;
  }
  .file {
    position: relative;
    display: inline-flex;
    align-items: center;
    min-height: 2.2em;
    padding: 0 0.6em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    font-weight: 700;
    white-space: nowrap;
    cursor: pointer;
  }
  .file input {
    position: absolute;
    inset: 0;
    width: 100%;
    opacity: 0;
    cursor: pointer;
  }
  .file:focus-within {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  .file-faults {
    margin: 0 0 var(--space-2);
    padding: var(--space-1) var(--space-3) var(--space-1) 1.6em;
    border: 2px solid var(--bad);
    border-radius: var(--radius);
  }
  .shown {
    margin: 0 0 var(--space-1);
    font: 700 var(--text-small) / 1.3 var(--font-text);
  }
  .stack {
    display: grid;
    gap: 3px;
    margin: 0 0 var(--space-2);
    padding: 0;
    list-style: none;
  }
  .stack li {
    display: flex;
    gap: var(--space-2);
    padding: 0.15em var(--space-2);
    border-inline-start: 10px solid var(--own);
    background: linear-gradient(
      to right,
      color-mix(in srgb, var(--own) 26%, var(--paper)) var(--share),
      var(--sunken) var(--share)
    );
  }
  .stack span {
    margin-inline-start: auto;
    font-variant-numeric: tabular-nums;
  }
  .stack strong {
    padding: 0 0.5em;
    border-radius: 1em;
    background: var(--bad);
    color: var(--paper);
  }
  .damage,
  .answered {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 4px solid var(--ink);
    background: var(--sunken);
  }
  .choices .right {
    border-color: var(--good);
    box-shadow: inset 0 0 0 1px var(--good);
    opacity: 1;
    font-weight: 700;
  }
  .choices .wrong {
    text-decoration: line-through;
  }
  .judged {
    min-height: 2.8em;
  }
  .score {
    font: 700 var(--text-base) / 1.3 var(--font-text);
  }
`;
