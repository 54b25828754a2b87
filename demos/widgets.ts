// Every demo's widget by name, loaded when its slide is near. `npm run new-demo NAME` adds a line.

import type { DemoName } from './registry.ts';

export const widgets: Record<DemoName, () => Promise<unknown>> = {
  chat: () => import('./chat/widget.ts'),
  'cookie-lab': () => import('./cookie-lab/widget.ts'),
  countdown: () => import('./countdown/widget.ts'),
  'csv-api': () => import('./csv-api/widget.ts'),
  'dns-lookup': () => import('./dns-lookup/widget.ts'),
  framing: () => import('./framing/widget.ts'),
  'http-exchange': () => import('./http-exchange/widget.ts'),
  'my-address': () => import('./my-address/widget.ts'),
  'osi-layers': () => import('./osi-layers/widget.ts'),
  'ping-gnip': () => import('./ping-gnip/widget.ts'),
  polling: () => import('./polling/widget.ts'),
  'tcp-connection': () => import('./tcp-connection/widget.ts'),
  transports: () => import('./transports/widget.ts'),
  'virtual-hosts': () => import('./virtual-hosts/widget.ts'),
  'websocket-events': () => import('./websocket-events/widget.ts'),
};
