// What Node gives to backends: a clock, timers, chance, and the network as the system sees it.

import { randomBytes } from 'node:crypto';
import type { Capabilities, Clock, Random, Timers } from '#demos/contract.ts';
import { localNetwork } from '#server/local-network.ts';

/** Milliseconds by which the two clocks may differ before the finer one is set anew. */
const tolerance = 20;

/** The wall clock, with a fraction: `performance.now()` has one but stands still while a laptop sleeps. */
function createClock(): Clock {
  let offset = performance.timeOrigin;
  return {
    now() {
      const now = offset + performance.now();
      const wall = Date.now();
      if (Math.abs(now - wall) <= tolerance) return now;
      offset = wall - performance.now();
      return wall;
    },
  };
}

/** A task that throws must not end the server. */
function createTimers(onError: (error: unknown) => void): Timers {
  return {
    after(milliseconds, task) {
      const timer = setTimeout(() => {
        try {
          task();
        } catch (error) {
          onError(error);
        }
      }, milliseconds);
      return () => clearTimeout(timer);
    },
  };
}

/** Octets fetched from the system at once: one call for many small wishes. */
const poolSize = 4096;

function createRandom(): Random {
  let pool = new Uint8Array();
  return {
    bytes(length) {
      if (length > poolSize) return new Uint8Array(randomBytes(length));
      if (pool.length < length) pool = new Uint8Array(randomBytes(poolSize));
      const bytes = pool.slice(0, length);
      pool = pool.subarray(length);
      return bytes;
    },
  };
}

/** What a backend's timers throw goes to `onError`. */
export function nodeCapabilities(onError: (error: unknown) => void): Capabilities {
  return { clock: createClock(), timers: createTimers(onError), random: createRandom(), localNetwork };
}

/** 128 random bits in hexadecimal: the name of a visitor, of an exchange, of a run of the server. */
export function randomId({ bytes }: Random): string {
  return Buffer.from(bytes(16)).toString('hex');
}
