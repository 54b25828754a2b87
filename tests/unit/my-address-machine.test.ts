// The capability behind my-address on a real system, and who a server takes a caller for.

import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#demos/contract.ts';
import { nowheres } from '#demos/my-address/model.ts';
import { localNetwork } from '#server/local-network.ts';
import { startTestServer, type TestServer } from './server-harness.ts';

const own = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => address));

describe('the machine’s network', () => {
  it('is this machine towards this machine', async () => {
    expect(await localNetwork.localAddressTowards('127.0.0.1')).toEqual({ address: '127.0.0.1' });
  });

  it.each(nowheres)('is an address of its own towards %s, or a fault where there is no way out', async (towards) => {
    const look = await localNetwork.localAddressTowards(towards);
    if ('address' in look) expect(own).toContain(look.address);
    else expect(look.fault).toMatch(/^E[A-Z]+$/);
  });

  it('has a fault where the system refuses to connect, and not 0.0.0.0', async () => {
    // Broadcasting needs leave: a refusal that does not depend on the network. The missing way out was once taken for 0.0.0.0.
    expect(await localNetwork.localAddressTowards('255.255.255.255')).toEqual({
      fault: expect.stringMatching(/^E[A-Z]+$/),
    });
  });

  it('has the interfaces that the system lists', () => {
    expect(localNetwork.interfaces().map(({ address }) => address)).toEqual(own);
    expect(localNetwork.interfaces().every(({ prefix }) => prefix > 0)).toBe(true);
  });
});

describe('the other end', () => {
  let server: TestServer;
  let seen: Caller['remote'];

  beforeEach(async () => {
    const demos = {
      spy: {
        respond: (_request: unknown, { remote }: Caller) => {
          seen = remote;
          return { status: 204, headers: [] };
        },
      },
    };
    server = await startTestServer({ demos, lan: true });
  });

  afterEach(() => server.end());

  const get = (fields = '') =>
    server.exchange(`GET /demos/spy HTTP/1.1\r\nHost: ${server.authority}\r\n${fields}Connection: close\r\n\r\n`);

  it('is on this machine, at a port of its own', async () => {
    await get();
    expect(seen).toEqual({ address: '127.0.0.1', port: expect.any(Number), isHere: true });
    expect(seen?.port).not.toBe(server.port);
  });

  it('may be anywhere behind a proxy', async () => {
    await get('X-Forwarded-For: 127.0.0.1\r\n');
    expect(seen).toMatchObject({ address: '127.0.0.1', isHere: false });
  });
});
