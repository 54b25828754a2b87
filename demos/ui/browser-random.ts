// Chance as a page has it, in secure and insecure contexts alike.

import type { Random } from '#demos/contract.ts';

export const browserRandom: Random = { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) };
