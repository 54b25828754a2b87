// Passes for phones: a phone that opens the pre-flight page with one has proved that the class can reach this server.

import type { Clock, Random } from '#demos/contract.ts';
import type { Pass, Visit } from '#demos/instructor-protocol.ts';
import { randomId } from '#server/capabilities.ts';

export interface PhoneVisits {
  issue(): Pass;
  /** Someone came with this token; one that is not valid is nobody's. */
  note(token: string, visit: Pick<Visit, 'from' | 'isOwn'>): void;
  /** Latest first; undefined once the pass is no longer valid. */
  visitsOf(token: string): readonly Visit[] | undefined;
}

export interface PhoneVisitLimits {
  /** Valid at once; the oldest goes first. */
  readonly passes: number;
  /** Milliseconds. */
  readonly lifetime: number;
  /** Addresses remembered for one pass. */
  readonly visits: number;
}

export const phoneVisitLimits: PhoneVisitLimits = { passes: 8, lifetime: 1_800_000, visits: 32 };

interface IssuedPass {
  readonly until: number;
  /** By address, the latest last. */
  readonly visits: Map<string, Visit>;
}

export function createPhoneVisits(by: { clock: Clock; random: Random }, limits = phoneVisitLimits): PhoneVisits {
  const passes = new Map<string, IssuedPass>();

  function valid(token: string): IssuedPass | undefined {
    const pass = passes.get(token);
    if (pass === undefined || pass.until > by.clock.now()) return pass;
    passes.delete(token);
    return undefined;
  }

  return {
    issue() {
      const token = randomId(by.random);
      passes.set(token, { until: by.clock.now() + limits.lifetime, visits: new Map() });
      dropOldest(passes, limits.passes);
      return { token, lifetime: limits.lifetime };
    },
    note(token, { from, isOwn }) {
      const visits = valid(token)?.visits;
      visits?.delete(from);
      visits?.set(from, { at: by.clock.now(), from, isOwn });
      if (visits) dropOldest(visits, limits.visits);
    },
    visitsOf(token) {
      const pass = valid(token);
      return pass && [...pass.visits.values()].reverse();
    },
  };
}

/** A Map keeps the order in which its keys came. */
function dropOldest<Key>(map: Map<Key, unknown>, most: number): void {
  for (const key of map.keys()) {
    if (map.size <= most) return;
    map.delete(key);
  }
}
