// Names that cannot be guessed: of an exchange, of a visitor.

import type { Random } from './contract.ts';

/** 128 random bits as 32 hexadecimal digits. */
export function randomId(random: Random): string {
  return Array.from(random.bytes(16), (octet) => octet.toString(16).padStart(2, '0')).join('');
}

/** The path with the exchange's name in its query: script is shown nothing of a WebSocket's handshake, so it chooses. */
export function withExchange(path: string, exchange: string): string {
  return `${path}${path.includes('?') ? '&' : '?'}exchange=${exchange}`;
}

/** The name that a request-target asks for; undefined when absent or malformed. */
export function exchangeIn(target: string): string | undefined {
  return /[?&]exchange=([0-9a-f]{32})(?=[&#]|$)/.exec(target)?.[1];
}
