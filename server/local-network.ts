// The machine's place in the network, as its operating system tells it.

import { createSocket } from 'node:dgram';
import { networkInterfaces } from 'node:os';
import type { LocalNetwork, NetworkInterface } from '#demos/contract.ts';

export const localNetwork: LocalNetwork = { interfaces, localAddressTowards };

function interfaces(): NetworkInterface[] {
  return Object.entries(networkInterfaces()).flatMap(([name, addresses = []]) =>
    addresses.map(({ address, cidr, internal }) => ({
      name,
      address,
      prefix: Number(cidr?.split('/')[1] ?? 0),
      isInternal: internal,
    })),
  );
}

/** Discard (RFC 863): would throw everything away, and is never sent anything. */
const discard = 9;

// #region trick
/** Connecting a UDP socket sends nothing: the system picks a way out, and the socket then knows its own address on it. */
function localAddressTowards(address: string): ReturnType<LocalNetwork['localAddressTowards']> {
  const socket = createSocket('udp4');
  return new Promise<{ address: string } | { fault: string }>((resolve) => {
    socket.once('error', (error) => resolve({ fault: codeOf(error) }));
    // Not by a callback: it would be given the error, and the socket's address would be 0.0.0.0.
    socket.once('connect', () => resolve({ address: socket.address().address }));
    socket.connect(discard, address);
  }).finally(() => socket.close());
}
// #endregion trick

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}
