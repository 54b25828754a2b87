// The demo server beside bare `node:http` and bare `ws`, each in a process of its own, and what its tap costs.

import { bareHttp, bareWs } from './contestants.ts';
import { requestRate, roundTrip } from './load.ts';
import { atMost, inTurn, median, ms, paired, perSecond, spread, times, type Row } from './measure.ts';
import { start, type Program } from './processes.ts';

const compiled = ['build/server/main.js', '--port', '0'];
const tapServer = ['--import', 'tsx', 'tests/bench/tap-server.ts'];
const rounds = 12;
/** Milliseconds of one measurement: short ones in turn share the machine's moods. */
const slice = 600;

export async function benchServers(): Promise<Row[]> {
  const programs = {
    ours: await start(compiled),
    http: await start(['-e', bareHttp]),
    ws: await start(['-e', bareWs]),
    tapped: await start([...tapServer, 'on']),
    listening: await start([...tapServer, 'listening']),
    untapped: await start([...tapServer, 'off']),
  };
  try {
    return [...(await rates(programs)), await trips(programs), await firstAnswers()];
  } finally {
    await Promise.all(Object.values(programs).map((program) => program.stop()));
  }
}

async function rates(programs: Record<'ours' | 'http' | 'tapped' | 'listening' | 'untapped', Program>): Promise<Row[]> {
  const measure = ({ port }: Program) => requestRate({ port, host: 'mines.localhost', target: '/' }, slice);
  const { ours, http, tapped, listening, untapped } = programs;
  const contestants = {
    ours: () => measure(ours),
    http: () => measure(http),
    tapped: () => measure(tapped),
    listening: () => measure(listening),
    untapped: () => measure(untapped),
  };
  await inTurn(2, contestants); // What is compiled while it runs is not measured.
  const results = await inTurn(rounds, contestants);
  return [rateRow(results.ours, results.http), tapRow(results.tapped, results.listening, results.untapped)];
}

function rateRow(ours: readonly number[], bare: readonly number[]): Row {
  return {
    what: 'requests a second to a virtual host, tap included',
    ours: spread(ours, perSecond),
    beside: `bare node:http ${spread(bare, perSecond)}`,
    ratio: spread(paired(ours, bare), times),
  };
}

function tapRow(tapped: readonly number[], listening: readonly number[], untapped: readonly number[]): Row {
  const ratios = paired(tapped, untapped);
  const loss = 1 - median(ratios);
  const floor = 1 - median(paired(listening, untapped));
  return {
    what: 'requests a second that the tap costs',
    ours: `${percent(loss)}: ${spread(tapped, perSecond)}`,
    beside: `without ${spread(untapped, perSecond)}; only listening to the sockets costs ${percent(floor)}`,
    ratio: spread(ratios, times),
    goal: atMost(0.05, loss, '≤ 5 %'),
  };
}

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

async function trips({ ours, ws }: Record<'ours' | 'ws', Program>): Promise<Row> {
  const results = await inTurn(7, {
    ours: () => roundTrip(ours.port, '/demos/ping-gnip'),
    bare: () => roundTrip(ws.port, '/'),
  });
  return {
    what: 'WebSocket text there and back, tap included',
    ours: spread(results.ours, microseconds),
    beside: `bare ws ${spread(results.bare, microseconds)}`,
    ratio: spread(paired(results.ours, results.bare), times),
  };
}

const microseconds = (value: number): string => `${Math.round(value * 1000)} µs`;

async function firstAnswers(): Promise<Row> {
  const timed = async (command: readonly string[], target: string): Promise<number> => {
    const program = await start(command, target);
    await program.stop();
    return program.firstAnswer;
  };
  const results = await inTurn(7, {
    ours: () => timed(compiled, '/en/server.html'),
    bare: () => timed(['-e', bareHttp], '/'),
  });
  return {
    what: 'from `node build/server/main.js` to its first page',
    ours: spread(results.ours, ms),
    beside: `bare node:http ${spread(results.bare, ms)}`,
    ratio: spread(paired(results.ours, results.bare), times),
    goal: atMost(400, median(results.ours), '≤ 400 ms'),
  };
}
