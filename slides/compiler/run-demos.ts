// Runs each demo's scenario in the in-page host and keeps what passed over the wire: the finished run of its page.

import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Language, Random, Scenario, WireEvent } from '#demos/contract.ts';
import { registry, type ScenarioModule } from '#demos/registry.ts';
import { createInPageHost } from '#in-page/host.ts';
import { decodeExchange, type WireChunk } from '#wire/decode-exchange.ts';
import { decodePiece } from '#wire/decode-piece.ts';
import type { WireMessage } from '#wire/field.ts';
import { VirtualTime } from './virtual-time.ts';

const AUTHORITY = 'localhost:8420';
/** A Date field of a page must not change with every build. */
const START = Date.UTC(2026, 0, 5, 9, 0, 0);

/** What a demo's scenario put on the wire, for readers of each language. */
export type FinishedRun = Readonly<Record<Language, readonly WireMessage[]>>;

/** By demo name, and by name and attributes for the variants of a scenario. Rejects, naming the demo, where one fails. */
export async function runDemos(): Promise<Map<string, FinishedRun>> {
  const runs = new Map<string, FinishedRun>();
  for (const [name, entry] of Object.entries(registry)) {
    try {
      // Loaded before: virtual time does not know that a module is still being read.
      await entry.backend();
      const module: ScenarioModule = await entry.scenario();
      runs.set(name, await runBoth(name, module.scenario));
      for (const [attributes, variant] of Object.entries(module.variants ?? {}))
        runs.set(`${name} ${attributes}`, await runBoth(name, variant));
    } catch (error) {
      throw new Error(`The scenario of ${name} failed. See demos/${name}/scenario.ts.`, { cause: error });
    }
  }
  return runs;
}

async function runBoth(name: string, scenario: Scenario): Promise<FinishedRun> {
  return { fr: await runScenario(name, scenario, 'fr'), en: await runScenario(name, scenario, 'en') };
}

async function runScenario(name: string, scenario: Scenario, language: Language): Promise<WireMessage[]> {
  const time = new VirtualTime(START);
  const client = createInPageHost({
    authority: AUTHORITY,
    clock: time,
    timers: time,
    random: seededRandom(`${name} host`),
  });
  const events: WireEvent[] = [];
  const forget = client.wire.subscribe((event) => events.push(event));
  const by = {
    authority: AUTHORITY,
    language,
    connect: client.connect,
    openDatagrams: client.openDatagrams,
    random: seededRandom(`${name} client`),
  };
  await time.passUntil(scenario(by));
  // What the scenario's last octets caused may still be on its way.
  await new Promise((resolve) => setImmediate(resolve));
  forget();
  return decodeAll(events);
}

/** Exchanges in the order in which they began. */
function decodeAll(events: readonly WireEvent[]): WireMessage[] {
  const chunks = new Map<string, WireChunk[]>();
  for (const event of events) {
    if (event.type === 'opened') chunks.set(event.exchange, []);
    if (event.type === 'bytes') chunks.get(event.exchange)?.push(event);
  }
  return events.flatMap((event) => {
    if (event.type !== 'opened') return [];
    const { exchange, over } = event;
    const pieces = chunks.get(exchange) ?? [];
    return over ? pieces.map((piece) => decodePiece(piece, over)) : decodeExchange(pieces);
  });
}

/** Octets that are the same in every build. */
function seededRandom(seed: string): Random {
  let counter = 0;
  return {
    bytes(length) {
      const octets = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) {
        octets.set(sha256(utf8ToBytes(`${seed} ${counter++}`)).subarray(0, length - at), at);
      }
      return octets;
    },
  };
}
