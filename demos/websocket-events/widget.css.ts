// The laboratory: a line that is open or not, a log, and three benches.

import { css } from 'lit';
import { spokenStyle } from '#ui/spoken-style.css.ts';

export const websocketEventsStyle = css`
  ${spokenStyle}
  @container (min-width: 52rem) {
    .room {
      grid-template-columns: minmax(0, 12fr) minmax(0, 11fr);
    }
  }
  .row {
    margin-bottom: var(--space-2);
  }
  form.row {
    flex-wrap: nowrap;
  }
  form.row input[type='text'],
  .payload input[type='text'] {
    flex: 1;
  }
  label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
  }
  select {
    min-width: 0;
    min-height: 2.2em;
    max-width: 100%;
    padding: 0 0.3em;
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--paper);
    color: var(--ink);
    font: 400 var(--text-small) / 1.2 var(--font-text);
  }
  input.code {
    width: 4.6em;
    flex: none !important;
  }
  .reason,
  .reason input {
    flex: 1;
  }
  .switch {
    min-height: 1.7em;
    gap: var(--space-1);
    font-family: var(--font-mono);
  }
  .switch input {
    width: 1.3em;
    height: 1.3em;
    margin: 0;
    accent-color: var(--client);
  }
  .switches {
    gap: 0 var(--space-3);
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
    padding: 0 var(--space-2);
    border-inline-start: 4px solid var(--server);
    line-height: 1.3;
  }
  .events .none {
    display: block;
    border-color: var(--line);
    color: var(--ink-soft);
  }
  .events .sent {
    border-color: var(--client);
  }
  .events .error,
  .events .refused,
  .events .fault,
  .events .cut {
    border-color: var(--bad);
  }
  .events b {
    font-family: var(--font-mono);
  }
  .steps {
    display: grid;
    gap: var(--space-1);
    margin: 0;
  }
  .steps dt {
    color: var(--ink-soft);
    line-height: 1.25;
  }
  .steps dd {
    margin: 0;
  }
  .steps .edit {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .steps .edit input {
    flex: 1;
    min-width: 15em;
  }
  .octets {
    font: 400 var(--text-small) / 1.25 var(--font-mono);
    letter-spacing: -0.02em;
    overflow-wrap: anywhere;
  }
  .octets > span:not(.client, .good, .bad) {
    font-family: var(--font-text);
    letter-spacing: 0;
    color: var(--ink-soft);
  }
  .client {
    color: var(--client);
  }
  .server {
    color: var(--server);
  }
  .good {
    color: var(--good);
    font-weight: 700;
  }
  .bad {
    color: var(--bad);
    font-weight: 700;
  }
  .frames {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
    margin: 0 0 var(--space-2);
    padding: 0;
    list-style: none;
  }
  .frames button {
    min-height: 1.7em;
    padding: 0 0.5em;
    border-color: currentColor;
  }
  .frames button[aria-pressed='true'] {
    background: currentColor;
  }
  .frames button[aria-pressed='true'] > span,
  .frames button[aria-pressed='true'] {
    -webkit-text-fill-color: var(--paper);
  }
  .header {
    font-variant-numeric: tabular-nums;
  }
  .bits {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-3);
  }
  .bits code {
    font: 700 var(--text-small) / 1.4 var(--font-mono);
    letter-spacing: -0.02em;
  }
  .unmask {
    display: flex;
    gap: var(--space-2);
    font: 400 var(--text-small) / 1.3 var(--font-mono);
  }
  .unmask .names {
    display: grid;
    align-self: start;
    padding-block: 4px;
    color: var(--ink-soft);
    font-family: var(--font-text);
    white-space: nowrap;
  }
  .unmask .columns {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) 0;
    min-width: 0;
  }
  .unmask button {
    display: grid;
    min-width: 2em;
    padding: 2px 0.2em;
    border-color: transparent;
    background: none;
    font: 400 var(--text-small) / 1.3 var(--font-mono);
    text-align: center;
  }
  .unmask button[aria-pressed='true'] {
    border-color: var(--ink);
    background: var(--sunken);
  }
  .composer > label {
    margin-bottom: var(--space-1);
  }
  .composer > label select {
    flex: 1;
  }
  .composer .row {
    margin-bottom: var(--space-1);
  }
  .sending {
    justify-content: space-between;
  }
  .steps,
  .events,
  .header,
  .bits {
    margin-bottom: var(--space-1);
  }
  .parts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
    margin: 0 0 var(--space-2);
    padding: 0;
    list-style: none;
  }
  .parts li {
    display: grid;
    padding-inline-start: var(--space-1);
    border-inline-start: 3px solid var(--line);
    line-height: 1.2;
  }
  .parts code {
    font: 700 var(--text-small) / 1.25 var(--font-mono);
    overflow-wrap: anywhere;
  }
  .parts span {
    color: var(--ink-soft);
  }
  .parts [data-part='key'] {
    border-color: var(--cookie);
  }
  .parts [data-part='payload'] {
    border-color: var(--client);
  }
`;
