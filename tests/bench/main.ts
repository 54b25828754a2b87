// `npm run bench`: every figure of the README in one run, on what `npm run build` made. Ratios tell; milliseconds depend on
// the machine.

import { cpus } from 'node:os';
import { asTable } from './measure.ts';
import { benchPages } from './pages.ts';
import { benchServers } from './servers.ts';

const rows = [...(await benchPages()), ...(await benchServers())];
const [cpu] = cpus();
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpu?.model.trim()}\n`,
);
console.log(asTable(rows));
