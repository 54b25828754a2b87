// Every demo by name, loaded when first asked for. `npm run new-demo NAME` adds a line.

import type { Demo, Scenario } from './contract.ts';

/** What a `scenario.ts` exports. */
export interface ScenarioModule {
  readonly scenario: Scenario;
  /** Runs for tags with attributes, by these as the tag has them: `preset="etag"`. */
  readonly variants?: Readonly<Record<string, Scenario>>;
}

interface Entry {
  backend(): Promise<{ demo: Demo }>;
  scenario(): Promise<ScenarioModule>;
}

export const registry = {
  chat: { backend: () => import('./chat/backend.ts'), scenario: () => import('./chat/scenario.ts') },
  'cookie-lab': {
    backend: () => import('./cookie-lab/backend.ts'),
    scenario: () => import('./cookie-lab/scenario.ts'),
  },
  countdown: { backend: () => import('./countdown/backend.ts'), scenario: () => import('./countdown/scenario.ts') },
  'csv-api': { backend: () => import('./csv-api/backend.ts'), scenario: () => import('./csv-api/scenario.ts') },
  'dns-lookup': {
    backend: () => import('./dns-lookup/backend.ts'),
    scenario: () => import('./dns-lookup/scenario.ts'),
  },
  framing: { backend: () => import('./framing/backend.ts'), scenario: () => import('./framing/scenario.ts') },
  'http-exchange': {
    backend: () => import('./http-exchange/backend.ts'),
    scenario: () => import('./http-exchange/scenario.ts'),
  },
  'my-address': {
    backend: () => import('./my-address/backend.ts'),
    scenario: () => import('./my-address/scenario.ts'),
  },
  'osi-layers': {
    backend: () => import('./osi-layers/backend.ts'),
    scenario: () => import('./osi-layers/scenario.ts'),
  },
  'ping-gnip': { backend: () => import('./ping-gnip/backend.ts'), scenario: () => import('./ping-gnip/scenario.ts') },
  polling: { backend: () => import('./polling/backend.ts'), scenario: () => import('./polling/scenario.ts') },
  'tcp-connection': {
    backend: () => import('./tcp-connection/backend.ts'),
    scenario: () => import('./tcp-connection/scenario.ts'),
  },
  transports: { backend: () => import('./transports/backend.ts'), scenario: () => import('./transports/scenario.ts') },
  'virtual-hosts': {
    backend: () => import('./virtual-hosts/backend.ts'),
    scenario: () => import('./virtual-hosts/scenario.ts'),
  },
  'websocket-events': {
    backend: () => import('./websocket-events/backend.ts'),
    scenario: () => import('./websocket-events/scenario.ts'),
  },
} satisfies Record<string, Entry>;

export type DemoName = keyof typeof registry;

export function isDemoName(name: string): name is DemoName {
  return Object.hasOwn(registry, name);
}

/** The demo that answers for `*.localhost`. */
export const virtualHostDemo: DemoName = 'virtual-hosts';
