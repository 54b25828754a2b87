// What this widget adds to the shared look.

import { css } from 'lit';

export const chatStyle = css`
  .answer {
    font-family: var(--font-mono);
  }
`;
