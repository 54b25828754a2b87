// Two builds: the site into dist/ (`vite build`) and the demo server into build/server/ (`vite build --ssr`).

import { defineConfig, type UserConfig } from 'vite';
import { siteConfiguration } from './slides/compiler/vite-plugin.ts';

/** One file that needs no node_modules; Node 20 runs it. */
const server: UserConfig = {
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: true,
    outDir: 'build/server',
    target: 'node20',
    rolldownOptions: { input: 'server/main.ts' },
    reportCompressedSize: false,
  },
};

export default defineConfig(({ isSsrBuild }) => (isSsrBuild === true ? server : siteConfiguration()));
