// The look of the octets. One `ch` of the mono font is the unit: --digits, --hex and --per-line are counts of it.

import { css } from 'lit';

export const wireOctetsStyle = css`
  :host {
    --row: 1.5em;
    display: block;
    min-width: 0;
    min-height: 0;
    font-family: var(--font-mono);
    font-variant-ligatures: none;
    font-feature-settings: 'zero';
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
    border-radius: var(--radius);
    cursor: crosshair;
  }
  .rows:focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: -3px;
  }
  .line {
    position: absolute;
    inset-inline: 0;
    display: grid;
    grid-template-columns: calc(var(--digits) * 1ch) calc(var(--hex) * 1ch) calc(var(--per-line) * 1ch);
    column-gap: 1.5ch;
    height: var(--row);
    line-height: var(--row);
    white-space: pre;
  }
  .offset {
    color: var(--ink-soft);
    text-align: end;
    user-select: none;
  }
  .hex,
  .text {
    position: relative;
    z-index: 0;
  }
  .hex {
    word-spacing: -0.4ch;
  }
  .text {
    color: var(--ink);
  }
  i {
    position: absolute;
    z-index: -1;
    inset: 0.1em auto 0.1em calc(var(--left) * 1ch - 0.3ch);
    width: calc(var(--width) * 1ch + 0.6ch);
    box-sizing: border-box;
    border-radius: 0.2em;
    pointer-events: none;
  }
  .text i {
    inset-inline-start: calc(var(--left) * 1ch);
    width: calc(var(--width) * 1ch);
  }
  .active {
    background: var(--soft);
    box-shadow: inset 0 -0.13em var(--side);
  }
  .field {
    border-bottom: 1px solid var(--line);
    border-radius: 0;
  }
  .parent {
    border: 1px solid var(--line);
  }
  .fault {
    border: 2px solid var(--bad);
  }
  .different {
    border: 2px solid var(--ink);
    background: var(--soft);
  }
  .cursor {
    display: none;
    border: 2px solid var(--focus);
  }
  .rows:focus-visible .cursor {
    display: block;
  }
  @media print {
    .scroller {
      overflow: hidden;
    }
  }
  :host([static]) .scroller {
    max-height: none;
    overflow: visible;
  }
`;
