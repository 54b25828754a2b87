// Every demo by name, loaded when first asked for. `npm run new-demo NAME` adds a line.

import type { Demo, Scenario } from './contract.ts';

interface Entry {
  backend(): Promise<{ demo: Demo }>;
  scenario(): Promise<{ scenario: Scenario }>;
}

export const registry = {
  chat: { backend: () => import('./chat/backend.ts'), scenario: () => import('./chat/scenario.ts') },
  'cookie-lab': {
    backend: () => import('./cookie-lab/backend.ts'),
    scenario: () => import('./cookie-lab/scenario.ts'),
  },
  countdown: { backend: () => import('./countdown/backend.ts'), scenario: () => import('./countdown/scenario.ts') },
  'ping-gnip': { backend: () => import('./ping-gnip/backend.ts'), scenario: () => import('./ping-gnip/scenario.ts') },
  'virtual-hosts': {
    backend: () => import('./virtual-hosts/backend.ts'),
    scenario: () => import('./virtual-hosts/scenario.ts'),
  },
} satisfies Record<string, Entry>;

export type DemoName = keyof typeof registry;

export function isDemoName(name: string): name is DemoName {
  return Object.hasOwn(registry, name);
}

/** The demo that answers for `*.localhost`. */
export const virtualHostDemo: DemoName = 'virtual-hosts';
