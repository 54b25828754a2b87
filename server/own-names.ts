// Under which names this server is the deck. Whatever else a Host field says is refused: a web page elsewhere may have its
// own name resolved to this machine (DNS rebinding), but it cannot take one of these.

import { networkInterfaces } from 'node:os';

/** Milliseconds after which the machine's addresses are looked up anew: it may have joined another network. */
const freshness = 5_000;

/** Tells whether a host name, in lower case, is this server's own. `names` are those given by `--host`. */
export function createOwnNames(names: readonly string[]): (hostname: string) => boolean {
  const fixed = new Set(['localhost', '127.0.0.1', '[::1]', ...names.map(asName)]);
  let addresses = new Set<string>();
  let readAt = -Infinity;
  return (hostname) => {
    if (fixed.has(hostname)) return true;
    if (!/^[\d.]+$|^\[/.test(hostname)) return false;
    if (performance.now() - readAt > freshness) {
      addresses = ownAddresses();
      readAt = performance.now();
    }
    return addresses.has(hostname);
  };
}

/** The form in which names are compared: lower case, without a final dot. */
export function asName(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

/** The machine's addresses as a Host field writes them. */
function ownAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
  return new Set(all.map(({ address, family }) => (family === 'IPv6' ? `[${address}]` : address)));
}
