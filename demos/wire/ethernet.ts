// Layer 2 as captures have it: Ethernet II with VLAN tags (IEEE 802.3 §3, 802.1Q §9), and the headers that Linux and BSD
// put in its place (LINKTYPE_LINUX_SLL, _SLL2, _NULL of the capture-file registry).

import { macAddress } from './addresses.ts';
import { hexNumber, type FieldCursor, type Said } from './field-cursor.ts';
import type { Layer, LayerName, Payload } from './layer.ts';

/** EtherTypes (IANA, IEEE 802 Numbers) that are decoded or named. */
const etherTypes: Record<number, { readonly name: string; readonly layer: LayerName }> = {
  0x0800: { name: 'IPv4', layer: 'ipv4' },
  0x0806: { name: 'ARP', layer: 'arp' },
  0x86dd: { name: 'IPv6', layer: 'ipv6' },
  0x8100: { name: '802.1Q', layer: 'data' },
  0x88cc: { name: 'LLDP', layer: 'data' },
};
const vlanTag = 0x8100;
/** A tag in a tag in a tag: nobody nests them deeper. */
const mostTags = 4;
/** Up to here the field is a length (IEEE 802.3 §3.2.6). */
const longestLength = 1500;

export const ethernet: Layer = {
  section: 'IEEE 802.3 §3.1',
  read(cursor) {
    cursor.octets('ethernet-destination', 6, (octets) => ({ value: macAddress(octets), ...destinationSaid(octets) }));
    cursor.octets('ethernet-source', 6, (octets) => ({
      value: macAddress(octets),
      meaning: { key: 'ethernet-source' },
    }));
    let type = cursor.number('ether-type', 2, typeSaid);
    for (let tags = 0; type === vlanTag && tags < mostTags; tags += 1) {
      cursor.bits(2, [
        ['vlan-priority', 3],
        ['vlan-drop-eligible', 1],
        ['vlan-id', 12],
      ]);
      type = cursor.number('ether-type', 2, typeSaid);
    }
    if (type <= longestLength) return payload(cursor, 'data', cursor.offset + type);
    return payload(cursor, etherTypes[type]?.layer ?? 'data');
  },
};

export const linuxCooked: Layer = {
  section: 'LINKTYPE_LINUX_SLL',
  read(cursor) {
    cursor.number('cooked-packet-type', 2, (value) => ({ value: packetTypes[value] ?? String(value) }));
    cursor.number('cooked-hardware-type', 2);
    readCookedAddress(cursor, cursor.number('cooked-address-length', 2));
    return payload(cursor, etherTypes[cursor.number('ether-type', 2, typeSaid)]?.layer ?? 'data');
  },
};

export const linuxCooked2: Layer = {
  section: 'LINKTYPE_LINUX_SLL2',
  read(cursor) {
    const type = cursor.number('ether-type', 2, typeSaid);
    cursor.number('cooked-reserved', 2);
    cursor.number('cooked-interface', 4);
    cursor.number('cooked-hardware-type', 2);
    cursor.number('cooked-packet-type', 1, (value) => ({ value: packetTypes[value] ?? String(value) }));
    readCookedAddress(cursor, cursor.number('cooked-address-length', 1));
    return payload(cursor, etherTypes[type]?.layer ?? 'data');
  },
};

export const loopback: Layer = {
  section: 'LINKTYPE_NULL',
  read(cursor) {
    // In the byte order of the machine that captured: an address family is a small number in one of the two.
    const number = cursor.number('loopback-family', 4, (value) => ({
      value: String(family(value)),
      meaning: { key: 'loopback-family' },
    }));
    return payload(cursor, familyLayer(family(number)));
  },
};

export const rawIp: Layer = {
  section: 'LINKTYPE_RAW',
  read(cursor) {
    const version = (cursor.peek(1) ?? 0) >> 4;
    return payload(cursor, version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : 'data');
  },
};

const packetTypes: Record<number, string> = {
  0: 'to us',
  1: 'broadcast',
  2: 'multicast',
  3: 'to others',
  4: 'from us',
};

/** Eight octets stand there, of which the first `length` are an address. */
function readCookedAddress(cursor: FieldCursor, length: number): void {
  const used = Math.min(length, 8);
  if (used > 0) cursor.octets('cooked-address', used, (octets) => ({ value: macAddress(octets) }));
  if (used < 8) cursor.octets('cooked-unused', 8 - used);
}

function payload(cursor: FieldCursor, layer: LayerName, end = cursor.end): Payload {
  return { layer, start: cursor.offset, end: Math.min(end, cursor.end) };
}

function typeSaid(value: number): Said {
  if (value <= longestLength) return { meaning: { key: 'ethernet-length' } };
  const known = etherTypes[value];
  const said = `${hexNumber(value, 2)}${known ? ` (${known.name})` : ''}`;
  return {
    value: said,
    meaning: known ? { key: 'ether-type', values: { name: known.name } } : { key: 'ether-type-other' },
  };
}

function destinationSaid(octets: Uint8Array): Said {
  if (octets.every((octet) => octet === 0xff)) return { meaning: { key: 'ethernet-broadcast' } };
  const isGroup = ((octets[0] ?? 0) & 1) === 1;
  return { meaning: { key: isGroup ? 'ethernet-multicast' : 'ethernet-destination' } };
}

function family(value: number): number {
  return value > 0xffff ? ((value >>> 24) | ((value >>> 8) & 0xff00)) & 0xffff : value;
}

/** AF_INET is 2 everywhere; AF_INET6 is 24 (NetBSD), 28 (FreeBSD), 30 (Darwin) or 10 (Linux). */
function familyLayer(value: number): LayerName {
  if (value === 2) return 'ipv4';
  return [10, 24, 28, 30].includes(value) ? 'ipv6' : 'data';
}
