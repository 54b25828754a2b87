// How the site is built: the course's plugins, and what it asks of Vite.

import type { UserConfig } from 'vite';
import { courseBuild } from './vite-build.ts';
import { courseDevelopment } from './vite-development.ts';

/** Under any folder, with nothing loaded from elsewhere. */
export function siteConfiguration(): UserConfig {
  return {
    base: './',
    publicDir: false,
    appType: 'mpa',
    plugins: [courseBuild(), courseDevelopment()],
    // The shared server loads its demos one by one, as pages do.
    worker: { format: 'es' },
    // What Vite finds late in development makes it reload the page in the middle of a demo: name it.
    optimizeDeps: { include: ['@noble/hashes/legacy.js', 'lit', 'qrcode', 'reveal.js', 'valibot'] },
    build: {
      outDir: 'dist',
      target: 'es2022',
      // A font inside the style sheet would delay the first paint.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
    },
  };
}
