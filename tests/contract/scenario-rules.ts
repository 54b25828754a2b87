// Every registered demo's scripted exchange runs to its end on this host.

import { describe, expect, test } from 'vitest';
import type { WireEvent } from '#demos/contract.ts';
import { registry, virtualHostDemo } from '#demos/registry.ts';
import { seededRandom, standingClock, timers, type OpenHost } from './test-host.ts';

/** Loads the registry's demos for a host that takes them running. */
export async function registeredDemos() {
  const entries = Object.entries(registry).map(async ([name, entry]) => [name, (await entry.backend()).demo] as const);
  return Object.fromEntries(await Promise.all(entries));
}

/** Runs a demo's scenario on a fresh host and gives what its wire told until every exchange was closed. */
export async function runScenario(
  openHost: OpenHost,
  name: keyof typeof registry,
): Promise<{ events: WireEvent[]; authority: string }> {
  const random = seededRandom();
  const host = await openHost({
    demos: await registeredDemos(),
    virtualHostDemo,
    clock: standingClock,
    timers,
    random,
  });
  const events: WireEvent[] = [];
  const isQuiet = () => {
    const open = events.filter(({ type }) => type === 'opened').length;
    return open > 0 && open === events.filter(({ type }) => type === 'closed').length;
  };
  let settled = () => {};
  const stop = host.subscribe((event) => {
    events.push(event);
    if (isQuiet()) settled();
  });
  random.restart();
  const { scenario } = await registry[name].scenario();
  await scenario({
    authority: host.authority,
    language: 'fr',
    connect: (to) => host.connect(to),
    openDatagrams: (to) => host.openDatagrams(to),
    random: seededRandom(),
  });
  if (!isQuiet()) await new Promise<void>((resolve) => (settled = resolve));
  stop();
  const { authority } = host;
  expect(host.errors).toEqual([]);
  await host.close();
  return { events, authority };
}

export function describeScenarios(openHost: OpenHost): void {
  describe('scenarios', () => {
    test.each(Object.keys(registry) as (keyof typeof registry)[])('%s runs, and its wire is complete', async (name) => {
      const { events } = await runScenario(openHost, name);
      expect(events.some((event) => event.type === 'bytes' && event.from === 'client')).toBe(true);
      expect(events.some((event) => event.type === 'bytes' && event.from === 'server')).toBe(true);
    });
  });
}
