// The chapters as they stand in slides/, so that a new one is tested without a change here.

import { readdirSync } from 'node:fs';

export const languages = ['fr', 'en'] as const;

/** Page names: `04-server.md` is published as `server.html`. */
export const chapters = readdirSync('slides/fr')
  .filter((file) => /^\d\d-.*\.md$/.test(file))
  .map((file) => file.replace(/^\d\d-|\.md$/g, ''));
