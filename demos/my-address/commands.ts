// The same in a terminal.

import { machinePath, path } from './protocol.ts';

export type CommandName = 'curl' | 'forged' | 'server' | 'python' | 'node';

/** A documentation address (RFC 5737) to claim: nobody's. */
export const claimed = '203.0.113.7';

/** `authority` is where the demo server is, as a Host field says it. */
export function commandsFor(authority: string): Record<CommandName, string> {
  const trick = `const s = require('dgram').createSocket('udp4'); s.on('connect', () => { console.log(s.address().address); s.close() }); s.connect(9, '192.0.2.1')`;
  return {
    curl: `curl http://${authority}${path}`,
    forged: `curl -H 'X-Forwarded-For: ${claimed}' http://${authority}${path}`,
    server: `curl http://${authority}${machinePath}`,
    python: 'python media/python/network_my_address.py',
    node: `node -e "${trick}"`,
  };
}
