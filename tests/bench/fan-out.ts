// One says something, a thousand hear it: the chat of the demo server beside a bare ws relay and Socket.IO.

import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ClientsWish, Delivery } from './fan-out-clients.ts';
import { rooms, type RoomKind } from './fan-out-contestants.ts';
import { atMost, inTurn, median, ms, paired, spread, times, type Row } from './measure.ts';

const sizes = [1_000, 2_000];
const rounds = 7;
/** Messages of one measurement, each to all clients. */
const messages = 30;
/** Times the bare relay's figure. */
const goal = 1.25;

interface Usage {
  /** Microseconds of processor time since the start. */
  readonly cpu: number;
  /** Octets. */
  readonly rss: number;
  readonly heap: number;
}

interface Room {
  readonly kind: RoomKind;
  readonly port: number;
  readonly child: ChildProcess;
}

/** One measurement: delivery, and the server's microseconds for each delivered message. */
interface Sample extends Delivery {
  readonly cpu: number;
}

export async function benchFanOut(): Promise<Row[]> {
  const clients = fork('tests/bench/fan-out-clients.ts', { execArgv: ['--import', 'tsx'] });
  const servers = (Object.keys(rooms) as RoomKind[]).map((kind) => ({ kind, child: serve(kind) }));
  try {
    const running = await Promise.all(servers.map(async (server) => ({ ...server, port: await portOf(server.child) })));
    return await measureSizes(running, clients);
  } finally {
    await Promise.all([clients, ...servers.map(({ child }) => child)].map(stop));
  }
}

async function measureSizes(running: readonly Room[], clients: ChildProcess): Promise<Row[]> {
  const rows: Row[] = [];
  const before = await memories(running);
  for (const size of sizes) {
    for (const { kind, port } of running) await ask(clients, { type: 'connect', kind, port, count: size });
    if (size === sizes[0]) rows.push(memoryRow(before, await memories(running), size));
    rows.push(...(await measureAll(running, clients, size)));
  }
  return rows;
}

async function measureAll(running: readonly Room[], clients: ChildProcess, size: number): Promise<Row[]> {
  const measurements = Object.fromEntries(
    running.map((room) => [room.kind, () => measure(room, clients, size)]),
  ) as Record<RoomKind, () => Promise<Sample>>;
  await inTurn(2, measurements); // What is compiled while it runs is not measured.
  const samples = await inTurn(rounds, measurements);
  return [
    row(
      `p99 of delivery to ${size} clients`,
      samples,
      ({ p99 }) => p99,
      ms,
      samples.ours.map(({ p50 }) => p50),
    ),
    row(`processor time of the server a delivered message, ${size} clients`, samples, ({ cpu }) => cpu, microseconds),
  ];
}

async function measure(room: Room, clients: ChildProcess, size: number): Promise<Sample> {
  const before = await usage(room);
  const delivery = (await ask(clients, { type: 'broadcast', kind: room.kind, times: messages })) as Delivery;
  const after = await usage(room);
  return { ...delivery, cpu: (after.cpu - before.cpu) / (messages * size) };
}

function row(
  what: string,
  samples: Record<RoomKind, readonly Sample[]>,
  figure: (sample: Sample) => number,
  unit: (value: number) => string,
  medians: readonly number[] = [],
): Row {
  const [ours, ws, io] = (['ours', 'ws', 'socket.io'] as const).map((kind) => samples[kind].map(figure));
  const ratios = paired(ours ?? [], ws ?? []);
  const p50 = medians.length > 0 ? `; p50 ${spread(medians, unit)}` : '';
  return {
    what,
    ours: `${spread(ours ?? [], unit)}${p50}`,
    beside: `bare ws ${spread(ws ?? [], unit)}; Socket.IO ${spread(io ?? [], unit)}`,
    ratio: spread(ratios, times),
    goal: atMost(goal, median(ratios), `≤ ${goal}× bare ws`),
  };
}

function memoryRow(before: readonly Usage[], after: readonly Usage[], size: number): Row {
  const each = before.map((first, index) => {
    const { rss = 0, heap = 0 } = after[index] ?? {};
    return `${kiB((rss - first.rss) / size)} (heap ${kiB((heap - first.heap) / size)})`;
  });
  const [ours = '', ws = '', io = ''] = each;
  return { what: `memory of the server a client, ${size} clients`, ours, beside: `bare ws ${ws}; Socket.IO ${io}` };
}

const microseconds = (value: number): string => `${value.toFixed(1)} µs`;
const kiB = (octets: number): string => `${(octets / 1024).toFixed(1)} KiB`;

function serve(kind: RoomKind): ChildProcess {
  const options = ['--expose-gc', '--import', './tests/bench/fan-out-usage.mjs'];
  return spawn(process.execPath, [...options, ...rooms[kind]], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
}

async function portOf({ stdout }: ChildProcess): Promise<number> {
  let said = '';
  for await (const piece of stdout ?? []) {
    said += String(piece);
    const port = /https?:\/\/[^\s:]+:(\d+)/.exec(said)?.[1];
    if (port === undefined) continue;
    stdout?.resume();
    return Number(port);
  }
  throw new Error(`No address was printed, but: ${said || 'nothing'}. Run npm run build first.`);
}

async function memories(running: readonly Room[]): Promise<Usage[]> {
  const all: Usage[] = [];
  for (const room of running) all.push(await usage(room, true));
  return all;
}

async function usage({ child }: Room, collect = false): Promise<Usage> {
  child.send({ collect });
  const [told] = (await once(child, 'message')) as [Usage];
  return told;
}

async function ask(clients: ChildProcess, wish: ClientsWish): Promise<unknown> {
  clients.send(wish);
  const [{ result, error }] = (await once(clients, 'message')) as [{ result?: unknown; error?: string }];
  if (error !== undefined) throw new Error(error);
  return result;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
