// A client that connects to nothing: a widget shown from a state alone asks for no host.

import type { DemoClient, HostKind } from '#demos/contract.ts';

const never = (): Promise<never> => new Promise(() => undefined);

/** `host` decides the truth label, which is the deck's. */
export function silentClient(host: HostKind): DemoClient {
  return {
    host,
    authority: host === 'server' ? location.host : 'localhost:8420',
    fetch: never,
    openSocket: () => ({ exchange: '', send() {}, close() {} }),
    connect: never,
    openDatagrams: never,
    portNumber: () => undefined,
    wire: { subscribe: () => () => undefined },
    scriptCookies: { read: () => '', write() {} },
    jar: undefined,
    watchLink(listener) {
      listener({ state: 'up' });
      return () => undefined;
    },
    retry() {},
  };
}
