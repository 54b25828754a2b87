// `npm run bench`: every figure of the README in one run, on what `npm run build` made. Ratios tell; milliseconds depend on
// the machine.

import { cpus, loadavg, totalmem } from 'node:os';
import { benchCaptures } from './captures.ts';
import { benchDecoders } from './decoders.ts';
import { benchFanOut } from './fan-out.ts';
import { asTable, type Row } from './measure.ts';
import { benchPages } from './pages.ts';
import { benchServers } from './servers.ts';
import { benchShipped } from './shipped.ts';

const [load = 0] = loadavg();
const from = performance.now();
const rows: Row[] = [benchShipped()];
for (const bench of [benchPages, benchServers, benchFanOut, benchDecoders, benchCaptures])
  rows.push(...(await bench()));

const [cpu] = cpus();
const machine = `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB`;
const [date] = new Date().toISOString().split('T');
const seconds = Math.round((performance.now() - from) / 1000);
console.log(`${date}, Node ${process.versions.node}, ${machine}, load ${load.toFixed(1)} at the start, ${seconds} s.`);
console.log('Median, and in parentheses the middle half of all rounds; ratios are of the same round.\n');
console.log(asTable(rows));
