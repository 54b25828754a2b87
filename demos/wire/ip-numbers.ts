// Numbers that IP headers hold, and what they name (IANA, Assigned Internet Protocol Numbers).

import type { Said } from './field-cursor.ts';
import type { LayerName } from './layer.ts';

const protocols: Record<number, { readonly name: string; readonly layer: LayerName }> = {
  1: { name: 'ICMP', layer: 'icmp' },
  2: { name: 'IGMP', layer: 'data' },
  6: { name: 'TCP', layer: 'tcp' },
  17: { name: 'UDP', layer: 'udp' },
  50: { name: 'ESP', layer: 'data' },
  58: { name: 'ICMPv6', layer: 'icmpv6' },
  59: { name: '–', layer: 'data' },
  132: { name: 'SCTP', layer: 'data' },
};

export function protocolLayer(protocol: number): LayerName {
  return protocols[protocol]?.layer ?? 'data';
}

export function protocolSaid(protocol: number): Said {
  const known = protocols[protocol];
  if (!known) return { meaning: { key: 'ip-protocol-other' } };
  return { value: `${protocol} (${known.name})`, meaning: { key: 'ip-protocol', values: { name: known.name } } };
}
