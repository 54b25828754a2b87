// A class whose server is started again: three hundred phones come back by themselves, soon and without a crowd.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { OpenSocket } from '#demos/bridge-stream.ts';
import type { Link } from '#demos/contract.ts';
import { createFeed, type Feed } from '#demos/wire-feed.ts';
import { startProgram, type ServerProgram } from './server-program.ts';
import { timers } from './test-host.ts';

const phones = 300;
/** Milliseconds from the server's being back to the last phone's. */
const soon = 10_000;

let program: ServerProgram;

beforeAll(async () => {
  program = await startProgram();
}, 60_000);

afterAll(() => program.remove());

/** What a class of phones has seen; the times are those of `performance.now()`. */
interface Tally {
  attempts: number;
  /** Attempts that opened nothing: when they began, and why they failed. */
  readonly failures: { readonly began: number; readonly why: string }[];
  /** When feeds opened. */
  readonly openings: number[];
  changed(): void;
}

/** A phone's own client: the pages' feed, with the sockets of ws and a visitor cookie of its own. */
function createPhone(number: number, tally: Tally): Feed {
  const host = `127.0.0.1:${program.port}`;
  const headers = { Origin: `http://${host}`, Cookie: `visitor=${number.toString(16).padStart(32, '0')}` };
  const openSocket: OpenSocket = (path, listener) => {
    tally.attempts += 1;
    const began = performance.now();
    let isOpen = false;
    const socket = new WebSocket(`ws://${host}${path}`, { headers, perMessageDeflate: false });
    socket.on('open', () => {
      isOpen = true;
      tally.openings.push(performance.now());
      listener({ type: 'open', protocol: '' });
      tally.changed();
    });
    socket.on('message', (data) => listener({ type: 'message', data: String(data) }));
    socket.on('error', ({ message }) => {
      if (!isOpen) tally.failures.push({ began, why: message });
      listener({ type: 'error' });
    });
    socket.on('close', (code, reason) => {
      listener({ type: 'close', code, reason: reason.toString(), wasClean: code !== 1006 });
    });
    return { send: (data) => socket.send(data), close: () => socket.close() };
  };
  const isAlive = () =>
    fetch(`http://${host}/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  return createFeed({ openSocket, isAlive, timers, clock: { now: () => Date.now() }, chance: () => Math.random() });
}

/** Three hundred phones; `until` resolves once all of them are as wished. */
function createClass() {
  const links = new Map<number, Link['state']>();
  let check = () => {};
  const tally: Tally = { attempts: 0, failures: [], openings: [], changed: () => check() };
  const leave = Array.from({ length: phones }, (_, number) =>
    createPhone(number, tally).watchLink(({ state }) => {
      links.set(number, state);
      check();
    }),
  );
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      check = () => isSo() && resolve();
      check();
    });
  return {
    tally,
    untilLost: () => until(() => [...links.values()].every((link) => link === 'lost')),
    /** Each has opened its feed so many times, and says that the server is there. */
    untilUp: (times: number) =>
      until(() => tally.openings.length === times * phones && [...links.values()].every((link) => link === 'up')),
    leave: () => leave.forEach((forget) => forget()),
  };
}

/** The greatest number of events within a second. */
function crowd(times: readonly number[]): number {
  return Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + 1_000).length));
}

describe('three hundred phones', () => {
  it.each([
    ['at once', 0],
    ['after a while', 9_000],
  ])('are back within ten seconds of a server that is started again %s', async (name, outage) => {
    const room = createClass();
    await room.untilUp(1);
    const { tally } = room;
    expect(tally.attempts).toBe(phones);

    await program.kill();
    await room.untilLost();
    // An outage is a length of time: the later waits of the back-off only come with it.
    await new Promise((resolve) => setTimeout(resolve, outage));
    await program.start();
    const backAt = performance.now();
    await room.untilUp(2);
    const took = performance.now() - backAt;

    const failedAfter = tally.failures.filter(({ began }) => began > backAt);
    const opened = tally.openings.slice(phones);
    const failed = tally.failures.length;
    console.log(
      `restart ${name}: all ${phones} back in ${Math.round(took)} ms; ${failed} attempts failed while it was down, ` +
        `${failedAfter.length} after; at most ${crowd(opened)} came back within a second`,
    );
    expect(took).toBeLessThan(soon);
    expect(failedAfter).toEqual([]);
    expect(opened).toHaveLength(phones);
    // Each doubles its wait: a class that waits for long knocks less, not more.
    expect(failed / phones).toBeLessThan(7);
    expect(program.said).not.toMatch(/Something failed/);
    room.leave();
  });
});
