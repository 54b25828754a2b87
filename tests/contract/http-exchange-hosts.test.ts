// Every request of http-exchange has the same answer on both hosts, octet for octet, but for what Node's parser decides
// before the demo server can (answers-equality.test.ts lists it).

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demo } from '#demos/http-exchange/backend.ts';
import { readOctets } from '#demos/http-exchange/octet-text.ts';
import { presetGroups, presetText, type PresetName } from '#demos/http-exchange/presets.ts';
import { converse } from './conversation.ts';
import { openInPageAt } from './open-in-page.ts';
import { openServer } from './open-server.ts';
import { seededRandom, standingClock, timers, type HostSetup, type TestHost } from './test-host.ts';

/** Of what follows a whole request and is none, Node's parser tells so at once, and the whole one is left unanswered. */
const different: readonly PresetName[] = ['unknown-method', 'no-end', 'length-too-long', 'length-too-short'];

describe('both hosts', () => {
  const random = { server: seededRandom(), page: seededRandom() };
  let server: TestHost;
  let page: TestHost;

  beforeAll(async () => {
    const setup = (chance: HostSetup['random']): HostSetup => {
      const demos = { 'http-exchange': demo };
      return { demos, virtualHostDemo: 'http-exchange', clock: standingClock, timers, random: chance };
    };
    server = await openServer(setup(random.server));
    page = await openInPageAt(server.authority)(setup(random.page));
  });
  afterAll(() => Promise.all([server.close(), page.close()]));

  async function answer(to: TestHost, preset: PresetName): Promise<string> {
    const read = readOctets(presetText(preset, { authority: server.authority, language: 'fr' }));
    const talk = converse(await to.connect());
    await talk.send(read.ok ? read.octets : '');
    await talk.stream.end().catch(() => {});
    const { received, cut } = await talk.all();
    return cut ? `${received}(cut)` : received;
  }

  test.each(Object.values(presetGroups).flat())('answer alike: %s', async (preset) => {
    random.server.restart();
    random.page.restart();
    const [fromServer, fromPage] = [await answer(server, preset), await answer(page, preset)];
    expect(fromPage).toMatch(/^HTTP\/1\.1 \d{3} /);
    if (different.includes(preset)) expect(fromPage).not.toBe(fromServer);
    else expect(fromPage).toBe(fromServer);
  });

  test('record no fault of the demo’s own', () => {
    expect([...server.errors, ...page.errors]).toEqual([]);
  });
});
