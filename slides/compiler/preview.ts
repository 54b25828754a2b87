// `npm run preview`: the built site as a static host publishes it, under a folder, on a free port.

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { startStaticHost } from './static-host.ts';

const folder = resolve('dist');
if (!existsSync(folder)) {
  console.error('There is no dist/ yet. Run “npm run build” first.');
  process.exit(1);
}
const host = await startStaticHost({ folder, base: '/some/base/', port: Number(process.env['PORT'] ?? 0) });
console.log(`The published site: ${host.url}\nCtrl-C ends it.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void host.close().then(() => process.exit(0)));
}
