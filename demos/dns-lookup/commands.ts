// The same questions from a terminal: commands that work as they stand.

import { usualPort } from './protocol.ts';

export type CommandName = 'dig' | 'alias' | 'mail' | 'missing' | 'truncated' | 'python';

export interface PortNumbers {
  /** Undefined where the page has no server to ask. */
  readonly udp: number | undefined;
  readonly tcp: number | undefined;
}

/** `authority` as in a Host field. They are for a POSIX shell. */
export function commandsFor(
  authority: string,
  { udp = usualPort, tcp = usualPort }: PortNumbers,
): Record<CommandName, string> {
  const host = hostIn(authority);
  // +norec: only the zone's own server is asked, and it does not ask around for anybody.
  const dig = `dig @${host} -p ${udp} +norec`;
  return {
    dig: `${dig} www.campus.example`,
    alias: `${dig} +short books.campus.example`,
    mail: `${dig} +short campus.example MX`,
    missing: `${dig} nowhere.campus.example`,
    truncated: `${dig} +noedns +ignore rules.campus.example TXT
dig @${host} -p ${tcp} +norec +tcp +short rules.campus.example TXT`,
    python: `python3 -c "
import socket
query = bytes.fromhex('1234 0000 0001 0000 0000 0000') + b'\\3www\\6campus\\7example\\0' + bytes([0, 1, 0, 1])
line = socket.socket(${host.includes(':') ? 'socket.AF_INET6' : 'socket.AF_INET'}, socket.SOCK_DGRAM)
line.settimeout(2)
line.sendto(query, ('${host}', ${udp}))
answer = line.recv(1232)
print(answer.hex(' '))
print('.'.join(str(octet) for octet in answer[-4:]))"`,
  };
}

/** Without the port; `localhost` as a number, for it is the name server that we look for. */
function hostIn(authority: string): string {
  const host = authority.replace(/:\d+$/, '').replace(/^\[|\]$/g, '');
  return host === 'localhost' ? '127.0.0.1' : host;
}
