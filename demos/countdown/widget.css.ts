// What this widget adds to the shared look.

import { css } from 'lit';

export const countdownStyle = css`
  .answer {
    font-family: var(--font-mono);
  }
`;
