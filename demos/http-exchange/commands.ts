// The same request from a terminal: by curl where it is one that curl would send, and octet for octet by Python.

import { asCurl, asHttpie } from '#demos/copy-as/request-commands.ts';
import type { Request } from './request.ts';

export type CommandName = 'curl' | 'httpie' | 'octets';

/** Octets beyond which a request is no longer a line for a terminal. */
const longest = 2_000;

/** For a POSIX shell. `request` is the first whole one; without it, only the octets are sent. */
export function commandsFor(
  authority: string,
  octets: Uint8Array,
  request: Request | undefined,
): Partial<Record<CommandName, string>> {
  const repeatable = request && { ...request, conversation: undefined };
  const curl = repeatable && asCurl(repeatable, authority);
  const httpie = repeatable && asHttpie(repeatable, authority);
  return {
    ...(curl !== undefined && { curl }),
    ...(httpie !== undefined && { httpie }),
    ...(octets.length <= longest && { octets: asSocket(authority, octets) }),
  };
}

/** Ends its side once it has asked, so that the server, having answered, ends too. */
function asSocket(authority: string, octets: Uint8Array): string {
  const [, host = 'localhost', port = '80'] = /^(.*?)(?::(\d+))?$/.exec(authority) ?? [];
  return `python3 -c "
import socket, sys

line = socket.create_connection(('${host.replace(/^\[|\]$/g, '')}', ${port}))
line.sendall(${bytesLiteral(octets)})
line.shutdown(socket.SHUT_WR)
while piece := line.recv(4096):
    sys.stdout.buffer.write(piece)"`;
}

/** A Python literal, a line of source for each line sent, that a shell leaves alone between its double quotes. */
function bytesLiteral(octets: Uint8Array): string {
  const signs = Array.from(octets, (octet) => {
    if (octet === 0x0d) return '\\r';
    if (octet === 0x0a) return '\\n';
    const isPlain = octet >= 0x20 && octet < 0x7f && !`"'$\`\\!`.includes(String.fromCharCode(octet));
    return isPlain ? String.fromCharCode(octet) : `\\x${octet.toString(16).padStart(2, '0')}`;
  });
  const lines = signs.join('').match(/.*?\\n|.+$/g) ?? [''];
  return `b'${lines.join("'\n    b'")}'`;
}
