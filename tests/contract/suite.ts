// What both hosts promise (demos/contract.ts), asked by hand, octet by octet. A runner of a few lines opens a host.

import { afterEach, beforeEach, describe } from 'vitest';
import type { PortAddress } from '#demos/contract.ts';
import { createTestDemos, type Observed } from './backends.ts';
import { converse, type Conversation } from './conversation.ts';
import { describeRequests } from './request-rules.ts';
import { describeEndings, describeIdleness, describeSlowness } from './ending-rules.ts';
import { describeFaults } from './fault-rules.ts';
import { describeOwnPorts } from './own-port-rules.ts';
import { describeWebSockets } from './websocket-rules.ts';
import { describeWire } from './wire-rules.ts';
import { describeScenarios } from './scenario-rules.ts';
import { seededRandom, standingClock, timers, type HostSetup, type OpenHost, type TestHost } from './test-host.ts';

/** A host with the test demos, opened before each test. */
export interface Stage {
  readonly host: TestHost;
  readonly observed: Observed;
  /** A new connection by hand. */
  connect(to?: PortAddress): Promise<Conversation>;
  /** Resolves once what the backends saw fulfils `isSo`. */
  saw(isSo: (observed: Observed) => boolean): Promise<void>;
}

export function describeHost(name: string, openHost: OpenHost): void {
  describe(name, () => {
    describeRequests(stage(openHost));
    describeFaults(stage(openHost));
    describeEndings(stage(openHost));
    describeIdleness(stage(openHost, { idle: 50 }));
    describeSlowness(stage(openHost, { headers: 100 }));
    describeWebSockets(stage(openHost));
    describeWire(stage(openHost));
    describeOwnPorts(stage(openHost), (limits) => stage(openHost, {}, limits));
    describeScenarios(openHost);
  });
}

/** Opens a host before each test of the group that asks for it, and closes it after. */
function stage(openHost: OpenHost, limits?: HostSetup['limits'], portLimits?: HostSetup['portLimits']): () => Stage {
  let current: Stage | undefined;

  return () => {
    beforeEach(async () => {
      const { demos, observed } = createTestDemos();
      const setup = { demos, virtualHostDemo: 'mirror', clock: standingClock, timers, random: seededRandom() };
      const host = await openHost({ ...setup, ...(limits && { limits }), ...(portLimits && { portLimits }) });
      current = {
        host,
        observed,
        connect: async (to) => converse(await host.connect(to)),
        saw: (isSo) => until(observed, isSo),
      };
    });
    afterEach(() => current?.host.close());
    return new Proxy({} as Stage, { get: (_, key) => Reflect.get(current ?? {}, key) });
  };
}

function until(observed: Observed, isSo: (observed: Observed) => boolean): Promise<void> {
  return new Promise((resolve) => {
    observed.changed = () => isSo(observed) && resolve();
    observed.changed();
  });
}
