// ARP: who has this IP address? (RFC 826)

import { ipv4Address, macAddress } from './addresses.ts';
import { hexNumber } from './field-cursor.ts';
import type { Layer } from './layer.ts';

const operations: Record<number, 'request' | 'reply'> = { 1: 'request', 2: 'reply' };

export const arp: Layer = {
  section: 'RFC 826',
  read(cursor, facts) {
    const hardware = cursor.number('arp-hardware-type', 2, (value) => ({
      value: value === 1 ? '1 (Ethernet)' : String(value),
    }));
    const protocol = cursor.number('arp-protocol-type', 2, (value) => ({
      value: `${hexNumber(value, 2)}${value === 0x0800 ? ' (IPv4)' : ''}`,
    }));
    const hardwareLength = cursor.number('arp-hardware-length', 1);
    const protocolLength = cursor.number('arp-protocol-length', 1);
    const operation =
      operations[
        cursor.number('arp-operation', 2, (value) => {
          const name = operations[value];
          return name ? { value: `${value} (${name})`, meaning: { key: `arp-${name}` } } : {};
        })
      ];
    const writesMac = hardware === 1 && hardwareLength === 6;
    const writesIp = protocol === 0x0800 && protocolLength === 4;
    const mac = (octets: Uint8Array): { value?: string } => (writesMac ? { value: macAddress(octets) } : {});
    const ip = (octets: Uint8Array): { value?: string } => (writesIp ? { value: ipv4Address(octets) } : {});
    cursor.octets('arp-sender-mac', hardwareLength, mac);
    const sender = cursor.octets('arp-sender-ip', protocolLength, ip);
    cursor.octets('arp-target-mac', hardwareLength, (octets) => ({
      ...mac(octets),
      ...(operation === 'request' && { meaning: { key: 'arp-target-mac-asked' } }),
    }));
    const target = cursor.octets('arp-target-ip', protocolLength, ip);
    if (writesIp && operation === 'request') facts.summary = `ARP ${ipv4Address(target)}? → ${ipv4Address(sender)}`;
    if (writesIp && operation === 'reply') facts.summary = `ARP ${ipv4Address(sender)} = …`;
    return undefined;
  },
};
