// Decoded values as text. Decoders write control characters as Unicode's signs for them, which few fonts have and
// nobody can read from the last row: here they become their names, each in a frame of its own.

import { css, html, type TemplateResult } from 'lit';

const controls = (
  'NUL SOH STX ETX EOT ENQ ACK BEL BS HT LF VT FF CR SO SI ' +
  'DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US SP DEL'
).split(' ');
const signs = /([\u2400-\u2421])/;

/** A value as it is to be read; the frames have the class `control`. */
export function renderValue(value: string): string | readonly (string | TemplateResult)[] {
  if (!signs.test(value)) return value;
  return value.split(signs).map((piece) => {
    const name = signs.test(piece) ? controls[piece.charCodeAt(0) - 0x2400] : undefined;
    return name === undefined ? piece : html`<span class="control">${name}</span>`;
  });
}

export const valueStyle = css`
  .control {
    margin-inline: 0.1em;
    padding-inline: 0.2em;
    border: 1px solid var(--line);
    border-radius: 0.2em;
    color: var(--ink-soft);
    font-family: var(--font-text);
  }
`;
