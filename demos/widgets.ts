// Every demo's widget by name, loaded when its slide is near. `npm run new-demo NAME` adds a line.

import type { DemoName } from './registry.ts';

export const widgets: Record<DemoName, () => Promise<unknown>> = {
  chat: () => import('./chat/widget.ts'),
  'cookie-lab': () => import('./cookie-lab/widget.ts'),
  countdown: () => import('./countdown/widget.ts'),
  'ping-gnip': () => import('./ping-gnip/widget.ts'),
  'virtual-hosts': () => import('./virtual-hosts/widget.ts'),
};
