// One countdown as the page sees it: what was sent, what came back and when.

import type { SocketEvent } from '#demos/contract.ts';
import { refusalMark } from './protocol.ts';

/** A number, and the milliseconds from the run's first one to it, as measured. */
export interface Arrival {
  readonly number: number;
  readonly after: number;
}

export type Phase = 'idle' | 'counting' | 'done' | 'cancelled' | 'left' | 'lost';

export interface Lane {
  /** From 1; a number that was removed is not given again. */
  readonly id: number;
  readonly connection: 'closed' | 'connecting' | 'open';
  readonly phase: Phase;
  /** The number that was sent last and has not come back yet. */
  readonly asked?: number | undefined;
  /** The run's first number, and when it came: milliseconds on the page's clock. */
  readonly from: number;
  readonly startedAt: number;
  /** The newest `mostArrivals` of this run. */
  readonly arrivals: readonly Arrival[];
  /** Milliseconds by which the run's least punctual number missed its second. */
  readonly furthest: number;
  /** The server's last refusal, until the next number that it accepts. */
  readonly refusal?: string | undefined;
}

/** Countdowns on screen at once, each with a connection of its own. */
export const mostLanes = 6;
export const mostArrivals = 8;

export function newLane(id: number): Lane {
  return { id, connection: 'closed', phase: 'idle', from: 0, startedAt: 0, arrivals: [], furthest: 0 };
}

/** The number shown: the newest one. */
export function shownNumber({ arrivals }: Lane): number | undefined {
  return arrivals.at(-1)?.number;
}

/** After `text` was sent. No answer tells that `cancel` was heard: the silence does. */
export function afterSending(lane: Lane, text: string): Lane {
  const word = text.trim();
  if (word === 'cancel')
    return { ...lane, phase: lane.phase === 'counting' ? 'cancelled' : lane.phase, refusal: undefined };
  return { ...lane, asked: /^\d{1,4}$/.test(word) ? Number(word) : lane.asked };
}

/** After an event of its connection; `at` in milliseconds on the page's clock. */
export function afterEvent(lane: Lane, event: SocketEvent, at: number): Lane {
  if (event.type === 'open') return { ...lane, connection: 'open' };
  if (event.type === 'close') return afterClose(lane, event.wasClean);
  if (event.type !== 'message' || typeof event.data !== 'string') return lane;
  if (event.data.startsWith(refusalMark)) return { ...lane, refusal: event.data };
  return /^\d+$/.test(event.data) ? afterNumber(lane, Number(event.data), at) : lane;
}

export function afterClose(lane: Lane, wasClean: boolean): Lane {
  const phase = lane.phase === 'counting' ? (wasClean ? 'left' : 'lost') : lane.phase;
  return { ...lane, connection: 'closed', phase, asked: undefined };
}

function afterNumber(lane: Lane, number: number, at: number): Lane {
  const isFirst = number === lane.asked || lane.arrivals.length === 0;
  const run = isFirst ? { from: number, startedAt: at, arrivals: [], furthest: 0 } : lane;
  const after = at - run.startedAt;
  // Each number names its own second, so that one which was left out moves no other.
  const missed = Math.abs(after - (run.from - number) * 1000);
  return {
    ...lane,
    from: run.from,
    startedAt: run.startedAt,
    arrivals: [...run.arrivals, { number, after }].slice(-mostArrivals),
    furthest: Math.max(run.furthest, missed),
    phase: phaseAfter(lane, number, isFirst),
    ...(isFirst && { asked: undefined, refusal: undefined }),
  };
}

/** A number that was on its way when `cancel` was sent starts nothing anew. */
function phaseAfter({ phase }: Lane, number: number, isFirst: boolean): Phase {
  if (phase === 'cancelled' && !isFirst) return phase;
  return number === 0 ? 'done' : 'counting';
}
