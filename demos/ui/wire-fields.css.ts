// The look of the field tree: one line a field, names and values in two columns.

import { css } from 'lit';

export const wireFieldsStyle = css`
  :host {
    --row: 1.5em;
    display: block;
    min-width: 0;
    min-height: 0;
  }
  .scroller {
    max-height: 100%;
    /* Whole rows only. */
    max-height: round(down, 100%, var(--row));
    overflow: hidden auto;
    scrollbar-width: thin;
    scrollbar-color: var(--line) transparent;
    outline: none;
  }
  .rows {
    position: relative;
  }
  .row {
    position: absolute;
    inset-inline: 0;
    display: grid;
    grid-template-columns: minmax(0, min(clamp(7, var(--names), 10) * 1em, 56%)) minmax(0, 1fr) auto;
    column-gap: 0.6em;
    align-items: center;
    box-sizing: border-box;
    height: var(--row);
    padding-inline: 0.3em;
    border-radius: 0.2em;
    cursor: pointer;
  }
  .row.active {
    background: var(--soft);
    box-shadow: inset 0 -0.13em var(--side);
  }
  .row[aria-selected='true'] .name {
    font-weight: 700;
  }
  .row:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .name,
  .value {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .name {
    padding-inline-start: calc(var(--depth) * 1em);
  }
  .value {
    font-family: var(--font-mono);
    font-variant-ligatures: none;
  }
  .twist {
    display: inline-block;
    width: 0.4em;
    height: 0.4em;
    margin-inline: 0.1em 0.55em;
    border: solid var(--ink-soft);
    border-width: 0 0.13em 0.13em 0;
    transform: translateX(-0.1em) rotate(-45deg);
    transition: transform 120ms;
  }
  .twist.open {
    transform: translateY(-0.15em) rotate(45deg);
  }
  .twist.none {
    visibility: hidden;
  }
  .fault {
    padding-inline: 0.4em;
    border: 2px solid var(--bad);
    border-radius: var(--radius);
    line-height: 1.1;
  }
  @media (pointer: coarse) {
    :host {
      --row: 2.4em;
    }
  }
  @media print {
    .scroller {
      overflow: hidden;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .twist {
      transition: none;
    }
  }
`;
