// Whether a connection comes from the machine that the server runs on.

import { networkInterfaces } from 'node:os';
import type { Interfaces } from '#server/lan.ts';

/** Milliseconds after which the machine's addresses are looked up anew: it may have joined another network. */
const freshness = 5_000;

/** Tells so of a remote address as Node gives it. Who opens the machine's own address of the network is at home, too. */
export function createThisMachine(
  interfaces: () => Interfaces = networkInterfaces,
): (address: string | undefined) => boolean {
  let own = new Set<string>();
  let readAt = -Infinity;
  return (remote = '') => {
    const address = plainAddress(remote);
    if (isLoopback(address)) return true;
    if (performance.now() - readAt > freshness) {
      own = new Set(Object.values(interfaces()).flatMap((all) => (all ?? []).map((one) => one.address)));
      readAt = performance.now();
    }
    return own.has(address);
  };
}

/** Whether the other end is on this machine, by an address that no network carries (RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export function isLoopback(remote = ''): boolean {
  const address = plainAddress(remote);
  return address === '::1' || address.startsWith('127.');
}

/** Without the zone of a link's address, and an IPv4 address in its own form though it came by a socket of IPv6. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:/i, '').replace(/%.*$/, '');
}
