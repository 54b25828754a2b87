// The same scripted exchange has the same octets on both hosts.

import { expect, test } from 'vitest';
import type { Side, WireEvent } from '#demos/contract.ts';
import { registry } from '#demos/registry.ts';
import { textOf } from '#wire/http1-octets.ts';
import { openInPageAt } from './open-in-page.ts';
import { openServer } from './open-server.ts';
import { runScenario } from './scenario-rules.ts';

/** Field lines that may differ between the hosts, by demo and by name. None does. */
const knownDifferences: readonly string[] = [];

interface Exchange {
  readonly name: string;
  readonly demo: string;
  readonly client: string;
  readonly server: string;
}

function exchangesOf(events: readonly WireEvent[]): Exchange[] {
  return events.flatMap((event) => {
    if (event.type !== 'opened') return [];
    const { exchange, demo } = event;
    return [
      { name: exchange, demo, client: octets(events, exchange, 'client'), server: octets(events, exchange, 'server') },
    ];
  });
}

function octets(events: readonly WireEvent[], exchange: string, from: Side): string {
  const own = events.filter((event) => event.type === 'bytes' && event.exchange === exchange && event.from === from);
  return own.map((event) => (event.type === 'bytes' ? textOf(event.bytes) : '')).join('');
}

test.each(Object.keys(registry) as (keyof typeof registry)[])(
  '%s: both hosts send and receive the same octets',
  async (name) => {
    const server = await runScenario(openServer, name);
    const inPage = await runScenario(openInPageAt(server.authority), name);
    expect(knownDifferences).toEqual([]);
    expect(exchangesOf(inPage.events)).toEqual(exchangesOf(server.events));
  },
);
