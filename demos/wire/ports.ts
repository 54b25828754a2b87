// What a port number says (RFC 6335 §6): who usually listens there, or that it is a client's for a while.

import type { Said } from './field-cursor.ts';

const services: Record<number, string> = {
  22: 'SSH',
  25: 'SMTP',
  53: 'DNS',
  67: 'DHCP',
  68: 'DHCP',
  80: 'HTTP',
  123: 'NTP',
  143: 'IMAP',
  443: 'HTTPS',
  993: 'IMAPS',
  3306: 'MySQL',
  5353: 'mDNS',
  5432: 'PostgreSQL',
  6379: 'Redis',
  8080: 'HTTP',
  8420: 'On the Wire',
  8453: 'On the Wire, DNS',
};

export function portSaid(port: number): Said {
  const service = services[port];
  if (service) return { meaning: { key: 'port-known', values: { service } } };
  if (port < 1024) return { meaning: { key: 'port-system' } };
  return { meaning: { key: port < 49152 ? 'port-registered' : 'port-dynamic' } };
}
