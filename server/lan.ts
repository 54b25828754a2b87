// Under which addresses a class can reach this machine, and which of its addresses lead elsewhere.

import type { NetworkInterfaceInfo } from 'node:os';
import type { AddressKind } from '#demos/instructor-protocol.ts';

export interface MachineAddress {
  readonly interface: string;
  /** As a URL writes it. */
  readonly host: string;
  readonly kind: AddressKind;
}

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** Interface names on Linux, macOS and Windows. The first pattern that fits decides. */
const kinds: readonly (readonly [AddressKind, RegExp])[] = [
  ['container', /^(docker|br-|veth(?!ernet)|cni|flannel|cali|podman|lxc|lxd|incus|kube|weave|nerdctl)/i],
  ['container', /\((WSL|Default Switch|nat)\b/i],
  ['virtual', /^(virbr|vmnet|vboxnet|vnet|bridge\d|vEthernet)|VirtualBox|VMware|Hyper-V|Parallels/i],
  ['vpn', /^(tun|tap|wg|utun|ppp|ipsec|tailscale|zt|nebula|nordlynx|proton|ham|gpd|cscotun|wt\d|mullvad)/i],
  ['vpn', /VPN|Tailscale|ZeroTier|WireGuard|Wintun|TAP-|AnyConnect|Hamachi/i],
];

/** Addresses that others may use, the likeliest for a class first. Loopback and addresses bound to a link are left out. */
export function machineAddresses(interfaces: Interfaces): MachineAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses.filter(isUsable).map((address) => ({ address, name, kind: kindOf(name, address) })),
  );
  return all
    .sort((one, other) => rank(one.kind, one.address) - rank(other.kind, other.address))
    .map(({ address, name, kind }) => ({ interface: name, host: asHost(address), kind }));
}

/** The one to show as a QR code: undefined where no network of a class is near. */
export function bestAddress(addresses: readonly MachineAddress[]): MachineAddress | undefined {
  return addresses.find(({ kind }) => kind === 'wired');
}

/** An IPv6 address of the link (fe80::) needs a zone, which no URL of a browser takes. */
function isUsable({ internal, address }: NetworkInterfaceInfo): boolean {
  return !internal && !/^fe[89ab]/i.test(address);
}

function kindOf(name: string, { address }: NetworkInterfaceInfo): AddressKind {
  const named = kinds.find(([, pattern]) => pattern.test(name))?.[0];
  if (named) return named;
  // RFC 3927: the machine gave itself an address, for nobody else did.
  if (address.startsWith('169.254.')) return 'unconfigured';
  // RFC 6598: shared space of providers, which overlay networks use too.
  if (/^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(address)) return 'vpn';
  return 'wired';
}

function rank(kind: AddressKind, { family }: NetworkInterfaceInfo): number {
  const order: readonly AddressKind[] = ['wired', 'vpn', 'virtual', 'container', 'unconfigured'];
  return 2 * order.indexOf(kind) + (family === 'IPv6' ? 1 : 0);
}

function asHost({ address, family }: NetworkInterfaceInfo): string {
  return family === 'IPv6' ? `[${address}]` : address;
}
