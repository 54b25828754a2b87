// Biscuits: the colour of cookies is this chapter's own. A chip is a cookie, a biscuit says that it travels.

import { css } from 'lit';

export const cookieLabStyle = css`
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    }
    /* The matrix is for the last row of the hall: it takes the room. */
    .room:has(> .panel > .matrix) {
      grid-template-columns: minmax(0, 1fr);
    }
    .room:has(> .panel > .matrix) > .wire {
      display: none;
    }
    .panel:has(> .matrix) {
      overflow: hidden;
    }
    .matrix {
      height: 100%;
    }
    .board,
    .detail {
      min-height: 0;
      overflow-y: auto;
    }
  }
  .soft {
    color: var(--ink-soft);
  }
  small {
    font-size: inherit;
    color: var(--ink-soft);
  }
  .presets {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
  }
  .presets button {
    min-height: 1.9em;
    padding: 0 0.6em;
    border-radius: 99em;
    border-color: var(--cookie);
    font-weight: 400;
  }
  .presets button[aria-pressed='true'] {
    background: var(--cookie-soft);
    box-shadow: inset 0 0 0 1px var(--cookie);
    font-weight: 700;
  }
  textarea,
  select {
    box-sizing: border-box;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--text-small) / 1.35 var(--font-mono);
  }
  textarea {
    display: block;
    width: 100%;
    margin-bottom: var(--space-2);
    padding: var(--space-1) var(--space-2);
    resize: vertical;
    overflow-wrap: anywhere;
  }
  select {
    min-height: 2.2em;
    padding: 0 0.4em;
  }
  .row {
    margin-bottom: var(--space-2);
  }
  .go {
    flex-wrap: nowrap;
  }
  .go button {
    flex: none;
  }
  .go p {
    margin: 0;
    line-height: 1.2;
  }
  @container (max-width: 30rem) {
    .go {
      flex-wrap: wrap;
    }
  }

  .sign {
    flex: none;
    width: 1.35em;
    height: 1.35em;
    vertical-align: -0.3em;
  }
  .dough {
    fill: var(--cookie);
  }
  .chips {
    fill: var(--paper);
  }
  .line,
  .ring {
    fill: none;
    stroke: currentColor;
    stroke-width: 2.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .sign.refused {
    color: var(--bad);
  }
  .sign.none,
  .sign.unknown {
    color: var(--ink-soft);
  }
  .chip {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
    max-width: 100%;
    padding: 0 0.5em;
    border-radius: 0.5em;
    background: var(--cookie-soft);
    overflow-wrap: anywhere;
  }
  .chip code {
    font: 400 var(--text-small) / 1.4 var(--font-mono);
  }
  .chip i {
    color: var(--ink-soft);
  }

  .seen {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: var(--space-2) var(--space-3);
    margin: 0 0 var(--space-3);
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--cookie);
    border-radius: var(--radius);
  }
  .seen dt {
    font-weight: 700;
  }
  .seen dd {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    min-width: 0;
    max-height: 6.5em;
    margin: 0;
    overflow: auto;
  }
  .said {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 4px solid var(--server);
    background: var(--server-soft);
    overflow-wrap: anywhere;
  }
  .forecast {
    display: grid;
    gap: var(--space-3);
    margin: 0 0 var(--space-3);
    padding: 0;
    list-style: none;
  }
  .forecast li {
    display: flex;
    gap: var(--space-2);
  }
  .forecast li > div {
    min-width: 0;
  }
  .forecast p {
    margin: 0;
  }

  .compose {
    display: grid;
    gap: var(--space-3);
    margin-bottom: var(--space-3);
  }
  .compose > div {
    display: grid;
    gap: var(--space-2) var(--space-3);
    align-items: start;
  }
  .compose .pair {
    grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
  }
  .compose .three {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }
  .compose label {
    display: grid;
    font-weight: 700;
    line-height: 1.3;
  }
  .compose small {
    display: block;
    font-weight: 400;
  }
  .compose input[type='text'] {
    width: 100%;
  }
  .compose .flags {
    display: flex;
    flex-wrap: wrap;
  }
  .compose .flags label:not(.same-site) {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    min-height: 2.2em;
  }
  .same-site {
    flex: 1;
    min-width: 6em;
  }
  input[type='checkbox'] {
    flex: none;
    width: 1.4em;
    height: 1.4em;
    accent-color: var(--cookie);
  }
  pre.line {
    margin-bottom: var(--space-2);
    background: var(--cookie-soft);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    max-height: 5.5em;
    overflow-y: auto;
  }
  pre.line span {
    color: var(--ink-soft);
  }

  .matrix {
    display: grid;
    gap: var(--space-4);
  }
  @container (min-width: 52rem) {
    .matrix {
      grid-template-columns: minmax(0, 1fr) 16em;
    }
    .detail {
      border-inline-start: 2px solid var(--line);
      padding-inline-start: var(--space-4);
    }
  }
  .board {
    overflow-x: auto;
  }
  table {
    border-collapse: collapse;
    width: 100%;
  }
  th,
  td {
    padding: 0;
    border-bottom: 1px solid var(--line);
    font: 400 var(--text-small) / 1.15 var(--font-text);
    text-align: start;
  }
  tbody th[scope='row'] {
    padding: 0 var(--space-2);
  }
  @container (min-width: 52rem) {
    tbody th[scope='row'] {
      width: 1px;
      white-space: nowrap;
    }
  }
  tbody th[scope='row']:is(.lab, .shop, .shopping, .https) {
    font-family: var(--font-mono);
  }
  thead th {
    padding: var(--space-1) 2px;
    vertical-align: bottom;
    border-bottom: 2px solid var(--ink);
  }
  thead th.name {
    min-width: 5.4em;
    text-align: center;
    overflow-wrap: anywhere;
  }
  thead th code {
    display: inline-block;
    padding: 0.15em 0.2em;
    border-radius: 0.5em;
    background: var(--cookie-soft);
    font: 700 var(--text-small) / 1.15 var(--font-mono);
  }
  thead th i {
    display: block;
    color: var(--ink-soft);
  }
  thead th:is(.refused, .expired, .evicted) code {
    text-decoration: line-through;
    background: var(--sunken);
  }
  .group {
    width: 1.9em;
    padding: 0;
    background: var(--sunken);
    text-align: center;
  }
  .group span {
    writing-mode: vertical-rl;
    transform: rotate(180deg);
    font-weight: 700;
    letter-spacing: 0.08em;
    text-transform: uppercase;
  }
  tbody.model {
    border-top: 2px solid var(--ink);
  }
  tbody.model td,
  tbody.model th {
    border-bottom-style: dashed;
  }
  td {
    text-align: center;
  }
  .cell {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.25em;
    width: 100%;
    min-width: 2.2em;
    min-height: 2em;
    padding: 0 0.2em;
    border: 2px solid transparent;
    background: none;
  }
  @container (min-width: 52rem) {
    thead th.name {
      min-width: 4.85em;
    }
    button.cell {
      min-height: 1.7em;
    }
  }
  .cell[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--cookie-soft);
  }
  .cell.differs {
    background: var(--attacker-soft);
    border-color: var(--bad);
  }
  .sign.agrees {
    color: var(--good);
  }
  .sign.differs {
    color: var(--bad);
  }
  .cell .sign.cookie {
    width: 1.55em;
    height: 1.55em;
  }
  .cell .sign.agrees,
  .cell .sign.differs {
    width: 1.1em;
    height: 1.1em;
  }
  .gap {
    padding: 0 var(--space-1);
    color: var(--ink-soft);
    text-align: center;
  }
  .detail > button {
    width: 100%;
    margin-bottom: var(--space-2);
  }
  .detail p {
    margin-bottom: var(--space-2);
  }
  .where span:not(.chip) {
    white-space: nowrap;
  }
  .detail .reason {
    padding: var(--space-2) var(--space-3);
    border-inline-start: 4px solid var(--bad);
    background: var(--sunken);
  }
  .detail ul {
    display: grid;
    gap: var(--space-2);
    margin: 0 0 var(--space-2);
    padding: 0 0 0 1.1em;
    color: var(--ink-soft);
  }
`;
